"""2-3 督办已回复: answered, not settled yet; each keeps its thin halo and its own light."""

from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.chased import Chased, ChasedList, ChasedRow
from app.situation.questions.which import Which
from widgets.wall.case_list import ROWS, Entry, put_cases, when
from widgets.wall.glance import Nothing
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet


class AnsweredPanel(WallPanel):
    """督办 with an answer, the newest first."""

    key = "answered"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("督办已回复")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the list."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many there are, and how many of them are over their limit."""
        found = self._list(moment)
        if not found.total:
            return ""
        is_whole = len(found.rows) == found.total
        count = self.tr("{n} 件未处结") if is_whole else self.tr("{n} 件未处结，列前 {k}")
        over = self.tr("，处置超期 {n}").format(n=found.over) if found.over else ""
        return count.format(n=found.total, k=len(found.rows)) + over

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence of an empty list."""
        return None if self._list(moment).rows else Nothing(sentence=self.tr("没有已回复未处结的督办"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each case: when it was answered, and its own time at the end."""
        put_cases(sheet, [self._entry(row, moment.at) for row in self._list(moment).rows])

    def _entry(self, row: ChasedRow, at: int) -> Entry:
        answered = "—" if row.answered_at is None else when(row.answered_at, at)
        return Entry(case=row.case, lead=self.tr("{time} 复").format(time=answered))

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return all that the list shows the first of, and what is over of it."""
        found, by = self._list(moment), self.context.filter
        counted = ((Which.ANSWERED, found.total), (Which.OVER_ANSWERED, found.over))
        return tuple(Drilled(which=which, filter=by) for which, count in counted if count)

    def _asked(self) -> Chased:
        return Chased(which=Which.ANSWERED, limit=ROWS, filter=self.context.filter)

    def _list(self, moment: Moment) -> ChasedList:
        return answer(moment, self._asked())
