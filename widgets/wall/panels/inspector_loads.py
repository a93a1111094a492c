"""监督员工作量: tasks in hand, late ones first, and what was reported, verified and checked today."""

from app.services.wall_counted import Tasks
from app.services.wall_marks import Behind
from app.services.wall_scored import Worked
from app.situation.answers import Moment, Question
from app.situation.evaluation_people import Work
from app.situation.questions.inspector_loads import InspectorLoad, InspectorLoads
from widgets.wall.glance import Nothing
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.table import Cell, Head, page_of, put_table

_HANZI = 24.0


class InspectorLoadsPanel(WallPanel):
    """Whoever is on shift, and whoever else has a task, page by page."""

    key = "inspector_loads"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("监督员工作量")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the board."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the tasks in hand, and how many people have none."""
        board = answer(moment, self._asked())
        if not board.rows:
            return ""
        late = self.tr("，环节超时 {n}").format(n=board.late) if board.late else ""
        idle = self.tr("，空闲 {n} 人").format(n=board.idle) if board.on_shift else self.tr("，无排班")
        return self.tr("手上任务 {n}").format(n=board.in_hand) + late + idle

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return 无排班 where there is neither a roster nor a task."""
        return None if answer(moment, self._asked()).rows else Nothing(sentence=self.tr("无排班，也没有任务"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each inspector."""
        found = answer(moment, self._asked()).rows
        heads = [
            Head(key="name", text=self.tr("监督员"), is_left=True),
            Head(key="grid", text=self.tr("责任网格"), is_left=True, least=4 * _HANZI, gives_way=1),
            Head(key="hand", text=self.tr("手上")), Head(key="late", text=self.tr("环节超时")),
            Head(key="reported", text=self.tr("上报")), Head(key="verified", text=self.tr("核实")),
            Head(key="checked", text=self.tr("核查")),
        ]  # fmt: skip
        put_table(sheet, heads, [self._row(row) for row in found[page_of(moment.at, len(found))]])

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return all tasks in hand, and the late ones of them."""
        board = answer(moment, self._asked())
        return self._tasks(board.in_hand) + self._tasks(board.late, late_only=True)

    def _row(self, row: InspectorLoad) -> dict[str, Cell]:
        who = row.terminal
        late = Cell(text="—", colour="text3")
        if row.late:
            behind = self._tasks(row.late, who, late_only=True)
            late = Cell(text=str(row.late), colour="over_text", bold=True, behind=behind)
        return {
            "name": Cell(text=who),
            "grid": Cell(text=row.duty_grid_name if row.on_shift else self.tr("不在班"), colour="text2"),
            "hand": Cell(text=str(row.in_hand), bold=True, behind=self._tasks(row.in_hand, who)), "late": late,
            "reported": self._work(row.reported, Work.REPORTED, who),
            "verified": self._work(row.verified, Work.VERIFIED, who),
            "checked": self._work(row.checked, Work.CHECKED, who),
        }  # fmt: skip

    def _work(self, n: int, work: Work, who: str) -> Cell:
        behind = (Worked(work=work, terminal=who, filter=self.context.filter),) if n else ()
        return Cell(text=str(n), behind=behind)

    def _tasks(self, n: int, who: str = "", *, late_only: bool = False) -> tuple[Behind, ...]:
        return (Tasks(terminal=who, late_only=late_only, filter=self.context.filter),) if n else ()

    def _asked(self) -> InspectorLoads:
        return InspectorLoads(filter=self.context.filter)
