"""本月达标: the rates of the whole city with every number they are made of."""

from dataclasses import dataclass
from fractions import Fraction

from app.domain.moment import Instant
from app.situation.evaluation import Count, done_since
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period
from app.situation.questions.department_rates import TARGET_PERCENT as HANDLED_TARGET
from app.situation.questions.numbers import TARGET_PERCENT as CLOSED_TARGET
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthNumbers:
    """The counts of a period that began at ``since``.

    应结案 = ``closed`` + ``over``, 应处置 = ``handed`` + ``over``: 处置超期 still open whose due moment lies in the period is
    due in both. ``closed_exempt`` and ``handed_exempt`` were late, and a granted appeal counts them as in time (申诉免责);
    they are within ``closed_in_time`` and ``handed_in_time``. Each is as long as ``EvaluationCases(count=…)``.
    ``merged_posts``: 合岗 is on, so that one seat may have taken several posts' steps.
    """

    since: Instant
    filed: int
    closed: int
    closed_in_time: int
    closed_exempt: int
    over: int
    handed: int
    handed_in_time: int
    handed_exempt: int
    rework: int
    forced: int
    self_handled: int
    merged_posts: bool
    closed_target: int = CLOSED_TARGET
    handled_target: int = HANDLED_TARGET

    @property
    def due(self) -> int:
        """Return 应结案."""
        return self.closed + self.over

    @property
    def to_handle(self) -> int:
        """Return 应处置."""
        return self.handed + self.over

    @property
    def closed_rate(self) -> Fraction | None:
        """Return 结案率, unrounded; ``None`` where nothing was due."""
        return Fraction(self.closed, self.due) if self.due else None

    @property
    def in_time_rate(self) -> Fraction | None:
        """Return 按期结案率."""
        return Fraction(self.closed_in_time, self.due) if self.due else None

    @property
    def handled_rate(self) -> Fraction | None:
        """Return 按期处置率."""
        return Fraction(self.handed_in_time, self.to_handle) if self.to_handle else None

    @property
    def rework_rate(self) -> Fraction | None:
        """Return 返工率: times sent back against cases handed over."""
        return Fraction(self.rework, self.handed) if self.handed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRates:
    """The rates of ``period``, the running month where nobody asks for another."""

    period: Period = Period.MONTH
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> MonthNumbers:
        """Return the numbers at the view's moment."""
        since = self.period.start(view.t)
        done = done_since(view, since, self.filter)
        kept = {count: count.value for count in Count if count is not Count.COMPLAINTS}
        return MonthNumbers(
            since=since,
            merged_posts=view.book.merged_posts(view.t),
            **{name: len(done[count]) for count, name in kept.items()},
        )
