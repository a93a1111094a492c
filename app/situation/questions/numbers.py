"""Today's four numbers and what each is made of."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TypedDict

import numpy as np

from app.domain.moment import DAY, HOUR, Instant
from app.situation.case_rows import left
from app.situation.column import Bools
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import WEEK, Period
from app.situation.questions.usual import PAST_DAYS, band, counts_until, filing_times, like_days, like_filings
from app.situation.questions.which import Which, count_of
from app.situation.view import View

TARGET_PERCENT = 95


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayNumbers:
    """The numbers of a period; each field's drill-down is the :class:`~.drill.Which` named behind it, of that period.

    立案: ``filed`` (FILED_TODAY), ``filed_last_week`` (``FiledCases(is_like=True)``) the same weekday last week up to the same minute (of a month: the
    month before), and of a day's numbers the usual band (10th to 90th percentile of days of the same type in the past
    four weeks up to the same minute; ``None`` before there are five such days). ``last_week_…`` is as of that moment
    of the past, ``None`` where the log does not cover that period (:class:`~.like_cases.LikeCases`). 在办: ``in_hand`` (IN_HAND), beside it ``to_file`` 待立案 (TO_FILE), ``before_filing`` 待受理 +
    待核实 + 待立案 (BEFORE_FILING), ``unfiled`` 待补立案 of those dispatched first (UNFILED), ``hung`` (HUNG), ``soon`` 即将超期 of the disposal clock (CASE_SOON).
    处置超期, as all that is in hand, at the moment: ``over`` (CASE_OVER) = due today + yesterday + earlier; ``longest_over_us`` in 工作时, in
    natural time where ``longest_is_urgent``; ``over_an_hour_ago``; 环节超时 ``stage_over`` (STAGE_OVER) stands beside it.
    按期结案率 = ``in_time`` (IN_TIME_TODAY) ／ ``due`` (DUE_TODAY), due = ``closed`` (CLOSED_TODAY) +
    ``open_overdue_due_today`` (OVER_DUE_TODAY: due in the period).
    """

    day_start: Instant
    filed: int
    filed_last_week: int | None
    usual_low: int | None
    usual_high: int | None
    reported: int
    in_hand: int
    to_file: int
    before_filing: int
    hung: int
    unfiled: int = 0
    soon: int
    over: int
    over_due_today: int
    over_due_yesterday: int
    over_due_earlier: int
    longest_over_us: int | None
    longest_is_urgent: bool = False
    over_an_hour_ago: int | None
    stage_over: int
    closed: int
    in_time: int
    open_overdue_due_today: int
    due: int
    last_week_in_time: int | None
    last_week_due: int | None
    target_percent: int = TARGET_PERCENT

    @property
    def rate(self) -> Fraction | None:
        """Return 按期结案率, unrounded, or ``None`` when nothing was due (shown as "—")."""
        return Fraction(self.in_time, self.due) if self.due else None

    @property
    def is_target_met(self) -> bool | None:
        """Return whether the unrounded rate reaches the target; ``None`` when nothing was due."""
        return None if self.rate is None else self.rate * 100 >= self.target_percent


class Usual(TypedDict):
    """What today's filings are held against."""

    filed_last_week: int | None
    usual_low: int | None
    usual_high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """今日数量 and 今日质量, or those of another ``period``, of the cases that pass ``filter``."""

    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> TodayNumbers:
        """Return the numbers at the view's moment."""
        closed, open_overdue = self._flow(view, Which.CLOSED_TODAY), self._flow(view, Which.OVER_DUE_TODAY)
        longest, earlier = _longest_over(view, self.filter), self._earlier(view)
        return TodayNumbers(
            day_start=self.period.start(view.t),
            filed=self._flow(view, Which.FILED_TODAY),
            **self._usual(view),
            reported=self._flow(view, Which.REPORTED_TODAY),
            in_hand=self._stock(view, Which.IN_HAND),
            to_file=self._stock(view, Which.TO_FILE),
            before_filing=self._stock(view, Which.BEFORE_FILING),
            hung=self._stock(view, Which.HUNG),
            unfiled=self._stock(view, Which.UNFILED),
            soon=self._stock(view, Which.CASE_SOON),
            over=self._stock(view, Which.CASE_OVER),
            over_due_today=self._stock(view, Which.OVER_DUE_TODAY),
            over_due_yesterday=self._stock(view, Which.OVER_DUE_YESTERDAY),
            over_due_earlier=self._stock(view, Which.OVER_DUE_EARLIER),
            longest_over_us=None if longest is None else longest[0],
            longest_is_urgent=longest is not None and longest[1],
            over_an_hour_ago=self._over_before(view, HOUR),
            stage_over=self._stock(view, Which.STAGE_OVER),
            closed=closed,
            in_time=self._flow(view, Which.IN_TIME_TODAY),
            open_overdue_due_today=open_overdue,
            due=closed + open_overdue,
            last_week_in_time=None if earlier is None else self._flow(earlier, Which.IN_TIME_TODAY),
            last_week_due=None if earlier is None else self._flow(earlier, Which.DUE_TODAY),
        )

    def _stock(self, view: View, which: Which) -> int:
        """Return how many there are at the moment, whatever the period."""
        return count_of(view, which, self.filter)

    def _flow(self, view: View, which: Which) -> int:
        """Return how many the period brought."""
        return count_of(view, which, self.filter, self.period.start(view.t))

    def _earlier(self, view: View) -> View | None:
        """Return the moment that this one is held against, as it was known then; ``None`` where that is not covered."""
        then = self.period.like(view.t)
        return view.before(then) if self._is_covered(view, then) else None

    def _is_covered(self, view: View, then: Instant) -> bool:
        """Return whether the log began before the period that ended at *then*."""
        return view.log_start is not None and view.log_start <= self.period.start(then)

    def _over_before(self, view: View, ago: Instant) -> int | None:
        earlier = view.before(view.t - ago)
        return None if earlier is None else count_of(earlier, Which.CASE_OVER, self.filter)

    def _usual(self, view: View) -> Usual:
        """Return the same weekday's filings to the same minute, and a day's usual band."""
        if self.period is not Period.TODAY:
            return {"filed_last_week": self._filed_before(view), "usual_low": None, "usual_high": None}
        days, length = like_days(view), view.t - view.day_start
        times = filing_times(view, view.day_start - PAST_DAYS * DAY, view.day_start - 1, self.filter)
        usual = band(counts_until(times, days, length))
        return {
            "filed_last_week": self._filed_like(view) if view.is_past_day(view.day_start - WEEK) else None,
            "usual_low": None if usual is None else floor(usual[0]),
            "usual_high": None if usual is None else ceil(usual[1]),
        }

    def _filed_before(self, view: View) -> int | None:
        then = self.period.like(view.t)
        return self._filed_like(view) if self._is_covered(view, then) else None

    def _filed_like(self, view: View) -> int:
        return len(like_filings(view, self.period, self.filter).case)


def _longest_over(view: View, by: Filter) -> tuple[int, bool] | None:
    """Return how long the case that is over longest is over, and whether that is an urgent one's natural time, not 工作时."""
    cases = view.open
    passing: Bools = np.ones(len(cases.rows), np.bool_) if by.is_empty else by.open_mask(view)
    over = []
    for is_urgent in (False, True):
        due = cases.case_due[cases.is_over & passing & (cases.urgent == is_urgent)]
        if len(due):
            over.append((-left(view, int(due.min()), is_natural=is_urgent), is_urgent))
    return max(over, default=None)
