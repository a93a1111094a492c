"""Rosters are data before anyone is called absent: without one the answer is 无排班, on leave is not absent."""

from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import Post
from app.situation.questions.people import People, PersonStatus, Presence
from app.situation.questions.roster_book import RosterBook
from tests.law.conftest import situation_over
from tests.law.ways import done, refused
from tests.unit.services.town import Hall, a_fix, rules, some_fixes


def people(situation):
    situation.poll()
    return People().answer(situation.at())


def test_without_a_roster_nobody_is_absent_or_out_of_his_grid(store, tmp_path):
    hall = Hall(store, rules(duties=())).staff()
    situation = situation_over(hall, store, tmp_path, roster=())
    hall.handle(some_fixes("T2", a_fix("T2", lat=36.63)))

    told = people(situation)

    assert not told.rostered
    assert (told.due, told.on_duty, told.out_of_grid, told.offline, told.no_fix, told.to_call) == (0,) * 6


def test_a_roster_entered_at_a_desk_makes_people_due_and_leave_lets_them_go(store, tmp_path):
    hall = Hall(store, rules(duties=())).staff()
    situation = situation_over(hall, store, tmp_path, roster=())
    shift = {"terminal": "T2", "duty_grid": "D1", "start": hall.clock.now(), "end": hall.clock.now() + 8 * HOUR}
    refused(hall, "acceptor", "set_duty", **shift)
    done(hall, "leader", "set_duty", **shift)
    hall.clock.go(30 * MINUTE)
    told = people(situation)
    assert (told.rostered, told.due, told.to_call) == (True, 1, 1)
    assert Presence(terminal="T2").answer(situation.at()).status is not PersonStatus.ON_DUTY

    leave = {"terminal": "T2", "start": hall.clock.now(), "end": hall.clock.now() + DAY, "reason": "病假"}
    done(hall, "leader", "set_leave", **leave)

    assert (people(situation).due, people(situation).to_call) == (0, 0)


def test_what_the_desk_entered_is_in_the_log_with_who_did_it(store):
    hall = Hall(store, rules(duties=())).staff()
    done(hall, "leader", "set_duty_phone", key="HW", phone="8001-2")

    (event,) = [event for event in store.events_after(0, 10_000) if event.kind == "duty_phone_set"]

    assert (event.post, event.actor, event.stream) == (Post.SHIFT_LEADER, "leader", "config")


def test_the_book_as_entered_is_what_windows_show(store, tmp_path):
    hall = Hall(store, rules(duties=())).staff()
    situation = situation_over(hall, store, tmp_path, roster=())
    done(hall, "leader", "set_duty_phone", key="HW", phone="8001-2")
    situation.poll()

    assert RosterBook().answer(situation.at()).phones() == {"HW": "8001-2"}
