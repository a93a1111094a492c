"""当班表: shifts by grid and end, the next one, and the people behind each number."""

from app.domain.duty_entries import LEAVE_SET
from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Stream
from app.situation.filters import Filter
from app.situation.questions.duty_roster import DutyRoster, PeopleComing, PeopleOnShift
from app.situation.questions.people import People
from tests.unit.situation.growth import NOON, ListSource, duty, situation

LATER = NOON + 2 * HOUR


def busy(log: ListSource | None = None):
    """T1 and T2 stand in G1 with two ends, T3 begins there in two hours; T5 and T6 later; nobody is in G2 but T4 tomorrow."""
    log = ListSource() if log is None else log
    log.fix("T1", NOON - MINUTE)
    shifts = (
        duty("T1", end=LATER), duty("T2", end=NOON + HOUR), duty("T3", start=LATER, end=LATER + 8 * HOUR),
        duty("T5", start=LATER, end=LATER + 8 * HOUR), duty("T6", start=LATER + HOUR, end=LATER + 8 * HOUR),
        duty("T4", start=NOON + 20 * HOUR, end=NOON + 28 * HOUR, grid="G2"),
    )  # fmt: skip
    return situation(log, *shifts)


def test_each_shift_says_who_is_where_until_when_and_who_comes_after():
    board = DutyRoster().answer(busy().at())

    assert [(r.duty_grid, r.terminals, r.on_duty, r.until, r.next_at, r.coming) for r in board.rows] == [
        ("G1", ("T2",), 0, NOON + HOUR, LATER, 2),
        ("G1", ("T1",), 1, LATER, LATER, 2),
        ("G2", (), 0, None, NOON + 20 * HOUR, 1),
    ]
    assert (board.due, board.on_duty, board.next_at, board.coming, board.idle) == (2, 1, LATER, 2, 0)


def test_every_number_is_its_list_and_the_city_s_counts():
    view = busy().at()
    board, people = DutyRoster().answer(view), People().answer(view)

    assert (board.due, board.on_duty) == (people.due, people.on_duty)
    for row in board.rows:
        if row.until is not None:
            here = PeopleOnShift(duty_grid=row.duty_grid, until=row.until).answer(view)
            assert tuple(one.terminal for one in here) == row.terminals
            assert len(here) == row.due
        coming = PeopleComing(duty_grid=row.duty_grid, next_at=row.next_at).answer(view)
        assert len(coming) == row.coming
        assert {(one.duty_grid, one.start) for one in coming} == {(row.duty_grid, row.next_at)}


def test_without_a_roster_there_is_no_row():
    board = DutyRoster().answer(situation(ListSource()).at())

    assert (board.rows, board.next_at, board.coming, board.idle) == ((), None, 0, 2)


def test_a_shift_more_than_a_day_ahead_is_not_the_next_one():
    board = DutyRoster().answer(situation(ListSource(), duty("T1", start=NOON + 25 * HOUR, end=NOON + 30 * HOUR)).at())

    assert (board.rows, board.idle) == ((), 2)


def test_a_filter_of_areas_leaves_the_grids_that_touch_it():
    board = DutyRoster(filter=Filter(areas=("420103",))).answer(busy().at())

    assert [row.duty_grid for row in board.rows] == ["G2"]
    assert (board.next_at, board.coming) == (NOON + 20 * HOUR, 1)


def test_whoever_has_asked_leave_of_the_next_shift_is_not_coming_from_when_that_was_entered():
    log = ListSource()
    leave = {"id": "L1", "terminal": "T3", "start": LATER - HOUR, "end": LATER + HOUR, "reason": "病假"}
    log.append("L1", LEAVE_SET, {"v": 1, **leave}, NOON - HOUR, stream=Stream.SHIFT)
    one = busy(log)

    assert DutyRoster().answer(one.at()).rows[0].coming == 1
    assert DutyRoster().answer(one.at(NOON - 2 * HOUR)).rows[0].coming == 2
