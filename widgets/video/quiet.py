"""Keeps the player's own chatter out of the log: it prints each address with its password, and a line for every frame."""

import ctypes
import logging
import os
from functools import cache
from pathlib import Path

import PySide6
from PySide6.QtCore import QLoggingCategory

log = logging.getLogger(__name__)

_QUIET = -8
"""FFmpeg's ``AV_LOG_QUIET``; what matters is said by :class:`~widgets.video.stream.CameraStream`."""


@cache
def keep_quiet() -> None:
    """Say nothing of what plays, from now on; called before the first player is made."""
    os.environ.pop("QT_FFMPEG_DEBUG", None)
    QLoggingCategory.setFilterRules("qt.multimedia*=false\nqt.multimedia.*=false\nqt.multimedia.*.critical=true")


@cache
def silence_ffmpeg() -> None:
    """Silence FFmpeg, which writes to the terminal past every log; Qt sets its level when the first player is made."""
    for path in (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libavutil.so*"):
        try:
            ctypes.CDLL(str(path)).av_log_set_level(_QUIET)
        except (OSError, AttributeError) as error:
            log.info("FFmpeg's own messages stay on: %s", error)
        return
