"""A seat that is told to end does so, whenever it is told."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEAT = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from widgets.ending import quit_on_signal

application = QApplication([])
quit_on_signal(application)
told = getattr(signal, sys.argv[2])
if sys.argv[1] == "starting":
    os.kill(os.getpid(), told)
window = QWidget()
window.show()
if sys.argv[1] == "running":
    QTimer.singleShot(50, window, lambda: os.kill(os.getpid(), told))
print(application.exec(), window.isVisible())
"""


@pytest.mark.parametrize("told", ["SIGTERM", "SIGINT"])
@pytest.mark.parametrize("when", ["starting", "running"])
def test_a_seat_ends_in_order_when_it_is_told_to_while_it_runs_and_while_it_starts(when, told):
    ran = subprocess.run(
        [sys.executable, "-c", SEAT, when, told], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )

    assert (ran.returncode, ran.stdout) == (0, "0 False\n"), ran.stderr
