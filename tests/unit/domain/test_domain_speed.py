"""Thirty days of history are simulated through these; the bounds are several times what was measured."""

from timeit import repeat

from app.domain.clocks import Clock, Limit
from app.domain.moment import HOUR

CALLS = 300


def best_us(call) -> float:
    """Return the fastest of some runs in µs a call, so that a busy machine matters little."""
    return min(repeat(call, number=CALLS, repeat=7)) / CALLS * 1e6


def test_adding_work_time_takes_microseconds(site):
    start = site.at("2026-06-12 09:15")

    assert best_us(lambda: site.calendar.add(start, 40 * HOUR)) < 10
    assert best_us(lambda: site.calendar.between(start, start + 900 * HOUR)) < 10


def test_a_step_takes_tens_of_microseconds(site):
    filed, fed_back = site.filed(), site.fed_back()
    at = site.at("2026-06-12 11:00")

    assert best_us(lambda: site.step(filed, "dispatch", at, department="D1")) < 150
    assert best_us(lambda: site.step(fed_back, "rework", at, reason="残留")) < 150


def test_the_due_moment_of_a_clock_takes_microseconds(site):
    clock = Clock.start(Limit.parse("5d"), site.at("2026-06-12 09:15"), "派遣起算")

    assert best_us(lambda: clock.due(site.calendar)) < 20
