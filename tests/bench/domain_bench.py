"""The trade's rules in µs a call, beside Python's own arithmetic of dates: months of history are simulated through them."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from timeit import repeat

from app.domain.clocks import Clock, Limit
from app.domain.moment import CHINA, HOUR
from tests.bench.row import Row, at_most
from tests.unit.domain.conftest import shipped

CALLS = 2_000
DATES = "a date and a timedelta added"


def best_us(call: Callable[[], object], runs: int) -> float:
    """Return the fastest of some runs in µs a call: what others do on the machine matters little."""
    return min(repeat(call, number=CALLS, repeat=runs)) / CALLS * 1e6


def measure(quick: bool) -> Sequence[Row]:
    """Measure a sum of work time, a difference, a clock's due moment, and a step of the workflow."""
    site, runs = shipped(), 5 if quick else 15
    start, later = site.at("2026-06-12 09:15"), site.at("2026-06-12 11:00")
    clock, filed, fed_back = Clock.start(Limit.parse("5d"), start, "派遣起算"), site.filed(), site.fed_back()
    day, hours = datetime(2026, 6, 12, 9, 15, tzinfo=CHINA), timedelta(hours=40)
    peer = best_us(lambda: day + hours, runs)

    def row(name: str, call: Callable[[], object], goal: float) -> Row:
        return at_most(name, best_us(call, runs), "µs", goal, peer=peer, peer_name=DATES)

    return [
        row("40 work hours added", lambda: site.calendar.add(start, 40 * HOUR), 10),
        row("work time of 900 hours", lambda: site.calendar.between(start, start + 900 * HOUR), 10),
        row("the due moment of a clock", lambda: clock.due(site.calendar), 20),
        row("the step 派遣", lambda: site.step(filed, "dispatch", later, department="D1"), 150),
        row("the step 返工", lambda: site.step(fed_back, "rework", later, reason="残留"), 150),
    ]
