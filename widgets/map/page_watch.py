"""Notices soon that a map's renderer stands still: it answers nothing and computes nothing, which a busy one does."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from widgets.map.asking import Answer

log = logging.getLogger(__name__)

BEAT_MS = 1_000
IDLE_BEATS = 5
"""After so many beats without an answer and without work a renderer is taken to hang."""
IDLE_S = 0.05
"""A renderer that used less of a processor in a beat did nothing."""
LATE_S = 2.0
"""A beat that comes later says that this program was kept from its loop: the answer may lie there."""
AT_WORK = "RD"
"""States of a process that would go on if the machine let it: it waits for a processor, or for its memory."""
_TICKS_S = 100.0


@dataclass(frozen=True, slots=True)
class Work:
    """How a process stands: its main thread's ``state`` as the system has it, and the processor time it used, seconds."""

    state: str
    used_s: float


def work_of(process: int) -> Work | None:
    """Return how *process* stands, ``None`` where the system does not say: then nobody is judged."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return Work(state=fields[0], used_s=(int(fields[11]) + int(fields[12])) / _TICKS_S)
    except (OSError, ValueError, IndexError):
        return None


class PageWatch(QObject):
    """Asks a page that stands a tiny question each second, beside all that is pulled; dies with its *parent*."""

    hangs = Signal()

    def __init__(
        self, ask: Callable[[str, Answer], None], process: Callable[[], int], parent: QObject,
        work: Callable[[int], Work | None] = work_of,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ask = ask
        self._process = process
        self._work = work
        self._is_waiting = False
        self._idle = 0
        self._before: Work | None = None
        self._beat_at = 0.0
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self.beat)

    @Slot()
    def begin(self) -> None:
        """Watch a page that stands from now on."""
        self.lose_page()
        self._beat_at = time.monotonic()
        self._timer.start()

    def lose_page(self) -> None:
        """Wait for a new page."""
        self._timer.stop()
        self._is_waiting, self._idle, self._before = False, 0, None

    @Slot()
    def beat(self) -> None:
        """Ask, or look at a renderer that has not answered yet."""
        late_s, self._beat_at = time.monotonic() - self._beat_at, time.monotonic()
        if not self._is_waiting:
            self._is_waiting, self._idle = True, 0
            self._before = self._work(self._process())
            self._ask("1", self._on_answer)
        elif late_s < LATE_S:
            self._look()

    def _look(self) -> None:
        before, now = self._before, self._work(self._process())
        self._before = now
        if before is None or now is None:
            return
        is_idle = now.state not in AT_WORK and now.used_s - before.used_s < IDLE_S
        self._idle = self._idle + 1 if is_idle else 0
        if self._idle >= IDLE_BEATS:
            log.error("the map's renderer has answered nothing for %s s and does nothing", self._idle * BEAT_MS // 1000)
            self.lose_page()
            self.hangs.emit()

    def _on_answer(self, _value: object) -> None:
        self._is_waiting, self._idle = False, 0
