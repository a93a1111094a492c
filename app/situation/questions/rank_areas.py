"""街道排名: where the period's filings are dense for the area's size, with the period before beside it."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from app.domain.city import Area, AreaLevel
from app.situation.filed import Filed
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.filed_cases import filed_before, filed_in, is_covered
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRank:
    """One area: its filings, its size in tenths of a km² as printed, and the period before (``None``: not known).

    Behind the counts: ``FiledCases(period=…, filter=Filter(areas=(code,)).within(filter), is_before=…)``.
    """

    code: str
    name: str
    count: int
    tenth_km2: int
    before: int | None

    @property
    def per_km2(self) -> float:
        """Return 件／km² of the size as printed; an area without a size has none."""
        return self.count * 10 / self.tenth_km2 if self.tenth_km2 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRanks:
    """The densest first; ``outside`` filings lie in no area of the level: sum of rows + outside = total.

    Behind ``outside``, and behind what rows one does not print: :class:`~.filed_rest.FiledRest`.
    """

    rows: tuple[AreaRank, ...]
    outside: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RankAreas:
    """Filings by the areas of ``level`` that the filter lets in; areas without any are there too."""

    level: AreaLevel = AreaLevel.SUBDISTRICT
    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> AreaRanks:
        """Return the areas at the view's moment."""
        found = filed_in(view, self.period, self.filter)
        now, is_known = self._by_area(view, found), is_covered(view, self.period)
        before = self._by_area(view, filed_before(view, self.period, self.filter)) if is_known else Counter()
        sizes = view.standing.area_km2
        rows = [
            AreaRank(
                code=area.code, name=area.name, count=now[area.code], tenth_km2=max(1, round(sizes[area.code] * 10)),
                before=before[area.code] if is_known else None,
            )
            for area in asked_areas(view, self.level, self.filter)
        ]  # fmt: skip
        rows.sort(key=lambda row: (-row.per_km2, row.code))
        total = len(found.case)
        return AreaRanks(rows=tuple(rows), outside=total - sum(row.count for row in rows), total=total)

    def _by_area(self, view: View, found: Filed) -> Counter[str]:
        codes = view.tables.abouts.grid[view.tables.events.about[found.at]]
        counts = np.bincount(codes)
        distinct = np.flatnonzero(counts).astype(np.int32)
        summed: Counter[str] = Counter()
        digits = self.level.digits
        for grid, count in zip(view.tables.words.texts(distinct), counts[distinct].tolist(), strict=True):
            summed[grid[:digits]] += count
        return summed


def asked_areas(view: View, level: AreaLevel, by: Filter) -> list[Area]:
    """Return the areas of *level* that *by* lets in, or a part of them."""
    return [
        area
        for area in view.setting.city.areas
        if area.level is level
        and (not by.areas or any(area.code.startswith(one) or one.startswith(area.code) for one in by.areas))
    ]
