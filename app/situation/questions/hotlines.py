"""12345 / 12319 来件: how many cases today's calls became. The telephones themselves are connected to nothing."""

from dataclasses import dataclass

import numpy as np

from app.domain.terms import Source
from app.situation.codes import SOURCE
from app.situation.questions.which import Which, rows_of
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class HotlineCounts:
    """Cases reported today over each hotline; behind each: ``Drill(which=REPORTED_TODAY, source=…)``."""

    by_12345: int
    by_12319: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotlines:
    """Today's reports by telephone, of the whole city."""

    def answer(self, view: View) -> HotlineCounts:
        """Return the counts at the view's moment."""
        about = view.tables.events.about[view.base.last[rows_of(view, Which.REPORTED_TODAY)]]
        counts = np.bincount(view.tables.abouts.source[about], minlength=len(SOURCE))
        return HotlineCounts(
            by_12345=int(counts[SOURCE[Source.HOTLINE_12345]]), by_12319=int(counts[SOURCE[Source.HOTLINE_12319]])
        )
