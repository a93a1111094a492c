"""Panels by the clock: reading, live, stale, failed; one broken panel among sound ones is made anew."""

import logging
from dataclasses import replace

from app.domain.moment import SECOND
from app.situation.freshness import Freshness
from app.situation.period import Period
from app.situation.questions.numbers import Numbers
from app.situation.questions.open_cases import OpenCases
from app.situation.questions.people import People
from app.situation.questions.queues import Queues
from tests.gui import wall_moment as made
from tests.gui.wall_window_hall import window_hall  # noqa: F401  # a fixture
from widgets.feed import Trouble
from widgets.wall.glance import Look
from widgets.wall.panels.queues import QueuesPanel


def test_before_any_data_the_wall_reads_and_after_three_seconds_it_says_that_it_failed(hall):
    assert set(hall.looks().values()) == {Look.LOADING}
    assert "读取中" in hall.texts("queues")

    hall.wait(4)

    assert hall.looks()["queues"] is Look.FAILED
    assert "此块停止显示数据" in hall.texts("queues")
    assert not any("317" in text for text in hall.texts("queues"))


def test_a_long_log_being_read_is_not_a_failure(hall):
    hall.wait(2)
    hall.feed.progressed.emit(0.45)
    hall.wait(2)

    assert hall.looks()["queues"] is Look.LOADING
    assert "读取中 45%" in hall.texts("queues")


def test_with_a_moment_every_panel_is_live(hall):
    hall.tell(made.moment())

    assert set(hall.looks().values()) == {Look.LIVE}


def test_data_of_cases_are_stale_after_30_s_and_positions_after_60_s(hall):
    hall.tell(made.moment(freshness=Freshness(cases_at=hall.now, fixes_at=hall.now)))

    hall.wait(30)
    on_time = hall.looks()
    hall.wait(1)
    later = hall.looks()
    hall.wait(30)

    assert on_time["queues"] is Look.LIVE
    assert (later["queues"], later["people"]) == (Look.STALE, Look.LIVE)
    assert hall.looks()["people"] is Look.STALE
    assert any(text.endswith("起未更新") for text in hall.texts("people"))


def failing(hall, read_at, **numbers):
    """Return a moment for now of data that were last read at *read_at*: its source does not answer any more."""
    later = {Numbers(): made.numbers(**numbers), People(limit=5): made.people(on_duty=0, offline=62, call=())}
    answers = made.answers() | later
    old = Freshness(cases_at=read_at, fixes_at=read_at, error="gone")
    return made.moment(at=hall.now, freshness=old, answers=answers)


def test_while_nothing_can_be_read_the_last_numbers_stand_and_the_clock_makes_nothing_worse(hall):
    read_at = hall.now
    hall.tell(made.moment(freshness=Freshness(cases_at=read_at, fixes_at=read_at)))
    before, on_map = hall.texts("quality"), hall.map.shown["people"][2]

    hall.wait(600)
    hall.tell(failing(hall, read_at, over=99))

    assert hall.looks()["quality"] is Look.STALE
    assert "99" not in hall.texts("quality")
    assert "14" in before
    assert "14" in hall.texts("quality")
    assert "55" in hall.texts("people")
    assert hall.map.shown["people"][2] == on_map


def test_while_the_store_gives_cases_but_no_positions_the_people_on_the_map_stay_and_the_cases_go_on(hall):
    read_at = hall.now
    hall.tell(made.moment(freshness=Freshness(cases_at=read_at, fixes_at=read_at)))
    people, cases = hall.map.shown["people"], hall.map.shown["cases"]

    hall.wait(600)
    silent = failing(hall, read_at)
    fewer = {OpenCases(labels=6): replace(made.open_cases(), labelled=())}
    fresh = replace(silent.freshness, cases_at=hall.now)
    hall.tell(replace(silent, freshness=fresh, answers={**silent.answers, **fewer}))

    assert hall.map.shown["people"] == people
    assert hall.map.shown["cases"] != cases
    hall.tell(replace(silent, freshness=replace(fresh, fixes_at=hall.now, error="")))
    assert hall.map.shown["people"] != people


def test_a_panel_of_people_that_comes_while_nothing_can_be_read_calls_nobody_offline(hall):
    read_at = hall.now
    hall.wait(600)

    hall.tell(failing(hall, read_at))

    assert hall.looks()["people"] is Look.FAILED
    assert hall.looks()["queues"] is Look.STALE
    assert "62" not in hall.texts("people")


def test_what_was_read_after_a_failure_stands_at_once(hall):
    read_at = hall.now
    hall.tell(made.moment(freshness=Freshness(cases_at=read_at, fixes_at=read_at)))
    hall.tell(failing(hall, read_at, over=99))

    hall.tell(failing(hall, read_at + SECOND, over=88))

    assert "88" in hall.texts("quality")


def test_a_panel_that_asks_for_something_else_meanwhile_shows_that(hall):
    read_at = hall.now
    hall.tell(made.moment(freshness=Freshness(cases_at=read_at, fixes_at=read_at)))
    view = hall.window.views["quality"]
    other = failing(hall, read_at)

    view.panel.context = replace(view.panel.context, period=Period.WEEK)
    asked = view.asked(hall.now)
    answered = replace(other, answers={**other.answers, asked[0]: made.numbers(over=77)})

    assert view.last_good(answered, hall.now) is answered


def test_fresh_data_end_the_stale_look(hall):
    hall.tell(made.moment())
    hall.wait(60)

    hall.tell(made.moment(freshness=Freshness(cases_at=hall.now, fixes_at=hall.now)))

    assert set(hall.looks().values()) == {Look.LIVE}


def test_trouble_names_its_tries_on_a_panel_that_has_nothing(hall):
    hall.feed.trouble = Trouble(reason="gone", since=hall.now, tries=3, next_at=hall.now + 12 * SECOND)

    hall.wait(4)

    assert "正在重试，第 3 次，下次 8 秒后" in hall.texts("amounts")


def test_a_question_without_an_answer_fails_its_panel_only(hall):
    answers = {question: found for question, found in made.answers().items() if question != Queues()}

    hall.tell(made.moment(answers=answers, failures={Queues(): "ValueError: no such column"}))

    assert hall.looks().pop("queues") is Look.FAILED
    assert {look for key, look in hall.looks().items() if key != "queues"} == {Look.LIVE}


def test_a_panel_that_throws_shows_that_it_failed_is_logged_once_and_comes_back(hall, monkeypatch, caplog):
    hall.tell(made.moment())

    with caplog.at_level(logging.INFO, logger="widgets.wall"):
        monkeypatch.setattr(QueuesPanel, "lay_out", lambda self, moment, sheet: 1 // 0)
        hall.wait(1)
        hall.wait(0.5)
        failed, texts = hall.looks(), hall.texts("queues")
        monkeypatch.undo()
        hall.wait(1)

    assert failed["queues"] is Look.FAILED
    assert {look for key, look in failed.items() if key != "queues"} == {Look.LIVE}
    assert "绘制失败，15:26:09 起" in texts
    assert [record.levelname for record in caplog.records] == ["ERROR", "INFO"]
    assert hall.looks()["queues"] is Look.LIVE


def test_a_panel_that_stays_broken_is_replaced_within_three_seconds_and_the_new_one_lives(hall, monkeypatch):
    hall.tell(made.moment())
    old = hall.window.views["queues"]
    hurt = old.panel
    monkeypatch.setattr(hurt, "compose", lambda glance, sheet: 1 // 0)

    looks = []
    for _ in range(3):
        hall.wait(1)
        looks.append(hall.looks()["queues"])

    new = hall.window.views["queues"]
    assert looks == [Look.FAILED, Look.FAILED, Look.LIVE]
    assert new is not old
    assert (new.geometry(), new.isVisible()) == (old.geometry(), True)
    assert hurt not in hall.feed.asked
    assert hall.feed.asked[new.panel] == new.panel.asked()
    assert hall.window.gallery.replaced == 1


def test_a_clock_that_is_put_back_an_hour_keeps_no_broken_panel_on_the_wall(hall, monkeypatch):
    hall.tell(made.moment())
    monkeypatch.setattr(hall.window.views["queues"].panel, "compose", lambda glance, sheet: 1 // 0)
    hall.wait(1)

    hall.wait(-3600)
    hall.wait(1)
    hall.wait(1)

    assert hall.looks()["queues"] is Look.LIVE
    assert hall.window.gallery.replaced == 1


def test_one_that_is_never_sound_is_tried_ever_more_rarely(hall, monkeypatch):
    hall.tell(made.moment())
    monkeypatch.setattr(QueuesPanel, "compose", lambda self, glance, sheet: 1 // 0)

    for _ in range(40):
        hall.wait(1)

    assert 2 <= hall.window.gallery.replaced <= 4
    assert {look for key, look in hall.looks().items() if key != "queues"} <= {Look.LIVE, Look.STALE}


def test_a_panel_that_cannot_be_made_says_so_and_is_made_when_it_can_be(hall, monkeypatch):
    def tear(*_):
        raise ValueError("paper tears")

    hall.tell(made.moment())
    daily = hall.window.scene
    hall.window.show_scene(replace(daily, placements=daily.placements[:1]))
    hall.window.gallery._made.pop("queues")
    monkeypatch.setattr(QueuesPanel, "__init__", tear)
    hall.window.show_scene(daily)
    failed = hall.looks()["queues"]
    monkeypatch.undo()
    hall.wait(3)
    hall.tell(made.moment())

    assert failed is Look.FAILED
    assert hall.looks()["queues"] is Look.LIVE


def test_a_panel_that_cannot_say_what_it_asks_fails_alone(hall, monkeypatch):
    monkeypatch.setattr(QueuesPanel, "questions", lambda self: 1 // 0)
    hall.window.show_scene(hall.window.scene)
    hall.tell(made.moment())

    assert hall.looks()["queues"] is Look.FAILED
    assert hall.looks()["feed"] is Look.LIVE
