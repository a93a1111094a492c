"""What a unit of every store keeps beside the log, and what a savepoint undoes."""

import hashlib
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest

from app.domain.fix import FixFlaw
from app.domain.moment import SECOND
from app.services.messages import Outgoing, Unreadable
from app.services.ports import Session, UserRecord
from tests.contract.store.facts import T0, case_fact, fix, new_case, next_of, wall_fact

RECEIPT = Outgoing(channel="receipt", address="T1", body={"v": 1, "number": "20260621-0001", "文": "已收"})
USER = UserRecord(
    user="li", name="李", posts=("acceptor", "dispatcher"), department="", area="3101", password_hash="$argon2id$x",
    failures=0, locked_until=0,
)  # fmt: skip
SESSION = Session(seat="5", user="li", posts=("acceptor",), department="", area="3101", person="d0", until=T0)


def committed(store, write, now=T0):
    with store.unit(now) as unit:
        answer = write(unit)
        unit.commit()
    return answer


def asked(store, read):
    with store.unit(T0) as unit:
        return read(unit)


def test_a_repeated_message_gets_the_answer_of_the_first(store):
    committed(store, lambda unit: unit.remember("m1", "T1", RECEIPT))

    assert asked(store, lambda unit: unit.answered("m1")) == RECEIPT
    assert asked(store, lambda unit: unit.answered("m2")) is None


def test_a_repeat_within_the_same_unit_is_recognised(store):
    with store.unit(T0) as unit:
        unit.remember("m1", "T1", RECEIPT)
        assert unit.answered("m1") == RECEIPT
        unit.remember("m1", "T1", replace(RECEIPT, address="T2"))
        unit.commit()

    assert asked(store, lambda unit: unit.answered("m1")).address == "T2"


def test_numbers_of_a_series_have_no_gaps_in_committed_units(store):
    assert committed(store, lambda unit: [unit.next_number("2026"), unit.next_number("2026")]) == [1, 2]
    assert asked(store, lambda unit: unit.next_number("2026")) == 3
    assert committed(store, lambda unit: [unit.next_number("2026"), unit.next_number("2027")]) == [3, 1]


def test_positions_come_back_as_columns_in_the_order_they_came(store):
    given = [fix("T2", lon=121.25), fix("T1"), fix("T1", at=T0 + SECOND, flaw=FixFlaw.FUTURE)]
    committed(store, lambda unit: unit.add_fixes(given))

    rows = store.fixes_after(0, 10)

    assert rows.terminal == ["T2", "T1", "T1"]
    assert np.all(np.diff(rows.number) > 0)
    assert rows.number[0] > 0
    assert rows.device_at.tolist() == [T0, T0, T0 + SECOND]
    assert rows.received_at.tolist() == [T0 + SECOND, T0 + SECOND, T0 + 2 * SECOND]
    assert rows.lon.tolist() == [121.25, 121.5, 121.5]
    assert rows.lat.tolist() == [31.25] * 3
    assert rows.accuracy.tolist() == [8.5] * 3
    assert rows.speed.tolist() == [1.25] * 3
    assert rows.course.tolist() == [90.0] * 3
    assert rows.flaw.tolist() == [0, 0, FixFlaw.FUTURE]


def test_columns_have_their_types_even_when_empty(store):
    rows = store.fixes_after(0, 10)

    assert len(rows) == 0
    wanted = {"number": "i8", "device_at": "i8", "lon": "f8", "accuracy": "f4", "flaw": "u1"}
    assert {name: getattr(rows, name).dtype for name in wanted} == {n: np.dtype(t) for n, t in wanted.items()}


def test_a_position_that_is_there_already_is_passed_over(store):
    committed(store, lambda unit: unit.add_fixes([fix(lon=121.0), fix(lon=122.0)]))
    committed(store, lambda unit: unit.add_fixes([fix(lon=123.0), fix("T2")]))

    rows = store.fixes_after(0, 10)
    assert list(zip(rows.terminal, rows.lon.tolist(), strict=True)) == [("T1", 121.0), ("T2", 121.5)]


def test_reading_positions_goes_on_where_it_stopped(store):
    committed(store, lambda unit: unit.add_fixes([fix(at=T0 + n) for n in range(5)]))

    first = store.fixes_after(0, 2)
    rest = store.fixes_after(int(first.number[-1]), 10)

    assert first.device_at.tolist() + rest.device_at.tolist() == [T0 + n for n in range(5)]


def test_a_position_no_database_takes_is_passed_over_and_the_others_are_kept(store):
    bad = [replace(fix(), lon=float("nan")), replace(fix(), speed_mps=float("inf")), replace(fix(), device_at=2**63)]
    committed(store, lambda unit: unit.add_fixes([*bad, fix("T9")]))

    assert store.fixes_after(0, 10).terminal == ["T9"]


def test_an_attachment_is_found_by_its_digest(store):
    content = b"\xff\xd8 a photo"
    name = hashlib.sha256(content).hexdigest()
    committed(store, lambda unit: unit.add_media(name, content))
    committed(store, lambda unit: unit.add_media(name, content))

    assert store.attachment(name) == content
    assert store.attachment("0" * 64) is None
    assert store.attachment("../" + name) is None


def test_an_attachment_under_a_wrong_name_is_refused(store):
    with store.unit(T0) as unit, pytest.raises(ValueError, match="not what its name says"):
        unit.add_media("0" * 64, b"a photo")


def test_an_attachment_of_a_unit_without_commit_is_not_kept(store):
    content = b"a photo"
    name = hashlib.sha256(content).hexdigest()
    asked(store, lambda unit: unit.add_media(name, content))

    assert store.attachment(name) is None


def test_personal_data_has_another_digest_each_time(store):
    values = {"caller": "王", "phone": "13800000000"}

    digests = committed(store, lambda unit: [unit.add_personal("c1", values) for _ in range(2)])

    assert len(set(digests)) == 2
    assert all(len(digest) == 64 for digest in digests)


def test_the_outbox_gives_what_is_due_oldest_first_until_it_is_gone(store):
    later, sooner, future = (replace(RECEIPT, address=name) for name in ("later", "sooner", "future"))

    def write(unit):
        return [
            unit.post(later, due_at=T0 - 1),
            unit.post(sooner, due_at=T0 - 2),
            unit.post(future, due_at=T0 + 1),
        ]

    numbers = committed(store, write)

    assert asked(store, lambda unit: list(unit.due_posts(T0, 10))) == [(numbers[1], sooner), (numbers[0], later)]
    assert asked(store, lambda unit: list(unit.due_posts(T0, 1))) == [(numbers[1], sooner)]
    committed(store, lambda unit: unit.posted(numbers[:1]))
    assert asked(store, lambda unit: list(unit.due_posts(T0 + 9, 10))) == [(numbers[1], sooner), (numbers[2], future)]


def test_outbox_numbers_are_never_used_twice(store):
    first = committed(store, lambda unit: unit.post(RECEIPT, due_at=T0))
    committed(store, lambda unit: unit.posted([first]))

    assert committed(store, lambda unit: unit.post(RECEIPT, due_at=T0)) > first


def test_a_unit_sees_its_own_outbox(store):
    old = committed(store, lambda unit: unit.post(RECEIPT, due_at=T0 - 1))
    with store.unit(T0) as unit:
        new, gone = unit.post(RECEIPT, due_at=T0 - 2), unit.post(RECEIPT, due_at=T0 - 3)
        unit.posted([gone])
        assert [number for number, _ in unit.due_posts(T0, 10)] == [new, old]
        unit.posted([old])
        assert [number for number, _ in unit.due_posts(T0, 1)] == [new]
        unit.commit()

    assert asked(store, lambda unit: [number for number, _ in unit.due_posts(T0, 10)]) == [new]


def test_people_and_sessions_are_kept_and_replaced(store):
    def write(unit):
        unit.put_user(USER)
        unit.put_session("d1", SESSION)
        assert (unit.user("li"), unit.session("d1")) == (USER, SESSION)

    committed(store, write)
    locked = replace(USER, failures=5, locked_until=T0)
    committed(store, lambda unit: unit.put_user(locked))
    committed(store, lambda unit: unit.put_session("d1", replace(SESSION, until=T0 + 1)))

    assert asked(store, lambda unit: unit.user("li")) == locked
    assert asked(store, lambda unit: unit.session("d1")).until == T0 + 1
    assert asked(store, lambda unit: (unit.user("wu"), unit.session("d2"))) == (None, None)


def test_quarantine_takes_everything(store):
    bad = Unreadable(topic="wanmi/\x00/\ud800", payload=b"\x00\xff", received_at=T0, reason="no JSON: \x00")

    committed(store, lambda unit: unit.quarantine(bad))

    assert committed(store, lambda unit: unit.append(wall_fact())).seq == 1, "quarantine takes no place in the log"


@pytest.mark.parametrize("key", ["a\x00b", "\ud800"])
def test_a_key_no_database_takes_is_unknown_everywhere(store, key):
    with store.unit(T0) as unit:
        assert (unit.case(key), unit.answered(key), unit.user(key), unit.session(key)) == (None,) * 4
        with pytest.raises(ValueError, match=r"null|surrogate"):
            unit.append(replace(wall_fact(), subject=key))


def test_what_no_database_takes_is_refused_before_the_commit(store):
    with store.unit(T0) as unit:
        for refused in (
            lambda: unit.put_session("d1", replace(SESSION, seat="\x00")),
            lambda: unit.put_user(replace(USER, name="\x00")),
            lambda: unit.remember("\x00", "T1", RECEIPT),
            lambda: unit.next_number("\x00"),
            lambda: unit.add_personal("\x00", {}),
            lambda: unit.post(replace(RECEIPT, address="\x00"), due_at=T0),
        ):
            with pytest.raises(ValueError, match="null"):
                refused()
        unit.commit()


def test_a_savepoint_undoes_its_own_block_and_nothing_else(store):
    content = b"a photo"
    name = hashlib.sha256(content).hexdigest()
    case = new_case("c1")
    with store.unit(T0) as unit:
        unit.append(case_fact(case, "reported"))
        unit.next_number("n")
        unit.put_user(USER)
        with suppress(ZeroDivisionError), unit.savepoint():
            unit.append(case_fact(next_of(case), "accept"))
            unit.append(case_fact(new_case("c2"), "reported"))
            unit.append(wall_fact(valid_at=T0))
            unit.next_number("n")
            unit.remember("m1", "T1", RECEIPT)
            unit.add_fixes([fix()])
            unit.add_media(name, content)
            unit.put_user(replace(USER, failures=3))
            unit.put_session("d1", SESSION)
            unit.post(RECEIPT, due_at=T0)
            unit.posted([1])
            raise ZeroDivisionError
        assert unit.case("c1").version == 1
        assert unit.case("c2") is None
        assert unit.answered("m1") is None
        assert unit.user("li") == USER
        assert unit.session("d1") is None
        assert unit.next_number("n") == 2
        event = unit.append(wall_fact(valid_at=T0 - SECOND))
        assert (event.seq, event.valid_at) == (2, T0 - SECOND)
        unit.commit()

    assert store.head() == 2
    assert store.case("c1").version == 1
    assert store.case("c2") is None
    assert len(store.fixes_after(0, 10)) == 0
    assert store.attachment(name) is None
    assert asked(store, lambda unit: list(unit.due_posts(T0, 9))) == []


def test_the_exception_of_a_savepoint_goes_on(store):
    def failing(unit):
        with unit.savepoint():
            raise ZeroDivisionError

    with store.unit(T0) as unit, pytest.raises(ZeroDivisionError):
        failing(unit)


def test_a_savepoint_within_a_savepoint_undoes_the_inner_block_only(store):
    with store.unit(T0) as unit:
        with unit.savepoint():
            unit.append(wall_fact(scene="outer"))
            with suppress(ZeroDivisionError), unit.savepoint():
                unit.append(wall_fact(scene="inner"))
                raise ZeroDivisionError
        unit.commit()

    assert [event.payload for event in store.events_after(0, 9)] == ['{"scene":"outer","v":1}']


def test_an_empty_unit_may_be_committed(store):
    committed(store, lambda unit: None)

    assert store.head() == 0


def test_positions_of_a_period_come_by_terminal_and_device_time(store):
    given = [fix("T2", at=T0 + 3), fix("T1", at=T0 + 5), fix("T1", at=T0 + 1), fix("T3", at=T0 + 9), fix("T1", at=T0)]
    committed(store, lambda unit: unit.add_fixes(given))

    rows = store.fixes_between(T0 + 1, T0 + 9)

    assert list(zip(rows.terminal, rows.device_at.tolist(), strict=True)) == [
        ("T1", T0 + 1), ("T1", T0 + 5), ("T2", T0 + 3),
    ]  # fmt: skip
    assert (rows.lon.dtype, rows.speed.dtype, rows.flaw.dtype) == (np.float64, np.float32, np.uint8)
    assert store.fixes_between(T0, T0 + 99, ("T3", "T9", "T2")).terminal == ["T2", "T3"]
    assert len(store.fixes_between(T0 + 10, T0 + 99)) == 0


def test_positions_of_a_period_of_days_miss_none(store):
    times = [T0 + hours * 3600 * SECOND for hours in range(0, 240, 7)]
    committed(store, lambda unit: unit.add_fixes([fix(name, at=at) for at in times for name in ("T2", "T1")]))

    rows = store.fixes_between(T0, times[-1])
    assert rows.device_at.tolist() == 2 * times[:-1]
    assert rows.terminal == ["T1"] * (len(times) - 1) + ["T2"] * (len(times) - 1)
    assert len(store.fixes_between(T0, T0)) == 0
