"""Whether this host's clock and the log's agree, as a seat finds out from what was recorded just now."""

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.situation.clock_check import JUST_NOW_S, ClockCheck
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, HandClock, ListSource, case_id, situation


class Hosts:
    """A seat whose clock is *off*, and the log's host whose clock is right; time goes by for both."""

    def __init__(self, off: int) -> None:
        self.now, self.off = NOON, off
        self.check = ClockCheck(lambda: self.now + self.off, lambda: self.now / SECOND)

    def read(self, *, after_s: float, age_s: float | None = None) -> int:
        """Read *after_s* seconds, an event of *age_s* seconds or nothing; return how far the clocks are apart."""
        self.now += round(after_s * SECOND)
        self.check.has_read(None if age_s is None else self.now - round(age_s * SECOND))
        return self.check.off


@pytest.mark.parametrize("off", [HOUR, -HOUR, 2 * MINUTE])
def test_an_event_of_just_now_tells_that_the_clocks_are_apart(off, caplog):
    hosts = Hosts(off)
    hosts.read(after_s=0)

    assert hosts.read(after_s=1, age_s=0.5) == pytest.approx(off, abs=SECOND)
    assert "ahead of" in caplog.text if off > 0 else "behind" in caplog.text
    assert hosts.read(after_s=1) != 0, "a quiet second changes nothing"
    hosts.off = 0
    assert hosts.read(after_s=1, age_s=0.5) == 0


def test_what_was_read_at_the_start_or_after_a_pause_may_be_old_and_tells_nothing():
    hosts = Hosts(0)

    assert hosts.read(after_s=0, age_s=30 * 86_400) == 0
    assert hosts.read(after_s=JUST_NOW_S + 5 * 60, age_s=5 * 60) == 0
    assert hosts.read(after_s=1, age_s=1) == 0


def test_a_slow_commit_is_no_wrong_clock():
    hosts = Hosts(0)
    hosts.read(after_s=0)

    assert hosts.read(after_s=5, age_s=40) == 0


def test_a_seat_whose_clock_is_an_hour_ahead_says_so_with_the_next_event():
    log, clock = ListSource(), HandClock()
    clock.t = NOON + HOUR
    log.case(case_id(1), "reported", NOON - MINUTE, growth.state(1))
    seat = situation(log, clock=clock)
    assert seat.freshness.clock_off == 0, "the log's end may be old"

    log.case(case_id(2), "reported", NOON, growth.state(2))
    seat.poll()

    assert seat.freshness.clock_off == HOUR


def test_another_log_that_is_read_from_its_beginning_tells_nothing_of_the_clock():
    log, clock = ListSource(), HandClock()
    log.case(case_id(1), "reported", NOON - MINUTE, growth.state(1))
    seat = situation(log, clock=clock)
    clock.t += SECOND
    seat.poll()

    log.events.clear()
    log.name = "store-2"
    log.case(case_id(2), "reported", NOON - HOUR, growth.state(2))
    seat.poll()
    seat.poll()

    assert (seat.seq, seat.freshness.error, seat.freshness.clock_off) == (1, "", 0)
