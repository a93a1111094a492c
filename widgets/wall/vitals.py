"""How a window of the wall is: pace, queues, memory, restarts, and how fresh each panel is; written to the log each hour."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.domain.moment import SECOND, Instant
from widgets.feed import SituationFeed
from widgets.wall.frames import Frames, Pulse
from widgets.wall.glance import Look

if TYPE_CHECKING:
    from widgets.map.view import MapView
    from widgets.wall.window import WallWindow

log = logging.getLogger(__name__)

HOUR_MS = 3600 * 1000
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelVitals:
    """How one panel is; ``age_us`` is how old its data are, ``None``: it has none."""

    title: str
    look: Look
    age_us: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """How one window is. Memory in MiB, ``None`` where the system does not say; queues are counts of what waits."""

    screen: str
    frames: Frames
    pause_ms: float
    panels_waiting: int
    map_waiting: int
    memory_mib: float | None
    page_mib: float | None
    page_restarts: int
    panels_replaced: int
    tries: int
    panels: tuple[PanelVitals, ...]


def resident_mib(process: int) -> float | None:
    """Return the resident memory of a process, MiB; ``None`` where the system does not say."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE") / _MIB


class Vigil(QObject):
    """Watches over one window and dies with it."""

    def __init__(self, window: "WallWindow", feed: SituationFeed, now: Callable[[], Instant]) -> None:
        super().__init__(window)
        self._window = window
        self._feed = feed
        self._now = now
        self._restarts = 0
        self.pulse = Pulse(self)
        self.watch(window.city_map)
        hourly = QTimer(self, interval=HOUR_MS)
        hourly.timeout.connect(self.tell)
        hourly.start()

    def watch(self, city_map: "MapView | None") -> None:
        """Count how often the renderer of the window's map dies."""
        if city_map is not None:
            city_map.renderer_died.connect(self._on_renderer_died)

    def read(self) -> Vitals:
        """Return how the window is now."""
        window, city_map = self._window, self._window.city_map
        return Vitals(
            screen=window.screen_name,
            frames=window.frames,
            pause_ms=self.pulse.longest_ms,
            panels_waiting=window.waiting,
            map_waiting=0 if city_map is None else city_map.waiting,
            memory_mib=resident_mib(os.getpid()),
            page_mib=None if city_map is None else resident_mib(city_map.page.renderProcessPid()),
            page_restarts=self._restarts,
            panels_replaced=window.gallery.replaced,
            tries=0 if self._feed.trouble is None else self._feed.trouble.tries,
            panels=tuple(self._panels()),
        )

    def _panels(self) -> list[PanelVitals]:
        now, found = self._now(), []
        for view in self._window.views.values():
            data_at = 0 if view.glance is None else view.glance.data_at
            age = None if not data_at else max(0, now - data_at)
            found.append(PanelVitals(title=view.title(), look=view.look, age_us=age))
        return found

    @Slot()
    def tell(self) -> None:
        """Write one line into the log."""
        log.info("wall %s", line_of(self.read()))

    @Slot(str)
    def _on_renderer_died(self, _reason: str) -> None:
        self._restarts += 1


def line_of(vitals: Vitals) -> str:
    """Return the log's line."""
    oldest = max((panel.age_us for panel in vitals.panels if panel.age_us is not None), default=None)
    not_live = [f"{panel.title} {panel.look}" for panel in vitals.panels if panel.look not in {Look.LIVE, Look.EMPTY}]
    parts = {
        "screen": vitals.screen or "any",
        "pause_ms": round(vitals.pause_ms),
        "longest_panel_ms": round(vitals.frames.longest_ms),
        "refreshed": vitals.frames.refreshed,
        "waiting": vitals.panels_waiting + vitals.map_waiting,
        "memory_mib": _whole(vitals.memory_mib),
        "page_mib": _whole(vitals.page_mib),
        "page_restarts": vitals.page_restarts,
        "panels_replaced": vitals.panels_replaced,
        "oldest_s": "none" if oldest is None else round(oldest / SECOND),
        "not_live": ", ".join(not_live) or "none",
    }
    return " ".join(f"{name}={value}" for name, value in parts.items())


def _whole(mib: float | None) -> str:
    return "unknown" if mib is None else f"{mib:.0f}"
