"""6-2 督办回复时效: how long each department takes to answer a notice, against the limit it was given."""

from collections.abc import Sequence

from app.services.wall_methods import Method
from app.services.wall_scored import Replied
from app.situation.answers import Moment, Question
from app.situation.questions.reply_times import DepartmentReplies, ReplyTimes
from widgets import words
from widgets.wall.columns import Column, share, widest
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.narrowed import longer, period_words
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, rows_for
from widgets.wall.sheet import Sheet
from widgets.words import translate

_BAR = 240.0
_BAR_LEAST = 80.0
_BAR_HEIGHT = 18.0
_HANZI = 24.0
_MOST_SHARE = 1.8
"""The bar ends at so many times the limit; the number says what is beyond."""


class ReplyTimesPanel(WallPanel):
    """Departments by the median of their replies; whoever is usually late is hatched."""

    key = "reply_times"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("督办回复时效")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the replies."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return what is shown, and the limit where all have the same."""
        found = self._found(moment)
        limits = {row.limit_us for row in found if row.limit_us is not None}
        text = self.tr("{period}，中位数").format(period=period_words(self._asked().period))
        text += self.tr("，限 {time}").format(time=words.hours(limits.pop())) if len(limits) == 1 else ""
        listed = self.tr("，列前 {n}").format(n=MOST_ROWS) if len(found) > MOST_ROWS else ""
        return text + self.tr("，工作时") + listed

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a week without a reply."""
        sentence = self.tr("{period}没有督办回复").format(period=period_words(self._asked().period))
        return None if self._found(moment) else Nothing(sentence=sentence)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each department: its bar with the tick of the limit, the median, and whether that is late.

        Behind a row are the replies that its median is of.
        """
        found = self._found(moment)
        rows = rows_for(sheet, body_top(sheet), len(found), MOST_ROWS, ROW_CLOSE)
        shown = found[: rows.count]
        spans = share(self._columns(shown, sheet), sheet.left, sheet.right - sheet.left)
        for place, row in enumerate(shown):
            y = rows.middle(place)
            sheet.text(row.name, spans["name"].x, y, within=spans["name"].width)
            if "bar" in spans and row.limit_us:
                unit = spans["bar"].width / _MOST_SHARE
                width = max(4.0, min(_MOST_SHARE, row.taken_us / row.limit_us) * unit)
                colour = "soon" if row.is_over else "bar"
                sheet.bar(spans["bar"].x, y - _BAR_HEIGHT / 2, width, _BAR_HEIGHT, colour, is_hatched=row.is_over)
                sheet.bar(spans["bar"].x + unit - 1, y - 10, 3, 20, "text1")
            sheet.text(words.hours(row.taken_us), spans["taken"].end, y, bold=True, align=Align.RIGHT)
            if "limit" in spans:
                sheet.text(_limit_word(row), spans["limit"].x, y, colour="text2")
            if row.is_over:
                sheet.text(self.tr("超时限"), spans["late"].end, y, colour="soon_text", bold=True, align=Align.RIGHT)
            of = Replied(department=row.department, period=self._asked().period, filter=self.context.filter)
            sheet.lists(sheet.left, y - rows.height / 2, sheet.right - sheet.left, rows.height, row.name, of)

    def methods(self, moment: Moment) -> tuple[Method, ...]:  # noqa: ARG002  # each row alike
        """Return how the times come about."""
        return (Method.REPLY_MEDIAN,)

    def _columns(self, rows: tuple[DepartmentReplies, ...], sheet: Sheet) -> list[Column]:
        taken = widest(sheet, [words.hours(row.taken_us) for row in rows], bold=True)
        return [
            Column(
                key="name", wanted=widest(sheet, [r.name for r in rows]), least=4 * _HANZI, gives_way=2, is_kept=True
            ),
            Column(key="bar", wanted=_BAR, least=_BAR_LEAST, gives_way=1),
            Column(key="taken", wanted=taken),
            Column(
                key="limit", wanted=widest(sheet, [_limit_word(row) for row in rows]) if _limits_differ(rows) else 0.0
            ),
            Column(key="late", wanted=sheet.measure(self.tr("超时限"), bold=True)),
        ]

    def _asked(self) -> ReplyTimes:
        return ReplyTimes(period=longer(self.context.period), filter=self.context.filter)

    def _found(self, moment: Moment) -> tuple[DepartmentReplies, ...]:
        return answer(moment, self._asked())


def _limits_differ(rows: Sequence[DepartmentReplies]) -> bool:
    """Tell whether each row must say its limit: bars are shares of it, so that 4:18 may well be shorter than 2:44."""
    return len({row.limit_us for row in rows}) > 1


def _limit_word(row: DepartmentReplies) -> str:
    return "" if row.limit_us is None else translate("限 {time}").format(time=words.hours(row.limit_us))
