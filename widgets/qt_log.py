"""Qt's own messages, in the program's log instead of the terminal."""

import logging
import re

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("qt")

LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
EXPECTED_WITHOUT_A_SCREEN = (
    "QRhiGles2:", "Failed to create RHI", "This plugin does not support", "QVulkanInstance:", "GBM is not supported",
    "GPUInfo not initialized", "QRhi* ",
)  # fmt: skip
"""What Qt says wherever there is no graphics device; the map is then drawn in software."""
_SECRET = re.compile(r"//[^/\s@'\"]+@")
"""The name and password of an address, which a player's message may repeat."""


def log_qt_messages() -> None:
    """Send Qt's messages to the log named ``qt``."""
    qInstallMessageHandler(_on_message)


def _on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    is_expected = text.startswith(EXPECTED_WITHOUT_A_SCREEN)
    told = _SECRET.sub("//", text)
    log.log(logging.DEBUG if is_expected else LEVELS.get(kind, logging.WARNING), "%s", told)
