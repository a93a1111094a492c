"""类别帕累托: the few classes that make most of the period's filings, with the share down to each."""

from fractions import Fraction

from app.services.wall_counted import Rest
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.pareto import ClassPareto, ClassShare, ClassShares
from widgets import words
from widgets.wall.bar_table import BarRow, put_bar_table, room_for_rows
from widgets.wall.filed_lists import filed, rest
from widgets.wall.glance import Nothing
from widgets.wall.narrowed import before_words, period_words
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rates import Rate
from widgets.wall.sheet import Sheet

ROWS = 7
_DASH = "—"


class ParetoPanel(WallPanel):
    """Classes by filings, the most first; what has no place is one row, so that the counts add up."""

    key = "pareto"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("高发类别")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the classes."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the period and its total, and how many classes make four fifths of it."""
        found = self._found(moment)
        text = self.tr("{period} {n} 件").format(period=period_words(self.context.period), n=found.total)
        return text + (self.tr("，前 {n} 类过八成").format(n=found.few) if found.few else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period without a filing."""
        sentence = self.tr("{period}没有立案").format(period=period_words(self.context.period))
        return None if self._found(moment).total else Nothing(sentence=sentence)

    def rates(self, moment: Moment) -> tuple[Rate, ...]:
        """Return the share down to each class."""
        found = self._found(moment)
        counts = [str(row.count) for row in found.rows]
        return tuple(
            Rate(_upto(row.upto, found), tuple(counts[:place]), str(found.total))
            for place, row in enumerate(found.rows, start=1)
        )

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put a row for each class that has a place, and one for all others."""
        found = self._found(moment)
        room = room_for_rows(sheet)
        is_whole = not found.others and len(found.rows) <= room
        shown = found.rows if is_whole else found.rows[: room - 1]
        table = [
            BarRow(
                name=row.name, bar=row.count / found.rows[0].count, to=Filter(classes=(row.class_key,)),
                behind=self._behind(Filter(classes=(row.class_key,)), row),
                cells=(str(row.count), _upto(row.upto, found), _DASH if row.before is None else str(row.before)),
            )
            for row in shown
        ]  # fmt: skip
        if not is_whole:
            name = self.tr("其余 {n} 类").format(n=found.others + len(found.rows) - len(shown))
            others = found.total - (shown[-1].upto if shown else 0)
            behind = rest(self.context, others, Rest(classes=tuple(row.class_key for row in shown)))
            table.append(BarRow(name=name, bar=None, cells=(str(others), "", ""), behind=behind))
        heads = (self.tr("类别"), self.tr("件"), self.tr("累计%"), before_words(self.context.period))
        put_bar_table(sheet, heads, table)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what the period brought."""
        return filed(self.context, EVERYTHING, self._found(moment).total)

    def _behind(self, narrowed: Filter, row: ClassShare) -> tuple[Behind, ...]:
        return filed(self.context, narrowed, row.count, row.before)

    def _asked(self) -> ClassPareto:
        return ClassPareto(limit=ROWS, period=self.context.period, filter=self.context.filter)

    def _found(self, moment: Moment) -> ClassShares:
        return answer(moment, self._asked())


def _upto(count: int, found: ClassShares) -> str:
    return words.percent(Fraction(count, found.total))
