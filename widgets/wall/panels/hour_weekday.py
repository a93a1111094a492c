"""时段×星期: at which hours of which weekdays cases are filed, in five steps of colour that say their numbers."""

from app.services.wall_counted import Filings
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.hour_weekday import HOURS, WEEKDAYS, HourWeekday, HourWeekdayCounts
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.narrowed import longer, period_words
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role
from widgets.words import translate, zh

STEPS = 5
_AXIS, _LEGEND, _GAP = 32.0, 34.0, 10.0
_SWATCH = 26.0
_NAMES = (zh("周一"), zh("周二"), zh("周三"), zh("周四"), zh("周五"), zh("周六"), zh("周日"))
_SHADES = (0.0, 0.3, 0.55, 0.8, 1.0)
"""Where on the density's ramp each step lies: density is never red."""


class HourWeekdayPanel(WallPanel):
    """24 hours × 7 weekdays; each row ends with its sum, and the sums add up to the title's number."""

    key = "hour_weekday"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("时段星期")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the counts."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the period and its total, and the fullest hour."""
        found = self._found(moment)
        text = self.tr("{period} {n} 件").format(period=period_words(self._asked().period), n=found.total)
        if found.peak is None:
            return text
        day, hour = found.peak
        return text + self.tr("，{day} {hour} 时最多").format(day=translate(_NAMES[day]), hour=hour)

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period without a filing."""
        sentence = self.tr("{period}没有立案").format(period=period_words(self._asked().period))
        return None if self._found(moment).total else Nothing(sentence=sentence)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the rows, the hours below them, and the steps."""
        found = self._found(moment)
        top, bottom = body_top(sheet), sheet.bottom - _AXIS - _LEGEND
        names = [translate(name) for name in _NAMES]
        left = sheet.left + max(sheet.measure(name) for name in names) + _GAP
        sums = [str(count) for count in found.by_weekday]
        ends = max(sheet.measure(self.tr("时"), Role.NOTE), *(sheet.measure(text, bold=True) for text in sums))
        right = sheet.right - ends - _GAP
        height, width = (bottom - top) / WEEKDAYS, (right - left) / HOURS
        per_step = _per_step(found)
        for day, row in enumerate(found.counts):
            y = top + (day + 0.5) * height
            sheet.text(names[day], sheet.left, y, colour="text2")
            sheet.text(sums[day], sheet.right, y, bold=True, align=Align.RIGHT)
            for hour, count in enumerate(row):
                x, up = left + hour * width, top + day * height
                self._cell(sheet, x + 0.5, up + 1, width - 1, height - 2, _step(count, per_step))
        if found.peak is not None:
            day, hour = found.peak
            x, up = left + hour * width, top + day * height
            sheet.plate(x - 1, up - 1, width + 2, height + 2, edge="text1", edge_width=3, radius=0)
        for hour in (0, 6, 12, 18, 24):
            x = min(left + hour * width, right - sheet.measure("24") / 2)
            sheet.text(
                str(hour), max(x, left + sheet.measure("0") / 2), bottom + _AXIS / 2, colour="text2", align=Align.MIDDLE
            )
        sheet.text(self.tr("时"), right + _GAP, bottom + _AXIS / 2, role=Role.NOTE, colour="text2")
        self._legend(sheet, per_step)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return all filings of the period, and those of each weekday."""
        found, period, by = self._found(moment), self._asked().period, self.context.filter
        counted = [(None, found.total), *enumerate(found.by_weekday)]
        return tuple(Filings(weekday=day, period=period, filter=by) for day, count in counted if count)

    def _legend(self, sheet: Sheet, per_step: int) -> None:
        """Put each step with the counts it stands for, only the highest of each where there is no room for both."""
        y, room = sheet.bottom - _LEGEND / 2 + 2, sheet.right - sheet.left
        ranges = ["0", *(_range(step, per_step) for step in range(1, STEPS))]
        bounds = ["0", *(f"≤{step * per_step}" for step in range(1, STEPS))]
        texts = ranges if sum(map(sheet.measure, ranges)) + STEPS * (_SWATCH + 2 * _GAP) <= room else bounds
        gap = (room - sum(map(sheet.measure, texts)) - STEPS * (_SWATCH + _GAP / 2)) / (STEPS - 1)
        x = sheet.left
        for step, text in enumerate(texts):
            self._cell(sheet, x, y - 11, _SWATCH, 22, step)
            x = sheet.text(text, x + _SWATCH + _GAP / 2, y, colour="text2") + gap

    def _cell(self, sheet: Sheet, x: float, y: float, width: float, height: float, step: int) -> None:
        if step == 0:
            sheet.bar(x, y, width, height, "row")
            return
        stops = self.context.theme.heat["density"].stops
        colour = stops[round(_SHADES[step] * (len(stops) - 1))][1]
        sheet.ramp(x, y, width, height, ((0.0, colour, 1.0), (1.0, colour, 1.0)))

    def _asked(self) -> HourWeekday:
        return HourWeekday(period=longer(self.context.period), filter=self.context.filter)

    def _found(self, moment: Moment) -> HourWeekdayCounts:
        return answer(moment, self._asked())


def _per_step(found: HourWeekdayCounts) -> int:
    """Return how many counts a step holds, so that four steps reach the fullest cell; a round number."""
    most = max(max(row) for row in found.counts)
    usual = (1, 2, 3, 5, 10, 15, 20, 25, 50, 75, 100, 150, 200, 250, 500)
    return next((one for one in usual if one * (STEPS - 1) >= most), -(-most // (STEPS - 1)))


def _range(step: int, per_step: int) -> str:
    return f"{(step - 1) * per_step + 1}—{step * per_step}" if per_step > 1 else str(step)


def _step(count: int, per_step: int) -> int:
    """Return the step of a count: 0 is none at all."""
    return -(-count // per_step)
