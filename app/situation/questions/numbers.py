"""Today's four numbers and what each is made of."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.moment import Instant
from app.situation.view import View

TARGET_PERCENT = 95


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayNumbers:
    """The numbers since local midnight; each field's drill-down is the :class:`~.drill.Which` named behind it.

    立案: ``filed`` (FILED_TODAY), the same weekday last week up to the same minute, and the usual band (10th to
    90th percentile of days of the same type in the past four weeks up to the same minute; ``None`` before there are
    five such days). 在办: ``in_hand`` (IN_HAND), beside it ``to_file`` 待立案 (TO_FILE), ``before_filing`` 待受理 +
    待核实 + 待立案 (BEFORE_FILING), ``hung`` (HUNG), ``soon`` 即将超期 of the disposal clock (CASE_SOON).
    处置超期: ``over`` (CASE_OVER) = due today + yesterday + earlier; ``longest_over_us`` in 工作时, natural time for
    an urgent case; ``over_an_hour_ago``; 环节超时 ``stage_over`` (STAGE_OVER) stands beside it.
    按期结案率 = ``in_time`` (IN_TIME_TODAY) ／ ``due`` (DUE_TODAY), due = ``closed`` (CLOSED_TODAY) +
    ``open_overdue_due_today`` (OVER_DUE_TODAY).
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
    soon: int
    over: int
    over_due_today: int
    over_due_yesterday: int
    over_due_earlier: int
    longest_over_us: int | None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """今日数量 and 今日质量."""

    def answer(self, view: View) -> TodayNumbers:
        """Return the numbers at the view's moment."""
        raise NotImplementedError
