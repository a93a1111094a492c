"""A picture of the wall as it was at a moment: rendered offscreen, written once everything on it is there."""

import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from app.domain.moment import Instant
from app.services.seat import SeatParts
from app.situation.answers import Moment
from widgets.running import make_application
from widgets.seats import Seats
from widgets.wall.glance import Look
from widgets.wall.layout import LayoutError
from widgets.wall.window import WallWindow
from widgets.words import clock_with_seconds, day

log = logging.getLogger(__name__)

GIVE_UP_MS = 120_000
MAP_MS = 2_500
"""What the map gets for its flight and its tiles after its last answer."""
LOOK_MS = 200
NO_WALL = "-"
"""The wall of a picture of one scene: nobody ever put anything on it."""


class PictureError(Exception):
    """No picture was made; one sentence says why."""


class Sitting(QObject):
    """Waits until *window* shows all of the moment *t*, and ends the application."""

    done = Signal()

    def __init__(self, seats: Seats, window: WallWindow, t: Instant) -> None:
        super().__init__(window)
        self.reason = ""
        self._feed, self._window, self._t = seats.feed, window, t
        self._is_map_there = seats.wall_map is None
        self._is_whole = False
        if seats.wall_map is not None:
            seats.wall_map.ready.connect(self._on_map)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._end = QTimer(self, singleShot=True, interval=GIVE_UP_MS)
        self._end.timeout.connect(self._on_late)
        self._feed.moment_ready.connect(self._on_moment)
        self._look.start()
        self._end.start()

    @property
    def failed(self) -> tuple[str, ...]:
        """Return the titles of the panels that could not show the moment."""
        return tuple(view.panel.title() for view in self._window.views.values() if view.look is Look.FAILED)

    @property
    def _waiting(self) -> tuple[str, ...]:
        return tuple(view.panel.title() for view in self._window.views.values() if view.look is Look.LOADING)

    @Slot()
    def _on_map(self) -> None:
        self._is_map_there = True

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        span = self._feed.span
        if not moment.freshness.cases_at:
            return
        if span is None or self._t < span[0]:
            start = "" if span is None else f", which begins {day(span[0])} {clock_with_seconds(span[0])}"
            self._give_up(f"the log has nothing of that moment{start}")
        elif self._feed.position != self._t:
            self._feed.look_at(self._t)

    @Slot()
    def _on_look(self) -> None:
        latest = self._feed.latest
        if latest is None or latest.at != self._t or latest.awaited or not self._is_map_there or self._is_whole:
            return
        self._window.tick()
        asked = {question for view in self._window.views.values() for question in view.panel.questions()}
        if not self._waiting and asked <= latest.answers.keys() | latest.failures.keys():
            self._is_whole = True
            QTimer.singleShot(MAP_MS, self.done.emit)

    @Slot()
    def _on_late(self) -> None:
        waiting = ", ".join(self._waiting) or "the map"
        self._give_up(f"the wall was not whole after {GIVE_UP_MS // 1000} s, still waiting: {waiting}")

    def _give_up(self, reason: str) -> None:
        self._look.stop()
        self.reason = reason
        self.done.emit()


def run_picture(parts: SeatParts, t: Instant, scene: str, out: Path) -> tuple[str, ...]:
    """Write the wall at *t* to *out*: *scene*, or ``""`` for what stood there then.

    Return the titles of panels that show that they failed. Raise a :class:`PictureError`, or a ``LayoutError`` for a
    bad wall or scene.
    """
    if scene:
        parts = replace(parts, wall_scene=scene, wall_name=NO_WALL)
    application = make_application(language=parts.language)
    with Seats(replace(parts, wall_line=None, is_picture=True)) as seats:
        window = seats.open_wall()
        sitting = Sitting(seats, window, t)
        sitting.done.connect(application.quit)
        window.show()
        QApplication.exec()
        if sitting.reason:
            raise PictureError(sitting.reason)
        window.tick()
        _save(window, out)
        return sitting.failed


def _save(window: WallWindow, out: Path) -> None:
    """Write through a file beside *out*, so that there is all of the picture or none."""
    unfinished = out.with_name(f".{out.stem}.unfinished.png")
    try:
        if not window.grab_wall().save(str(unfinished)):
            raise PictureError(f"{out} cannot be written")
        unfinished.replace(out)
    except OSError as error:
        raise PictureError(f"{out} cannot be written: {error.strerror or error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


__all__ = ["LayoutError", "PictureError", "run_picture"]
