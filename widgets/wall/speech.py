"""Says alarms aloud in Chinese, each once; off unless the settings or a desk switch it on, and silent where nothing can speak."""

import logging
from collections.abc import Sequence, Set
from functools import cache

from PySide6.QtCore import QLocale, QObject
from PySide6.QtTextToSpeech import QTextToSpeech

log = logging.getLogger(__name__)

MOCK = "mock"
"""Qt's own engine for tests, which makes no sound; it is no engine for a hall."""


class Speech(QObject):
    """One voice. ``is_on`` is how it begins; :meth:`switch` follows what a desk wants."""

    def __init__(self, parent: QObject | None = None, *, is_on: bool = False, engine: str = "") -> None:
        super().__init__(parent)
        self.is_on = False
        self.said: list[str] = []
        """What was given to the engine, the newest last; so much of it is kept as a test or a log needs."""
        self.trouble = ""
        self._engine_name = engine
        self._heard: set[int] = set()
        self._engine: QTextToSpeech | None = None
        self.switch(is_on=is_on)

    def switch(self, *, is_on: bool) -> None:
        """Speak from now on, or no longer; where nothing can speak that is said once in the log."""
        if is_on == self.is_on:
            return
        self.is_on = is_on
        if is_on and self._engine is None and not self.trouble:
            self._engine, self.trouble = open_voice(self, self._engine_name)
            if self.trouble:
                log.warning("alarms are not spoken: %s", self.trouble)
        log.info("spoken alarms are %s", "on" if is_on else "off")

    def hear(self, alarms: Sequence[tuple[int, str]], *, is_mine: bool = True, newest: Set[int] = frozenset()) -> None:
        """Say those of *alarms* (number, sentence) that were not there before; what is off hears and says nothing later.

        While another process speaks (not *is_mine*) nothing is said, and the *newest* are kept for when that one is gone.
        """
        fresh = [(number, sentence) for number, sentence in alarms if number not in self._heard]
        before, self._heard = self._heard, {number for number, _ in alarms}
        if not is_mine:
            self._heard -= newest - before
        elif self.is_on:
            for _, sentence in fresh:
                self._say(sentence)

    def _say(self, sentence: str) -> None:
        self.said = [*self.said, sentence][-20:]
        if self._engine is not None:
            self._engine.enqueue(sentence)


def open_voice(parent: QObject, engine: str = "") -> tuple[QTextToSpeech | None, str]:
    """Return a voice for Chinese, or ``None`` and one sentence on what is missing."""
    names = [name for name in QTextToSpeech.availableEngines() if name != MOCK]
    name = engine or (names[0] if names else "")
    if not name:
        return None, "no speech engine is installed"
    voice = QTextToSpeech(name, parent)
    if voice.state() is QTextToSpeech.State.Error:
        return None, f"the speech engine {name} does not start: install speech-dispatcher and a Chinese voice"
    chinese = [one for one in voice.availableLocales() if one.language() is QLocale.Language.Chinese]
    if not chinese and name != MOCK:
        return None, f"the speech engine {name} has no Chinese voice: install one, espeak-ng for instance"
    if chinese:
        voice.setLocale(chinese[0])
    return voice, ""


@cache
def speech_trouble() -> str:
    """Return why alarms could not be spoken on this machine, ``""`` where they could; for ``doctor``."""
    holder = QObject()
    voice, trouble = open_voice(holder)
    if voice is not None:
        voice.deleteLater()
    return trouble
