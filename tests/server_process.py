"""A server program at work for tests: a folder of its own, started until it answers, killed without a word."""

import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


class ServerProcess:
    """One program in one folder, which is gone with :meth:`remove`."""

    def __init__(self, name: str, start_seconds: float) -> None:
        """Make the folder of the program called *name*, which is waited for so long."""
        self.home = Path(tempfile.mkdtemp(prefix=f"wanmi-{name}-"))
        self._name = name
        self._start_seconds = start_seconds
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, command: Sequence[str | Path], answers: Callable[[], bool], **options: Any) -> None:
        """Start *command* on what it has kept, and wait until it *answers*; *options* are Popen's."""
        with (self.home / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.home, **options)
        give_up_at = time.monotonic() + self._start_seconds
        while not answers():
            if self._process.poll() is not None or time.monotonic() > give_up_at:
                raise RuntimeError(f"{self._name} did not start: {(self.home / 'log').read_text()}")
            time.sleep(0.02)

    def end(self, how: signal.Signals) -> None:
        """End the program at once, as when its machine loses power; what it has written to disk stays."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(self._start_seconds)
            self._process = None

    def remove(self, how: signal.Signals) -> None:
        """End the program and delete its folder."""
        self.end(how)
        shutil.rmtree(self.home, ignore_errors=True)
