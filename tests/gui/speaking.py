"""Windows in either language, within one test's time."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from widgets.language import CHINESE, ENGLISH, speak

LANGUAGES = (CHINESE, ENGLISH)


@contextmanager
def speaking(application: QApplication, language: str) -> Iterator[None]:
    """Let what is made inside speak *language*."""
    before = QLocale()
    installed = speak(application, language)
    yield
    for one in installed:
        application.removeTranslator(one)
    QLocale.setDefault(before)
