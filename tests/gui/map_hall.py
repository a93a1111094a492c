"""Shows a map for a test, waits until it is painted, reads pixels back and asks the page."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as NeverCame

from widgets.map.scheme import register_scheme
from widgets.map.view import MapView

register_scheme()  # when the tests are collected: before any application is made

WAIT_MS = 60_000
FRAMES = """wanmi.testFrames = 0;
requestAnimationFrame(() => requestAnimationFrame(() => { wanmi.testFrames = 2; })); 1"""
"""The second frame begins when the first is painted."""


@dataclass
class Hall:
    """A map on the screen and what a test does with it."""

    qtbot: QObject
    view: MapView

    def settle(self) -> None:
        """Wait until the last thing put is on the screen."""
        self.qtbot.waitUntil(lambda: self.view.is_settled, timeout=WAIT_MS)

    def picture(self) -> QImage:
        """Return what the screen shows."""
        return self.view.grab().toImage()

    def frames(self) -> None:
        """Wait until the page has painted a frame more."""
        self.view.page.runJavaScript(FRAMES)
        self.qtbot.waitUntil(lambda: self.ask("wanmi.testFrames") == 2, timeout=WAIT_MS)

    def steady(self) -> QImage:
        """Return the picture once it was the same in three frames in a row."""
        pictures = [self.picture()]

        def is_steady() -> bool:
            self.frames()
            pictures.append(self.picture())
            return len(pictures) > 2 and pictures[-1] == pictures[-2] == pictures[-3]

        self.qtbot.waitUntil(is_steady, timeout=WAIT_MS)
        return pictures[-1]

    def colour(self, x: float, y: float) -> str:
        """Return the pixel's colour as ``#RRGGBB``."""
        return self.picture().pixelColor(round(x), round(y)).name().upper()

    def comes(self, is_right: Callable[[QImage], bool]) -> bool:
        """Return whether the screen comes to show what *is_right* looks for; a busy machine shows it some frames late."""
        try:
            self.qtbot.waitUntil(lambda: is_right(self.picture()), timeout=WAIT_MS)
        except NeverCame:
            return False
        return True

    def has(self, x: float, y: float, colour: str, tolerance: int = 12) -> bool:
        """Return whether the pixel comes to be of *colour*."""
        return self.comes(lambda image: is_near(image.pixelColor(round(x), round(y)).name(), colour, tolerance))

    def ask(self, script: str):
        """Return what *script* gives in the page, as JSON values."""
        answers: list[str] = []
        self.view.page.runJavaScript(f"JSON.stringify({script})", answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=WAIT_MS)
        return json.loads(answers[0]) if answers[0] else None

    def pixel_of(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a position is on the screen, by Leaflet's own reckoning."""
        point = self.ask(f"wanmi.stage.map.latLngToContainerPoint([{lat!r}, {lon!r}])")
        return point["x"], point["y"]

    def click(self, x: float, y: float) -> None:
        """Click into the page."""
        target = self.view.findChild(QObject, "map_browser").focusProxy()
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(round(x), round(y)))


def open_hall(qtbot, city, theme, *, size=(960, 540), **options) -> Hall:
    """Show *city* and wait until it is painted."""
    view = MapView(city, theme, **options)
    qtbot.addWidget(view)
    view.resize(*size)
    with qtbot.waitSignal(view.ready, timeout=WAIT_MS):
        view.show()
    return Hall(qtbot, view)


def close(hall: Hall) -> None:
    """Take the map down at once, so that its renderer does not outlive the test."""
    hall.view.close()
    hall.view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def is_near(one: str, other: str, tolerance: int = 12) -> bool:
    """Return whether two colours differ by less than *tolerance* in every channel."""
    a, b = QColor(one), QColor(other)
    return max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) <= tolerance
