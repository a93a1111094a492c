"""来源: where the period's filings came from, with the period before beside it."""

from dataclasses import dataclass

import numpy as np

from app.domain.terms import Source
from app.situation.codes import SOURCES
from app.situation.column import Int64s
from app.situation.filed import Filed
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.filed_cases import filed_before, filed_in, is_covered
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """One source's filings, and those of the period before (``None``: the log does not cover it).

    Behind them: ``FiledCases(period=…, filter=…, source=…)``.
    """

    source: Source
    count: int
    before: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCounts:
    """Every source there is, the most first; ``total`` is their sum and 立案 of the period."""

    rows: tuple[SourceCount, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Filings by source."""

    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> SourceCounts:
        """Return the counts at the view's moment."""
        now = _by_source(view, filed_in(view, self.period, self.filter)).tolist()
        before: list[int | None] = [None] * len(SOURCES)
        if is_covered(view, self.period):
            before = [*_by_source(view, filed_before(view, self.period, self.filter)).tolist()]
        rows = [SourceCount(source=s, count=n, before=b) for s, n, b in zip(SOURCES, now, before, strict=True)]
        return SourceCounts(rows=tuple(sorted(rows, key=lambda row: -row.count)), total=sum(now))


def _by_source(view: View, found: Filed) -> Int64s:
    codes = view.tables.abouts.source[view.tables.events.about[found.at]]
    return np.bincount(codes, minlength=len(SOURCES))
