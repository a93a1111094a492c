"""A second start of the demo: from the command to the first true wall, numbers and map."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from app.adapters.clockwork import SystemClock
from app.adapters.store.store import open_store
from app.cli.parts import parts_of
from app.cli.settings import read_settings
from app.situation.situation import Situation
from tests.bench.row import Row, at_most, reported

MAIN = Path(__file__).resolve().parents[2] / "main.py"
TOLD = re.compile(r"first true wall ([\d.]+) s after the start")
FIRST_SECONDS, AGAIN_SECONDS = 15, 20


def measure(quick: bool) -> Sequence[Row]:
    """Start the demo once to write its 30 days, then again as often as there is time for."""
    with tempfile.TemporaryDirectory(prefix="wanmi-start-") as name:
        folder = Path(name)
        first = _start(folder, FIRST_SECONDS)
        rebuilt = read_anew(folder)
        again = [_start(folder, AGAIN_SECONDS) for _ in range(1 if quick else 5)]
    return [
        at_most("second start to the first true wall", statistics.median(again), "s", 6,
                peer=first, peer_name="first start, 30 days of history written"),
        *rebuilt,
    ]  # fmt: skip


def read_anew(folder: Path) -> Sequence[Row]:
    """Read the demo's whole log through SQL into columns, as a seat without a snapshot does."""
    store = open_store(f"sqlite:///{folder / 'wanmi.sqlite'}", attachments=folder / "attachments", read_only=True)
    try:
        situation = Situation(store, parts_of(read_settings()).setting, None, now=SystemClock().now)
        begun = time.perf_counter()
        situation.load()
        took = time.perf_counter() - begun
    finally:
        store.dispose()
    return [
        reported(f"the log read anew without a snapshot, {situation.seq:,} events", took, "s"),
        reported("of it, events a second", situation.seq / took, "/s"),
    ]


def _start(folder: Path, seconds: int) -> float:
    environment = os.environ | {"WANMI_DEMO__FOLDER": str(folder), "WANMI_LOG__LEVEL": "INFO"}
    command = [sys.executable, str(MAIN), "demo", "--headless", "--seconds", str(seconds), "--out", str(folder / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    told = TOLD.search(done.stderr)
    if told is None:
        raise RuntimeError(f"no first wall within {seconds} s:\n{done.stderr[-2000:]}")
    return float(told[1])
