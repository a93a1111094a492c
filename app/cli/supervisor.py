"""Keeps child processes: starts them, starts a fallen one again, stops them in reverse."""

import contextlib
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.cli.stopping import KEEPER

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.5
STOP_WAIT_S = 10.0
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
STEADY_S = 60.0
"""A child that ran this long has recovered; its next fall is answered quickly again."""


@dataclass(slots=True, kw_only=True)
class Child:
    """One process to keep: ``main.py`` with these arguments, its output in a log file; *yielding* is its niceness."""

    name: str
    arguments: Sequence[str]
    log_file: Path
    yielding: int = 0
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause_s: float = FIRST_PAUSE_S
    next_start: float = 0.0
    falls: int = field(default=0)


class Supervisor:
    """A watcher thread over some children. Use as a context manager: leaving it stops them all."""

    def __init__(self, main: Path) -> None:
        """Start children as ``python main ARGUMENTS``."""
        self._main = main
        self._children: list[Child] = []
        self._lock = threading.Lock()
        self._ending = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="supervisor", daemon=True)

    def __enter__(self) -> "Supervisor":
        """Begin to watch."""
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the watching and every child, the last one first."""
        self._ending.set()
        self._watcher.join()
        for child in reversed(self._children):
            _stop(child)

    def keep(self, name: str, arguments: Sequence[str], log_file: Path, *, yielding: int = 0) -> Child:
        """Start a child and keep it running; return it. One that is *yielding* (1 to 19) takes the time others leave."""
        child = Child(name=name, arguments=arguments, log_file=log_file, yielding=yielding)
        self._start(child)
        with self._lock:
            self._children.append(child)
        return child

    def _start(self, child: Child) -> None:
        child.log_file.parent.mkdir(parents=True, exist_ok=True)
        with child.log_file.open("ab") as output:
            child.process = subprocess.Popen(
                [sys.executable, str(self._main), *child.arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=os.environ | {KEEPER: str(os.getpid())},
                start_new_session=True,  # Ctrl+C is for us; we stop our children in order
            )
        if child.yielding:
            os.setpriority(os.PRIO_PROCESS, child.process.pid, os.getpriority(os.PRIO_PROCESS, 0) + child.yielding)
        child.started_at = time.monotonic()
        log.info("%s runs as process %s", child.name, child.process.pid)

    def _watch(self) -> None:
        while not self._ending.wait(LOOK_EVERY_S):
            with self._lock:
                children = list(self._children)
            for child in children:
                self._look_after(child)

    def _look_after(self, child: Child) -> None:
        now = time.monotonic()
        if child.process is not None:
            if child.process.poll() is None:
                return
            if now - child.started_at > STEADY_S:
                child.pause_s = FIRST_PAUSE_S
            child.falls += 1
            child.next_start = now + child.pause_s
            log.warning("%s ended with code %s; again in %.1f s", child.name, child.process.returncode, child.pause_s)
            child.pause_s = min(2 * child.pause_s, LONGEST_PAUSE_S)
            child.process = None
        elif now >= child.next_start:
            self._try_to_start(child)

    def _try_to_start(self, child: Child) -> None:
        """Start a fallen child; on a full disk or without memory try again later, for the watcher must not end."""
        try:
            self._start(child)
        except OSError as error:
            log.error("%s cannot be started (%s); again in %.1f s", child.name, error, LONGEST_PAUSE_S)  # noqa: TRY400
            child.next_start = time.monotonic() + LONGEST_PAUSE_S


def _stop(child: Child) -> None:
    if child.process is None or child.process.poll() is not None:
        return
    child.process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.process.wait(STOP_WAIT_S)
        return
    log.warning("%s did not end in %s s and is killed", child.name, STOP_WAIT_S)
    child.process.kill()
    child.process.wait()
