"""夜间 6-3 每时上报: reports from the evening to the morning, hour by hour, beside the night before."""

import math

from app.domain.moment import HOUR, to_datetime
from app.services.wall_counted import Tonight
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.night_hours import NightHourCounts, NightHours
from widgets import words
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

_LEGEND = 34.0
_FOOT = 34.0
_AXIS_GAP = 10.0
_GAP = 6.0
_FEWEST = 4
"""The axis reaches at least so far, so that one report is no tower."""
_LABELS = 4
"""Every so many hours stands its time."""


class NightHoursPanel(WallPanel):
    """Bars of the complete hours; the running one is a number in the note."""

    key = "night_hours"
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("每时上报")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the hours."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return tonight's sum, and what the running hour has so far."""
        counts = answer(moment, self._asked())
        total = sum(counts.tonight) + counts.running + counts.after
        text = self.tr("今晚 {n} 件").format(n=total)
        if counts.after:
            return text + self.tr("，其中开工时刻后 {n}").format(n=counts.after)
        return text + (self.tr("，本时 {n}").format(n=counts.running) if len(counts.tonight) < counts.hours else "")

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the axis, tonight's bars, and the night before as a line."""
        counts = answer(moment, self._asked())
        most = max(_FEWEST, *counts.tonight, *counts.last_night, 0)
        step = math.ceil(most / 2)
        left = sheet.left + sheet.measure(str(2 * step)) + _AXIS_GAP
        top, bottom = body_top(sheet) + _LEGEND + 12, sheet.bottom - _FOOT
        width = (sheet.right - left) / max(1, counts.hours)

        def y(count: float) -> float:
            return bottom - count / (2 * step) * (bottom - top)

        for level in range(3):
            sheet.rule(left, y(level * step) - 1, sheet.right - left, 2, "chart_grid")
            if level:
                sheet.text(str(level * step), left - _AXIS_GAP, y(level * step), colour="text2", align=Align.RIGHT)
        for hour, count in enumerate(counts.tonight):
            if count:
                sheet.bar(left + hour * width + _GAP / 2, y(count), width - _GAP, bottom - y(count), "bar")
        if counts.last_night:
            points = [(left + (hour + 0.5) * width, y(count)) for hour, count in enumerate(counts.last_night)]
            sheet.line(points, "text3", 3, is_dashed=True)
        self._times(sheet, counts, left, width)
        self._hours(sheet, counts)
        self._legend(sheet, counts)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return all of tonight, and all of the night before."""
        counts = answer(moment, self._asked())
        total = sum(counts.tonight) + counts.running + counts.after
        before = Tonight(is_before=True, until=counts.hours, filter=self.context.filter)
        listed = ((Tonight(filter=self.context.filter), total), (before, sum(counts.last_night)))
        return tuple(one for one, count in listed if count)

    def _hours(self, sheet: Sheet, counts: NightHourCounts) -> None:
        """Have each hour listed that has reports, the running one too, and what came after the night."""
        hours = [(hour, hour + 1, count) for hour, count in enumerate([*counts.tonight, counts.running])]
        for first, until, count in [*hours, (counts.hours, None, counts.after)]:
            if not count:
                continue
            end = "" if until is None else words.clock(counts.evening + until * HOUR)
            name = f"{words.clock(counts.evening + first * HOUR)}—{end}"
            of = Tonight(first=first, until=until, filter=self.context.filter)
            sheet.lists(sheet.left, sheet.top, sheet.right - sheet.left, sheet.bottom - sheet.top, name, of)

    def _times(self, sheet: Sheet, counts: NightHourCounts, left: float, width: float) -> None:
        for hour in range(0, counts.hours + 1, _LABELS):
            text = f"{to_datetime(counts.evening + hour * HOUR).hour}"
            half = sheet.measure(text) / 2
            x = min(max(left + hour * width, sheet.left + half), sheet.right - half)
            sheet.text(text, x, sheet.bottom - 14, colour="text2", align=Align.MIDDLE)

    def _legend(self, sheet: Sheet, counts: NightHourCounts) -> None:
        y = body_top(sheet) + 16
        sheet.bar(sheet.left, y - 9, 36, 18, "bar")
        x = sheet.text(self.tr("今晚"), sheet.left + 44, y, role=Role.NOTE) + 26
        if counts.last_night:
            sheet.line([(x, y), (x + 40, y)], "text3", 3, is_dashed=True)
            sheet.text(self.tr("昨晚"), x + 48, y, role=Role.NOTE, colour="text2")

    def _asked(self) -> NightHours:
        return NightHours(filter=self.context.filter)
