"""The demo's windows: the wall first, the desk once the wall stands.

Without a display it lives for a while offscreen, works the console as a person would, and takes pictures.
"""

import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.services.seat import SeatParts
from app.situation.answers import Moment
from widgets.running import make_application, show_on_screen
from widgets.seats import Seats
from widgets.settling import Settling
from widgets.wall.window import WallWindow

if TYPE_CHECKING:
    from widgets.console.login import LoginPage
    from widgets.console.window import ConsoleWindow

log = logging.getLogger(__name__)

LOGIN_AFTER_MS = 1_000
OPEN_EVERY_MS = 500
PICTURES = ("wall.png", "console.png", "map.png")
WALL_WITHIN_MS = 10_000
"""So long the desk waits for the wall, whose start it would slow by a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogIn:
    """With whom the console is worked."""

    user: str
    password: str


class Pictures(QObject):
    """Logs in at a desk, opens the first case, and after a while writes the pictures and ends the application."""

    def __init__(self, wall: WallWindow, wall_map: QWidget | None, log_in: LogIn, folder: Path, seconds: int) -> None:
        super().__init__(wall)
        self._wall, self._map = wall, wall_map
        self._console: ConsoleWindow | None = None
        self._log_in = log_in
        self._folder = folder
        self.written: list[Path] = []
        self._try = QTimer(self, interval=OPEN_EVERY_MS)
        self._try.timeout.connect(self._on_try)
        QTimer.singleShot(seconds * 1000, self._on_time)

    def work(self, console: "ConsoleWindow") -> None:
        """Work at *console* from now on."""
        self._console = console
        self._try.start(LOGIN_AFTER_MS)

    @Slot()
    def _on_try(self) -> None:
        """Log in until the desk is there, then open a case, then leave it."""
        if self._console is None:
            return
        page = self._console.page
        if not page.isVisible():
            self._enter(self._console.login)
        elif page.queue.model.rowCount() and page.queue.current is None:
            page.queue.select_place(0)
        elif page.queue.current is not None:
            self._try.stop()

    def _enter(self, login: "LoginPage") -> None:
        if login.enter.isEnabled():
            login.user.setText(self._log_in.user)
            login.password.setText(self._log_in.password)
            login.enter.click()

    @Slot()
    def _on_time(self) -> None:
        self._try.stop()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            log.error("the pictures cannot be written to %s: %s", self._folder, error)  # noqa: TRY400
            QApplication.exit(1)
            return
        for name, widget in zip(PICTURES, (self._wall, self._console, self._map), strict=True):
            path = self._folder / name
            if widget is not None and widget.grab().save(str(path)):
                self.written.append(path)
            else:
                log.error("%s was not written", path)
        QApplication.exit(0 if len(self.written) == len(PICTURES) else 1)


class FirstWall(QObject):
    """Says in the log how long after the program's start the wall first showed the truth: its numbers and its map."""

    stands = Signal()
    """The wall shows the truth, or has not within :data:`WALL_WITHIN_MS`, or somebody closed it; comes once."""

    def __init__(self, seats: Seats, wall: WallWindow, started: float) -> None:
        super().__init__(wall)
        self._wall = wall
        self._started = started
        self._waiting = {"moment", "map"}
        seats.feed.moment_ready.connect(self._on_moment)
        if seats.wall_map is None:
            self._waiting.discard("map")
        else:
            seats.wall_map.ready.connect(self._on_map)
        self._wait = QTimer(self, singleShot=True, interval=WALL_WITHIN_MS)
        self._wait.timeout.connect(self.stands)
        self._wait.start()
        wall.installEventFilter(self)
        self.stands.connect(self._look_away)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait no longer for a wall that is closed."""
        if event.type() == QEvent.Type.Close:
            QTimer.singleShot(0, self, self._give_up)
        return super().eventFilter(watched, event)

    @Slot()
    def _look_away(self) -> None:
        self._wall.removeEventFilter(self)

    @Slot()
    def _give_up(self) -> None:
        if self._wait.isActive():
            log.info("the wall was closed before it showed the city; the desk opens without it")
            self._waiting.clear()
            self._wait.stop()
            self.stands.emit()

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        """Count a moment only if cases were read for it and every panel has what it cannot do without."""
        needed = {question for view in self._wall.views.values() for question in view.panel.needs()}
        if moment.freshness.cases_at and needed <= moment.answers.keys():
            self._arrive("moment")

    @Slot()
    def _on_map(self) -> None:
        self._arrive("map")

    def _arrive(self, part: str) -> None:
        if part in self._waiting:
            self._waiting.discard(part)
            if not self._waiting:
                log.info("first true wall %.1f s after the start", time.monotonic() - self._started)
                if self._wait.isActive():
                    self._wait.stop()
                    self.stands.emit()


def desk_follows(application: QApplication, first: FirstWall, open_desk: Callable[[], None]) -> None:
    """Open the desk once, whatever becomes of the *first* wall; before that no window that is closed ends the application."""
    application.setQuitOnLastWindowClosed(False)

    def follow() -> None:
        try:
            open_desk()
        finally:
            application.setQuitOnLastWindowClosed(True)

    first.stands.connect(follow)


def run_headless(parts: SeatParts, log_in: LogIn, folder: Path, seconds: int, started: float) -> int:
    """Live for *seconds* offscreen, write the pictures to *folder* and say so; return 0 when all are there."""
    application = make_application(language=parts.language)
    with Seats(parts) as seats:
        wall = seats.open_wall()
        wall.show()
        pictures = Pictures(wall, seats.wall_map, log_in, folder, seconds)

        def open_desk() -> None:
            console = seats.open_console("1")
            console.show()
            pictures.work(console)
            Settling(seats.feed)

        FirstWall(seats, wall, started).stands.connect(open_desk)
        code = application.exec()
        for path in pictures.written:
            sys.stdout.write(f"{path}\n")
        return code


def run_on_screen(parts: SeatParts, started: float) -> int:
    """Show the wall, then the console behind it, until both are closed."""
    application = make_application(language=parts.language)
    with Seats(parts) as seats:
        wall = seats.open_wall(fit=True)
        show_on_screen(wall)

        def open_desk() -> None:
            seats.open_console("1", QSettings()).show()
            if wall.isVisible():
                wall.raise_()  # a newcomer with one screen goes on seeing the city
            Settling(seats.feed)

        desk_follows(application, FirstWall(seats, wall, started), open_desk)
        return application.exec()
