"""The cases behind the last row of a ranking of filings: all that the rows above it do not count."""

from dataclasses import dataclass

import numpy as np

from app.domain.city import AreaLevel
from app.domain.terms import Source
from app.situation.case_row import CaseRow
from app.situation.case_rows import case_rows
from app.situation.codes import SOURCE
from app.situation.column import Bools, Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.filed_cases import filed_in
from app.situation.questions.rank_areas import asked_areas
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledRest:
    """The filings of ``period`` but for those of ``classes`` (whole keys), of ``sources``, of ``areas``.

    Of a ranking of areas of ``level`` only what lies in one of them, or, ``outside``, only what lies in none.
    """

    classes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    level: AreaLevel | None = None
    areas: tuple[str, ...] = ()
    outside: bool = False
    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that are counted, by time of filing."""
        found, abouts = filed_in(view, self.period, self.filter), view.tables.abouts
        about = view.tables.events.about[found.at]
        taken = [view.tables.words.find(key) for key in self.classes]
        kept: Bools = ~np.isin(abouts.class_key[about], taken)
        kept &= ~np.isin(abouts.source[about], [SOURCE[one] for one in self.sources])
        if self.level is not None:
            kept &= self._in_areas(view, abouts.grid[about], self.level)
        return case_rows(view, found.case[kept])

    def _in_areas(self, view: View, grids: Int32s, level: AreaLevel) -> Bools:
        listed = {area.code for area in asked_areas(view, level, self.filter)}
        wanted = listed.difference(self.areas)
        distinct, place = np.unique(grids, return_inverse=True)
        codes = [grid[: level.digits] for grid in view.tables.words.texts(distinct)]
        fits = [code not in listed if self.outside else code in wanted for code in codes]
        return np.array(fits, np.bool_)[place]
