"""Readers: never in the writer's way, never ahead of it, never past a gap."""

import threading

import pytest

from app.services.ports import StoreFailure
from tests.contract.store.facts import T0, case_fact, fix, new_case, wall_fact


def append(store, count=1):
    with store.unit(T0) as unit:
        for _ in range(count):
            unit.append(wall_fact())
        unit.add_fixes([fix(at=T0 + store.head())])
        unit.commit()


def test_a_desk_in_another_program_sees_each_commit_at_once(writing, house):
    desk = house.open(read_only=True)
    for count in range(1, 4):
        append(writing)
        with writing.unit(T0) as unit:
            unit.append(case_fact(new_case(f"c{count}"), "reported"))
            assert desk.head() == 2 * count - 1
            unit.commit()
        assert desk.head() == 2 * count
        assert desk.case(f"c{count}") is not None
        assert len(desk.fixes_after(0, 9)) == count


def test_a_reader_that_stays_in_its_moment_holds_nobody_up(writing, house):
    append(writing)
    desk = house.open(read_only=True)
    with desk._engines.snapshot() as moment:
        count = "SELECT count(*) FROM event"
        assert moment.exec_driver_sql(count).scalar_one() == 1
        append(writing)
        assert moment.exec_driver_sql(count).scalar_one() == 1
    assert desk.head() == 2


def test_readers_of_a_log_being_written_never_meet_a_gap(writing, house):
    desk, found, broken = house.open(read_only=True), [], []
    total, done = 600, threading.Event()

    def follow():
        try:
            while len(found) < total and not done.is_set():
                head = desk.head()
                events = desk.events_after(len(found), 50)
                found.extend(event.seq for event in events)
                assert len(found) >= min(head, len(found) + 50) or len(events) == 50
        except (AssertionError, StoreFailure) as error:
            broken.append(error)

    reader = threading.Thread(target=follow)
    reader.start()
    for _ in range(total // 6):
        append(writing, 6)
    reader.join(60)
    done.set()

    assert broken == []
    assert found == list(range(1, total + 1))


def test_units_of_two_threads_wait_for_each_other(writing):
    def work():
        for _ in range(20):
            append(writing)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert writing.head() == 40
    assert writing.verify().ok


def test_the_quarantine_is_listed_and_emptied_by_number(writing):
    from app.services.messages import Unreadable

    bad = [Unreadable(topic="t", payload=bytes([n, 0, 255]), received_at=T0 + n, reason="no JSON") for n in range(3)]
    with writing.unit(T0) as unit:
        for one in bad:
            unit.quarantine(one)
        unit.commit()

    listed = writing.quarantined()
    assert [one for _, one in listed] == bad
    assert writing.quarantined(after=listed[0][0], limit=1) == [listed[1]]
    writing.discard_quarantined([number for number, _ in listed[:2]])
    assert writing.quarantined() == [listed[2]]


def test_what_is_old_can_be_dropped(writing):
    from app.services.messages import Outgoing

    receipt = Outgoing(channel="receipt", address="T1", body={})
    for now in (T0, T0 + 10):
        with writing.unit(now) as unit:
            unit.remember(f"m{now}", "T1", receipt)
            unit.add_fixes([fix(at=now)])
            unit.commit()

    assert (writing.forget_messages(T0 + 5), writing.drop_fixes(T0 + 5)) == (1, 1)

    with writing.unit(T0) as unit:
        assert unit.answered(f"m{T0}") is None
        assert unit.answered(f"m{T0 + 10}") == receipt
    assert writing.fixes_after(0, 9).device_at.tolist() == [T0 + 10]


@pytest.mark.parametrize("later", [0, 5])
def test_positions_numbers_only_rise_even_after_old_ones_are_dropped(writing, later):
    append(writing)
    first = int(writing.fixes_after(0, 9).number[-1])
    writing.drop_fixes(T0 + later)
    with writing.unit(T0) as unit:
        unit.add_fixes([fix("T2", at=T0 + 99)])
        unit.commit()

    assert writing.fixes_after(first, 9).terminal == ["T2"]
