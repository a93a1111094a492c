"""What a unit may take back of what waits, and what it reads of a subject's past."""

from contextlib import suppress

from app.domain.terms import Stream
from app.services.messages import Outgoing
from tests.contract.store.facts import T0, wall_fact


def test_a_subjects_history_ends_with_what_this_unit_wrote(store):
    with store.unit(T0) as unit:
        for scene in ("one", "two"):
            unit.append(wall_fact("main", scene=scene))
        unit.append(wall_fact("side"))
        unit.commit()
    with store.unit(T0) as unit:
        unit.append(wall_fact("main", scene="three"))

        seqs = [[e.seq for e in unit.history(Stream.WALL, *asked)] for asked in (("main",), ("main", 2), ("",), ("x",))]

        assert seqs == [[1, 2, 4], [2, 4], [1, 2, 3, 4], []]
        assert unit.history(Stream.ALARM, "main") == []


def test_a_message_is_withdrawn_while_it_waits_and_only_then(store):
    message = Outgoing(channel="task", address="T1", body={})
    with store.unit(T0) as unit:
        first, gone, kept = (unit.post(message, due_at=T0 + 5) for _ in range(3))
        unit.posted([gone])
        unit.commit()
    with store.unit(T0) as unit:
        own = unit.post(message, due_at=T0 + 5)

        assert unit.withdraw([first, gone, own, own, 99]) == 2
        assert unit.withdraw([first, own]) == 0
        assert unit.withdraw([]) == 0
        unit.commit()
    with store.unit(T0 + 9) as unit:
        assert [number for number, _ in unit.due_posts(T0 + 9, 9)] == [kept]


def test_a_withdrawal_is_undone_with_its_message(store):
    with store.unit(T0) as unit:
        number = unit.post(Outgoing(channel="task", address="T1", body={}), due_at=T0)
        unit.commit()
    with store.unit(T0) as unit:
        with suppress(KeyError), unit.savepoint():
            unit.withdraw([number])
            raise KeyError
        unit.commit()
    with store.unit(T0) as unit:
        assert [n for n, _ in unit.due_posts(T0, 9)] == [number]
