"""2-1 督办待回复: the cases whose department owes a reply, urgent first, then by reply limit."""

from app.domain.moment import Instant
from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.chased import Chased, ChasedList
from app.situation.questions.which import Which
from widgets.wall.case_list import ROWS, Entry, put_cases, when
from widgets.wall.glance import Nothing
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet


class WaitingPanel(WallPanel):
    """督办 without an answer; the next one to fall due blinks."""

    key = "waiting"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("督办待回复")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the list."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many there are, and in which time they are counted."""
        found = self._list(moment)
        if not found.total:
            return ""
        is_whole = len(found.rows) == found.total
        count = self.tr("{n} 件") if is_whole else self.tr("{n} 件，列前 {k}")
        return count.format(n=found.total, k=len(found.rows)) + self.tr("，工作时；紧急为自然时")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        return None if self._list(moment).rows else Nothing(sentence=self.tr("没有督办待回复"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each case, its reply limit at the end."""
        put_cases(sheet, [self._entry(row.case, place, moment.at) for place, row in enumerate(self._list(moment).rows)])

    def _entry(self, case: CaseRow, place: int, at: Instant) -> Entry:
        if case.reply_due is None:
            return Entry(case=case, status=self.tr("待回复"), colour="urge_text", is_bold=True, blinks=place == 0)
        is_missed = case.reply_due < at
        text = (self.tr("{time} 已逾") if is_missed else self.tr("限 {time}")).format(
            time=self._limit(case.reply_due, at)
        )
        return Entry(
            case=case, status=text, colour="over_text" if is_missed else "urge_text", is_bold=True, blinks=place == 0
        )  # fmt: skip

    @staticmethod
    def _limit(due: Instant, at: Instant) -> str:
        """Return the limit; of one missed on an earlier day only the date."""
        text = when(due, at)
        return text.partition(" ")[0] if due < at else text

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return all that the list shows the first of."""
        asked = self._asked()
        return (Drilled(which=asked.which, filter=asked.filter),) if self._list(moment).rows else ()

    def _asked(self) -> Chased:
        return Chased(which=Which.WAITING, limit=ROWS, filter=self.context.filter)

    def _list(self, moment: Moment) -> ChasedList:
        return answer(moment, self._asked())
