"""The volumes of the desk's sounds, each its own; the line's is rung by the telephone system, and the box says so."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSlider, QWidget

from widgets.console.desk_sound import MOST, DeskSound
from widgets.console.desk_tones import Tone
from widgets.console.plates import label, set_role

SLIDER_WIDTH = 180


class SoundBox(QFrame):
    """One slider and one button to hear it for each of *sounds*."""

    def __init__(self, sounds: tuple[DeskSound, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel-below")
        self.sliders: dict[Tone, QSlider] = {}
        self._sounds = {sound.tone: sound for sound in sounds}
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(10)
        row.addWidget(label(self.tr("音量"), "secondary"))
        for sound in sounds:
            self._add(row, sound)
        row.addWidget(label(self.tr("来电由话务系统振铃，本席未接入"), "quiet"))
        row.addStretch(1)

    def _add(self, row: QHBoxLayout, sound: DeskSound) -> None:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, MOST)
        slider.setFixedWidth(SLIDER_WIDTH)
        slider.setValue(sound.volume)
        slider.setAccessibleName(self._words(sound.tone))
        slider.valueChanged.connect(sound.set_volume)
        hear = QPushButton(self.tr("试听"))
        hear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        hear.setAutoDefault(False)
        hear.clicked.connect(sound.ring)
        self.sliders[sound.tone] = slider
        row.addWidget(label(self._words(sound.tone), "secondary"))
        row.addWidget(slider)
        row.addWidget(hear)

    def _words(self, tone: Tone) -> str:
        return self.tr("紧急上报与告警") if tone is Tone.URGENT else self.tr("本岗位环节超时")

    @Slot()
    def renew(self) -> None:
        """Show the volumes as they are kept."""
        for tone, slider in self.sliders.items():
            slider.setValue(self._sounds[tone].volume)
