"""6-2 部门按期处置率: each department's share handled in time this month, against the target."""

from app.domain.moment import SECOND, Instant
from app.services.wall_marks import Behind
from app.services.wall_scored import Handed
from app.situation.answers import Moment, Question
from app.situation.filters import Filter
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
from widgets.wall.narrowed import month_or_week, period_words
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rates import Rate
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, rows_for
from widgets.wall.sheet import Sheet
from widgets.words import translate

TURN = 20 * SECOND
"""How long each group of departments is shown."""
_HANZI = 24.0
_BAR = 212.0
_BAR_LEAST = 80.0
_BAR_HEIGHT = 18.0


class DepartmentsPanel(WallPanel):
    """Departments by 按期处置率, below target hatched."""

    key = "departments"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("部门按期处置率")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the rates."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the period, how many of them are listed, the target, and how many had nothing due."""
        found = self._rates(moment)
        group, rows = _group_at(found, moment.at)
        target = rows[0].target_percent if rows else TARGET_PERCENT
        period = period_words(self._asked().period)
        listed = self.tr("，列末 {n}").format(n=MOST_ROWS) if len(rows) > MOST_ROWS else ""
        text = (group and group + translate("，")) + period + listed + self.tr("，目标 {n}%").format(n=target)
        return text + (self.tr("，另 {n} 个无应处置").format(n=found.without) if found.without else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a month in which nothing fell due yet."""
        return None if self._rates(moment).rows else Nothing(sentence=self._empty())

    def _empty(self) -> str:
        return self.tr("{period}尚无应处置案件").format(period=period_words(self._asked().period))

    def rates(self, moment: Moment) -> tuple[Rate, ...]:
        """Return the rate of every department of the group whose turn it is."""
        _, rates = _group_at(self._rates(moment), moment.at)
        return tuple(Rate(words.percent(one.rate), (str(one.in_time),), str(one.due)) for one in rates)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each department; where not all have a place, those at the end of the list."""
        _, rates = _group_at(self._rates(moment), moment.at)
        rows = rows_for(sheet, body_top(sheet), len(rates), MOST_ROWS, ROW_CLOSE)
        first = len(rates) - rows.count
        shown = rates[first:]
        spans = share(self._columns(shown, sheet), sheet.left, sheet.right - sheet.left)
        ranks = _ranks(rates)[first:]
        for place, (rank, rate) in enumerate(zip(ranks, shown, strict=True)):
            y = rows.middle(place)
            sheet.text(str(rank), spans["rank"].x, y, colour="text3")
            sheet.text(rate.name, spans["name"].x, y, within=spans["name"].width)
            if "bar" in spans:
                _bar(sheet, spans["bar"], y, rate)
            sheet.text(words.percent(rate.rate), spans["rate"].end, y, bold=True, align=Align.RIGHT)
            sheet.text(_parts(rate), spans["parts"].end, y, colour="text2", align=Align.RIGHT)
            sheet.narrows(
                sheet.left, y - rows.height / 2, sheet.right - sheet.left, rows.height, _only(rate), rate.name,
                *self._behind(rate),
            )  # fmt: skip
            if not rate.is_target_met:
                sheet.text(self.tr("未达标"), spans["met"].end, y, colour="soon_text", bold=True, align=Align.RIGHT)

    def _behind(self, rate: DepartmentRate) -> tuple[Behind, ...]:
        asked = self._asked()
        return tuple(
            Handed(department=rate.department, in_time=kept, period=asked.period, filter=asked.filter)
            for kept, count in ((False, rate.due), (True, rate.in_time))
            if count
        )

    def _columns(self, rates: tuple[DepartmentRate, ...], sheet: Sheet) -> list[Column]:
        met = any(not rate.is_target_met for rate in rates)
        return [
            Column(key="rank", wanted=sheet.measure("88")),
            Column(key="name", wanted=widest(sheet, [r.name for r in rates]), least=4 * _HANZI, gives_way=3),
            Column(key="bar", wanted=_BAR, least=_BAR_LEAST, gives_way=1),
            Column(key="rate", wanted=sheet.measure("100.0", bold=True)),
            Column(key="parts", wanted=widest(sheet, [_parts(rate) for rate in rates])),
            Column(key="met", wanted=sheet.measure(self.tr("未达标"), bold=True) if met else 0.0),
        ]

    def _asked(self) -> DepartmentRates:
        return DepartmentRates(period=month_or_week(self.context.period), filter=self.context.filter)

    def _rates(self, moment: Moment) -> DepartmentRateList:
        return answer(moment, self._asked())


def _group_at(found: DepartmentRateList, at: Instant) -> tuple[str, tuple[DepartmentRate, ...]]:
    """Return the group whose turn it is at *at*, and its departments: like is ranked with like, never across."""
    groups = sorted({rate.group for rate in found.rows})
    if not groups:
        return "", ()
    group = groups[at // TURN % len(groups)]
    return group, tuple(rate for rate in found.rows if rate.group == group)


def _ranks(rates: tuple[DepartmentRate, ...]) -> list[int]:
    """Return the rank of each, best first: equal ones share the first one's."""
    values = [one.rate for one in rates]
    firsts = {value: place for place, value in reversed(list(enumerate(values, 1)))}
    return [firsts[value] for value in values]


def _parts(rate: DepartmentRate) -> str:
    """Return what the rate follows from: handled in time of what was due."""
    return translate("{a}／{b}").format(a=rate.in_time, b=rate.due)


def _only(rate: DepartmentRate) -> Filter:
    return Filter(departments=(rate.department,))


def _bar(sheet: Sheet, span: Span, y: float, rate: DepartmentRate) -> None:
    """Put the bar from 0 to 100 per cent, as long as the rate is high, and the tick of the target."""
    width = max(4.0, float(rate.rate) * span.width)
    is_met = rate.is_target_met
    sheet.bar(span.x, y - _BAR_HEIGHT / 2, width, _BAR_HEIGHT, "bar" if is_met else "soon", is_hatched=not is_met)
    sheet.bar(span.x + rate.target_percent / 100 * span.width - 1, y - 10, 3, 20, "text1")
