"""1-3 案卷动态: the last steps taken, newest first."""

from app.situation.answers import Moment, Question
from app.situation.questions.feed import Feed, LastSteps, StepRow
from widgets import words
from widgets.wall.columns import Column, share, widest
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.pair import Pair
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.step_words import doer

ROWS = 7
_URGING = frozenset({"supervise", "urge"})
_HANZI = 24.0


class FeedPanel(WallPanel):
    """The last steps: time, word, class, road, who."""

    key = "feed"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("案卷动态")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the last steps."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many steps the last hour had."""
        return self.tr("近 1 小时 {n} 步").format(n=self._steps(moment).in_last_hour)

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of a city where nothing has happened yet."""
        return None if self._steps(moment).rows else Nothing(sentence=self.tr("还没有案卷步骤"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each step."""
        steps = self._steps(moment).rows
        rows = rows_for(sheet, body_top(sheet), len(steps), ROWS)
        shown = steps[: rows.count]
        pair = Pair(sheet, [step.class_name for step in shown], [step.road for step in shown])
        spans = share(self._columns(shown, sheet, pair), sheet.left, sheet.right - sheet.left)
        for place, step in enumerate(shown):
            y = rows.middle(place)
            colour = "urge_text" if step.kind in _URGING else "text1"
            sheet.text(words.clock(step.at), spans["time"].x, y, colour="text2")
            sheet.text(words.step(step.kind), spans["word"].x, y, colour=colour, bold=True, within=spans["word"].width)
            pair.put(spans["case"], y, step.class_name, step.road)
            who = spans["who"]
            sheet.text(doer(step), who.end, y, colour="text2", align=Align.RIGHT, within=who.width)
            rule_below(sheet, rows, place)

    def _asked(self) -> Feed:
        return Feed(limit=ROWS, filter=self.context.filter)

    def _steps(self, moment: Moment) -> LastSteps:
        return answer(moment, self._asked())

    @staticmethod
    def _columns(steps: tuple[StepRow, ...], sheet: Sheet, pair: Pair) -> list[Column]:
        word = widest(sheet, [words.step(step.kind) for step in steps], bold=True)
        return [
            Column(key="time", wanted=sheet.measure("00:00")),
            Column(key="word", wanted=min(max(word, 2 * _HANZI), 6 * _HANZI)),
            pair.column("case", gives_way=1),
            Column(key="who", wanted=widest(sheet, [doer(s) for s in steps]), least=4 * _HANZI, gives_way=2),
        ]
