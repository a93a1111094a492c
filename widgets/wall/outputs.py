"""Keeps each window of the wall on its own screen: hidden while that is not there, back in its place when it returns."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen

from widgets.wall.shape import ANY_SCREEN, Output
from widgets.wall.window import WallWindow

log = logging.getLogger(__name__)

LOOK_EVERY_MS = 5_000
"""How often windows are looked after without a signal: a window manager or a driver may have moved one."""


class Placed(Protocol):
    """What the outputs need of a window: the window itself, and somebody to tell that its screen is missing."""

    @property
    def window(self) -> WallWindow:
        """The window."""
        ...

    def say_absent(self, screen: str) -> None:
        """Tell desks that the screen is not there, ``""``: it is."""
        ...


@dataclass(slots=True)
class _Place:
    """One output, its window, and the screen it lies on."""

    output: Output
    placed: Placed
    screen: QScreen | None = None
    is_told: bool = False


class Outputs(QObject):
    """The windows of one process. ``make`` makes the window of an output for a screen of that size, px; ``None``: its own.

    A window is made anew only where its screen comes back with another size.
    """

    def __init__(
        self,
        application: QGuiApplication,
        outputs: Sequence[Output],
        make: Callable[[Output, QSize | None], Placed],
        drop: Callable[[WallWindow], None],
    ) -> None:
        super().__init__(application)
        self._application = application
        self._make = make
        self._drop = drop
        self._is_over = False
        self._places = [_Place(output, make(output, self._size(output))) for output in outputs]
        application.screenAdded.connect(self._on_screen_added)
        application.screenRemoved.connect(self._on_screen_removed)
        application.primaryScreenChanged.connect(self.settle)
        for screen in application.screens():
            screen.geometryChanged.connect(self._on_geometry_changed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.settle)
        watch = QTimer(self, interval=LOOK_EVERY_MS)
        watch.timeout.connect(self.settle)
        watch.start()
        self.settle()

    @property
    def windows(self) -> tuple[WallWindow, ...]:
        """The windows in the order of their outputs."""
        return tuple(place.placed.window for place in self._places)

    @property
    def absent(self) -> tuple[str, ...]:
        """The names of the screens that are not there."""
        return tuple(place.output.screen for place in self._places if place.screen is None)

    def end(self) -> None:
        """Look after the windows no more."""
        self._is_over = True

    @Slot()
    def settle(self) -> None:
        """Put every window where it belongs, and hide those that belong nowhere now."""
        if self._is_over:
            return
        for place in self._places:
            screen = self._screen_of(place.output)
            if screen is None:
                self._hide(place)
            else:
                self._put(place, screen)

    def _put(self, place: _Place, screen: QScreen) -> None:
        """Show the window over the whole of *screen*, if it is not there already."""
        self._fit(place, screen)
        window, box = place.placed.window, self._box(place, screen)
        if place.screen is None and place.is_told:
            log.info("screen %s is back: its window shows %s again", place.output.screen, place.output.cells)
        if place.screen is None:
            place.placed.say_absent("")
        place.screen, place.is_told = screen, True
        if window.isVisible() and window.geometry() == box and window.screen() is screen:
            return
        window.setScreen(screen)
        window.setGeometry(box)
        if window.is_kiosk and box.size() == screen.size():
            window.setWindowState(Qt.WindowState.WindowFullScreen)
        window.show()
        window.setGeometry(box)

    def _hide(self, place: _Place) -> None:
        """Hide a window whose screen is not there, before the system moves it to another one."""
        window = place.placed.window
        window.hide()
        if place.screen is not None or not place.is_told:
            there = ", ".join(screen.name() for screen in self._application.screens()) or "none"
            log.warning("no screen %s: its window waits hidden (screens: %s)", place.output.screen, there)
            place.placed.say_absent(place.output.screen)
        place.screen, place.is_told = None, True

    def _fit(self, place: _Place, screen: QScreen) -> None:
        """Make the window anew where the screen is of another size than it was made for: its own, while there was none."""
        window, size = place.placed.window, screen.size()
        if place.output.screen == ANY_SCREEN or (window.made_for or window.size()) == size:
            return
        log.warning(
            "screen %s has %s × %s px now: its window is made anew", place.output.screen, size.width(), size.height()
        )  # fmt: skip
        place.placed, place.screen = self._make(place.output, size), None
        self._drop(window)

    def _screen_of(self, output: Output) -> QScreen | None:
        if output.screen == ANY_SCREEN:
            return self._application.primaryScreen()
        return next((screen for screen in self._application.screens() if screen.name() == output.screen), None)

    def _size(self, output: Output) -> QSize | None:
        screen = self._screen_of(output)
        return None if screen is None else screen.size()

    @staticmethod
    def _box(place: _Place, screen: QScreen) -> QRect:
        """Return where the window lies: at the screen's corner, in its own size."""
        area = screen.availableGeometry() if place.output.screen == ANY_SCREEN else screen.geometry()
        return QRect(area.topLeft(), place.placed.window.size())

    @Slot(QScreen)
    def _on_screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_geometry_changed)
        self._soon.start()

    @Slot(QScreen)
    def _on_screen_removed(self, screen: QScreen) -> None:
        """Hide what lies there at once: afterwards the system puts it on a screen that is another's."""
        for place in self._places:
            if place.screen is screen or place.placed.window.screen() is screen:
                self._hide(place)
        self._soon.start()

    @Slot()
    def _on_geometry_changed(self) -> None:
        self._soon.start()


def screen_list(application: QGuiApplication) -> str:
    """Return the screens there are, one a line: name, size, place; what a wall's file calls ``screen``."""
    rows = [
        f"{screen.name()}\t{screen.size().width()} × {screen.size().height()} px"
        f"\tat {screen.geometry().x()}, {screen.geometry().y()}"
        for screen in application.screens()
    ]
    return "\n".join(rows) or "no screen is there"
