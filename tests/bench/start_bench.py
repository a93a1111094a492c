"""A second start of the demo: from the command to the first true wall, numbers and map."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.row import Row, at_most

MAIN = Path(__file__).resolve().parents[2] / "main.py"
TOLD = re.compile(r"first true wall ([\d.]+) s after the start")
FIRST_SECONDS, AGAIN_SECONDS = 15, 20


def measure(quick: bool) -> Sequence[Row]:
    """Start the demo once to write its 30 days, then again as often as there is time for."""
    with tempfile.TemporaryDirectory(prefix="wanmi-start-") as name:
        folder = Path(name)
        first = _start(folder, FIRST_SECONDS)
        again = [_start(folder, AGAIN_SECONDS) for _ in range(1 if quick else 5)]
    return [
        at_most("second start to the first true wall", statistics.median(again), "s", 6,
                peer=first, peer_name="first start, 30 days of history written"),
    ]  # fmt: skip


def _start(folder: Path, seconds: int) -> float:
    environment = os.environ | {"WANMI_DEMO__FOLDER": str(folder), "WANMI_LOG__LEVEL": "INFO"}
    command = [sys.executable, str(MAIN), "demo", "--headless", "--seconds", str(seconds), "--out", str(folder / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    told = TOLD.search(done.stderr)
    if told is None:
        raise RuntimeError(f"no first wall within {seconds} s:\n{done.stderr[-2000:]}")
    return float(told[1])
