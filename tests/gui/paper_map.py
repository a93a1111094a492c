"""A map of paper for tests of the wall: it keeps what it was told to show, without a browser."""

import os
from functools import partial
from types import SimpleNamespace

from PySide6.QtCore import QBuffer, QIODevice, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

PICTURE = "#3060A0"


def jpeg(colour: str = PICTURE) -> bytes:
    """Return a picture of one colour."""
    image, buffer = QImage(64, 36, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor(colour))
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")
    return bytes(buffer.data().data())


class PaperMap(QWidget):
    """Takes every ``show_…``, ``fly_…`` and ``clear_…``; what a test looks at is kept in ``shown`` and ``flights``."""

    ready = Signal()
    bounds_changed = Signal(tuple)
    renderer_died = Signal(str)

    def __init__(self):
        super().__init__()
        self.shown: dict[str, object] = {}
        self.flights: list[tuple[object, object]] = []
        self.is_ready = False
        self.waiting = 0
        self.part = None
        self.page = SimpleNamespace(renderProcessPid=os.getpid)
        self.ready.connect(self._on_ready)

    def __getattr__(self, name: str):
        verb, _, what = name.partition("_")
        if verb not in {"show", "fly", "clear"} or not what:
            raise AttributeError(name)
        return partial(self._keep, what)

    def _keep(self, what, *given, **named):
        self.shown[what] = given, named

    def _on_ready(self):
        self.is_ready = True

    @property
    def panel_size(self):
        return (self.width(), self.height()) if self.part is None else (self.part.width, self.part.height)

    def show_part(self, part):
        self.part = part

    def small_picture(self, width, taken):
        taken(jpeg())

    def show_heat(self, raster, width, height, bounds, ramp):
        self.shown["heat"] = (len(raster), width, height, bounds)
        self.shown["ramp"] = ramp

    def show_cases(self, lon, lat, light, supervised, urgent, paused, ids, labels=None, *, clusters):
        assert clusters
        self.shown["cases"] = (len(lon), list(ids), labels)

    def show_people(self, lon, lat, age_s, status, terminals, labels=None, vehicle=None):
        self.shown["people"] = (len(lon), terminals, labels)

    def show_legend(self, shown):
        self.shown["legend"] = shown

    def highlight(self, lon, lat, text=""):
        self.shown["spot"] = (lon, lat, text)

    def clear_highlight(self):
        self.shown.pop("spot", None)

    def fly_to_place(self, lon, lat, across_m):
        self.flights.append((lon, lat))

    def show_all(self):
        self.flights.append(("home", "home"))
