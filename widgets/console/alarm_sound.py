"""The desk's sound for a new alarm."""

from PySide6.QtCore import QObject, QSettings

from widgets.console.desk_sound import AGAIN_MS, DeskSound
from widgets.console.desk_tones import Tone

__all__ = ["AGAIN_MS", "AlarmSound"]


class AlarmSound(DeskSound):
    """Rings while there is something to acknowledge; silent where the seat has switched it off."""

    def __init__(self, places: QSettings, parent: QObject | None = None) -> None:
        super().__init__(places, Tone.URGENT, parent)
