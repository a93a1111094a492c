"""The read model with a million cases and eight million events: load, any moment, live, heat."""

import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import numpy as np

from app.domain.moment import DAY, HOUR, MINUTE
from app.situation.questions.count_by import CountBy, Group
from app.situation.questions.heat import Heat
from app.situation.questions.numbers import Numbers
from app.situation.questions.queues import Queues
from app.situation.situation import Situation
from app.situation.snapshot import taken, write_snapshot
from tests.bench import synthetic
from tests.bench.columns import history_of
from tests.bench.desk_lists import lists
from tests.bench.row import Row, at_most, reported

CASES = 1_000_000
REFRESHES = 100
MS = 1000


def timed(call: Callable[[], object]) -> float:
    """Return how many ms *call* takes."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * MS


def written(folder: Path) -> tuple[synthetic.SyntheticSource, float]:
    """Write the snapshot of a made-up history to *folder*; return its source, and the ms it took to write."""
    made = history_of(CASES)
    return synthetic.source_of(made), timed(lambda: write_snapshot(folder, taken(made, synthetic.STORE_ID)))


def loaded(folder: Path, source: synthetic.SyntheticSource) -> tuple[Situation, float]:
    """Return a situation loaded from *folder*, and the ms it took."""
    situation = Situation(source, synthetic.setting(), folder, now=lambda: synthetic.NOW)
    return situation, timed(situation.load)


def jump(situation: Situation, t: int) -> None:
    """Go to *t* and count both lights and department × light."""
    view = situation.at(t)
    Queues().answer(view)
    CountBy(group=Group.DEPARTMENT).answer(view)


def jumps(situation: Situation, repeats: int) -> list[float]:
    """Return the ms of jumps to moments far apart, back and forth."""
    moments = np.random.default_rng(3).integers(100, synthetic.YEARS * 365 - 1, repeats)
    return [timed(lambda days=days: jump(situation, synthetic.NOW - int(days) * DAY - 5 * HOUR)) for days in moments]


def polls(situation: Situation, source: synthetic.SyntheticSource, repeats: int) -> list[float]:
    """Return the ms of taking 1,000 new events."""
    times = []
    for i in range(repeats):
        source.add(1000, synthetic.NOW + i * MINUTE)
        times.append(timed(situation.poll))
    return times


def bare_scan(situation: Situation) -> float:
    """Return the ms of the same counts by looking at every event from the first: the peer of a jump."""
    events = situation.at().tables.events

    def scan() -> None:
        count = int(np.searchsorted(events.recorded_at, synthetic.NOW - 400 * DAY))
        last = np.full(CASES, -1, np.int32)
        last[events.case[:count]] = np.arange(count, dtype=np.int32)
        last = last[last >= 0]
        light = (events.case_soon[last] < synthetic.NOW) + (events.case_due[last] < synthetic.NOW)
        np.bincount(events.department[last] * 4 + light)
        np.bincount(events.stage[last])

    return median(timed(scan) for _ in range(3))


def measure(quick: bool) -> Sequence[Row]:
    """Measure the read model."""
    repeats = 5 if quick else 20
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, write = written(folder)
        size = sum(file.stat().st_size for file in folder.rglob("*.npy")) / 1e6
        situation, load = loaded(folder, source)
    first = timed(lambda: jump(situation, synthetic.NOW - 30 * DAY))
    every = jumps(situation, repeats)
    live = [timed(lambda: jump(situation, None)) for _ in range(repeats)]
    numbers = [timed(lambda: Numbers().answer(situation.at())) for _ in range(repeats)]
    scan = bare_scan(situation)
    heat = Heat(bounds=(synthetic.WEST, synthetic.SOUTH, synthetic.EAST, synthetic.NORTH), width=1920, height=1080,
                period_h=24.0 * 365 * synthetic.YEARS, half_life_h=24 * 90)  # fmt: skip
    cold = timed(lambda: heat.answer(situation.at()))
    warm = [timed(lambda: heat.answer(situation.at())) for _ in range(repeats)]
    polled = polls(situation, source, repeats)
    with tempfile.TemporaryDirectory() as name:
        listed = lists(situation, source, Path(name), REFRESHES)
    return [
        reported(f"snapshot written, {size:,.0f} MB", write, "ms"),
        at_most(f"snapshot loaded, {CASES:,} cases, {source.seq:,} events", load, "ms", 2000),
        reported("first jump after loading (lays the checkpoints)", first, "ms"),
        at_most("jump to any moment with both lights and department × light", median(every), "ms", 50, peer=scan, peer_name="scan from the first event"),
        at_most("the slowest of these jumps", max(every), "ms", 50),
        reported("the same counts, live", median(live), "ms"),
        reported("today's four numbers, live", median(numbers), "ms"),
        at_most("poll of 1,000 new events", median(polled), "ms", 20),
        reported("heat of all cases, first picture", cold, "ms"),
        at_most("heat of all cases, next picture", median(warm), "ms", 25),
        *listed,
    ]  # fmt: skip
