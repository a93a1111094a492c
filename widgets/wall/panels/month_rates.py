"""本月达标: the city's rates against their targets, each with every number it is made of."""

from fractions import Fraction
from typing import NamedTuple

from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.evaluation import Count
from app.situation.questions.month_rates import MonthNumbers, MonthRates
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rates import Rate
from widgets.wall.score_lists import scored
from widgets.wall.score_words import period_word, score_period, share_word
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, Row, put_table
from widgets.words import percent


class _Part(NamedTuple):
    """A printed number, and which cases it counts."""

    n: int
    what: Count
    with_over: bool = False


class MonthRatesPanel(WallPanel):
    """按期结案率, 结案率, 按期处置率 and 返工率, and what they rest on."""

    key = "month_rates"
    source = Source.EVALUATION
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("达标")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the numbers."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the period, the filings in it, and 合岗 where it is on."""
        found = answer(moment, self._asked())
        text = (period_word(self.context) + self.tr("，立案 {n} 件")).format(n=found.filed)
        return text + (self.tr("，合岗") if found.merged_posts else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period in which nothing fell due yet."""
        found = answer(moment, self._asked())
        return None if found.due or found.to_handle else Nothing(sentence=self.tr("尚无应结案、应处置的案件"))

    def rates(self, moment: Moment) -> tuple[Rate, ...]:
        """Return the four rates as far as anything was due."""
        n = answer(moment, self._asked())
        table = (
            (n.in_time_rate, n.closed_in_time, n.due), (n.closed_rate, n.closed, n.due),
            (n.handled_rate, n.handed_in_time, n.to_handle), (n.rework_rate, n.rework, n.handed),
        )  # fmt: skip
        return tuple(Rate(percent(rate), (str(count),), str(of)) for rate, count, of in table if rate is not None)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the rates, and below them what 应结, 应处置 and the exempted are."""
        found = answer(moment, self._asked())
        heads = [
            Head(key="name", is_left=True), Head(key="parts", is_left=True, least=100.0, gives_way=1, is_kept=True),
            Head(key="rate"), Head(key="met"),
        ]  # fmt: skip
        put_table(sheet, heads, [*self._rates(found), *self._rest(found)])

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what was filed."""
        return scored(self.context, answer(moment, self._asked()).filed, Count.FILED)

    def _rates(self, n: MonthNumbers) -> list[Row]:
        due, to_handle = _Part(n.due, Count.CLOSED, with_over=True), _Part(n.to_handle, Count.HANDED, with_over=True)
        in_time, kept = _Part(n.closed_in_time, Count.CLOSED_IN_TIME), _Part(n.handed_in_time, Count.HANDED_IN_TIME)
        closed, handed = _Part(n.closed, Count.CLOSED), _Part(n.handed, Count.HANDED)
        return [
            self._row(self.tr("按期结案率"), in_time, due, n.in_time_rate, n.closed_target),
            self._row(self.tr("结案率"), closed, due, n.closed_rate),
            self._row(self.tr("按期处置率"), kept, to_handle, n.handled_rate, n.handled_target),
            self._row(self.tr("返工率"), _Part(n.rework, Count.REWORK), handed, n.rework_rate),
        ]

    def _row(self, name: str, part: _Part, of: _Part, rate: Fraction | None, target: int | None = None) -> Row:
        row = {
            "name": Cell(text=name), "rate": Cell(text=share_word(rate), bold=True),
            "parts": Cell(text=f"{part.n}／{of.n}", colour="text2", behind=self._lists(part, of)),
        }  # fmt: skip
        if target is None or rate is None:
            return row
        is_met = rate * 100 >= target
        word = self.tr("达标 {n}") if is_met else self.tr("未达 {n}")
        return row | {
            "met": Cell(text=word.format(n=target), colour="text2" if is_met else "soon_text", bold=not is_met)
        }

    def _rest(self, n: MonthNumbers) -> list[Row]:
        """Return what the sums are made of, and what is counted apart."""
        closed, handed, over = (
            _Part(n.closed, Count.CLOSED), _Part(n.handed, Count.HANDED), _Part(n.over, Count.OVER),
        )  # fmt: skip
        exempt = (_Part(n.closed_exempt, Count.CLOSED_EXEMPT), _Part(n.handed_exempt, Count.HANDED_EXEMPT))
        apart = (_Part(n.forced, Count.FORCED), _Part(n.self_handled, Count.SELF_HANDLED))
        lines = [
            (self.tr("应结案"), self.tr("结案 {a} ＋ 处置超期 {b}"), (closed, over)),
            (self.tr("应处置"), self.tr("处置 {a} ＋ 处置超期 {b}"), (handed, over)),
            (self.tr("申诉免责"), self.tr("结案 {a}，处置 {b}，按期计"), exempt),
            (self.tr("另计"), self.tr("强制结案 {a}，自处理 {b}"), apart),
        ]
        return [
            {
                "name": Cell(text=name, colour="text2"),
                "parts": Cell(text=text.format(a=a.n, b=b.n), is_wide=True, behind=self._lists(a, b)),
            }
            for name, text, (a, b) in lines
        ]

    def _lists(self, *parts: _Part) -> tuple[Behind, ...]:
        return tuple(
            behind for one in parts for behind in scored(self.context, one.n, one.what, with_over=one.with_over)
        )

    def _asked(self) -> MonthRates:
        return MonthRates(period=score_period(self.context), filter=self.context.filter)
