"""Whatever is done to the fake and to SQLite, with whatever failures in between, both end the same."""

import shutil
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.adapters.store import open_store
from app.services.messages import Outgoing
from tests.contract.store.facts import T0, case_fact, fix, new_case, next_of, terminal_fact, wall_fact
from tests.fakes import FakeStore

SMALL = st.integers(0, 3)
ACTION = st.one_of(
    st.tuples(st.just("case"), SMALL, st.integers(-50, 50)),
    st.tuples(st.just("wall"), SMALL, st.integers(-50, 50)),
    st.tuples(st.just("terminal"), SMALL, st.just(0)),
    st.tuples(st.just("fix"), SMALL, SMALL),
    st.tuples(st.just("number"), SMALL, st.just(0)),
    st.tuples(st.just("remember"), SMALL, SMALL),
    st.tuples(st.just("post"), SMALL, SMALL),
    st.tuples(st.just("posted"), SMALL, st.just(0)),
)
BLOCK = st.tuples(st.booleans(), st.lists(ACTION, max_size=5))
UNIT = st.tuples(st.booleans(), st.integers(-20, 50), st.lists(BLOCK, max_size=4))


class Undo(Exception):
    """Makes a savepoint undo its block."""


def act(unit, what, which, value):
    name = f"{what}{which}"
    message = Outgoing(channel="receipt", address=name, body={"value": value})
    if what == "case":
        case = unit.case(name)
        after = new_case(name) if case is None else next_of(case, urges=which)
        return unit.append(case_fact(after, "step", valid_at=T0 + value))
    actions = {
        "wall": lambda: unit.append(wall_fact(name, valid_at=T0 + value)),
        "terminal": lambda: unit.append(terminal_fact(name)),
        "fix": lambda: unit.add_fixes([fix(name, at=T0 + value, lon=121 + which / 10)]),
        "number": lambda: unit.next_number(name),
        "remember": lambda: unit.remember(name, name, message),
        "post": lambda: unit.post(message, due_at=T0 + value),
        "posted": lambda: unit.posted([number for number, _ in unit.due_posts(T0 + value, 9)][which:]),
    }
    return actions[what]()


def run(store, script):
    answers = []
    for is_committed, now, blocks in script:
        with store.unit(T0 + now) as unit:
            for fails, actions in blocks:
                with suppress(Undo), unit.savepoint():
                    answers.extend(act(unit, *action) for action in actions)
                    if fails:
                        raise Undo
            answers += [unit.answered("remember1"), unit.due_posts(T0 + 2, 3), unit.case("case2")]
            if is_committed:
                unit.commit()
    rows = store.fixes_after(0, 99)
    positions = list(zip(rows.terminal, rows.device_at.tolist(), rows.lon.tolist(), strict=True))
    return answers, store.events_after(0, 999), positions, list(store.cases(None, None))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=st.lists(UNIT, max_size=5))
def test_a_store_does_what_the_fake_does(script, ready_file, tmp_path):
    for left in tmp_path.iterdir():
        left.unlink()
    shutil.copy(ready_file, tmp_path / "s.db")
    store, fake = open_store(f"sqlite:///{tmp_path}/s.db", attachments=tmp_path, fsync=False), FakeStore()
    assert store.take_lease("x", T0)
    assert fake.take_lease("x", T0)
    try:
        assert run(store, script) == run(fake, script)
        assert store.verify().ok
        assert list(store.check_projections()) == []
    finally:
        store.dispose()
