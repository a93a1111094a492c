"""Notices soon that a map's renderer stands still: it answers nothing and computes nothing, which a busy one does."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from widgets.map.asking import Answer

log = logging.getLogger(__name__)

IDLE_MS = 5_000
"""After so long without an answer and without work a renderer is taken to hang."""
_TICKS_S = 100.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a renderer is looked at, and below how much of a processor in a beat, seconds, it did nothing."""

    beat_ms: int
    idle_s: float

    @property
    def late_s(self) -> float:
        """A beat that comes later says that this program was kept from its loop: what the page waits for may lie there."""
        return 2 * self.beat_ms / 1000

    @property
    def idle_beats(self) -> int:
        """So many idle beats in a row are too many."""
        return IDLE_MS // self.beat_ms


STANDING = Pace(beat_ms=1_000, idle_s=0.05)
LOADING = Pace(beat_ms=250, idle_s=0.5 / _TICKS_S)
"""A page needs but 0.1 s of work to stand, and a dozen turns of our loop: only free beats without any work count."""
AT_WORK = "RD"
"""States of a process that would go on if the machine let it: it waits for a processor, or for its memory."""


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
    """Asks a page that stands a tiny question each second, beside all that is pulled; dies with its *parent*.

    A page that loads can be asked nothing; it is known by its work alone.
    """

    hangs = Signal()

    def __init__(
        self, ask: Callable[[str, Answer], None], process: Callable[[], int], parent: QObject,
        work: Callable[[int], Work | None] = work_of,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._ask = ask
        self._process = process
        self._work = work
        self._pace = STANDING
        self._is_waiting = False
        self._idle = 0
        self._before: dict[int, Work | None] = {}
        """How the renderer stood at the last look, by its process: a page may change it while it loads."""
        self._beat_at = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.beat)

    @Slot()
    def begin(self) -> None:
        """Watch a page that stands from now on."""
        self._begin(STANDING)

    def expect(self) -> None:
        """Watch a page that loads from now on, until it stands: that is the answer waited for."""
        self._begin(LOADING)
        self._is_waiting = True

    def lose_page(self) -> None:
        """Wait for a new page."""
        self._timer.stop()
        self._is_waiting, self._idle, self._before = False, 0, {}

    @Slot()
    def beat(self) -> None:
        """Ask, or look at a renderer that has not answered yet; a beat that comes late counts for nothing."""
        late_s, self._beat_at = time.monotonic() - self._beat_at, time.monotonic()
        if not self._is_waiting:
            self._is_waiting, self._idle = True, 0
            self._look()
            self._ask("1", self._on_answer)
        elif late_s < self._pace.late_s:
            self._idle = self._idle + 1 if self._look() else 0
            self._judge()

    def _begin(self, pace: Pace) -> None:
        self.lose_page()
        self._pace = pace
        self._beat_at = time.monotonic()
        self._timer.start(pace.beat_ms)

    def _look(self) -> bool:
        """Return whether the renderer did nothing since the last look; one that is new was never looked at."""
        process = self._process()
        before, now = self._before.get(process), self._work(process)
        self._before = {process: now}
        if before is None or now is None:
            return False
        return now.state not in AT_WORK and now.used_s - before.used_s < self._pace.idle_s

    def _judge(self) -> None:
        if self._idle >= self._pace.idle_beats:
            log.error("the map's renderer has answered nothing for %s ms and does nothing", IDLE_MS)
            self.lose_page()
            self.hangs.emit()

    def _on_answer(self, _value: object) -> None:
        self._is_waiting, self._idle = False, 0
