"""The host's clock is set while the wall stands: nothing is judged wrongly for longer than to the next answer."""

from dataclasses import replace

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.situation.freshness import Freshness
from tests.gui import wall_moment as made
from tests.gui.wall_window_hall import Hall
from widgets.wall.data_ages import DataAges
from widgets.wall.glance import STALE_AFTER, Look, Source

JUMPS = pytest.mark.parametrize("jump", [-HOUR, HOUR], ids=["back", "on"])


class SetHall(Hall):
    """A wall whose clock somebody sets; ``tick`` is the one that nobody does."""

    def __init__(self, qtbot) -> None:
        self.tick = 5 * MINUTE
        super().__init__(qtbot, steady=lambda: self.tick)

    def answer(self) -> None:
        """Tell a moment that was read just now."""
        read = Freshness(cases_at=self.now, fixes_at=self.now)
        self.tell(replace(made.moment(), at=self.now, freshness=read))

    def go(self, seconds: float) -> None:
        """Let time go by."""
        self.tick += int(seconds * SECOND)
        self.wait(seconds)

    def set_clock(self, jump: int) -> None:
        self.now += jump
        self.window.tick()


@pytest.fixture
def hall(qtbot):
    return SetHall(qtbot)


@JUMPS
def test_fresh_data_stay_fresh_and_go_stale_when_they_end(hall, jump):
    hall.answer()
    assert hall.looks()["queues"] is Look.LIVE
    hall.set_clock(jump)

    assert {hall.looks()[key] for key in ("queues", "amounts", "people")} == {Look.LIVE}
    hall.go(29)
    assert hall.looks()["queues"] is Look.LIVE
    assert "29 秒前" in hall.texts("queues")
    hall.go(2)

    assert hall.looks()["queues"] is Look.STALE
    assert any(text.endswith("起未更新") for text in hall.texts("scene"))
    hall.answer()
    assert hall.looks()["queues"] is Look.LIVE
    assert "0 秒前" in hall.texts("queues")


@JUMPS
def test_stale_data_stay_stale(hall, jump):
    hall.answer()
    hall.go(40)
    assert hall.looks()["queues"] is Look.STALE

    hall.set_clock(jump)

    assert hall.looks()["queues"] is Look.STALE


@JUMPS
def test_an_answer_that_was_read_before_the_jump_and_came_after_it_is_put_right_by_the_next(hall, jump):
    read = Freshness(cases_at=hall.now, fixes_at=hall.now)
    hall.now += jump
    hall.tell(replace(made.moment(), freshness=read))
    hall.go(1)
    hall.answer()

    assert hall.looks()["queues"] is Look.LIVE
    hall.go(31)
    assert hall.looks()["queues"] is Look.STALE


def test_an_answer_of_the_future_grows_stale_like_any_other(hall):
    read = Freshness(cases_at=hall.now + HOUR, fixes_at=hall.now + HOUR)
    hall.tell(replace(made.moment(), freshness=read))
    assert hall.looks()["queues"] is Look.LIVE

    hall.go(31)

    assert hall.looks()["queues"] is Look.STALE


def test_a_wall_whose_clock_is_put_back_while_it_reads_says_in_time_that_it_failed(hall):
    hall.set_clock(-HOUR)
    assert hall.looks()["queues"] is Look.LOADING

    hall.go(4)

    assert hall.looks()["queues"] is Look.FAILED


@pytest.mark.parametrize("source", Source)
@pytest.mark.parametrize(
    ("age", "jump"), [(0, 0), (7 * SECOND, -HOUR), (7 * SECOND, HOUR), (0, -5 * MINUTE), (11 * MINUTE, 24 * HOUR)]
)
def test_ages_are_those_of_the_steady_clock(source, age, jump):
    tick, now = 100 * SECOND, 30 * 24 * HOUR
    ages = DataAges(lambda: tick)
    answer = replace(made.moment(), freshness=Freshness(cases_at=now - age, fixes_at=now - age))
    assert now - ages.at(answer, source, now) == age

    tick += STALE_AFTER[source]
    now += STALE_AFTER[source] + jump

    assert now - ages.at(answer, source, now) == age + STALE_AFTER[source]
    unread = replace(answer, freshness=Freshness())
    assert ages.at(unread, source, now) == 0


@JUMPS
def test_a_clock_that_is_not_the_gateway_s_is_said_in_the_first_cube(hall, jump):
    hall.answer()
    assert "数据正常" in hall.texts("scene")
    assert not any("本机时钟" in text for text in hall.texts("scene"))

    read = Freshness(cases_at=hall.now, fixes_at=hall.now, clock_off=jump)
    hall.tell(replace(made.moment(), at=hall.now, freshness=read))

    assert "本机时钟与网关差 60 分" in hall.texts("scene")
    assert "数据正常" not in hall.texts("scene")
