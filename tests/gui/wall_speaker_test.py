"""Of the processes of one wall one alone speaks: the first that lives and has a voice; gone, the next takes over."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication

from app.adapters.mqtt.wall_report import decode, encode
from app.domain.moment import HOUR, MINUTE, SECOND
from app.services.wall_line import WallReport
from widgets.wall.speaker import Speaker
from widgets.wall.speech import Speech

START = 1_780_000_000_000_000
LEFT, RIGHT = (0, 0, 3, 3), (3, 0, 3, 3)


class Line:
    """A broker that gives every word to all who listen, the one who spoke included; away it gives nobody anything."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[WallReport], None]] = []
        self.is_there = True

    def tell(self, report: WallReport) -> None:
        for listener in tuple(self.listeners) if self.is_there else ():
            listener(decode(encode(report)))

    def listen(self, listener: Callable[[WallReport], None]) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)


class Process:
    """One process of a wall: its window, its place among the others, its voice."""

    def __init__(self, hall: "Hall", part: str, cells: tuple[int, int, int, int]) -> None:
        self.hall, self.part, self.cells, self.has_voice = hall, part, cells, True
        self.speaker = Speaker(hall.line, "hall", lambda: hall.now, steady=lambda: hall.tick)
        self.speaker.add(part, cells[1], cells[0])
        self.speech = Speech(engine="mock", is_on=True)

    def live(self) -> None:
        self.hall.line.tell(
            WallReport(
                wall="hall", part=self.part, at=self.hall.now, scene="daily", cells=self.cells, has_voice=self.has_voice
            )
        )

    def hear(self, *alarms: tuple[int, int]) -> None:
        newest = {number for number, at in alarms if at > self.speaker.spoken_until}
        spoken = [(number, f"警 {number}") for number, _ in alarms]
        self.speech.hear(spoken, is_mine=self.speaker.is_mine, newest=newest)


class Hall:
    """Two processes of one wall on one line; ``tick`` is the clock that nobody sets."""

    def __init__(self) -> None:
        self.now, self.tick, self.line = START, 7 * MINUTE, Line()
        self.left, self.right = Process(self, "L", LEFT), Process(self, "R", RIGHT)

    def go(self, us: int, *living: Process) -> None:
        for _ in range(us // (5 * SECOND)):
            self.now += 5 * SECOND
            self.tick += 5 * SECOND
            for one in living:
                one.live()
            QCoreApplication.sendPostedEvents()

    @property
    def speaking(self) -> list[str]:
        return [one.part for one in (self.left, self.right) if one.speaker.is_mine]


@pytest.fixture
def hall(qapp):
    return Hall()


def test_at_first_and_while_both_live_the_one_with_the_first_cube_speaks(hall):
    assert hall.speaking == ["L"]
    hall.go(MINUTE, hall.left, hall.right)
    assert hall.speaking == ["L"]


def test_when_it_is_gone_the_next_says_what_nobody_said_and_gives_way_when_it_is_back(hall):
    hall.go(MINUTE, hall.left, hall.right)
    first = (1, hall.now)
    for one in (hall.left, hall.right):
        one.hear(first)
    assert (hall.left.speech.said, hall.right.speech.said) == (["警 1"], [])

    hall.go(5 * SECOND, hall.right)
    lost = (2, hall.now)
    hall.right.hear(first, lost)
    hall.go(10 * SECOND, hall.right)
    hall.right.hear(first, lost)

    assert hall.right.speaker.is_mine, "the one that is gone is not asked"
    assert hall.right.speech.said == ["警 2"]
    hall.go(20 * SECOND, hall.left, hall.right)
    assert hall.speaking == ["L"]


@pytest.mark.parametrize("jump", [-HOUR, HOUR], ids=["back", "on"])
def test_while_the_clock_is_set_the_one_that_is_gone_is_missed_as_soon_as_ever(hall, jump):
    hall.go(MINUTE, hall.left, hall.right)
    hall.now += jump
    assert hall.speaking == ["L"]
    lost = (1, hall.now + 2 * SECOND)
    hall.go(5 * SECOND, hall.right)
    hall.right.hear(lost)

    hall.go(15 * SECOND, hall.right)
    hall.right.hear(lost)

    assert "R" in hall.speaking
    assert hall.right.speech.said == ["警 1"]


def test_one_without_a_voice_leaves_it_to_the_next(hall):
    hall.go(MINUTE, hall.left, hall.right)
    hall.left.has_voice = False
    hall.go(5 * SECOND, hall.left, hall.right)

    assert "R" in hall.speaking
    hall.left.hear((1, hall.now))
    hall.right.hear((1, hall.now))
    assert hall.right.speech.said == ["警 1"]


def test_while_the_broker_is_away_not_everybody_speaks(hall):
    hall.go(MINUTE, hall.left, hall.right)
    hall.line.is_there = False
    hall.go(MINUTE, hall.left, hall.right)

    assert hall.speaking == ["L"]


def test_a_word_kept_from_long_ago_and_another_walls_are_nobodys(hall):
    hall.left.part = "gone"
    hall.go(MINUTE, hall.right)
    for wall, at in (("hall", START - 3_600 * SECOND), ("review", hall.now)):
        hall.line.tell(WallReport(wall=wall, part="A", at=at, scene="daily", cells=LEFT))
    QCoreApplication.sendPostedEvents()

    assert hall.right.speaker.is_mine


def test_whoever_closes_listens_no_more_and_one_without_a_window_never_speaks(hall):
    hall.left.speaker.close()
    hall.left.speaker.close()
    assert len(hall.line.listeners) == 1
    assert not Speaker(None, "hall", lambda: hall.now).is_mine
