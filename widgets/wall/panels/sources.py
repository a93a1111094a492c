"""来源: where the period's filings came from, with the period before beside it."""

from fractions import Fraction

from app.services.wall_counted import Rest
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.filters import EVERYTHING
from app.situation.questions.sources import SourceCount, SourceCounts, Sources
from widgets import words
from widgets.terms import word
from widgets.wall.bar_table import BarRow, put_bar_table, room_for_rows
from widgets.wall.filed_lists import filed, rest
from widgets.wall.glance import Nothing
from widgets.wall.narrowed import before_words, period_words
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rates import Rate
from widgets.wall.sheet import Sheet

_DASH = "—"


class SourcesPanel(WallPanel):
    """Filings by source, the most first."""

    key = "sources"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("立案来源")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the sources."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the period and its total."""
        period = period_words(self.context.period)
        return self.tr("{period} {n} 件").format(period=period, n=self._found(moment).total)

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a period without a filing."""
        sentence = self.tr("{period}没有立案").format(period=period_words(self.context.period))
        return None if self._found(moment).total else Nothing(sentence=sentence)

    def rates(self, moment: Moment) -> tuple[Rate, ...]:
        """Return the share of each source."""
        found = self._found(moment)
        return tuple(Rate(_share(row, found), (str(row.count),), str(found.total)) for row in found.rows if found.total)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put a row for each source, the last ones in one row where they have no place; those that never were are left out."""
        found = self._found(moment)
        rows = [row for row in found.rows if row.count or row.before]
        room = room_for_rows(sheet)
        shown, others = (rows, []) if len(rows) <= room else (rows[: room - 1], rows[room - 1 :])
        table = [
            BarRow(
                name=word(row.source), bar=row.count / found.rows[0].count,
                cells=(str(row.count), _share(row, found), _before(row)), behind=self._behind(row),
            )
            for row in shown
        ]  # fmt: skip
        if others:
            name = self.tr("其余 {n} 种来源").format(n=len(others))
            count = sum(row.count for row in others)
            behind = rest(self.context, count, Rest(sources=tuple(row.source for row in shown)))
            table.append(BarRow(name=name, bar=None, cells=(str(count), "", ""), behind=behind))
        heads = (self.tr("来源"), self.tr("件"), self.tr("占比%"), before_words(self.context.period))
        put_bar_table(sheet, heads, table)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what the period brought."""
        return filed(self.context, EVERYTHING, self._found(moment).total)

    def _behind(self, row: SourceCount) -> tuple[Behind, ...]:
        return filed(self.context, EVERYTHING, row.count, row.before, row.source)

    def _asked(self) -> Sources:
        return Sources(period=self.context.period, filter=self.context.filter)

    def _found(self, moment: Moment) -> SourceCounts:
        return answer(moment, self._asked())


def _share(row: SourceCount, found: SourceCounts) -> str:
    return words.percent(Fraction(row.count, found.total))


def _before(row: SourceCount) -> str:
    return _DASH if row.before is None else str(row.before)
