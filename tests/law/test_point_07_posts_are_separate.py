"""受理员, 值班长, 派遣员 are separate unless the site switches 合岗 on, which the log says and the bar shows."""

import json

import pytest

from app.domain.terms import Post, Stream
from app.services.site_switches import note_switches
from tests.gui.console_hall import Console
from tests.law.conftest import DUTIES
from tests.law.ways import call, done
from tests.unit.services.town import Hall, rules
from widgets.console.person import Person

ORDINARY = (("accept", {}), ("file", {"condition": "1"}), ("dispatch", {"department": "HW"}))


@pytest.fixture
def merged(store):
    return Hall(store, rules(duties=DUTIES, merged_posts=True)).staff()


def printed(store):
    return [
        json.loads(event.payload)["on"] for event in store.events_after(0, 10_000) if event.subject == "merged_posts"
    ]


def test_without_the_switch_a_seat_has_one_post_whatever_its_person_may_do(hall):
    case_id = hall.opened()
    done(hall, "triple", "accept", case_id)

    answer = hall.ask("triple", "file", case_id, condition="1")

    assert (answer["code"], answer["text"]) == ("no_right", "此步骤由值班长办理")


def test_nobody_judges_and_dispatches_with_one_log_in_by_asking_for_a_post_he_has_not(hall):
    assert hall.login("acceptor", post="shift_leader")["code"] == "no_right"


def test_with_the_switch_each_step_is_still_written_under_its_own_post(merged):
    case_id = merged.opened()
    for step, fields in ORDINARY:
        done(merged, "triple", step, case_id, **fields)

    events = merged.store.history(case_id)[1:]
    assert [event.post for event in events] == [Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER]
    assert {event.actor for event in events} == {"triple"}


def test_switching_it_is_printed_in_the_log_once_each_way(store, hall):
    off, on = rules(duties=DUTIES), rules(duties=DUTIES, merged_posts=True)

    said = [note_switches(store, which, hall.clock.now()) for which in (off, on, on, off, off, on)]

    assert said == [False, True, False, True, False, True]
    assert printed(store) == [True, False, True]
    event = next(one for one in store.events_after(0, 10_000) if one.subject == "merged_posts")
    assert (event.stream, event.axis, event.post) == (Stream.CONFIG, "supervision", "system")
    assert store.verify().ok


def test_a_log_in_says_whether_the_switch_was_on(hall, store):
    hall.token("triple")
    events = [event for event in store.events_after(0, 10_000) if event.kind == "logged_in"]
    assert json.loads(events[-1].payload)["merged"] is False
    answer = hall.ask("triple", "register_call", **call())
    assert answer["ok"]


SEVERAL = (Post.ACCEPTOR, Post.SHIFT_LEADER)


@pytest.mark.parametrize(
    ("merged", "posts", "is_shown"),
    [(False, SEVERAL, False), (True, SEVERAL, True), (True, (Post.DEPARTMENT,), False)],
)
def test_the_bar_shows_merged_posts_where_one_person_really_has_several(qapp, monkeypatch, merged, posts, is_shown):
    console = Console(monkeypatch)
    person = Person(user="3107", name="三一〇七", posts=posts, department="", area="", merged_posts=merged, session="s")
    console.window.show()

    console.window.login.logged_in.emit(person)

    assert console.page.bar.merged.text() == "合岗"
    assert console.page.bar.merged.isVisible() is is_shown
    console.close()
