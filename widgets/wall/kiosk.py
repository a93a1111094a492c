"""A wall that nobody touches: no cursor, no screen saver, no blank screen, as far as the system lets a program say so."""

import ctypes
import ctypes.util
import logging
import sys

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage
from PySide6.QtGui import QGuiApplication

log = logging.getLogger(__name__)

AGAIN_MS = 50_000
"""How often a blank screen is put off; shorter than the least screen saver can be set to."""
_ES_CONTINUOUS, _ES_DISPLAY_REQUIRED, _ES_SYSTEM_REQUIRED = 0x80000000, 0x2, 0x1
_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"


def hide_cursor() -> None:
    """Have no window of this process show the pointer, not even the map's page."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)


class Awake(QObject):
    """Keeps the screens on while it lives, by each way this system has; the log names what could not be done."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        ways = [way for way, is_done in (("desktop", _inhibit()), ("system", _keep_on())) if is_done]
        log.info("the screen saver is held off by: %s", ", ".join(ways) or "nothing; switch it off in the system")
        self.ways = tuple(ways)
        again = QTimer(self, interval=AGAIN_MS)
        again.timeout.connect(self._again)
        again.start()

    @Slot()
    def _again(self) -> None:
        if "system" in self.ways:
            _keep_on()


def _inhibit() -> bool:
    """Ask the desktop's screen saver, over D-Bus, to wait as long as this process lives."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    saver = QDBusInterface(_SERVICE, _PATH, _SERVICE, bus)
    saver.setTimeout(1000)
    answer = saver.call("Inhibit", "wanmi", "the hall's wall")
    return answer.type() is QDBusMessage.MessageType.ReplyMessage


def _keep_on() -> bool:
    """Tell the system itself: Windows that the display is needed, an X server that nothing may blank it."""
    if sys.platform == "win32":
        wanted = _ES_CONTINUOUS | _ES_DISPLAY_REQUIRED | _ES_SYSTEM_REQUIRED
        return bool(ctypes.windll.kernel32.SetThreadExecutionState(wanted))
    if QGuiApplication.platformName() != "xcb":
        return False
    return _x_stays_on()


def _x_stays_on() -> bool:
    """Switch off the X server's own screen saver and its power saving."""
    name = ctypes.util.find_library("X11")
    if name is None:
        return False
    x11 = ctypes.CDLL(name)
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = x11.XOpenDisplay(None)
    if not display:
        return False
    server = ctypes.c_void_p(display)
    x11.XSetScreenSaver(server, 0, 0, 0, 0)
    x11.XResetScreenSaver(server)
    extension = ctypes.util.find_library("Xext")
    if extension is not None and _has(x11, server, b"DPMS"):
        ctypes.CDLL(extension).DPMSDisable(server)
    x11.XCloseDisplay(server)
    return True


def _has(x11: ctypes.CDLL, server: ctypes.c_void_p, extension: bytes) -> bool:
    numbers = [ctypes.c_int() for _ in range(3)]
    return bool(x11.XQueryExtension(server, extension, *map(ctypes.byref, numbers)))
