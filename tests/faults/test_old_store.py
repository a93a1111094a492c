"""A store that the version before levels of command wrote, with cases on their way, is upgraded and worked on.

``data/store_0002.jsonl`` holds its rows as that version left them: a first line with the cases, then table and row.
"""

import json
import random
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from app.adapters.store import migrating, open_store
from app.domain.moment import DAY, SECOND
from app.domain.terms import Post
from app.services.recompute import recompute_clocks
from tests.unit.services.town import MONDAY_9, CountedIds, Hall, HandClock, duty, rules
from tests.unit.services.ways import DEPARTMENTS, PEOPLE, USERS, any_reply, any_step, check_move

ROWS = Path(__file__).parent / "data" / "store_0002.jsonl"


class Upgraded:
    """A hall over the old store, brought up to this version."""

    def __init__(self, folder):
        known, *rows = map(json.loads, ROWS.read_text(encoding="utf-8").splitlines())
        make_old(f"sqlite:///{folder}/old.db", rows)
        self.cases, self.old_tokens = known["cases"], known["tokens"]
        self.store = open_store(f"sqlite:///{folder}/old.db", attachments=folder / "media", fsync=False)
        self.store.migrate()
        roster = tuple(duty(terminal, "D1", end=MONDAY_9 + 9 * DAY) for terminal in ("T2", "T1"))
        table, clock = rules(duties=roster, merged_posts=True), HandClock(known["clock"] + SECOND)
        assert self.store.take_lease("hall", clock.now())
        self.recomputed = recompute_clocks(self.store, table, clock.now())
        self.hall = Hall(self.store, table, clock, CountedIds(known["ids"]), counter=1_000)
        for code in ("HW", "HW1", "HW11", "SZ", "WC"):
            self.hall.person(code.lower(), (Post.DEPARTMENT,), department=code)
        for user, posts in PEOPLE.items():
            self.hall.person(user, posts)


def make_old(url, rows):
    """Make a store of version 0002 that holds *rows*."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config = migrating._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        for name, row in rows:
            connection.execute(sa.insert(sa.Table(name, sa.MetaData(), autoload_with=connection)).values(row))
    engine.dispose()


@pytest.fixture
def upgraded(tmp_path):
    made = Upgraded(tmp_path)
    yield made
    report = made.store.verify()
    assert report.ok, report.sentence
    assert not made.store.check_projections()
    made.store.dispose()


def test_every_old_case_stands_where_it_stood(upgraded):
    stages = {name: str(upgraded.store.case(case_id).state.stage) for name, case_id in upgraded.cases.items()}
    assert stages == {
        "checking": "checking", "verifying": "verifying", "return": "disposing", "supervised": "disposing",
        "unit": "disposing", "call": "reported", "closed": "closed",
    }  # fmt: skip
    assert upgraded.store.case(upgraded.cases["return"]).state.pending == "return"


@pytest.mark.parametrize(
    ("case", "user", "step", "fields"),
    [
        ("checking", None, "check_passed", {}),
        ("verifying", None, "verified", {}),
        ("return", "dispatcher", "approve_return", {}),
        ("supervised", "hw", "answer_supervision", {"reason": "今日办结"}),
        ("unit", "hw1", "handle", {"note": "已清理"}),
        ("call", "acceptor", "accept", {"unverified_because": "来电清楚"}),
    ],
)
def test_an_old_case_goes_on(upgraded, case, user, step, fields):
    hall, case_id = upgraded.hall, upgraded.cases[case]
    if user is None:
        answer = hall.one(hall.reply(case_id, step.split("_")[0].replace("verified", "verify"), "passed"))
    else:
        answer = hall.ask(user, step, case_id, **fields)
    assert answer["ok"], answer


def test_the_caller_of_an_old_case_is_looked_at(upgraded):
    answer = upgraded.hall.ask("acceptor", "look_at_caller", upgraded.cases["call"])
    assert upgraded.store.personal(answer["fields"]["digest"])["caller_phone"] == "13800000000"


@pytest.mark.parametrize("seed", range(4))
def test_old_cases_walk_on_by_the_new_table(upgraded, seed):
    chance, hall = random.Random(seed), upgraded.hall
    for user in USERS:
        if user in PEOPLE or user in DEPARTMENTS:
            hall.clock.go(SECOND)
            hall.token(user)
    for case_id in upgraded.cases.values():
        for _ in range(15):
            before = upgraded.store.case(case_id)
            answer = step_on(chance, hall, case_id, list(upgraded.cases.values()))
            assert answer.get("code") != "quarantined", answer
            check_move(hall, before, upgraded.store.case(case_id))
        hall.gateway.posted(hall.gateway.timers().posts)


def step_on(chance, hall, case_id, cases):
    """Take any step, answer any task, or take the last step back."""
    hall.clock.go(chance.choice([1, 60, 600]) * SECOND)
    if hall.store.case(case_id).state.checker and chance.random() < 0.6:
        return hall.one(any_reply(chance, hall, case_id))
    if chance.random() < 0.15:
        actor = hall.store.history(case_id)[-1].actor
        return hall.ask(actor if actor in (*PEOPLE, *DEPARTMENTS) else "triple", "take_back", case_id)
    user, name, fields = any_step(chance, hall, case_id, cases)
    return hall.ask("triple" if user == "east" else user, name, case_id, **fields)
