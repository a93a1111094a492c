"""People on the map: how fast all of them move, and what a tick costs the screen's thread, beside Leaflet's circles."""

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import numpy as np
from PySide6.QtWebEngineCore import QWebEnginePage

from tests.bench.row import Row, at_least, at_most, reported
from tests.bench.screen import BOUNDS, PAGES, ms_until, open_map, open_peer, until_settled
from widgets.map.view import MapView

DOTS, SYMBOLS = 20_000, 1_000
FRAMES, PEER_FRAMES = 120, 15
UNIT = "frames/s"
CIRCLES = "Leaflet circleMarkers, preferCanvas"


def measure(quick: bool) -> Sequence[Row]:
    """Measure the paces and the tick; everybody moves in every frame."""
    repeats = 3 if quick else 9
    with open_map() as view:
        view.page.runJavaScript(Path(PAGES / "pace.js").read_text(encoding="utf-8"))
        dots = _pace(view, DOTS, repeats)
        ticks = [_tick(view, DOTS, seed) for seed in range(10 * repeats)]
        symbols = _pace(view, SYMBOLS, repeats)
    circles = {count: _circles(count, repeats) for count in (DOTS, SYMBOLS)}
    calls, threads, painted = (median(column) for column in zip(*ticks, strict=True))
    return [
        at_least(f"{DOTS:,} moving terminals as dots", dots, UNIT, 50, peer=circles[DOTS], peer_name=CIRCLES),
        at_least(f"{SYMBOLS:,} moving terminals as symbols", symbols, UNIT, 30, peer=circles[SYMBOLS], peer_name=CIRCLES),
        at_most(f"a tick of {DOTS:,} terminals: the screen's thread in our call", calls, "ms", 5),
        reported("the screen's thread until this tick is painted, with the browser's own part", threads, "ms"),
        reported("from the call until this tick is painted", painted, "ms"),
    ]  # fmt: skip


def _show(view: MapView, count: int, seed: int) -> Callable[[], None]:
    """Return the call that shows *count* people somewhere in the city."""
    west, south, east, north = BOUNDS
    rng = np.random.default_rng(seed)
    lon, lat = rng.uniform(west, east, count), rng.uniform(south, north, count)
    age, status, names = rng.integers(0, 180, count), np.zeros(count, np.uint8), [""] * count
    return lambda: view.show_people(lon, lat, age, status, names)


def _tick(view: MapView, count: int, seed: int) -> tuple[float, float, float]:
    """Return the milliseconds of the thread in the call, of the thread until it is painted, and of the clock."""
    show, call_ms = _show(view, count, seed), 0.0

    def timed() -> None:
        nonlocal call_ms
        begun = time.thread_time()
        show()
        call_ms = (time.thread_time() - begun) * 1000

    begun = time.thread_time()
    painted_ms = until_settled(view, timed)
    return call_ms, (time.thread_time() - begun) * 1000, painted_ms


def _pace(view: MapView, count: int, repeats: int) -> float:
    until_settled(view, _show(view, count, seed=1))
    return median(_paced(view.page, FRAMES, number) for number in range(repeats))


def _circles(count: int, repeats: int) -> float:
    with open_peer() as peer:
        peer.open("circle_markers.html", bounds=json.dumps(BOUNDS), count=str(count))
        return median(_paced(peer.page, PEER_FRAMES, number) for number in range(repeats))


def _paced(page: QWebEnginePage, frames: int, number: int) -> float:
    """Return the frames a second of one run of the page's ``pace``; it tells them by its title."""
    ms_until(
        page.titleChanged,
        lambda: page.title() == f"run {number}",
        lambda: page.runJavaScript(f"document.title = 'run {number}'; 1"),
    )
    ms_until(
        page.titleChanged, lambda: page.title().startswith("paced"), lambda: page.runJavaScript(f"pace({frames}); 1")
    )
    return float(page.title().removeprefix("paced "))
