"""Which process of a wall speaks: of all that live and have a voice the one with the first window, so that one alone does."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.domain.moment import SECOND, Instant
from app.services.wall_line import WallLine, WallReport
from widgets.crossing import across

SILENT_AFTER: Instant = 15 * SECOND
"""A process that said nothing for so long is gone: it speaks every 5 s."""
_LEFT_OVER: Instant = 60 * SECOND
"""A word older than this was kept by the broker; who said it may be long gone. Clocks of machines differ by less."""
FIRST = (0, 0)
_Order = tuple[int, int, str]
"""Row and column from 0 of a window's first cell, and its name: the smallest speaks."""


class Speaker(QObject):
    """This process's place among those of its *wall*; :attr:`is_mine` says whether it is the one that speaks.

    *now* is the host's clock, which somebody may set; *steady* (µs) only goes on and measures who fell silent.

    Without a line, before it has listened for long enough, and while its own words do not come back to it (the broker is
    away) nobody knows who lives: then the process with the wall's first cube speaks.
    """

    def __init__(
        self,
        line: WallLine | None,
        wall: str,
        now: Callable[[], Instant],
        parent: QObject | None = None,
        *,
        steady: Callable[[], Instant] | None = None,
    ) -> None:
        super().__init__(parent)
        self._wall = wall
        self._now = now
        self._steady = steady or now
        self._begun = self._steady()
        self._echo_at: Instant | None = None
        self._own: dict[str, _Order] = {}
        self._others: dict[str, tuple[_Order, Instant]] = {}
        self._stop = None if line is None else line.listen(across(self._on_came))

    def close(self) -> None:
        """Listen no more."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    def add(self, part: str, row: int, column: int) -> None:
        """Take a window of this process in: its name and the first of its cells, from 0; made anew it replaces itself."""
        self._own[part] = (row, column, part)
        self._others.pop(part, None)

    @property
    def is_mine(self) -> bool:
        """Return whether this process speaks."""
        own = min(self._own.values(), default=None)
        if own is None:
            return False
        tick, echo = self._steady(), self._echo_at
        is_known = echo is not None and tick - self._begun >= SILENT_AFTER and tick - echo < SILENT_AFTER
        if not is_known:
            return own[:2] == FIRST
        return all(own < order for order, at in self._others.values() if tick - at < SILENT_AFTER)

    @property
    def spoken_until(self) -> Instant:
        """Return when the processes before this one last said that they live: alarms until then are theirs."""
        own = min(self._own.values(), default=None)
        tick = self._steady()
        silent_for = [tick - at for order, at in self._others.values() if own is None or order < own]
        return self._now() - min(silent_for, default=0)

    def _on_came(self, report: WallReport) -> None:
        if report.wall != self._wall or self._now() - report.at > _LEFT_OVER:
            return
        tick = self._steady()
        if report.part in self._own:
            self._echo_at = tick
        elif report.has_voice:
            self._others[report.part] = ((report.cells[1], report.cells[0], report.part), tick)
        else:
            self._others.pop(report.part, None)
