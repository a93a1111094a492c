"""夜间 1-2 夜间环节: only queues with something urgent, and what lies at our own posts."""

from app.domain.terms import Queue
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.night_queues import NightQueue, NightQueues, NightStock
from app.situation.questions.which import Which
from widgets.terms import word
from widgets.wall.glance import Nothing
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, put_table


class NightQueuesPanel(WallPanel):
    """Ordinary cases at departments wait for the morning: they are one number in the note."""

    key = "night_queues"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("夜间环节")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the queues."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many are urgent, and how many ordinary ones rest at departments."""
        stock = answer(moment, self._asked())
        text = self.tr("紧急在办 {n}").format(n=stock.urgent)
        return text + (self.tr("，普通待处置 {n}").format(n=stock.resting) if stock.resting else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        return None if self._found(moment).rows else Nothing(sentence=self.tr("没有紧急案件，本中心各岗也无待办"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each queue, in the order of work."""
        heads = [
            Head(key="name", text=self.tr("环节"), is_left=True), Head(key="urgent", text=self.tr("紧急")),
            Head(key="stock", text=self.tr("本岗待办")), Head(key="late", text=self.tr("超时")),
        ]  # fmt: skip
        put_table(sheet, heads, [self._row(row) for row in self._found(moment).rows])

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what is urgent in each queue, and what our own posts hold and are late with."""
        by, found = self.context.filter, []
        for row in self._found(moment).rows:
            counted = [(Which.URGENT, row.urgent), (Which.STAGE_OVER, 0 if row.urgent_over else row.stage_over)]
            counted += [(Which.OPEN, row.stock)] if row.queue is not Queue.DISPOSING else []
            found += [Behind(which=which, queue=row.queue, filter=by) for which, count in counted if count]
        return tuple(found)

    def _row(self, row: NightQueue) -> dict[str, Cell]:
        late = Cell()
        if row.urgent_over:
            late = Cell(text=self.tr("处置超期 {n}").format(n=row.urgent_over), colour="over_text", bold=True)
        elif row.stage_over:
            late = Cell(text=self.tr("环节超时 {n}").format(n=row.stage_over), colour="over_text", bold=True)
        is_ours = row.queue is not Queue.DISPOSING
        return {
            "name": Cell(text=word(row.queue)), "urgent": _count(row.urgent, is_bold=True),
            "stock": _count(row.stock) if is_ours else Cell(text=self.tr("在部门"), colour="text3"), "late": late,
        }  # fmt: skip

    def _asked(self) -> NightQueues:
        return NightQueues(filter=self.context.filter)

    def _found(self, moment: Moment) -> NightStock:
        return answer(moment, self._asked())


def _count(count: int, *, is_bold: bool = False) -> Cell:
    return Cell(text=str(count), bold=is_bold) if count else Cell(text="—", colour="text3")
