"""The duty book answers for any moment, and what is entered later does not rewrite what was on shift before."""

import pytest

from app.domain.city import Duty
from app.domain.duty_book import DutyBook
from app.domain.duty_entries import duty_id
from app.domain.event import Event, canonical
from app.domain.terms import Stream

EIGHT, NOON, TWO, SIX = 8_000, 12_000, 14_000, 18_000


def duty(terminal="T1", start=EIGHT, end=SIX, grid="D1"):
    return Duty(terminal=terminal, name=f"监督员{terminal}", duty_grid=grid, start=start, end=end)


def event(kind, at, stream=Stream.SHIFT, **payload):
    return Event(
        seq=1, stream=stream, subject="x", kind=kind, axis="supervision", chain_seq=1, prev_hash="", hash="",
        hash_version=1, recorded_at=at, valid_at=at, actor="li", post="shift_leader", seat="3",
        payload=canonical({"v": 1, **payload}),
    )  # fmt: skip


def set_duty(at, terminal="T2", start=EIGHT, end=SIX, entry="a"):
    return event("duty_set", at, id=entry, terminal=terminal, duty_grid="D1", start=start, end=end)


def leave(at, terminal="T1", start=EIGHT, end=SIX, entry="l"):
    return event("leave_set", at, id=entry, terminal=terminal, start=start, end=end, reason="病假")


def terminals(book, t, known_by=None):
    return [one.terminal for one in book.duties_at(t, known_by)]


def test_a_duty_holds_from_its_start_to_before_its_end():
    book = DutyBook((duty(),))

    assert [terminals(book, t) for t in (EIGHT - 1, EIGHT, SIX - 1, SIX)] == [[], ["T1"], ["T1"], []]


def test_a_book_without_any_duty_is_not_kept():
    assert not DutyBook().is_kept
    assert DutyBook((duty(),)).is_kept
    assert DutyBook().after(set_duty(0)).is_kept


def test_a_duty_entered_at_a_desk_counts_like_one_of_the_roster_and_the_old_book_stays_as_it_was():
    before = DutyBook((duty(),))

    book = before.after(set_duty(0))

    assert (terminals(before, NOON), terminals(book, NOON)) == (["T1"], ["T1", "T2"])


def test_a_duty_that_is_taken_back_counts_until_then():
    book = DutyBook((duty(),)).after(event("duty_removed", NOON, id=duty_id(duty())))

    assert (terminals(book, NOON - 1), terminals(book, NOON)) == (["T1"], [])


def test_a_duty_that_is_replaced_was_the_old_one_before():
    book = DutyBook().after(set_duty(0)).after(set_duty(NOON, terminal="T3"))

    assert (terminals(book, NOON - 1), terminals(book, NOON)) == (["T2"], ["T3"])
    assert [one.what.terminal for one in book.duties_between(EIGHT, SIX)] == ["T3"]


def test_a_duty_that_was_changed_after_it_began_is_still_found_by_what_came_before_the_change():
    """What was seen in the morning was seen on shift, though the shift's end was moved at noon, or the day after."""
    for changed_at in (NOON, SIX * 10):
        book = DutyBook((duty(),)).after(set_duty(changed_at, terminal="T1", end=SIX + 1, entry=duty_id(duty())))

        (found,) = book.duties_between(EIGHT, NOON - 1)
        assert (found.what.start, found.what.end) == (EIGHT, SIX + 1)
        assert terminals(book, NOON - 1) == ["T1"]


def test_a_leave_that_was_made_longer_is_still_found_by_its_first_hours():
    book = DutyBook((duty(),)).after(leave(0, end=TWO)).after(leave(NOON, end=SIX))

    assert [one.what.end for one in book.leaves_between(EIGHT, NOON - 1)] == [SIX]
    assert [terminals(book, t) for t in (NOON - 1, NOON, SIX - 1)] == [[], [], []]


def test_whoever_is_on_leave_is_not_on_shift():
    book = DutyBook((duty(), duty("T4"))).after(leave(0, start=NOON, end=TWO))

    assert [terminals(book, t) for t in (NOON - 1, NOON, TWO)] == [["T1", "T4"], ["T4"], ["T1", "T4"]]
    assert [one.reason for one in book.leaves_at(NOON)] == ["病假"]


def test_a_leave_told_afterwards_corrects_the_past_but_was_not_known_then():
    book = DutyBook((duty(),)).after(leave(SIX))

    assert terminals(book, NOON) == []
    assert terminals(book, NOON, known_by=NOON) == ["T1"]


def test_a_leave_that_is_taken_back_brings_the_collector_back_on_shift():
    book = DutyBook((duty(),)).after(leave(0)).after(event("leave_removed", NOON, id="l"))

    assert (terminals(book, NOON - 1), terminals(book, NOON)) == ([], ["T1"])
    assert book.leaves_between(EIGHT, SIX) == ()


def test_telephones_and_responsibility_grids_are_as_they_were_entered_by_then():
    phone = [event("duty_phone_set", at, Stream.CONFIG, key="HW", phone=str(at)) for at in (EIGHT, NOON)]
    grid = event("duty_grid_set", NOON, Stream.CONFIG, code="D1", unit_grids=["1"], terminals=["T9"])

    book = DutyBook().after_all([*phone, grid])

    assert [book.phones(t) for t in (EIGHT - 1, EIGHT, None)] == [{}, {"HW": "8000"}, {"HW": "12000"}]
    assert book.bindings(NOON - 1) == {}
    assert book.bindings()["D1"].terminals == ("T9",)


@pytest.mark.parametrize(
    "damaged",
    [
        event("duty_set", 0, id="a"),
        set_duty(0, start=SIX, end=EIGHT),
        event("duty_grid_set", 0, Stream.CONFIG, code="D1", unit_grids="1", terminals=[]),
        event("logged_in", 0),
        event("duty_set", 0, Stream.CASE, id="a", terminal="T1", duty_grid="D1", start=0, end=9),
    ],
)
def test_what_is_none_of_its_events_or_cannot_be_read_changes_nothing(damaged):
    book = DutyBook((duty(),))

    assert book.after(damaged) is book


def test_a_name_comes_from_the_roster_for_duties_entered_later():
    (_, entered) = DutyBook((duty("T2", end=NOON),)).after(set_duty(0)).duties_at(EIGHT)

    assert entered.name == "监督员T2"


def test_ten_thousand_entries_are_asked_within_a_few_milliseconds():
    rows = [duty(f"T{n}", start=n * 10, end=n * 10 + 100) for n in range(10_000)]

    assert len(DutyBook(rows).duties_at(50_000)) == 10


def coming(book, t, known_by=None, until=SIX):
    return [one.terminal for one in book.duties_after(t, until, known_by)]


def test_who_comes_next_begins_after_now_and_not_after_the_end_that_is_asked_for():
    book = DutyBook((duty("T1"), duty("T2", start=NOON), duty("T3", start=TWO), duty("T4", start=SIX + 1, end=SIX + 9)))

    assert coming(book, NOON - 1) == ["T2", "T3"]
    assert coming(book, NOON) == ["T3"]
    assert coming(book, NOON, until=TWO - 1) == []


def test_who_comes_next_is_what_the_book_said_then_and_what_is_known_now_without_a_then():
    book = DutyBook((duty("T1", start=TWO), duty("T2", start=TWO)))
    book = book.after(event("duty_removed", NOON, id=duty_id(duty("T1", start=TWO))))
    book = book.after(leave(NOON, "T2", start=TWO, end=SIX)).after(set_duty(NOON, "T3", start=TWO))

    assert coming(book, NOON - 1, known_by=NOON - 1) == ["T1", "T2"]
    assert coming(book, NOON, known_by=NOON) == ["T3"]
    assert coming(book, NOON - 1) == ["T3"]


def test_a_leave_that_is_taken_back_before_the_shift_keeps_nobody_away():
    book = DutyBook((duty("T1", start=TWO),)).after(leave(EIGHT, start=TWO, end=SIX))
    book = book.after(event("leave_removed", NOON, id="l"))

    assert coming(book, NOON - 1, known_by=NOON - 1) == []
    assert coming(book, NOON, known_by=NOON) == ["T1"]
