"""One of the desk's sounds: heard once, and again each half minute until somebody has taken what it rings for."""

from PySide6.QtCore import QObject, QSettings, QTimer, Slot

from widgets.console.desk_speaker import speaker
from widgets.console.desk_tones import Tone

AGAIN_MS = 30_000
USUAL, SILENT, MOST = 60, 0, 100
"""Volumes of 100."""


class DeskSound(QObject):
    """Rings at this seat's volume; a mark on the screen always comes with it, so it may be silent."""

    def __init__(self, places: QSettings, tone: Tone, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self.tone = tone
        self.rung = 0
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.ring)

    @property
    def volume(self) -> int:
        """Return the seat's volume for this sound, 0 to 100."""
        try:
            written = int(str(self._places.value(self._key, USUAL)))
        except ValueError:
            return USUAL
        return min(MOST, max(SILENT, written))

    @property
    def is_on(self) -> bool:
        """Return whether the seat wants to hear it."""
        return self.volume > SILENT

    def set_volume(self, volume: int) -> None:
        """Keep *volume* for this seat."""
        self._places.setValue(self._key, min(MOST, max(SILENT, volume)))

    def switch(self) -> None:
        """Switch the sound off for this seat, or on again."""
        self.set_volume(SILENT if self.is_on else USUAL)

    @property
    def is_ringing(self) -> bool:
        """Return whether it rings again until :meth:`end`."""
        return self._again.isActive()

    def begin(self) -> None:
        """Ring now and go on until :meth:`end`."""
        self.ring()
        self._again.start()

    def end(self) -> None:
        """Ring no more."""
        self._again.stop()

    @Slot()
    def ring(self) -> None:
        """Ring once, if the seat wants to hear it."""
        if not self.is_on:
            return
        self.rung += 1
        speaker().play(self.tone, self.volume)

    @property
    def _key(self) -> str:
        return f"console/sound/{self.tone.value}"
