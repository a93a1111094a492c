"""The time machine: every panel of every scene as of any moment, over a million cases and a shift of positions."""

import random
import time
from collections.abc import Callable, Sequence
from statistics import median

from PySide6.QtCore import QEventLoop, QTimer

from app.domain.moment import DAY, HOUR, MINUTE, SECOND, Instant
from app.situation.answers import Moment, Question, answer_all
from app.situation.situation import Situation
from tests.bench import columns, hall, patrols, synthetic
from tests.bench.hall import HallSeats, HallSource, Pulse
from tests.bench.row import Row, at_least, at_most, reported
from tests.bench.situation_bench import bare_scan
from widgets.wall.scenes import read_scenes
from widgets.wall.window import WallWindow

CASES = 1_000_000
DRAG_S = 8.0
REST_S = 1.0
"""Before a drag the screen comes to rest: the jumps held its thread, which nothing does at a seat."""
DRAG_STEP_MS = 20
PEER = "the numbers of two panels, scanned from the first event"


def measure(quick: bool) -> Sequence[Row]:
    """Jump and scrub through each scene of the demo's wall."""
    history = columns.history_of(CASES)
    source = HallSource(history.seq, [])
    rows: list[Row] = []
    with hall.open_seats(history, source, "demo") as seats:
        window = seats.open_wall()
        assert isinstance(window, WallWindow)
        window.show()
        hall.until(lambda: seats.feed.latest is not None and seats.feed.latest.live)
        hall.until(lambda: seats.wall_map.is_settled)  # a wall that stands, not one that starts
        scan = bare_scan(seats.situation)
        scenes = read_scenes(hall.WALLS / "scenes", window.layout_of_wall.scenes, window.layout_of_wall)
        for scene in scenes.values():
            window.show_scene(scene)
            hall.until(
                lambda: seats.feed.latest is not None and seats.feed.questions <= seats.feed.latest.answers.keys()
            )
            rows += _jumps(scene.name, seats.situation, seats.feed.questions, 10 if quick else 40, scan)
            rows += _drag(scene.name, seats)
    return rows


def _jumps(
    name: str, situation: Situation, questions: frozenset[Question[object]], repeats: int, scan: float
) -> Sequence[Row]:
    """Time single jumps far apart: half of them into the shift's positions, half over the three years."""
    rng = random.Random(4)
    near = [rng.randrange(patrols.START + 10 * MINUTE, hall.NOW) for _ in range(repeats)]
    far = [synthetic.NOW - rng.randrange(synthetic.YEARS * 300) * DAY - 5 * HOUR for _ in range(repeats)]
    moments = [t for pair in zip(near, far, strict=True) for t in pair]
    times = [_timed(lambda t=t: _answered(situation, t, questions)) for t in moments]
    return (
        at_most(f"{name}: one jump, {len(questions)} questions (95th percentile)", _p95(times), "ms", 100,
                peer=scan, peer_name=PEER),
        reported(f"{name}: the same, median", median(times), "ms"),
    )  # fmt: skip


def _answered(situation: Situation, t: Instant, questions: frozenset[Question[object]]) -> None:
    moment = answer_all(situation.at(t), questions)
    if moment.failures:
        raise RuntimeError(f"no answer: {next(iter(moment.failures.values()))}")


def _drag(name: str, seats: HallSeats) -> Sequence[Row]:
    """Drag through the shift as fast as a hand does, as the scrubber does; count what reaches the panels."""
    arrived: list[Instant] = []
    at = [patrols.START + HOUR]

    def take(moment: Moment) -> None:
        if not moment.live and (not arrived or arrived[-1] != moment.at):
            arrived.append(moment.at)

    def step() -> None:
        at[0] += 40 * SECOND
        seats.feed.look_at(at[0])

    _run(lambda: None, REST_S)
    seats.feed.moment_ready.connect(take)
    try:
        with Pulse() as pulse:
            took = _run(step)
    finally:
        seats.feed.moment_ready.disconnect(take)
        seats.feed.look_at(None)
        hall.until(lambda: seats.feed.latest is not None and seats.feed.latest.live)
    return (
        at_least(f"{name}: answers shown a second while scrubbing", len(arrived) / took, "/s", 15),
        at_most(f"{name}: longest pause of the screen's thread meanwhile", pulse.longest_ms, "ms", 30),
    )  # fmt: skip


def _run(step: Callable[[], None], seconds: float = DRAG_S) -> float:
    """Call *step* every few ms in an event loop for *seconds*; return how long it was."""
    loop, ticking = QEventLoop(), QTimer(interval=DRAG_STEP_MS)
    ticking.timeout.connect(step)
    ticking.start()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    begun = time.perf_counter()
    loop.exec()
    ticking.stop()
    return time.perf_counter() - begun


def _timed(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]
