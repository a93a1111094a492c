"""案件走势: filings of the last four weeks by day, the same weekday before, and the band of the week to come."""

from collections.abc import Callable, Sequence
from itertools import groupby

from app.domain.moment import to_datetime
from app.services.wall_counted import Filings
from app.services.wall_marks import Behind
from app.services.wall_methods import Method
from app.situation.answers import Moment, Question
from app.situation.questions.trend import Trend, TrendDay, TrendDays
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.plot import Plot, put_levels
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

_LEGEND, _METHOD, _FOOT = 34.0, 34.0, 34.0
_LAST_WEEK_SHOWN = 7
_MONDAY = 0


class TrendPanel(WallPanel):
    """Days, not hours: how much there is, how much there was, how much is to be expected, and how often that held."""

    key = "trend"
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("案件走势")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the days."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return what today has so far, and what it is expected to have at its end."""
        today = self._found(moment).today
        text = self.tr("今日 {n} 件").format(n=today.count)
        if today.low is None or today.high is None:
            return text
        return text + self.tr("，全日约 {low}—{high}").format(low=round(today.low), high=round(today.high))

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a log that is younger than a day."""
        is_known = any(day.count is not None for day in self._found(moment).past)
        return None if is_known else Nothing(sentence=self.tr("立案记录不足一整天，暂无走势"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the band, the same weekday, the days, and the method."""
        found = self._found(moment)
        days = (*found.past, found.today, *found.ahead)
        highest = max(
            4.0, *(value for day in days for value in (day.count, day.last_week, day.high) if value is not None)
        )
        plot = Plot(sheet, highest, len(days), body_top(sheet) + _LEGEND + _METHOD, sheet.bottom - _FOOT)
        for run in _runs(days, lambda day: day.low is not None):
            _band(sheet, plot, days, run)
        put_levels(sheet, plot)
        self._dates(sheet, plot, days, len(found.past))
        first = len(found.past) - _LAST_WEEK_SHOWN
        for run in _runs(days, lambda day: day.last_week is not None):
            shown = [place for place in run if place >= first]
            points = [(plot.x(place), plot.y(days[place].last_week or 0)) for place in shown]
            if len(points) > 1:
                sheet.line(points, "text3", 3, is_dashed=True)
        for run in _runs(found.past, lambda day: day.count is not None):
            sheet.line([(plot.x(place), plot.y(found.past[place].count or 0)) for place in run], "text1", 5)
        x, y = plot.x(len(found.past)), plot.y(found.today.count or 0)
        sheet.plate(x - 8, y - 8, 16, 16, fill="text1", edge="panel", edge_width=3, radius=8)
        self._legend(sheet, found)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what was filed on each day of the line, the newest first."""
        found, by = self._found(moment), self.context.filter
        days = [day for day in (found.today, *reversed(found.past)) if day.count]
        return tuple(Filings(day=day.start, filter=by) for day in days)

    def methods(self, moment: Moment) -> tuple[Method, ...]:
        """Return how the band comes about, where there is one."""
        found = self._found(moment)
        days = (*found.past, found.today, *found.ahead)
        return (Method.FORECAST,) if any(day.low is not None for day in days) else ()

    def _dates(self, sheet: Sheet, plot: Plot, days: Sequence[TrendDay], today: int) -> None:
        """Name today and the Mondays that are clear of it."""
        y, word = sheet.bottom - 14, self.tr("今日")
        sheet.rule(plot.x(today) - 1, plot.top, 2, plot.bottom - plot.top, "chart_grid")
        sheet.text(word, plot.x(today), y, role=Role.NOTE, align=Align.MIDDLE)
        for place, day in enumerate(days):
            when = to_datetime(day.start)
            text = f"{when.month}/{when.day}"
            room = (sheet.measure(text) + sheet.measure(word, Role.NOTE)) / 2 + 8
            x, half = plot.x(place), sheet.measure(text) / 2
            is_clear = abs(x - plot.x(today)) > room and plot.left <= x - half and x + half <= sheet.right
            if when.weekday() == _MONDAY and is_clear:
                sheet.text(text, x, y, colour="text2", align=Align.MIDDLE)

    def _legend(self, sheet: Sheet, found: TrendDays) -> None:
        """Name the lines, and below them how the band is made and how often it held."""
        y, x = body_top(sheet) + 16, sheet.left
        sheet.bar(x, y - 2.5, 36, 5, "text1")
        x = sheet.text(self.tr("每日立案"), x + 44, y, role=Role.NOTE) + 26
        sheet.line([(x, y), (x + 40, y)], "text3", 3, is_dashed=True)
        x = sheet.text(self.tr("上周同日"), x + 48, y, role=Role.NOTE, colour="text2") + 26
        sheet.bar(x, y - 9, 36, 18, "line")
        sheet.text(self.tr("预测带"), x + 44, y, role=Role.NOTE, colour="text2")
        method = self.tr("预测带取前 4 周同类日，应含八成")
        if found.judged:
            method += self.tr("，{judged} 日中含 {inside} 日").format(judged=found.judged, inside=found.inside)
        width = sheet.right - sheet.left
        sheet.text(method, sheet.left, y + _LEGEND, role=Role.NOTE, colour="text2", within=width)

    def _asked(self) -> Trend:
        return Trend(filter=self.context.filter)

    def _found(self, moment: Moment) -> TrendDays:
        return answer(moment, self._asked())


def _runs(days: Sequence[TrendDay], is_known: Callable[[TrendDay], bool]) -> list[list[int]]:
    """Return the places of days in a row of which something is known; a gap stays a gap."""
    groups = groupby(range(len(days)), key=lambda place: is_known(days[place]))
    return [list(places) for known, places in groups if known]


def _band(sheet: Sheet, plot: Plot, days: Sequence[TrendDay], run: Sequence[int]) -> None:
    """Put the band over the days *run*, as steps: each day has its own."""
    half = (plot.x(1) - plot.x(0)) / 2
    upper, lower = [], []
    for place in run:
        for x in (plot.x(place) - half, plot.x(place) + half):
            upper.append((x, plot.y(days[place].high or 0)))
            lower.append((x, plot.y(days[place].low or 0)))
    sheet.area(upper + lower[::-1], "chart_band")
