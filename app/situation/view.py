"""The city as of one moment."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from app.domain.moment import DAY, Instant
from app.domain.work_time import local_day, midnight
from app.situation.as_of import Base
from app.situation.axis import Axis, AxisName
from app.situation.case_tables import Tables
from app.situation.column import Bools, Int32s
from app.situation.crew import Crew, crew_at
from app.situation.fix_tables import FixView
from app.situation.freshness import Freshness
from app.situation.heat import CellCache
from app.situation.open_set import OpenSet
from app.situation.setting import Setting
from app.situation.standing import Standing
from app.situation.wall_log import WallRecord


@dataclass(frozen=True, eq=False, kw_only=True)
class View:
    """The city as of ``t``: what the log had told until then, with both lights moved to ``t``. Immutable, any thread.

    ``axis`` is ``recorded`` (what the hall could know) or ``valid`` (what was so in the world); ``live`` means that
    ``t`` was the present when the view was made; ``seq`` is the newest event read by then. ``order`` and ``base``
    are the case events' axis and what holds after the first ``base.count`` of them; ``back`` gives an earlier view.
    """

    t: Instant
    axis: AxisName
    live: bool
    seq: int
    freshness: Freshness
    setting: Setting
    standing: Standing
    tables: Tables
    order: Axis
    base: Base
    row_of: Callable[[bytes], int | None]
    fixes: FixView
    wall: tuple[WallRecord, ...]
    cells: CellCache
    back: Callable[[Instant, AxisName], "View"]

    @cached_property
    def open(self) -> OpenSet:
        """Return the open cases with what holds of them now."""
        return OpenSet(self.t, self.tables, self.base)

    @cached_property
    def crew(self) -> Crew:
        """Return how every terminal stands."""
        return crew_at(self.t, self.fixes, self.standing, self.setting.people)

    @property
    def day_start(self) -> Instant:
        """Return the local midnight before ``t``."""
        return midnight(local_day(self.t))

    @property
    def log_start(self) -> Instant | None:
        """Return when the first case event was, ``None`` for an empty log."""
        return int(self.order.times[0]) if len(self.order.times) else None

    def before(self, t: Instant) -> "View | None":
        """Return the view of an earlier *t*, ``None`` if the log began later than that."""
        start = self.log_start
        return None if start is None or start > t else self.back(t, self.axis)

    def events_between(self, since: Instant, until: Instant) -> Int32s:
        """Return the rows of case events from *since* to *until*, both included, in order; none is after ``t``."""
        end = self.base.count if until >= self.t else min(self.order.count(until), self.base.count)
        return self.order.elements(self.order.first(since), end)

    def steps_between(self, step: str, since: Instant, until: Instant) -> Int32s:
        """Return the rows of the events of one kind of step in a period, both ends included."""
        rows = self.events_between(since, until)
        is_step: Bools = self.tables.events.step[rows] == self.tables.words.find(step)
        return rows[is_step]

    def is_past_day(self, start: Instant) -> bool:
        """Return whether the log covers the whole local day that begins at *start*, and the day is over."""
        first = self.log_start
        return first is not None and first <= start and start + DAY <= self.t
