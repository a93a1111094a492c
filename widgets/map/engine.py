"""What the browser engine needs from its surroundings, set before the first QApplication."""

import logging
import os
import sys
from collections.abc import MutableMapping
from pathlib import Path

log = logging.getLogger(__name__)

RENDER_NODES = Path("/dev/dri")
"""Where Linux lists its graphics devices."""


def prepare_environment(environment: MutableMapping[str, str] | None = None) -> None:
    """Set what QtWebEngine needs on this machine; call it before the application is made.

    Root cannot use the browser's sandbox, so for root alone it is switched off. On an X display without a graphics
    device Qt's own software backend draws a page 2 to 7 times faster than OpenGL emulated in software does; offscreen
    it makes no difference. Anyone else gets no setting at all, and a setting made by hand is kept.
    """
    variables = os.environ if environment is None else environment
    if _is_root() and "QTWEBENGINE_DISABLE_SANDBOX" not in variables:
        variables["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
        log.warning("running as root: the map's browser sandbox is switched off")
    if _draws_in_software(variables) and "QT_QUICK_BACKEND" not in variables:
        variables["QT_QUICK_BACKEND"] = "software"
        log.info("no graphics device: the map is drawn by Qt's software backend")


def _is_root() -> bool:
    """Return whether the process runs as root; systems without user ids have no root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _draws_in_software(variables: MutableMapping[str, str]) -> bool:
    """Return whether Qt would emulate OpenGL on an X display."""
    platform = variables.get("QT_QPA_PLATFORM", "")
    on_x = platform.startswith("xcb") or (not platform and "DISPLAY" in variables)
    return sys.platform == "linux" and on_x and not any(RENDER_NODES.glob("render*"))
