"""Plays the desk's sounds; where the seat has no loudspeaker the system's own signal is heard instead."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
from PySide6.QtWidgets import QApplication

from widgets.console.desk_tones import Tone, wave_of


class Speaker:
    """Keeps the three sounds ready, as files in a folder of its own that goes with it."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()
        self._effects: dict[Tone, QSoundEffect] = {}

    def play(self, tone: Tone, volume: int) -> None:
        """Play *tone* once at *volume* of 100."""
        if QMediaDevices.defaultAudioOutput().isNull():
            QApplication.beep()
            return
        effect = self._effects.get(tone)
        if effect is None:
            effect = self._effects[tone] = self._made(tone)
        effect.setVolume(volume / 100)
        effect.play()

    def _made(self, tone: Tone) -> QSoundEffect:
        path = Path(self._folder.filePath(f"{tone.value}.wav"))
        path.write_bytes(wave_of(tone))
        effect = QSoundEffect(QApplication.instance())
        effect.setSource(QUrl.fromLocalFile(str(path)))
        return effect


@cache
def speaker() -> Speaker:
    """Return the seat's one speaker."""
    return Speaker()
