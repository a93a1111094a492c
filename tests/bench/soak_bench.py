"""Thirty simulated hours of a generated city at sixty times the clock's pace, before a wall that never rests.

The city is written by another process. What is watched is the wall's own: memory, the screen's thread, its queues.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer

from app.adapters.clockwork import UuidIds
from app.adapters.store import open_store
from app.cli.parts import parts_of
from app.cli.settings import read_settings
from app.domain.moment import HOUR, MINUTE, SECOND, Instant
from app.services.seat import Bell, SeatParts
from app.simulate.roster import roster
from tests.bench import hall, screen
from tests.bench.hall import Pulse
from tests.bench.row import Row, at_most, reported
from tests.bench.soak_child import url_of
from tests.gui.scripted_desk import ScriptedDesk
from widgets.seats import Seats
from widgets.settling import Settling
from widgets.wall.scenes import read_scenes
from widgets.wall.window import WallWindow

PACE = 60.0
HOURS, QUICK_HOURS = 30.0, 3.0
WARM_SHARE = 0.25
SCENE_S, DRAG_EVERY_S, DRAG_S = 20.0, 90.0, 5.0
LOOK_S = 10.0
START: Instant = 1_781_136_000_000_000
"""Thu 2026-06-11 08:00 in China."""
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen at one time: hours lived, bytes of the process, its ``private`` part (neither files nor shared with
    the browser's processes) and of its renderers, pauses, what waits.
    """

    hours: float
    own: int
    private: int
    pages: int
    pause_ms: float
    waiting: int
    behind_s: float


def measure(quick: bool) -> Sequence[Row]:
    """Return the figures; the whole curve is printed to stderr, a line for each look."""
    hours = QUICK_HOURS if quick else HOURS
    with tempfile.TemporaryDirectory(prefix="wanmi-soak-") as name:
        folder = Path(name)
        command = [sys.executable, "-m", "tests.bench.soak_child", name, str(START), str(hours), str(PACE)]
        city = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert city.stdout is not None
            if city.stdout.readline().strip() != "lives":
                raise RuntimeError("the city did not come to life")
            looks = _watch(folder, hours)
            if city.wait(120):
                raise RuntimeError(f"the city ended with code {city.returncode}")
        finally:
            city.kill()
    return _rows(looks)


def _watch(folder: Path, hours: float) -> list[Look]:
    """Show the wall for *hours* of the city's: scenes change, somebody drags through the last hours again and again."""
    begun = time.monotonic()

    def now() -> Instant:
        return START + int((time.monotonic() - begun) * PACE * SECOND)

    store = open_store(url_of(folder), attachments=folder / "media", read_only=True)
    screen.application()
    looks: list[Look] = []
    try:
        with Seats(_parts(store, folder, now, hours)) as seats:  # type: ignore[arg-type]
            window = seats.open_wall()
            assert isinstance(window, WallWindow)
            window.show()
            Settling(seats.feed)
            layout = window.layout_of_wall
            scenes = cycle(read_scenes(hall.WALLS / "scenes", layout.scenes, layout).values())
            look_at = scene_at = time.monotonic()
            drag_at = look_at + DRAG_EVERY_S
            pulse = Pulse()
            with pulse:
                while now() < START + hours * HOUR:
                    _rest(min(look_at, scene_at, drag_at) - time.monotonic())
                    clock = time.monotonic()
                    if clock >= scene_at:
                        window.show_scene(next(scenes))
                        scene_at = clock + SCENE_S
                    if clock >= drag_at:
                        _drag(seats, now())
                        drag_at = clock + DRAG_EVERY_S
                    if clock >= look_at:
                        looks.append(_look(seats, now(), pulse))
                        look_at = clock + LOOK_S
    finally:
        store.dispose()
    return looks


def _rest(seconds: float) -> None:
    """Let the windows live for so long."""
    loop = QEventLoop()
    QTimer.singleShot(max(1, int(seconds * 1000)), loop.quit)
    loop.exec()


def _parts(store: object, folder: Path, now: object, hours: float) -> SeatParts:
    settings = read_settings()
    parts = parts_of(settings)
    duties = roster(parts.city, START - 72 * HOUR, START + int((hours + 24) * HOUR), settings.city.seed)
    return SeatParts(
        source=store, files=store, setting=replace(parts.setting, roster=duties), rules=parts.rules,  # type: ignore[arg-type]
        snapshot=folder / "snapshot", now=now, ids=UuidIds(), duty=("带班领导 1002", "值班长 3102"),  # type: ignore[arg-type]
        wall_name="hall", wall_layout=hall.WALLS / "demo.toml", wall_scene="daily", desk=ScriptedDesk(), bell=Bell(),
    )  # fmt: skip


def _drag(seats: Seats, now: Instant) -> None:
    """Drag back through the last four hours for some seconds, and return to now."""
    end = time.monotonic() + DRAG_S
    while (left := end - time.monotonic()) > 0:
        seats.feed.look_at(now - int((DRAG_S - left) / DRAG_S * 4 * HOUR) - MINUTE)
        _rest(0.03)
    seats.feed.look_at(None)


def _look(seats: Seats, now: Instant, pulse: Pulse) -> Look:
    pause, latest = pulse.longest_ms, seats.feed.latest
    pulse.pauses.clear()
    city_map = seats.wall_map
    behind = 0 if latest is None or not latest.live else (now - latest.freshness.cases_at) / SECOND / PACE
    made = Look(
        hours=(now - START) / HOUR, own=_bytes_of(os.getpid()), private=_private_bytes(), pages=sum(map(_bytes_of, _children(os.getpid()))),
        pause_ms=pause, waiting=0 if city_map is None or city_map.is_settled else 1, behind_s=behind,
    )  # fmt: skip
    print(
        f"soak {made.hours:5.1f} h  {made.own / 1e6:7.1f} MB  private {made.private / 1e6:7.1f} MB  pages {made.pages / 1e6:7.1f} MB  "
        f"pause {made.pause_ms:5.0f} ms  behind {made.behind_s:4.1f} s",
        file=sys.stderr, flush=True,
    )  # fmt: skip
    return made


def _bytes_of(pid: int) -> int:
    """Return the resident bytes of a process, 0 if it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE_BYTES
    except OSError:
        return 0


def _private_bytes() -> int:
    """Return the resident bytes of this process that are its alone."""
    said = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) * 1024 for line in said.splitlines() if line.startswith("RssAnon:"))


def _children(pid: int) -> list[int]:
    """Return the processes below *pid*: the browser's."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        if parent == pid and "QtWebEngine" in _command(folder):
            found += [int(folder.name), *_children(int(folder.name))]
    return found


def _command(folder: Path) -> str:
    try:
        return (folder / "cmdline").read_text(encoding="utf-8")
    except OSError:
        return ""


def _rows(looks: Sequence[Look]) -> Sequence[Row]:
    warm = looks[int(len(looks) * WARM_SHARE) :]
    hours = np.array([one.hours for one in warm])
    own, private, pages = (
        np.polyfit(hours, [value / 1e6 for value in kind], 1)[0]
        for kind in zip(*((one.own, one.private, one.pages) for one in warm), strict=True)
    )
    half = len(warm) // 2
    behind = [one.behind_s for one in warm]
    return (
        at_most("memory of the wall's process, slope after warm-up, a simulated hour", float(own), "MB", 1),
        reported("its private part, the same", float(private), "MB"),
        reported("memory of its pages, the same", float(pages), "MB"),
        reported("memory of the wall's process at the end", looks[-1].own / 1e6, "MB", peer=warm[0].own / 1e6, peer_name="after warm-up"),
        at_most("longest pause of the screen's thread after warm-up", max(one.pause_ms for one in warm), "ms", 250),
        at_most("how far the data were behind, worst of the second half", max(behind[half:]), "s", max(3.0, 2 * max(behind[:half])),
                peer=max(behind[:half]), peer_name="worst of the first half"),
    )  # fmt: skip
