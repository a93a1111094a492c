"""6-2 部门按期处置率: each department's share handled in time this month, against the target."""

from fractions import Fraction

from app.domain.moment import SECOND, Instant
from app.situation.answers import Moment, Question
from app.situation.questions.department_rates import (
    TARGET_PERCENT,
    DepartmentRate,
    DepartmentRateList,
    DepartmentRates,
)
from widgets import words
from widgets.wall.columns import Column, Span, share, widest
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, rows_for
from widgets.wall.sheet import Sheet
from widgets.words import translate

TURN = 20 * SECOND
"""How long each group of departments is shown."""
_HANZI = 24.0
_BAR = 212.0
_BAR_LEAST = 80.0
_BAR_HEIGHT = 18.0
_SCALE_FROM = 70
"""Where the bars begin unless somebody is worse, per cent."""


class DepartmentsPanel(WallPanel):
    """Departments by 按期处置率, below target hatched."""

    key = "departments"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("部门按期处置率")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the rates."""
        return (DepartmentRates(),)

    def note(self, moment: Moment) -> str:
        """Return the period, the target, and how many had nothing due."""
        found = self._rates(moment)
        group, rows = _group_at(found, moment.at)
        target = rows[0].target_percent if rows else TARGET_PERCENT
        text = (group and group + translate("，")) + self.tr("本月，目标 {n}%").format(n=target)
        if len(rows) > MOST_ROWS:
            text += self.tr("，列末 {n}").format(n=MOST_ROWS)
        return text + (self.tr("，另 {n} 个无应处置").format(n=found.without) if found.without else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a month in which nothing fell due yet."""
        return None if self._rates(moment).rows else Nothing(sentence=self.tr("本月尚无应处置案件"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each department; where not all have a place, those at the end of the list."""
        _, rates = _group_at(self._rates(moment), moment.at)
        rows = rows_for(sheet, body_top(sheet), len(rates), MOST_ROWS, ROW_CLOSE)
        first = len(rates) - rows.count
        shown = rates[first:]
        spans = share(self._columns(shown, sheet), sheet.left, sheet.right - sheet.left)
        origin = min(_SCALE_FROM, *(int(rate.rate * 10) * 10 for rate in shown))
        for place, rate in enumerate(shown):
            y = rows.middle(place)
            sheet.text(str(first + place + 1), spans["rank"].x, y, colour="text3")
            sheet.text(rate.name, spans["name"].x, y, within=spans["name"].width)
            if "bar" in spans:
                _bar(sheet, spans["bar"], y, rate, origin)
            sheet.text(words.percent(rate.rate), spans["rate"].end, y, bold=True, align=Align.RIGHT)
            if "change" in spans:
                sheet.text(self._change(rate.change), spans["change"].end, y, colour="text2", align=Align.RIGHT)
            if not rate.is_target_met:
                sheet.text(self.tr("未达标"), spans["met"].end, y, colour="soon_text", bold=True, align=Align.RIGHT)

    def _columns(self, rates: tuple[DepartmentRate, ...], sheet: Sheet) -> list[Column]:
        change = widest(sheet, [self._change(rate.change) for rate in rates])
        return [
            Column(key="rank", wanted=sheet.measure("88")),
            Column(key="name", wanted=widest(sheet, [r.name for r in rates]), least=4 * _HANZI, gives_way=3),
            Column(key="bar", wanted=_BAR, least=_BAR_LEAST, gives_way=1),
            Column(key="rate", wanted=sheet.measure("100.0", bold=True)),
            Column(key="change", wanted=change, least=change, gives_way=2),
            Column(key="met", wanted=sheet.measure(self.tr("未达标"), bold=True)),
        ]

    def _change(self, change: Fraction | None) -> str:
        """Return the change against the month before in percentage points."""
        if change is None:
            return ""
        points = words.percent(abs(change))
        if points == "0.0":
            return self.tr("持平")
        return (self.tr("升 {n}") if change > 0 else self.tr("降 {n}")).format(n=points)

    @staticmethod
    def _rates(moment: Moment) -> DepartmentRateList:
        return answer(moment, DepartmentRates())


def _group_at(found: DepartmentRateList, at: Instant) -> tuple[str, tuple[DepartmentRate, ...]]:
    """Return the group whose turn it is at *at*, and its departments: like is ranked with like, never across."""
    groups = sorted({rate.group for rate in found.rows})
    if not groups:
        return "", ()
    group = groups[at // TURN % len(groups)]
    return group, tuple(rate for rate in found.rows if rate.group == group)


def _bar(sheet: Sheet, span: Span, y: float, rate: DepartmentRate, origin: int) -> None:
    """Put the bar from *origin* per cent to 100, and the tick of the target."""
    share_of = span.width / (100 - origin)
    width = float(max(4.0, (rate.rate * 100 - origin) * share_of))
    is_met = rate.is_target_met
    sheet.bar(span.x, y - _BAR_HEIGHT / 2, width, _BAR_HEIGHT, "bar" if is_met else "soon", is_hatched=not is_met)
    sheet.bar(span.x + (rate.target_percent - origin) * share_of - 1, y - 10, 3, 20, "text1")
