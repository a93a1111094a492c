"""What a place of the wall means at a desk: what a click there narrows everything to, and which cases a number there counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec import Struct

from app.domain.terms import Queue, Source
from app.services.wall_counted import Counted
from app.situation.answers import Question
from app.situation.case_row import CaseRow
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.department_rates import DepartmentCases
from app.situation.questions.drill import Drill
from app.situation.questions.filed_cases import FiledCases
from app.situation.questions.recurring_spots import SpotCases
from app.situation.questions.which import Which

WHOLE = 10_000
"""A wall is so many units wide, and so many high."""


class Behind(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which cases a number counts; small on the wire, for it goes with every word of the wall.

    Those of the kind ``of``; without it those of ``which`` (:class:`~app.situation.questions.drill.Drill`); those round
    ``spot`` (lon, lat) of one class (``open_only``); what a department had to hand over (``is_handed``; ``in_time``: and did); else what
    was filed in ``period``.
    """

    of: Counted | None = None
    which: Which | None = None
    queue: Queue | None = None
    department: str = ""
    spot: tuple[float, float] | None = None
    class_key: str = ""
    open_only: bool = False
    is_handed: bool = False
    in_time: bool = False
    source: Source | None = None
    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def question(self) -> Question[tuple[CaseRow, ...]]:
        """Return what asks the situation for exactly these cases."""
        if self.of is not None:
            return self.of.question(self.period, self.filter)
        if self.which is not None:
            return Drill(
                which=self.which, queue=self.queue, source=self.source, department=self.department,
                period=self.period, filter=self.filter,
            )  # fmt: skip
        if self.spot is not None:
            lon, lat = self.spot
            return SpotCases(class_key=self.class_key, lon=lon, lat=lat, open_only=self.open_only, filter=self.filter)
        if self.is_handed:
            return DepartmentCases(
                department=self.department, in_time=self.in_time, period=self.period, filter=self.filter
            )
        return FiledCases(period=self.period, filter=self.filter, source=self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class WallMark:
    """A box of the wall, its ends in ten-thousandths of the wall's width and height, called ``name``.

    An empty ``filter`` narrows nothing: the numbers there have lists alone. ``behind`` are those lists.
    """

    left: int
    top: int
    right: int
    bottom: int
    name: str
    filter: Filter
    behind: tuple[Behind, ...] = ()


def mark_at(marks: Iterable[WallMark], across: float, down: float) -> WallMark | None:
    """Return the mark that a click narrows to at a place, given as shares (0 to 1) of the wall's width and height, ``None`` where there is none."""
    x, y = across * WHOLE, down * WHOLE
    return next(
        (one for one in marks if not one.filter.is_empty and one.left <= x < one.right and one.top <= y < one.bottom),
        None,
    )
