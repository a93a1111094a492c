"""The desk's sound for a new alarm: heard once, and again each half minute until somebody has taken it."""

from PySide6.QtCore import QObject, QSettings, QTimer, Slot
from PySide6.QtWidgets import QApplication

AGAIN_MS = 30_000
KEY = "console/alarm-sound"


class AlarmSound(QObject):
    """Rings while there is something to acknowledge; silent where the seat has switched it off."""

    def __init__(self, places: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self.rung = 0
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._ring)

    @property
    def is_on(self) -> bool:
        """Return whether the seat wants to hear anything."""
        return str(self._places.value(KEY, "on")) == "on"

    def switch(self) -> None:
        """Switch the sound on or off for this seat."""
        self._places.setValue(KEY, "off" if self.is_on else "on")

    @property
    def is_ringing(self) -> bool:
        """Return whether it rings again until :meth:`end`."""
        return self._again.isActive()

    def begin(self) -> None:
        """Ring now and go on until :meth:`end`."""
        self._ring()
        self._again.start()

    def end(self) -> None:
        """Ring no more."""
        self._again.stop()

    @Slot()
    def _ring(self) -> None:
        if self.is_on:
            self.rung += 1
            QApplication.beep()
