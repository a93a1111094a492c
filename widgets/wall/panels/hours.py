"""6-3 每时立案: filings hour by hour, beside the same weekday and what is usual."""

import math
from collections.abc import Sequence

from app.services.wall_counted import Filings
from app.services.wall_marks import Behind
from app.services.wall_methods import Method
from app.situation.answers import Moment, Question
from app.situation.questions.hours import HourCounts, HourlyFilings
from widgets import words
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

_LEGEND = 34.0
_FOOT = 34.0
_DOT_GAP = 16.0
_OFF_AXIS = 18.0
"""What its number keeps from the newest point, and from the foot of the plot."""
_AXIS_GAP = 10.0
_HEADROOM = 1.3
_STEPS = (1, 2, 5, 10, 20, 30, 50, 100, 200, 300, 500, 1000)


class Plot:
    """The rectangle of the curves: hours across, cases up."""

    def __init__(self, sheet: Sheet, highest: float) -> None:
        self.step = next((s for s in _STEPS if s * 2.5 >= highest), math.ceil(highest / 2))
        self.most = max(highest * _HEADROOM, self.step * 2.2)
        self.left = sheet.left + sheet.measure(str(2 * self.step)) + _AXIS_GAP
        self.right = sheet.right - sheet.measure("24") / 2 - 1
        self.top, self.bottom = body_top(sheet) + _LEGEND, sheet.bottom - _FOOT

    def x(self, hour: float) -> float:
        """Return where *hour* stands."""
        return self.left + hour / 24 * (self.right - self.left)

    def y(self, count: float) -> float:
        """Return how high *count* stands."""
        return self.bottom - count / self.most * (self.bottom - self.top)

    def line(self, counts: Sequence[float]) -> list[tuple[float, float]]:
        """Return the points of hourly counts, each in the middle of its hour."""
        return [(self.x(hour + 0.5), self.y(count)) for hour, count in enumerate(counts)]


class HoursPanel(WallPanel):
    """Filings of today's complete hours; the running hour is a number, never a dip in the line."""

    key = "hours"
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("每时立案")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the hours."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return what the running hour has so far."""
        counts = self._counts(moment)
        return self.tr("件／时，{hour} 时起已有 {n} 件").format(hour=len(counts.today), n=counts.running)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the band, the week before, today, and the axes."""
        counts = self._counts(moment)
        plot = Plot(sheet, max(4, *counts.today, *counts.last_week, *counts.usual_high, counts.running))
        self._axes(sheet, plot)
        if counts.usual_high:
            sheet.area(plot.line(counts.usual_high) + plot.line(counts.usual_low)[::-1], "chart_band")
        if any(counts.last_week):
            sheet.line(plot.line(counts.last_week), "text3", 3, is_dashed=True)
        if counts.today:
            sheet.line(plot.line(counts.today), "text1", 5)
            self._newest(sheet, plot, counts)
        self._legend(sheet, plot.left, counts, words.last_week(moment.at))

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what was filed in each hour of today, the running one first, and on the day that it is held against."""
        counts, by = self._counts(moment), self.context.filter
        hours = reversed(list(enumerate([*counts.today, counts.running])))
        listed = tuple(Filings(hour=hour, filter=by) for hour, count in hours if count)
        return (*listed, Filings(is_like=True, whole_day=True, filter=by)) if any(counts.last_week) else listed

    def methods(self, moment: Moment) -> tuple[Method, ...]:
        """Return how the usual band comes about, where it is shown."""
        return (Method.USUAL_HOURS,) if self._counts(moment).usual_high else ()

    def _axes(self, sheet: Sheet, plot: Plot) -> None:
        for level in range(3):
            count = level * plot.step
            if plot.y(count) < plot.top:
                break
            sheet.rule(plot.left, plot.y(count) - 1, plot.right - plot.left, 2, "chart_grid")
            sheet.text(str(count), plot.left - _AXIS_GAP, plot.y(count), colour="text2", align=Align.RIGHT)
        for hour in (0, 6, 12, 18, 24):
            sheet.text(str(hour), plot.x(hour), sheet.bottom - 14, colour="text2", align=Align.MIDDLE)

    def _newest(self, sheet: Sheet, plot: Plot, counts: HourCounts) -> None:
        """Put the last complete hour's count at its point, clear of the axis and of the line that falls to it."""
        x, y = plot.line(counts.today)[-1]
        text = str(counts.today[-1])
        half = sheet.measure(text, Role.STRONG, bold=True) / 2
        sheet.plate(x - 8, y - 8, 16, 16, fill="text1", edge="panel", edge_width=3, radius=8)
        is_falling = len(counts.today) > 1 and counts.today[-2] > counts.today[-1]
        beside = x + half + _DOT_GAP
        if is_falling and beside + half <= plot.right:
            sheet.text(text, beside, min(y, plot.bottom - _OFF_AXIS), role=Role.STRONG, bold=True, align=Align.MIDDLE)
            return
        above = max(plot.top + 14, y - 26)
        sheet.text(text, max(x, plot.left + half + 8), above, role=Role.STRONG, bold=True, align=Align.MIDDLE)

    def _legend(self, sheet: Sheet, x: float, counts: HourCounts, last_week: str) -> None:
        """Name the lines above the plot, where no curve runs."""
        y = body_top(sheet) + 16
        sheet.bar(x, y - 2.5, 36, 5, "text1")
        x = sheet.text(self.tr("今日"), x + 44, y, role=Role.NOTE) + 26
        if any(counts.last_week):
            sheet.line([(x, y), (x + 40, y)], "text3", 3, is_dashed=True)
            x = sheet.text(last_week, x + 48, y, role=Role.NOTE, colour="text2") + 26
        if counts.usual_high:
            sheet.bar(x, y - 9, 36, 18, "line")
            sheet.text(self.tr("常值"), x + 44, y, role=Role.NOTE, colour="text2")

    def _asked(self) -> HourlyFilings:
        return HourlyFilings(filter=self.context.filter)

    def _counts(self, moment: Moment) -> HourCounts:
        return answer(moment, self._asked())
