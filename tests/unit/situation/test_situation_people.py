"""Who is on duty, who must be called, and why; every status has its boundary."""

from dataclasses import replace

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Stream
from app.situation.questions.people import Near, People, PeopleBy, PersonStatus, Presence
from tests.unit.situation.growth import CENTRE, NOON, HandClock, ListSource, duty, situation

LON, LAT = CENTRE
INSIDE = (LON - 0.001, LAT - 0.001)
OUTSIDE = (LON + 0.02, LAT)
METRE = 1 / 111_320


def walked(source, terminal, until, *, start=None, lon=INSIDE[0], lat=INSIDE[1], step=60 * METRE):
    """Let a terminal walk up and down in steps of 60 m, a fix a minute, up to *until*."""
    at = until - 90 * MINUTE if start is None else start
    for i in range(int((until - at) // MINUTE) + 1):
        source.fix(terminal, at + i * MINUTE, lon, lat - (i % 4) * step)


def status_of(source, *duties, t=NOON):
    row = Presence(terminal="T1").answer(situation(source, *duties or (duty("T1"),)).at(t))
    return row.status, row.since


def test_one_who_walks_his_grid_is_on_duty():
    source = ListSource()
    walked(source, "T1", NOON)

    assert status_of(source) == (PersonStatus.ON_DUTY, NOON - 4 * HOUR)


@pytest.mark.parametrize(
    ("silence", "status"), [(10 * MINUTE, PersonStatus.ON_DUTY), (10 * MINUTE + 1, PersonStatus.OFFLINE)]
)
def test_offline_is_more_than_ten_silent_minutes(silence, status):
    source = ListSource()
    walked(source, "T1", NOON - silence)

    found, since = status_of(source)

    assert found is status
    assert since == (NOON - silence if status is PersonStatus.OFFLINE else NOON - 4 * HOUR)


def test_a_last_will_puts_a_terminal_off_line_at_once_and_its_next_fix_brings_it_back():
    source = ListSource()
    walked(source, "T1", NOON - 2 * MINUTE)
    source.append("T1", "terminal_offline", {"v": 1, "detail": "lwt"}, NOON - MINUTE, stream=Stream.TERMINAL)
    assert status_of(source) == (PersonStatus.OFFLINE, NOON - MINUTE)

    source.fix("T1", NOON - SECOND, *INSIDE)
    assert status_of(source)[0] is PersonStatus.ON_DUTY


def test_no_fix_is_a_terminal_that_sends_only_flawed_positions():
    source = ListSource()
    walked(source, "T1", NOON - 12 * MINUTE)
    for minute in range(11, -1, -1):
        source.fix("T1", NOON - minute * MINUTE, 0.0, 0.0, flaw=1)

    assert status_of(source) == (PersonStatus.NO_FIX, NOON - 12 * MINUTE)
    assert situation(source, duty("T1")).at(NOON).crew.lon[1] == INSIDE[0]


@pytest.mark.parametrize(
    ("away", "status"), [(3 * MINUTE, PersonStatus.OUT_OF_GRID), (3 * MINUTE - 1, PersonStatus.ON_DUTY)]
)
def test_out_of_grid_is_three_minutes_outside(away, status):
    source = ListSource()
    walked(source, "T1", NOON - away - SECOND)
    source.fix("T1", NOON - away, *OUTSIDE)
    source.fix("T1", NOON, *OUTSIDE)

    found, since = status_of(source)

    assert found is status
    assert status is PersonStatus.ON_DUTY or since == NOON - away


@pytest.mark.parametrize(("metres", "status"), [(25, PersonStatus.ON_DUTY), (35, PersonStatus.OUT_OF_GRID)])
def test_thirty_metres_beyond_the_grid_s_border_are_tolerated(metres, status):
    source = ListSource()
    south = LAT - 0.005 - metres * METRE
    for minute in range(10, -1, -1):
        source.fix("T1", NOON - minute * MINUTE, LON - 0.001, south)

    assert status_of(source)[0] is status


def test_a_duty_grid_is_the_union_of_its_unit_grids():
    source = ListSource()
    for minute in range(10, -1, -1):
        source.fix("T1", NOON - minute * MINUTE, LON + (0.001 if minute % 2 else -0.001), LAT - 0.002)

    assert status_of(source)[0] is PersonStatus.ON_DUTY


@pytest.mark.parametrize(("stay", "status"), [(30, PersonStatus.LINGERING), (29, PersonStatus.ON_DUTY)])
def test_lingering_is_half_an_hour_within_fifty_metres_of_the_present_place(stay, status):
    source = ListSource()
    walked(source, "T1", NOON - (stay + 1) * MINUTE, lat=INSIDE[1] - 0.002)
    for minute in range(stay, -1, -1):
        source.fix("T1", NOON - minute * MINUTE, INSIDE[0], INSIDE[1] + (minute % 2) * 40 * METRE)

    found, since = status_of(source)

    assert found is status
    assert status is PersonStatus.ON_DUTY or since == NOON - stay * MINUTE


def test_nothing_counts_from_before_the_shift():
    source = ListSource()
    source.fix("T1", NOON - 3 * HOUR, *OUTSIDE)

    assert status_of(source, duty("T1", start=NOON - 5 * MINUTE))[0] is PersonStatus.ON_DUTY
    assert status_of(source, duty("T1", start=NOON - 11 * MINUTE)) == (PersonStatus.OFFLINE, NOON - 11 * MINUTE)


def test_who_comes_from_outside_is_given_time_from_the_shift_s_start_to_enter_his_grid():
    source = ListSource()
    walked(source, "T1", NOON, lon=OUTSIDE[0])

    assert status_of(source, duty("T1", start=NOON - 2 * MINUTE))[0] is PersonStatus.ON_DUTY
    assert status_of(source, duty("T1", start=NOON - 4 * MINUTE)) == (PersonStatus.OUT_OF_GRID, NOON - 4 * MINUTE)


def test_one_on_the_roster_who_was_never_heard_is_off_line_since_the_shift_began():
    people = People().answer(situation(ListSource(), duty("T1")).at(NOON))

    assert (people.due, people.offline, people.to_call) == (1, 1, 1)
    assert people.call[0].lon is None
    assert people.call[0].since == NOON - 4 * HOUR
    assert len(people.lon) == 0


def test_without_a_roster_nobody_is_called_absent():
    source = ListSource()
    walked(source, "T1", NOON - HOUR)

    people = People().answer(situation(source, duty("T1", start=NOON + 1)).at(NOON))

    assert (people.rostered, people.due, people.to_call, people.call) == (False, 0, 0, ())


def test_the_statuses_of_the_roster_add_up_and_each_lists_its_people_longest_first():
    source = ListSource()
    walked(source, "T1", NOON)
    walked(source, "T2", NOON - 30 * MINUTE)
    walked(source, "T3", NOON - 20 * MINUTE)
    for minute in range(30, -1, -1):
        source.fix("phone/1", NOON - minute * MINUTE, *INSIDE)
    source.fixes.sort(key=lambda fix: fix[2])
    view = situation(source, duty("T1"), duty("T2"), duty("T3"), duty("T9")).at(NOON)

    people = People(limit=2).answer(view)

    counts = people.on_duty, people.out_of_grid, people.offline, people.no_fix, people.lingering
    assert counts == (1, 0, 3, 0, 0)
    assert sum(counts) == people.due == 4
    assert people.unregistered == 1
    assert [row.terminal for row in people.call] == ["T9", "T2"]
    for count, status in zip(
        (*counts, people.unregistered), (*list(PersonStatus)[:5], PersonStatus.UNREGISTERED), strict=True
    ):
        assert len(PeopleBy(status=status).answer(view)) == count
    assert sorted(people.terminals) == ["T1", "T2", "T3", "phone/1"]


def test_a_late_batch_does_not_move_a_person_back():
    source = ListSource()
    source.fix("T1", NOON - MINUTE, *INSIDE)
    source.fix("T1", NOON - HOUR, *OUTSIDE, received_at=NOON)
    made = situation(source, duty("T1"))

    for axis in ("recorded", "valid"):
        assert Presence(terminal="T1").answer(made.at(NOON, axis)).fix_at == NOON - MINUTE
    assert Presence(terminal="T1").answer(made.at(NOON - 2 * MINUTE, "valid")).fix_at == NOON - HOUR
    assert Presence(terminal="T1").answer(made.at(NOON - 2 * MINUTE)).fix_at is None


def test_a_track_that_comes_late_is_judged_as_it_was_in_the_world():
    source = ListSource()
    for minute in range(5, -1, -1):
        source.fix("T1", NOON - minute * MINUTE, *OUTSIDE, received_at=NOON)

    assert status_of(source) == (PersonStatus.OUT_OF_GRID, NOON - 5 * MINUTE)


def test_positions_of_the_past_are_those_of_then():
    source = ListSource()
    walked(source, "T1", NOON)
    made = situation(source, duty("T1"))
    made.at(NOON)

    person = Presence(terminal="T1").answer(made.at(NOON - 30 * MINUTE))

    assert person.fix_at == NOON - 30 * MINUTE
    assert Presence(terminal="T1").answer(made.at(NOON - 3 * HOUR)).status is PersonStatus.OFFLINE
    assert Presence(terminal="T7").answer(made.at()) is None


def test_the_nearest_who_can_be_reached_come_with_their_metres():
    source = ListSource()
    source.fix("T1", NOON, LON, LAT)
    source.fix("T2", NOON, LON, LAT + 300 * METRE)
    source.fix("T3", NOON - HOUR, LON, LAT + 10 * METRE)
    view = situation(source, duty("T1"), clock=HandClock(NOON)).at(NOON)

    near = Near(lon=LON, lat=LAT + 100 * METRE, limit=5).answer(view)

    assert [one.person.terminal for one in near] == ["T1", "T2"]
    assert [round(one.metres) for one in near] == [100, 200]
    only = Near(lon=LON, lat=LAT + 100 * METRE, rostered_only=True).answer(view)
    assert [one.person.terminal for one in only] == ["T1"]


def test_ages_and_flaws_are_counted():
    source = ListSource()
    source.fix("T1", NOON - 40 * SECOND, *INSIDE)
    source.fix("T1", NOON - 30 * SECOND, 0.0, 0.0, flaw=1)

    people = People().answer(situation(source, duty("T1")).at(NOON))

    assert people.age_s.tolist() == [40.0]
    assert people.flawed_last_hour == 1


def test_a_vehicle_is_told_from_a_person_on_the_map_and_in_the_lists():
    log = ListSource()
    for terminal in ("T1", "V1"):
        log.fix(terminal, NOON - MINUTE)
    city = situation(log)
    view = city.at()
    standing = replace(view.setting, city=replace(view.setting.city, vehicles=("V1",)))
    view = replace(view, setting=standing)

    people = People().answer(view)

    assert dict(zip(people.terminals, people.vehicle.tolist(), strict=True)) == {"T1": False, "V1": True}
    near = Near(lon=114.0, lat=30.5).answer(view)
    assert {one.person.terminal: one.person.is_vehicle for one in near} == {"T1": False, "V1": True}
