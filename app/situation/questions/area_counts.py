"""How many cases were filed in each area: what a map coloured by area shows."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from app.domain.city import AreaLevel
from app.domain.moment import HOUR
from app.situation.filters import EVERYTHING, Filter
from app.situation.heat_points import filed_points
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCount:
    """Filings in one area; one without any is there too, with 0."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCounts:
    """分区立案: filings of the last ``period_h`` hours by the areas of ``level``, the most first."""

    level: AreaLevel = AreaLevel.SUBDISTRICT
    period_h: float = 24.0
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[AreaCount, ...]:
        """Return a row for each area the city has."""
        points = filed_points(view, view.t - round(self.period_h * HOUR), 0.0, self.filter)
        codes, counts = np.unique(view.tables.abouts.grid[points.about], return_counts=True)
        found: Counter[str] = Counter()
        digits = self.level.digits
        for grid, count in zip(view.tables.words.texts(codes.astype(np.int32)), counts.tolist(), strict=True):
            found[grid[:digits]] += count
        areas = [area for area in view.setting.city.areas if area.level is self.level]
        rows = [AreaCount(code=area.code, name=area.name, count=found[area.code]) for area in areas]
        return tuple(sorted(rows, key=lambda row: (-row.count, row.code)))
