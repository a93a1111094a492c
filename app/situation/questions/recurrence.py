"""Whether the same was reported at the same spot before."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import DAY
from app.domain.terms import Stage
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import STAGE
from app.situation.column import Bools, Int32s
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurred:
    """How many cases there were, and the latest of them (``None`` for none)."""

    count: int
    latest: CaseRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """本处复发: cases of ``class_key`` reported within ``metres`` in the last ``days``, open or closed but not void.

    ``but`` is the id of a case that is not counted: the one that lies open.
    """

    class_key: str
    lon: float
    lat: float
    days: int = 30
    metres: float = 50.0
    but: str = ""

    def answer(self, view: View) -> Recurred:
        """Return the count at the view's moment."""
        rows = self.rows(view)
        if not len(rows):
            return Recurred(count=0, latest=None)
        return Recurred(count=len(rows), latest=case_rows(view, rows[-1:])[0])

    def rows(self, view: View) -> Int32s:
        """Return the rows of these cases in the order of their reports."""
        events = view.tables.events
        found = view.events_between(view.t - self.days * DAY, view.t)
        cases = events.case[found[events.before[found] < 0]]
        at = view.base.last[cases]
        kept = self._is_here(view, at) & (events.stage[at] != STAGE[Stage.VOID])
        kept &= cases != self._but(view)
        here: Int32s = cases[kept]
        return here[np.argsort(view.tables.cases.reported_at[here], kind="stable")]

    def _is_here(self, view: View, at: Int32s) -> Bools:
        abouts, plane = view.tables.abouts, view.standing.metres
        about = view.tables.events.about[at]
        here = abouts.class_key[about] == view.tables.words.find(self.class_key)
        dx = plane.x(abouts.lon[about]) - plane.x(np.array([self.lon]))
        dy = plane.y(abouts.lat[about]) - plane.y(np.array([self.lat]))
        near: Bools = here & (dx * dx + dy * dy <= self.metres * self.metres)
        return near

    def _but(self, view: View) -> int:
        row = view.find(self.but) if self.but else None
        return -1 if row is None else row
