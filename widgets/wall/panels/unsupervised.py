"""2-2 处置超期未督办: the overdue cases that nobody has issued a notice for."""

from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.chased import Chased, ChasedList
from app.situation.questions.which import Which
from widgets.wall.case_list import ROWS, Entry, put_cases
from widgets.wall.glance import Nothing
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet


class UnsupervisedPanel(WallPanel):
    """处置超期 under no notice; who has not even been reminded in bold."""

    key = "unsupervised"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("处置超期未督办")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the list."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many there are, how many of them stand here, and in which time they are counted."""
        found = self._list(moment)
        if not found.total:
            return ""
        is_whole = len(found.rows) == found.total
        count = self.tr("{n} 件") if is_whole else self.tr("{n} 件，列前 {k}")
        return count.format(n=found.total, k=len(found.rows)) + self.tr("，工作时")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        return None if self._list(moment).rows else Nothing(sentence=self.tr("没有处置超期未督办的案件"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each case, whether it has been reminded at the end."""
        put_cases(sheet, [self._entry(row.case) for row in self._list(moment).rows])

    def _entry(self, case: CaseRow) -> Entry:
        if case.urges:
            return Entry(case=case, status=self.tr("已催办"), colour="text2")
        return Entry(case=case, status=self.tr("未催办"), is_bold=True)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return all that the list shows the first of."""
        asked = self._asked()
        return (Drilled(which=asked.which, filter=asked.filter),) if self._list(moment).rows else ()

    def _asked(self) -> Chased:
        return Chased(which=Which.OVER_UNSUPERVISED, limit=ROWS, filter=self.context.filter)

    def _list(self, moment: Moment) -> ChasedList:
        return answer(moment, self._asked())
