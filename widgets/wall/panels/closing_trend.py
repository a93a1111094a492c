"""按期结案率趋势: week by week, last year beside it, the target dotted, and this week's fraction in full."""

import math
from collections.abc import Sequence
from fractions import Fraction

from app.domain.moment import Instant
from app.services.wall_marks import Behind
from app.services.wall_methods import Method
from app.services.wall_scored import Scored
from app.situation.answers import Moment, Question
from app.situation.evaluation import Count
from app.situation.questions.closing_weeks import WEEK, ClosingTrend, ClosingWeek, ClosingWeeks
from widgets import words
from widgets.wall.columns import GAP
from widgets.wall.glance import Nothing, Source
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rates import Rate
from widgets.wall.score_words import share_word
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

WEEKS = 12
_LEGEND = 34.0
_FOOT = 54.0
_AXIS_GAP = 10.0
_DOTS = 40.0
"""What three dots of the target's line and the space behind them take in the legend."""
_UNDER = 44.0
"""What a number under its point needs above the foot of the plot."""
_NUMBER = 34.0
"""How high the ground of that number is, which the target's line does not cross."""
_ROOM = 2
"""The axis begins so many per cent below the lowest value, on an even number."""


class _Plot:
    """The rectangle of the lines: weeks across, per cent up from ``low`` to 100."""

    def __init__(self, sheet: Sheet, low: int, weeks: int) -> None:
        self.low, self._weeks = low, weeks
        self.left = sheet.left + sheet.measure("100") + _AXIS_GAP
        self.right = sheet.right - sheet.measure("88.8", Role.STRONG, bold=True) / 2 - 8
        self.top, self.bottom = body_top(sheet) + _LEGEND + 12, sheet.bottom - _FOOT

    def x(self, week: int) -> float:
        """Return where the week at a place stands."""
        return self.left + 12 + week / max(1, self._weeks - 1) * (self.right - self.left - 12)

    def y(self, percent: float) -> float:
        """Return how high *percent* stands."""
        return self.bottom - (percent - self.low) / (100 - self.low) * (self.bottom - self.top)

    def column(self, week: int) -> tuple[float, float, float, float]:
        """Return left, top, width and height of the stretch of the plot that belongs to a week."""
        half = (self.x(1) - self.x(0)) / 2
        return self.x(week) - half, self.top, 2 * half, self.bottom - self.top

    def lines(self, weeks: Sequence[ClosingWeek]) -> list[list[tuple[float, float]]]:
        """Return the points week by week; a week without a rate is a gap."""
        found: list[list[tuple[float, float]]] = [[]]
        for place, week in enumerate(weeks):
            if week.rate is None:
                found.append([])
            else:
                found[-1].append((self.x(place), self.y(float(week.rate * 100))))
        return [line for line in found if line]


class ClosingTrendPanel(WallPanel):
    """Twelve weeks, each as it stood at its end."""

    key = "closing_trend"
    source = Source.EVALUATION
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("按期结案率趋势")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the weeks."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return this week's fraction."""
        week = answer(moment, self._asked()).weeks[-1]
        text = self.tr("本周 {a}/{b}，{rate}")
        return (
            text.format(a=week.in_time, b=week.due, rate=share_word(week.rate))
            if week.due
            else self.tr("本周尚无应结案")
        )

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a log without a week in which anything was due."""
        rates = [week.rate for week in answer(moment, self._asked()).weeks if week.rate is not None]
        return None if rates else Nothing(sentence=self.tr("尚无应结案的周"))

    def rates(self, moment: Moment) -> tuple[Rate, ...]:
        """Return this week's rate, whose fraction stands in the title."""
        week = answer(moment, self._asked()).weeks[-1]
        return () if week.rate is None else (Rate(words.percent(week.rate), (str(week.in_time),), str(week.due)),)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return both parts of this week's rate."""
        return self._parts(answer(moment, self._asked()).weeks[-1])

    def methods(self, moment: Moment) -> tuple[Method, ...]:  # noqa: ARG002  # all weeks alike
        """Return how each week's rate comes about."""
        return (Method.WEEKLY_RATE,)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the axes, the target, last year and this year."""
        trend = answer(moment, self._asked())
        plot = _Plot(sheet, _low(trend), len(trend.weeks))
        self._axes(sheet, plot, trend)
        for line in plot.lines(trend.last_year):
            sheet.line(line, "text3", 3, is_dashed=True)
        for line in plot.lines(trend.weeks):
            _put_line(sheet, line)
        self._newest(sheet, plot, trend.weeks)
        self._lists(sheet, plot, trend)
        self._legend(sheet, plot, trend)

    def _axes(self, sheet: Sheet, plot: _Plot, trend: ClosingTrend) -> None:
        for percent in (plot.low, (plot.low + 100) // 2, 100):
            y = plot.y(percent)
            sheet.rule(plot.left, y - 1, sheet.right - plot.left, 2, "chart_grid")
            sheet.text(str(percent), plot.left - _AXIS_GAP, y, colour="text2", align=Align.RIGHT)
        y, x = plot.y(trend.target_percent), plot.left
        while x < sheet.right:
            sheet.rule(x, y - 1.5, 6, 3, "text2")
            x += 16
        last = len(trend.weeks) - 1
        for place in sorted({0, last // 2, last}):
            text = self.tr("本周") if place == last else self.tr("{n} 周").format(n=trend.weeks[place].number)
            half = sheet.measure(text) / 2
            x = min(max(plot.x(place), sheet.left + half), sheet.right - half)
            sheet.text(text, x, sheet.bottom - 14, colour="text2", align=Align.MIDDLE)

    def _newest(self, sheet: Sheet, plot: _Plot, weeks: Sequence[ClosingWeek]) -> None:
        """Put this week's rate at its point, clear of the line that rises or falls to it and of the target's."""
        rate = weeks[-1].rate
        if rate is None:
            return
        x, y = plot.x(len(weeks) - 1), plot.y(float(rate * 100))
        sheet.plate(x - 8, y - 8, 16, 16, fill="text1", edge="panel", edge_width=3, radius=8)
        text = words.percent(rate)
        width = sheet.measure(text, Role.STRONG, bold=True)
        before = weeks[-2].rate if len(weeks) > 1 else None
        is_falling = before is not None and before > rate and y + _UNDER < plot.bottom
        beside = y + 32 if is_falling or y < plot.top + 34 else y - 30
        middle = min(x, sheet.right - width / 2)
        sheet.plate(middle - width / 2 - 4, beside - _NUMBER / 2, width + 8, _NUMBER, fill="panel")
        sheet.text(text, middle, beside, role=Role.STRONG, bold=True, align=Align.MIDDLE)

    def _lists(self, sheet: Sheet, plot: _Plot, trend: ClosingTrend) -> None:
        """Give each week before this one, and each of last year, both parts of its rate as they stood at its end."""
        lines = ((self.tr("{n} 周"), trend.weeks[:-1]), (self.tr("去年 {n} 周"), trend.last_year))
        for name, weeks in lines:
            for place, week in enumerate(weeks):
                if week.is_known:
                    parts = self._parts(week, week.start + WEEK - 1)
                    sheet.lists(*plot.column(place), name.format(n=week.number), *parts)

    def _parts(self, week: ClosingWeek, until: Instant | None = None) -> tuple[Behind, ...]:
        """Return the lists of both parts of a rate, as of *until* (``None``: of the wall's moment)."""
        by = self.context.filter
        in_time = Scored(count=Count.CLOSED_IN_TIME, since=week.start, until=until, filter=by)
        due = Scored(count=Count.CLOSED, with_over=True, since=week.start, until=until, filter=by)
        counted = ((in_time, week.in_time), (due, week.due))
        return tuple(one for one, count in counted if count)

    def _legend(self, sheet: Sheet, plot: _Plot, trend: ClosingTrend) -> None:
        """Name the lines above the plot, and say where a cut axis begins; that goes before the target's name."""
        y, x, end = body_top(sheet) + 16, sheet.left, sheet.right
        if plot.low:
            cut = self.tr("纵轴自 {n}%").format(n=plot.low)
            sheet.text(cut, end, y, role=Role.NOTE, colour="text2", align=Align.RIGHT)
            end -= sheet.measure(cut, Role.NOTE) + GAP
        sheet.bar(x, y - 2.5, 30, 5, "text1")
        x = sheet.text(self.tr("今年"), x + 38, y, role=Role.NOTE) + GAP
        if trend.last_year:
            sheet.line([(x, y), (x + 34, y)], "text3", 3, is_dashed=True)
            x = sheet.text(self.tr("去年"), x + 42, y, role=Role.NOTE, colour="text2") + GAP
        target = self.tr("目标 {n}%").format(n=trend.target_percent)
        if x + _DOTS + sheet.measure(target, Role.NOTE) <= end:
            for dot in range(3):
                sheet.rule(x + dot * 12, y - 1.5, 6, 3, "text2")
            sheet.text(target, x + _DOTS, y, role=Role.NOTE, colour="text2")

    def _asked(self) -> ClosingWeeks:
        return ClosingWeeks(weeks=WEEKS, filter=self.context.filter)


def _low(trend: ClosingTrend) -> int:
    """Return where the axis begins: a little below everything shown, at 0 where that is far below."""
    rates = [week.rate for week in (*trend.weeks, *trend.last_year) if week.rate is not None]
    lowest = min([*rates, Fraction(trend.target_percent, 100)]) * 100
    low = math.floor((lowest - _ROOM) / 2) * 2
    return low if low > 50 else 0


def _put_line(sheet: Sheet, line: list[tuple[float, float]]) -> None:
    """Put a stretch of weeks; one alone is a dot."""
    if len(line) > 1:
        sheet.line(line, "text1", 5)
    else:
        x, y = line[0]
        sheet.plate(x - 4, y - 4, 8, 8, fill="text1", radius=4)
