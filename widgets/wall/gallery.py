"""Makes the panels of a window and keeps them for the next scene; one that stays broken is replaced by a new one."""

import logging
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from app.domain.moment import SECOND, Instant
from app.situation.answers import Moment, Question
from widgets.wall.doors import Door
from widgets.wall.glance import Glance, Look
from widgets.wall.looks import body_failed, title_bar
from widgets.wall.panel import PanelContext, WallPanel
from widgets.wall.registry import load_panel
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale
from widgets.wall.view import PanelView

log = logging.getLogger(__name__)

REPLACE_AFTER: Instant = 2 * SECOND
"""So long a panel may be broken before a new one takes its place."""
SLOWER, RAREST = 5, 600 * SECOND
"""Each further try comes so many times later than the one before, down to one in ten minutes."""


class StandIn(WallPanel):
    """Stands where a panel could not be made, and says so."""

    def __init__(self, key: str, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.key = key  # type: ignore[misc]  # the one panel whose name is not its class's

    def title(self) -> str:
        """Return the panel's key: its name could not be had."""
        return self.key

    def questions(self) -> tuple[Question[object], ...]:
        """Ask nothing."""
        return ()

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put nothing."""

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Put the failed look."""
        title_bar(sheet, self.title(), "", glance)
        body_failed(sheet, glance)
        return Look.FAILED


@dataclass(slots=True)
class _Tries:
    """How often a panel was replaced in vain, and when next."""

    count: int = 0
    next_at: Instant = 0


class Gallery:
    """The panels of one *window*, made when first wanted."""

    def __init__(self, window: QWidget, context: PanelContext, scale: TypeScale) -> None:
        self._window = window
        self._context = context
        self._scale = scale
        self._made: dict[str, PanelView] = {}
        self._tries: dict[str, _Tries] = {}
        self._looked_at: Instant = 0
        self.replaced = 0
        """How many panels were replaced, for the self-check."""

    def give(self, context: PanelContext) -> None:
        """Have every panel look at a new context."""
        self._context = context
        for view in self._made.values():
            view.panel.context = context

    def view(self, key: str, now: Instant) -> PanelView:
        """Return the panel *key*, made if it is not there; ``KeyError`` where nobody made such a panel."""
        kept = self._made.get(key)
        if kept is None:
            kept = self._made[key] = self._make(key, now)
        return kept

    def lasting_broken(self, views: dict[str, PanelView], now: Instant) -> list[str]:
        """Return the keys of *views* whose panels are broken for so long that new ones are due."""
        self._follow_clock(now)
        due = []
        for key, view in views.items():
            tries = self._tries.setdefault(key, _Tries())
            if view.doors.broken_since is None:
                if tries.count and now > tries.next_at:
                    self._tries[key] = _Tries()
            elif now >= max(view.doors.broken_since + REPLACE_AFTER, tries.next_at):
                due.append(key)
        return due

    def _follow_clock(self, now: Instant) -> None:
        """Have what is waited for come as soon as before where the host's clock was put back."""
        back, self._looked_at = self._looked_at - now, now
        if back <= 0:
            return
        for view in self._made.values():
            view.doors.put_back(back)
        for tries in self._tries.values():
            tries.next_at -= back

    def replace(self, key: str, now: Instant) -> PanelView:
        """Return a new panel in place of a broken one, which goes; what it hosts stays."""
        tries = self._tries.setdefault(key, _Tries())
        tries.next_at = now + min(REPLACE_AFTER * SLOWER**tries.count, RAREST)
        tries.count += 1
        old, new = self._made[key], self._make(key, now)
        new.setGeometry(QRect(old.geometry()))
        log.warning("panel %s was broken and is made anew, try %s", key, tries.count)
        old.hide()
        old.deleteLater()
        self._made[key] = new
        self.replaced += 1
        return new

    def _make(self, key: str, now: Instant) -> PanelView:
        made, failure = load_panel(key), None
        try:
            panel: WallPanel = made(self._context)
            hosted = panel.hosted()
        except Exception as error:  # noqa: BLE001  # a door: one panel never takes the wall down
            panel, hosted, failure = StandIn(key, self._context), None, error
        if hosted is not None:
            hosted.setParent(self._window)
        view = PanelView(panel, self._context.theme, self._scale, self._window)
        if failure is not None:
            view.doors.shut(Door.MAKE, now, failure)
        return view
