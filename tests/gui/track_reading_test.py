"""Of several readings the last one asked for counts, in whatever order they come or fail; a closed window says so."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from app.domain.moment import HOUR
from tests.gui.track_hall import START, TrackHall
from tests.gui.track_rooms import hall_of, paper  # noqa: F401  # the map on paper is for every test here
from widgets.console.track_reading import TrackReader, Wanted


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[TrackHall]:
    made = hall_of(tmp_path)
    yield made
    made.close()


@dataclass
class Held:
    """A question that answers, or fails, when it is let go."""

    name: str
    go: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)
    fails: bool = False

    def answer(self, _view):
        self.begun.set()
        assert self.go.wait(60)
        if self.fails:
            raise ConnectionError(self.name)
        return self.name


class Told(QObject):
    """Who asks."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def take(self, name: str) -> None:
        self.heard.append(name)

    def fail(self, error: Exception) -> None:
        self.heard.append(f"failed: {error}")


@pytest.mark.parametrize("fails", [False, True])
def test_an_answer_that_is_overtaken_is_not_shown(qapp, hall, fails):
    reader, told = TrackReader(hall.situation.at), Told()
    old, new = Held("yesterday", fails=fails), Held("today")
    for one in (old, new):
        reader.ask(told, one, told.take, told.fail)
        assert one.begun.wait(60)
    new.go.set()
    hall.until(lambda: told.heard)
    old.go.set()
    hall.until(lambda: not reader._jobs.waiting)
    assert told.heard == ["today"]
    reader.close()


def test_what_is_overtaken_before_it_begins_is_not_worked_out(qapp, hall):
    reader, told = TrackReader(hall.situation.at), Told()
    busy = [Held("a"), Held("b")]
    others = [Told(), Told()]
    for one, other in zip(busy, others, strict=True):
        reader.ask(other, one, other.take, other.fail)
        assert one.begun.wait(60)
    asked = [Held(str(n)) for n in range(5)]
    for one in asked:
        one.go.set()
        reader.ask(told, one, told.take, told.fail)
    for one in busy:
        one.go.set()
    hall.until(lambda: not reader._jobs.waiting)
    assert told.heard == ["4"]
    assert [one.begun.is_set() for one in asked] == [False] * 4 + [True]
    assert [other.heard for other in others] == [["a"], ["b"]]
    reader.close()


def test_a_load_that_is_overtaken_may_fail_as_it_likes(qapp, hall):
    held, looks = threading.Event(), []

    def look(at):
        looks.append(at)
        if len(looks) == 1:
            held.wait(60)
            raise ConnectionError("库连不上")
        return hall.situation.at(at)

    reader, failed, loaded = TrackReader(look), [], []
    reader.failed.connect(failed.append)
    reader.loaded.connect(loaded.append)
    reader.load(Wanted(since=START, until=START + HOUR))
    hall.until(lambda: looks)
    reader.load(Wanted(since=START, until=START + 2 * HOUR))
    hall.until(lambda: loaded)
    held.set()
    hall.until(lambda: not reader._jobs.waiting)
    assert not failed
    reader.close()


def test_a_window_closed_while_it_reads_says_so_when_it_opens_again(hall):
    window, held = hall.tracks(), threading.Event()
    look = hall.situation.at

    def slow(at):
        held.wait(60)
        return look(at)

    window.reader._look = slow
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.reader.is_reading
    held.set()
    window.close()
    window.reader._look = look
    window = hall.open("tracks")
    assert "已停止读取" in window.page.people.words.text()
    assert not window.replay.chooser.bar.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F5)
    hall.until(lambda: window.page.people.rows)


def test_a_page_is_read_anew_when_the_window_opens_again(hall):
    window = hall.tracks()
    window.tabs.setCurrentIndex(1)
    hall.until(lambda: window.coverage.table.rows)
    before = window.coverage.note.text()
    window.close()
    hall.now += 10 * 60 * 1_000_000
    window = hall.open("tracks")
    hall.until(lambda: window.coverage.table.rows and window.coverage.note.text() != before)
