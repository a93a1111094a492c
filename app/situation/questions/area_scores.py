"""区域考核: districts or streets ranked by score, with every number the score is made of."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.city import Area, AreaLevel
from app.domain.scores import Grade, area_score, grade_of
from app.situation.evaluation import Count, by_area
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.ranking import ranks
from app.situation.view import View

SECOND_CLASS = "rural"
"""The area type whose bands are those of a 二类区域; what lies inside such an area is one too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaScore:
    """One area's counts and score; ``rank`` from 1, equal scores share one; ``grids`` is how many unit grids it has.

    应结案 = ``closed`` + ``over``; ``in_time`` are 按期结案, ``complaints`` the public's reports that proved true.
    """

    code: str
    name: str
    rank: int
    grids: int
    filed: int
    closed: int
    in_time: int
    over: int
    complaints: int
    points: Fraction
    grade: Grade

    @property
    def due(self) -> int:
        """Return 应结案."""
        return self.closed + self.over


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRanking:
    """The areas from the first place on; ``grades`` counts each grade, A to E.

    ``unscored`` are code and name of those that had nothing due, ``without`` is how many.
    """

    rows: tuple[AreaScore, ...]
    unscored: tuple[tuple[str, str], ...] = ()

    @property
    def without(self) -> int:
        """Return how many areas had nothing due."""
        return len(self.unscored)

    @property
    def grades(self) -> tuple[int, ...]:
        """Return how many areas have each grade."""
        return tuple(sum(row.grade is grade for row in self.rows) for grade in Grade)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaScores:
    """The areas of ``level`` in ``period``."""

    level: AreaLevel = AreaLevel.SUBDISTRICT
    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> AreaRanking:
        """Return the ranking at the view's moment."""
        since = self.period.start(view.t)
        asked = (Count.FILED, Count.CLOSED, Count.CLOSED_IN_TIME, Count.OVER, Count.COMPLAINTS)
        counts = {count: by_area(view, since, self.filter, count, self.level.digits) for count in asked}
        areas, grids = view.setting.city.areas, _grids(view.setting.city.areas, self.level.digits)
        listed = [area for area in areas if area.level is self.level]
        second = tuple(area.code for area in areas if area.area_type == SECOND_CLASS)
        scores = (
            _score(area, counts, grids.get(area.code, 1), is_second_class=area.code.startswith(second))
            for area in listed
        )
        scored = [score for score in scores if score is not None]
        rows = sorted(scored, key=lambda row: (-row.points, row.code))
        places = ranks([row.points for row in rows])
        ranked = tuple(replace(row, rank=place) for row, place in zip(rows, places, strict=True))
        named = {row.code for row in rows}
        unscored = tuple((area.code, area.name) for area in listed if area.code not in named)
        return AreaRanking(rows=ranked, unscored=unscored)


def _grids(areas: tuple[Area, ...], digits: int) -> Mapping[str, int]:
    return Counter(area.code[:digits] for area in areas if area.level is AreaLevel.UNIT_GRID)


def _score(
    area: Area, counts: Mapping[Count, Mapping[str, int]], grids: int, *, is_second_class: bool
) -> AreaScore | None:
    filed, closed, in_time, over, complaints = (
        counts[count].get(area.code, 0)
        for count in (Count.FILED, Count.CLOSED, Count.CLOSED_IN_TIME, Count.OVER, Count.COMPLAINTS)
    )
    if not closed + over:
        return None
    score = area_score(
        complaints=complaints, filed=filed, due=closed + over, closed=closed, in_time=in_time, grids=grids,
        is_second_class=is_second_class,
    )  # fmt: skip
    points = score.points
    points = Fraction(0) if points is None else points
    return AreaScore(
        code=area.code, name=area.name, rank=0, grids=grids, filed=filed, closed=closed, in_time=in_time, over=over,
        complaints=complaints, points=points, grade=grade_of(points),
    )  # fmt: skip
