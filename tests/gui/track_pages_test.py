"""One map for four pages: what a page asked for is not drawn on another, and each page has its own keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moment import DAY, HOUR
from app.domain.terms import Stream
from app.situation.questions.blind_spots import BlindSpotList
from app.situation.questions.coverage import Coverage
from app.situation.tracks_load import ShiftOfDay
from tests.gui.search_hall import NOW
from tests.gui.track_hall import TrackHall
from tests.gui.track_rooms import hall_of, paper  # noqa: F401  # the map on paper is for every test here

REPLAY, COVERAGE, UNSEEN, DOUBTS = range(4)


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[TrackHall]:
    made = hall_of(tmp_path)
    yield made
    made.close()


def test_streets_that_come_late_are_not_drawn_on_another_page(hall):
    window = hall.tracks()
    window.tabs.setCurrentIndex(COVERAGE)
    hall.until(lambda: window.map.view.ways.kinds)
    row = window.coverage.table.current
    found = Coverage(duty_grid=row.duty_grid).answer(hall.situation.at(row.until))
    window.tabs.setCurrentIndex(UNSEEN)
    hall.until(lambda: not window.reader._jobs.waiting)
    window.say("")
    window.coverage._on_covered(found)
    assert not window.map.view.ways.kinds
    assert "图上粗线" not in window.message.toolTip() + window.message.text()
    window.tabs.setCurrentIndex(COVERAGE)
    hall.until(lambda: window.map.view.ways.kinds)


def test_the_board_that_comes_late_does_not_clear_another_page_s_map(hall):
    window = hall.tracks()
    window.tabs.setCurrentIndex(COVERAGE)
    window.tabs.setCurrentIndex(REPLAY)
    hall.until(lambda: not window.reader._jobs.waiting)
    assert window.map.view.people[0] is not None
    assert len(window.map.view.people[0])


def test_time_is_played_on_its_own_page_alone_and_a_slider_has_its_arrows(hall):
    window = hall.tracks()
    assert any(one.isVisible() for one in window._moving)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert window.clock.speed
    window.tabs.setCurrentIndex(UNSEEN)
    assert not window.clock.speed
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert not window.clock.speed, "nobody sees the clock that would run"
    assert not any(one.isVisible() for one in window._moving)
    window.unseen.hours.setFocus()
    before = window.unseen.hours.value()
    QTest.keyClick(window.unseen.hours, Qt.Key.Key_Right)
    assert window.unseen.hours.value() == before + 1
    window.tabs.setCurrentIndex(REPLAY)
    at = window.clock.position
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.clock.position > at


def test_where_nothing_was_filed_nobody_is_said_to_have_looked(hall):
    window = hall.tracks()
    window.tabs.setCurrentIndex(UNSEEN)
    for bred, words in ((0, "没有可列的路段"), (3, "高发路段本班都有人走到")):
        window.unseen._on_spots(BlindSpotList(rows=(), total=0, unseen=0, bred=bred, rostered=True))
        assert window.unseen.table.words.text() == words
        assert bool(window.unseen.list_words.text()) == bool(bred)


def test_an_answer_is_shown_though_the_first_moment_after_it_was_under_way_and_what_is_written_stays(hall, monkeypatch):
    window = hall.tracks()
    window.tabs.setCurrentIndex(DOUBTS)
    page = window.doubts
    hall.until(lambda: page.table.rows)
    doubt = page.table.rows[0].doubt
    monkeypatch.setattr(type(hall.feed), "wake", lambda _feed: None)
    window.desk.take_answer()
    page.reason.setFocus()
    page.reason.setText("又一句")
    window.desk._on_moment(None)
    hall.until(lambda: not window.reader._jobs.waiting)
    assert page.table.rows[0].answer is None
    assert (page.reason.text(), page.reason.hasFocus()) == ("又一句", True)
    said = {"v": 1, "kind": doubt.kind.value, "since": doubt.since, "other": "", "mark": "seen", "reason": ""}
    hall.source.append(doubt.terminal, "doubt_answered", said, NOW, stream=Stream.TRACK)
    hall.situation.poll()
    window.desk._on_moment(None)
    hall.until(lambda: page.table.rows[0].answer is not None)


def test_a_night_that_began_the_day_before_is_told_from_the_one_to_come(hall):
    chooser = hall.tracks().replay.chooser
    night = chooser.start - 2 * HOUR
    chooser.show_shifts([ShiftOfDay(since=at, until=at + 8 * HOUR, terminals=("T1",)) for at in (night, night + DAY)])
    assert [chooser.shift.itemText(n) for n in (1, 2)] == ["06-10 22:00—06:00（1 人）", "22:00—06:00（1 人）"]
