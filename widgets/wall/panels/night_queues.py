"""夜间 1-2 夜间环节: only queues with something urgent, and what lies at our own posts."""

from app.domain.terms import Queue
from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.night_queues import NightQueue, NightQueues, NightStock
from app.situation.questions.which import Which
from widgets.terms import word
from widgets.wall.glance import Nothing
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.table import PAGE, Cell, Head, put_table


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
        listed = self.tr("，列前 {n}").format(n=PAGE) if len(stock.rows) > PAGE else ""
        return text + (self.tr("，普通待处置 {n}").format(n=stock.resting) if stock.resting else "") + listed

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
        """Return what is urgent, and what rests."""
        by, stock = self.context.filter, self._found(moment)
        whole = ((Which.URGENT, stock.urgent), (Which.ORDINARY_DISPOSING, stock.resting))
        return tuple(Drilled(which=which, filter=by) for which, count in whole if count)

    def _row(self, row: NightQueue) -> dict[str, Cell]:
        return {
            "name": Cell(text=word(row.queue)), "stock": self._stock(row),
            "late": self._case_over(row) if row.urgent_over else self._stage_over(row, self.tr("环节超时 {n}")),
            "urgent": _count(row.urgent, self._list(Which.URGENT, row), is_bold=True),
        }  # fmt: skip

    def _stock(self, row: NightQueue) -> Cell:
        """Return what lies at the post; of the departments' queue our own late rulings, where 处置超期 has the last place."""
        if row.queue is not Queue.DISPOSING:
            return _count(row.stock, self._list(Which.OPEN, row))
        is_hidden = row.urgent_over and row.stage_over
        return self._stage_over(row, self.tr("超时 {n}")) if is_hidden else Cell(text=self.tr("在部门"), colour="text3")

    def _case_over(self, row: NightQueue) -> Cell:
        text, behind = self.tr("处置超期 {n}").format(n=row.urgent_over), self._list(Which.URGENT_OVER, row)
        return Cell(text=text, colour="over_text", bold=True, behind=behind)

    def _stage_over(self, row: NightQueue, words: str) -> Cell:
        if not row.stage_over:
            return Cell()
        behind = self._list(Which.STAGE_OVER, row)
        return Cell(text=words.format(n=row.stage_over), colour="over_text", bold=True, behind=behind)

    def _list(self, which: Which, row: NightQueue) -> tuple[Behind, ...]:
        return (Drilled(which=which, queue=row.queue, filter=self.context.filter),)

    def _asked(self) -> NightQueues:
        return NightQueues(filter=self.context.filter)

    def _found(self, moment: Moment) -> NightStock:
        return answer(moment, self._asked())


def _count(count: int, behind: tuple[Behind, ...], *, is_bold: bool = False) -> Cell:
    return Cell(text=str(count), bold=is_bold, behind=behind) if count else Cell(text="—", colour="text3")
