"""A hall that does anything on a real SQLite store: no event is lost, the chain holds, the projections are the log's."""

import random
import shutil
import tempfile
from functools import cache, partial
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.adapters.store import open_store
from app.domain.case_fold import fold
from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Source
from tests.unit.services.town import WALK, Hall, duty, rules
from tests.unit.services.ways import DEPARTMENTS, PEOPLE, PHOTOS, TOLD, USERS, any_reply, any_step, check_move

MOST_CASES = 4


@cache
def empty_database() -> Path:
    """Return a folder with a migrated, staffed database, made once and copied for every run."""
    folder = Path(tempfile.mkdtemp(prefix="wanmi-ways-"))
    store = opened(folder)
    store.migrate()
    Hall(store, rules()).staff()
    store.release_lease("hall")
    store.dispose()
    return folder


def opened(folder):
    return open_store(f"sqlite:///{folder}/hall.db", attachments=folder / "media", fsync=False)


class AnyHall(RuleBasedStateMachine):
    """Cases, their people and a gateway that may be started anew at any time."""

    @initialize(merged=st.booleans(), far=st.tuples(st.integers(3, len(WALK)), st.integers(0, len(WALK))))
    def begin(self, merged, far):
        self.folder = Path(tempfile.mkdtemp(prefix="wanmi-way-"))
        shutil.copytree(empty_database(), self.folder, dirs_exist_ok=True)
        self.store = opened(self.folder)
        self.hall = Hall(self.store, rules(duties=(duty("T2", "D1"), duty("T1", "D1")), merged_posts=merged))
        self._sit_down()
        self.cases = [self.hall.opened(), self.hall.opened()]
        for case_id, steps in zip(self.cases, far, strict=True):
            self.hall.to_stage(case_id, *list(WALK)[:steps])
        self.seen = []

    @precondition(lambda self: len(self.cases) < MOST_CASES)
    @rule(way=st.sampled_from(["report", "self", "call", "first", "instruction", "camera"]))
    def open_case(self, way):
        hall = self.hall
        if way in ("report", "self"):
            self.cases.append(hall.opened(self_handled=way == "self", urgent=way == "self"))
            return
        user, name, more = {
            "call": ("acceptor", "register_call", {"source": Source.HOTLINE_12319}),
            "first": ("dispatcher", "dispatched_first", {"source": Source.HOTLINE_12345, "department": "HW"}),
            "instruction": ("acceptor", "instruction_filed", {"source": Source.LEADER, "condition": "1"}),
            "camera": ("video", "reported", {"photos": PHOTOS}),
        }[way]
        answer = hall.ask(user, name, **TOLD, **more)
        assert answer["ok"], answer
        self.cases.append(answer["case_id"])

    @rule(seed=st.integers(0, 2**32), steps=st.integers(8, 16))
    def walk(self, seed, steps):
        """Take some steps on one case, collectors' answers where it waits for one."""
        chance = random.Random(seed)
        case_id = chance.choice(self.cases)
        for _ in range(steps):
            if self.store.case(case_id).state.checker and chance.random() < 0.7:
                self._do(case_id, lambda: self.hall.one(any_reply(chance, self.hall, case_id)))
            else:
                user, name, fields = any_step(chance, self.hall, case_id, self.cases)
                self._do(case_id, partial(self.hall.ask, user, name, case_id, **fields))

    @rule(data=st.data(), name=st.sampled_from(["claim", "release"]), user=st.sampled_from([*PEOPLE, *DEPARTMENTS]))
    def claim(self, data, name, user):
        case_id = data.draw(st.sampled_from(self.cases))
        before = self.store.case(case_id)
        self.hall.ask(user, name, case_id)
        assert self.store.case(case_id) == before

    @rule(data=st.data())
    def take_back(self, data):
        case_id = data.draw(st.sampled_from(self.cases))
        actor = self.store.history(case_id)[-1].actor
        user = actor if actor in (*PEOPLE, *DEPARTMENTS) else "triple"
        earlier = self.store.history(case_id)[-2:-1]
        answer = self._do(case_id, lambda: self.hall.ask(user, "take_back", case_id))
        if answer["ok"]:
            assert self.store.case(case_id).state == _state_after(self.store, case_id, earlier[0])

    @rule(minutes=st.sampled_from([0, 1, 6, 45, 600, 3000]))
    def wait(self, minutes):
        self.hall.clock.go(minutes * MINUTE)
        self.store.take_lease("hall", self.hall.clock.now())
        if self.hall.clock.now() - self.hall.seated_at > 8 * HOUR:
            self._sit_down()
        self.hall.gateway.posted(self.hall.gateway.timers().posts)

    @rule()
    def start_anew(self):
        before = self.hall
        self.hall = Hall(
            self.store, before.rules, before.clock, before.ids, before.passwords, before.tokens, before.counter,
            before.seated_at,
        )  # fmt: skip

    @invariant()
    def no_event_is_lost(self):
        if not hasattr(self, "store"):
            return
        events = [(event.seq, event.hash) for event in self.store.events_after(0, 100_000)]
        assert events[: len(self.seen)] == self.seen
        assert [seq for seq, _ in events] == list(range(1, len(events) + 1))
        self.seen = events

    def teardown(self):
        if not hasattr(self, "store"):
            return
        try:
            report = self.store.verify()
            assert report.ok, report.sentence
            assert not self.store.check_projections()
            for case_id in self.cases:
                case = None
                for event in self.store.history(case_id):
                    case = fold(case, event)
                assert case == self.store.case(case_id)
        finally:
            self.store.dispose()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _sit_down(self):
        """Log everybody in, a second apart: the door looks at only so many passwords at once."""
        self.hall.tokens.clear()
        for user in USERS:
            self.hall.clock.go(SECOND)
            self.hall.token(user)
        self.hall.seated_at = self.hall.clock.now()

    def _do(self, case_id, act):
        before = self.store.case(case_id)
        answer = act()
        after = self.store.case(case_id)
        assert (after.version > before.version) is answer["ok"], answer
        check_move(self.hall, before, after)
        return answer


def _state_after(store, case_id, event):
    """Return the case's state as *event* left it."""
    case = None
    for one in store.history(case_id):
        case = fold(case, one)
        if one.seq == event.seq:
            return case.state
    raise AssertionError("the event is not the case's")


TestAnyHall = AnyHall.TestCase
TestAnyHall.settings = settings(
    max_examples=12,
    stateful_step_count=24,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
