"""The wall: a new case on the screen, heat that grows, another scene, six outputs with a crowd, a cold start."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median

import numpy as np
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.domain.moment import SECOND, Instant
from app.situation.questions.heat import Heat
from app.situation.situation import Situation
from app.situation.snapshot import taken, write_snapshot
from tests.bench import columns, hall, screen, synthetic
from tests.bench.hall import HallSource
from tests.bench.row import Row, at_least, at_most, reported
from widgets.map.native_dots import NativeDots
from widgets.map.view import MapView
from widgets.theme import load_theme
from widgets.wall.glance import Look
from widgets.wall.scenes import read_scenes
from widgets.wall.window import WallWindow

CASES, STARTING = 1_000_000, 360_000
OUTPUTS, CROWD, WALKED_S = 6, 5_000, 5.0


def measure(quick: bool) -> Sequence[Row]:
    """Return the figures of the wall."""
    return [*_live(10 if quick else 40), *_outputs(), *_starts(1 if quick else 5)]


class PaintWatch(QObject):
    """Notes when widgets were painted last."""

    def __init__(self, *widgets: QObject) -> None:
        super().__init__()
        self.at: dict[int, float] = {}
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.at[id(watched)] = time.perf_counter()
        return False


def _live(repeats: int) -> Sequence[Row]:
    """Append cases one by one under an open wall over a million cases; then change its scene again and again."""
    history = synthetic.history(CASES)  # its own: it is appended to
    source = HallSource(history.seq, [])
    clock = [hall.NOW]
    with hall.open_seats(history, source, "demo", lambda: clock[0]) as seats:
        window = seats.open_wall()
        assert isinstance(window, WallWindow)
        window.show()
        city_map = seats.wall_map
        assert city_map is not None
        hall.until(lambda: window.views["queues"].look is Look.LIVE and city_map.is_settled)
        appear = _Appearing(window, city_map, source, seats.feed.wake, clock)
        shown = [appear.one() for _ in range(repeats)]
        drawn = [appear.on_map() for _ in range(repeats)]
        scenes = _scene_changes(window, repeats)
        heat = _heat(seats.situation, source, clock)
    return (
        at_most("a new case at 1,000,000: from its commit to the number painted (95th percentile)", _p95(shown), "ms", 300),
        reported("the same, median", median(shown), "ms"),
        at_most("the same, to the map's page painted (95th percentile)", _p95(drawn), "ms", 300),
        *heat,
        at_most("scene change, until every panel of the new one is live and painted (95th percentile)", _p95(scenes), "ms", 500),
        reported("the same, median", median(scenes), "ms"),
    )  # fmt: skip


class _Appearing:
    """Appends a case to the log, as a commit does, rings, and waits until the screen shows it."""

    def __init__(
        self, window: WallWindow, city_map: MapView, source: HallSource, ring: Callable[[], None], clock: list[Instant]
    ) -> None:
        self._view = window.views["queues"]
        self._watch = PaintWatch(self._view)
        self._map = city_map
        self._source, self._ring, self._clock = source, ring, clock

    def one(self) -> float:
        """Return the ms until the panel of queues is painted with another number than before."""
        before = self._view.items
        begun = self._commit()
        hall.until(lambda: self._view.items != before and self._watch.at.get(id(self._view), 0.0) > begun)
        return (self._watch.at[id(self._view)] - begun) * 1000

    def on_map(self) -> float:
        """Return the ms until the page has drawn the cases with the new one."""
        version = self._map.layers["cases"]
        begun = self._commit()
        hall.until(lambda: self._map.layers["cases"] != version and self._map.is_settled)
        return (time.perf_counter() - begun) * 1000

    def _commit(self) -> float:
        hall.until(lambda: time.perf_counter() % 1.0 < 0.05)  # not in step with the feed's own second
        self._clock[0] += SECOND
        self._source.add(1, self._clock[0])
        self._ring()
        return time.perf_counter()


def _scene_changes(window: WallWindow, repeats: int) -> list[float]:
    layout = window.layout_of_wall
    scenes = cycle(read_scenes(hall.WALLS / "scenes", layout.scenes, layout).values())
    next(scenes)
    times = []
    for _ in range(max(repeats, 2 * len(layout.scenes))):
        watch = PaintWatch()
        begun = time.perf_counter()
        window.show_scene(next(scenes))
        for view in window.views.values():
            view.installEventFilter(watch)
        hall.until(lambda watch=watch: _is_true(window, watch))
        times.append((time.perf_counter() - begun) * 1000)
    return times


def _is_true(window: WallWindow, watch: PaintWatch) -> bool:
    """Say whether every panel shows what is, and has been painted so."""
    views = [view for view in window.views.values() if view.panel.key != "map"]
    return all(view.look in {Look.LIVE, Look.EMPTY} and id(view) in watch.at for view in views)


def _heat(situation: Situation, source: HallSource, clock: list[Instant]) -> Sequence[Row]:
    heat = Heat(
        bounds=screen.BOUNDS, width=1920, height=1080, period_h=24.0 * 365 * synthetic.YEARS, half_life_h=24 * 90
    )
    whole = _timed(lambda: heat.answer(situation.at()))
    grown = []
    for _ in range(20):
        clock[0] += SECOND
        source.add(1, clock[0], stage="filed", post="dispatcher")
        situation.poll()
        grown.append(_timed(lambda: heat.answer(situation.at())))
    return (
        at_most("heat of a million cases with one case more", median(grown), "ms", 5, peer=whole, peer_name="the full raster"),
    )  # fmt: skip


def _outputs() -> Sequence[Row]:
    native, page = _walk(native=True), _walk(native=False)
    return (
        at_least(f"{OUTPUTS} outputs of 1920×1080 in a process, {CROWD:,} moving people on each: frames a second each, "
                 "drawn natively", native, "/s", 24, peer=page, peer_name="drawn by the pages"),
        reported("the same, drawn by the pages", page, "/s"),
    )  # fmt: skip


def _walk(*, native: bool) -> float:
    """Have everybody walk on every output as fast as it goes; return the frames a second of the slowest output."""
    screen.application()
    theme = load_theme("wall")
    views = [MapView(screen.city(), theme, interactive=False, native_dots=native) for _ in range(OUTPUTS)]
    rng = np.random.default_rng(5)
    west, south, east, north = screen.BOUNDS
    lon, lat = rng.uniform(west, east, CROWD), rng.uniform(south, north, CROWD)
    names = [f"T{n}" for n in range(CROWD)]
    frames = [0] * OUTPUTS

    def step() -> None:
        nonlocal lon, lat
        lon, lat = lon + rng.normal(0, 2e-5, CROWD), lat + rng.normal(0, 2e-5, CROWD)

    try:
        for view in views:
            view.resize(*screen.SIZE)
            view.show()
        hall.until(lambda: all(view.is_settled for view in views))
        begun = time.perf_counter()
        while time.perf_counter() - begun < WALKED_S:
            step()
            for view in views:
                if native or view.is_settled:
                    view.show_people(lon, lat, np.zeros(CROWD), np.zeros(CROWD, np.uint8), names)
            _frame(views, frames, native=native)
        took = time.perf_counter() - begun
        counts = [view.findChild(NativeDots).painted for view in views] if native else frames
        return min(counts) / took
    finally:
        for view in views:
            view.close()
            view.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _frame(views: Sequence[MapView], frames: list[int], *, native: bool) -> None:
    """Let the screen draw; a page's frame counts once the page has said that it is painted."""
    waiting = [] if native else [place for place, view in enumerate(views) if not view.is_settled]
    QApplication.processEvents()
    for place in waiting:
        frames[place] += views[place].is_settled


def _starts(repeats: int) -> Sequence[Row]:
    with tempfile.TemporaryDirectory(prefix="wanmi-cold-") as name:
        made = columns.history_of(STARTING)
        write_snapshot(Path(name), taken(made, synthetic.STORE_ID))
        told = [_start(Path(name), made.seq) for _ in range(repeats)]
    first = told[0]
    return (
        at_most(f"cold start with {STARTING:,} cases: from the command to a true wall and its map", max(one["wall_s"] for one in told), "s", 5,
                peer=first["imports_s"], peer_name="of it until Python has read the program"),
    )  # fmt: skip


def _start(folder: Path, seq: int) -> dict[str, float]:
    """Start a wall's process over the snapshot in *folder*; the clock of both processes is the machine's."""
    command = [sys.executable, "-m", "tests.bench.wall_child", str(folder), str(seq), repr(time.monotonic())]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _timed(call: Callable[[], object]) -> float:
    begun = time.perf_counter()
    call()
    return (time.perf_counter() - begun) * 1000


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]
