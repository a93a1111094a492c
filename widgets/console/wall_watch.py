"""Listens whether the wall lives: each window's last word, and since when there is none."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.moment import SECOND, Instant
from app.services.wall_line import WallLine, WallReport
from widgets.crossing import across
from widgets.words import translate

SILENT_AFTER: Instant = 15 * SECOND
"""A wall speaks every 5 s; two lost words are no reason to believe that it fell."""
_WORST = ("failed", "stale", "loading", "live", "empty")
"""Of a panel that several windows show, the look that is told."""


class WallWatch(QObject):
    """What one wall says, window by window. Words come from a thread of the line and are taken on this object's own."""

    heard = Signal()
    """There is a new word."""

    def __init__(
        self, line: WallLine | None, wall: str, now: Callable[[], Instant], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wall = wall
        self._now = now
        self._is_listening = line is not None
        self._begun = now()
        self.parts: dict[str, WallReport] = {}
        """Each window's newest word."""
        self._at: dict[str, Instant] = {}
        self._stop = None if line is None else line.listen(across(self._on_came))

    def close(self) -> None:
        """Listen no more."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    @property
    def report(self) -> WallReport | None:
        """Return what the whole wall says: the newest word, with the looks and misses of all windows that live."""
        living = self._living() or self.parts
        if not living:
            return None
        newest = max(living.values(), key=lambda one: self._at[one.part])
        of_scene = [one for one in living.values() if one.scene == newest.scene]
        skipped = sorted({name for one in living.values() for name in one.skipped})
        marks = tuple(mark for one in of_scene for mark in one.marks)
        unread = tuple(why for one in of_scene for why in one.unread)
        panels = {panel.key: panel for one in of_scene for panel in one.panels}
        return replace(
            newest, looks=_worst(one.looks for one in of_scene), skipped=tuple(skipped), marks=marks,
            left_out=sum(one.left_out for one in of_scene), unread=unread, panels=tuple(panels.values()),
        )  # fmt: skip

    @property
    def pictures(self) -> tuple[WallReport, ...]:
        """Return the words of living windows that have a picture."""
        return tuple(one for one in self._living().values() if one.picture and one.cells[2] and one.cells[3])

    @property
    def age_us(self) -> Instant | None:
        """Return how old the wall's last word is, ``None`` where there is none."""
        return max(0, self._now() - max(self._at.values())) if self._at else None

    @property
    def is_silent(self) -> bool:
        """Say whether a wall that should speak does not; a desk without a line believes that it lives."""
        self._follow_clock()
        since = max(self._at.values()) if self._at else self._begun
        return self._is_listening and self._now() - since > SILENT_AFTER

    @property
    def silent_since(self) -> Instant | None:
        """Return when the wall spoke last, ``None``: nobody here has heard it."""
        return max(self._at.values()) if self._at else None

    def trouble(self, time_words: Callable[[Instant], str]) -> str:
        """Return which of several windows is silent or waits for its screen, ``""`` for none."""
        told = []
        for name, report in sorted(self.parts.items()):
            at = self._at[name]
            if self._now() - at > SILENT_AFTER:
                told.append(translate("{0} 无应答，自 {1}").format(name, time_words(at)))
            elif report.absent:
                told.append(translate("屏幕 {0} 未接上").format(report.absent))
        return translate("；").join(told)

    def _follow_clock(self) -> None:
        """Count no word as said in the future: this machine's clock was put back then."""
        now = self._now()
        self._begun = min(self._begun, now)
        self._at = {part: min(at, now) for part, at in self._at.items()}

    def _living(self) -> dict[str, WallReport]:
        now = self._now()
        return {name: one for name, one in self.parts.items() if now - self._at[name] <= SILENT_AFTER}

    def _on_came(self, report: WallReport) -> None:
        """Take a word: the first may have been kept for long and counts from when it was said, the next from now on."""
        if report.wall != self._wall:
            return
        now = self._now()
        self._at[report.part] = now if report.part in self.parts else min(report.at, now)
        self.parts[report.part] = report
        self.heard.emit()


def _worst(several: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Return the worst look of each panel."""
    found: dict[str, str] = {}
    for looks in several:
        for panel, look in looks.items():
            known = found.get(panel, look)
            found[panel] = min(known, look, key=lambda one: _WORST.index(one) if one in _WORST else len(_WORST))
    return found
