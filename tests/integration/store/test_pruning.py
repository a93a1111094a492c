"""What is older than it is kept goes, a little at a time; the rest stays, and a writer at work never waits long."""

import time
from types import SimpleNamespace

from app.adapters.store import pruning
from app.domain.moment import DAY, SECOND
from app.services.messages import Outgoing, Unreadable
from app.services.ports import Session
from app.services.pruning import Pruned, PrunePolicy
from tests.contract.store.facts import T0, fix, wall_fact

POLICY = PrunePolicy(answers=DAY, fixes=DAY, sessions=DAY, quarantine=DAY)
ANSWER = Outgoing(channel="receipt", address="T1", body={})


def fill(store, mark, at, count):
    with store.unit(at) as unit:
        for number in range(count):
            unit.remember(f"{mark}{number}", "T1", ANSWER)
            unit.quarantine(Unreadable(topic="t", payload=b"x", received_at=at, reason="r"))
            session = Session(seat="5", user="li", posts=(), department="", area="", person="", until=at)
            unit.put_session(f"{mark}{number}", session)
        unit.add_fixes([fix(mark, at=at + number) for number in range(count)])
        unit.commit()


def test_what_is_older_than_it_is_kept_goes_and_nothing_else(writing, monkeypatch):
    monkeypatch.setattr(pruning, "AT_ONCE", 3)
    monkeypatch.setattr(pruning, "_LOOKED_AT", 4)
    fill(writing, "old", T0, 10)
    fill(writing, "new", T0 + 2 * DAY, 2)

    assert writing.prune(POLICY, T0 + 2 * DAY) == Pruned(answers=10, fixes=10, sessions=10, quarantine=10)
    assert writing.prune(POLICY, T0 + 2 * DAY) == Pruned(answers=0, fixes=0, sessions=0, quarantine=0)

    with writing.unit(T0 + 2 * DAY) as unit:
        assert [unit.answered(key) for key in ("old1", "new1")] == [None, ANSWER]
    assert writing.fixes_after(0, 99).terminal == ["new", "new"]
    assert len(writing.quarantined()) == 2


def test_for_ever_is_for_ever(writing):
    fill(writing, "old", T0, 2)

    never = PrunePolicy(answers=None, fixes=None, sessions=None, quarantine=None)

    assert writing.prune(never, T0 + 9_999 * DAY) == Pruned(answers=0, fixes=0, sessions=0, quarantine=0)


def test_a_writer_at_work_waits_for_no_more_than_one_small_deletion(writing, house, monkeypatch):
    fill(writing, "old", T0, 4_000)
    left, rests = [], []

    def rest(seconds):
        with writing.unit(T0 + SECOND) as unit:
            unit.append(wall_fact())
            unit.commit()
        left.append(len(writing.fixes_after(0, 9_999).terminal))
        rests.append(seconds)

    monkeypatch.setattr(pruning, "time", SimpleNamespace(sleep=rest, monotonic=time.monotonic))
    house.open().prune(POLICY, T0 + 2 * DAY)

    assert set(left) == set(range(0, 4_001, pruning.AT_ONCE)), "after each small deletion it has its turn"
    assert min(rests) >= pruning._REST_S
