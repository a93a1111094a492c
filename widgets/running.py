"""Runs a seat as a program: the application, its windows on the screens, until they are closed."""

import logging
import os
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from app.services.seat import SeatParts
from app.situation.wall_stand import TEST_CARD
from widgets.ending import quit_on_signal
from widgets.language import CHINESE, speak
from widgets.map.engine import prepare_environment
from widgets.map.scheme import register_scheme
from widgets.qt_log import log_qt_messages
from widgets.seats import Seats
from widgets.settling import Settling
from widgets.wall.kiosk import Awake, hide_cursor
from widgets.wall.layout import LayoutError, read_layout
from widgets.wall.outputs import screen_list

__all__ = ["TEST_CARD", "LayoutError", "list_screens", "make_application", "run_console", "run_wall", "show_on_screen"]

log = logging.getLogger(__name__)


def make_application(arguments: list[str] | None = None, *, language: str = CHINESE) -> QApplication:
    """Return the application, with the map's scheme, the house's fonts and the language; call it once and first."""
    log_qt_messages()
    prepare_environment()
    register_scheme()
    application = QApplication(arguments if arguments is not None else sys.argv[:1])
    application.setApplicationName("wanmi")
    application.setOrganizationName("wanmi")
    quit_on_signal(application)
    speak(application, language)
    if not any(_has_hanzi(family) for family in QFontDatabase.families()):
        log.error("no font with Chinese characters is installed: install fonts-wqy-microhei or Noto Sans CJK SC")
    return application


def _has_hanzi(family: str) -> bool:
    return QFontDatabase.WritingSystem.SimplifiedChinese in QFontDatabase.writingSystems(family)


def run_wall(parts: SeatParts, layout: Path, *, group: str = "", fit: bool = False, card: str = "") -> int:
    """Show the wall, or the outputs of one *group*, until it is closed or ended; return the application's exit code.

    *fit* shows the whole wall in one window on the first screen, as a wall without named outputs always is. *card* is laid
    over all windows at once.
    """
    os.environ.setdefault("QT_ENABLE_HIGHDPI_SCALING", "0")  # a wall's file counts the outputs' own pixels
    application = make_application(language=parts.language)
    with Seats(replace(parts, wall_layout=layout)) as seats:
        is_named = any(output.screen for output in read_layout(layout).served_by(group))
        if fit or not is_named:
            show_on_screen(seats.open_wall(fit=True))
        else:
            application.setQuitOnLastWindowClosed(False)  # all its screens may be away for a while
            seats.open_outputs(application, group)
            hide_cursor()
            Awake(application)
        for window in seats.walls if card else ():
            window.toggle_card(card)
        Settling(seats.feed)
        return application.exec()


def list_screens() -> str:
    """Return the screens of this machine, one a line, by the names a wall's file uses."""
    return screen_list(make_application())


def run_console(parts: SeatParts, seat: str) -> int:
    """Show a console until its window is closed; return the application's exit code."""
    application = make_application(language=parts.language)
    with Seats(parts) as seats:
        seats.open_console(seat, QSettings()).show()
        Settling(seats.feed)
        return application.exec()


def show_on_screen(window: QWidget) -> None:
    """Show *window* at the corner of the first screen."""
    window.move(QApplication.primaryScreen().availableGeometry().topLeft())
    window.show()
