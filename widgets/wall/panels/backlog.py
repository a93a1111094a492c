"""6-1 部门积压: what each department has in its hands that is soon, over, or owes a reply."""

from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.backlog import Backlog, BacklogList, DepartmentBacklog
from app.situation.questions.drill import NONE_KEY
from app.situation.questions.which import Which
from widgets.wall.columns import widest
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, Rows, rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

MANY_OVER = 3
"""From so many overdue cases on a department's count is filled red."""
_MARKS = ("soon", "over", "waiting_ok")
_MARK_ROOM = 30.0
_PLATE = 32.0
_HANZI = 24.0
_GAP = 10.0


class BacklogPanel(WallPanel):
    """Departments by what weighs on them, the most overdue first."""

    key = "backlog"
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("部门积压")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the departments."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the totals, and of how many departments where not all have a place."""
        found = self._found(moment)
        if not found.rows:
            return ""
        listed = MOST_ROWS - 1
        others = self.tr("，列前 {n}").format(n=listed) if len(found.rows) > listed else ""
        return self.tr("即将 {soon}，处置超期 {over}").format(soon=found.soon, over=found.over) + others

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        return None if self._found(moment).rows else Nothing(sentence=self.tr("各部门没有即将超期、处置超期和待回复"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the head, and one row for each department."""
        found = self._found(moment)
        rows = rows_for(sheet, body_top(sheet) - 2, len(found.rows) + 1, MOST_ROWS, ROW_CLOSE)
        shown = found.rows[: rows.count - 1]
        heads = (self.tr("即将超期"), self.tr("处置超期"), self.tr("待回复"))
        width = (sheet.right - sheet.left) / 4 - _GAP
        head = max(min(width, _MARK_ROOM + sheet.measure(one, Role.NOTE)) for one in heads)
        least = max(head, sheet.measure("8888", bold=True) + _GAP)
        ends = [sheet.right - (least + _GAP) * (2 - place) for place in range(3)]
        self._heads(sheet, rows, heads, ends, least)
        name_room = ends[0] - least - _GAP - sheet.left
        for place, row in enumerate(shown, start=1):
            name = row.name or self.tr("未派部门")
            sheet.text(name, sheet.left, rows.middle(place), within=min(name_room, widest(sheet, [name])))
            _counts(sheet, rows.middle(place), row, ends, least)
            top, width = rows.middle(place) - rows.height / 2, sheet.right - sheet.left
            to = Filter(departments=(row.department,)) if row.department else EVERYTHING
            sheet.narrows(sheet.left, top, width, rows.height, to, name, *self._behind(row))
            rule_below(sheet, rows, place)

    def _behind(self, row: DepartmentBacklog) -> tuple[Behind, ...]:
        counted = ((Which.CASE_SOON, row.soon), (Which.CASE_OVER, row.over), (Which.WAITING, row.waiting))
        department, by = row.department or NONE_KEY, self.context.filter
        return tuple(Drilled(which=which, department=department, filter=by) for which, count in counted if count)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return what all departments together have that is soon and over."""
        found, by = self._found(moment), self.context.filter
        counted = ((Which.CASE_SOON, found.soon), (Which.CASE_OVER, found.over))
        return tuple(Drilled(which=which, filter=by) for which, count in counted if count)

    def _heads(self, sheet: Sheet, rows: Rows, heads: tuple[str, str, str], ends: list[float], width: float) -> None:
        sheet.text(self.tr("部门"), sheet.left, rows.middle(0), role=Role.NOTE, colour="text2")
        y, colours = rows.middle(0), ("soon_text", "over_text", "urge_text")
        for mark, text, end, colour in zip(_MARKS, heads, ends, colours, strict=True):
            within = width - _MARK_ROOM
            shown = sheet.elide(text, within, Role.NOTE)
            sheet.text(shown, end, y, role=Role.NOTE, colour=colour, align=Align.RIGHT)
            sheet.mark(mark, end - sheet.measure(shown, Role.NOTE) - 17, y, half=11.0)
        rule_below(sheet, rows, 0)

    def _asked(self) -> Backlog:
        return Backlog(filter=self.context.filter)

    def _found(self, moment: Moment) -> BacklogList:
        return answer(moment, self._asked())


def _counts(sheet: Sheet, y: float, row: DepartmentBacklog, ends: list[float], width: float) -> None:
    """Put the three counts, each in the middle below its head; many overdue ones on a red plate."""
    for count, end in zip((row.soon, row.over, row.waiting), ends, strict=True):
        middle = end - width / 2
        is_many = end == ends[1] and count >= MANY_OVER
        if is_many:
            sheet.plate(end - width, y - _PLATE / 2, width, _PLATE, fill="over_fill", edge="over")
        sheet.text(
            str(count) if count else "—", middle, y, bold=bool(count), align=Align.MIDDLE,
            colour="over_on" if is_many else "text1" if count else "text3", ground="over_fill" if is_many else "",
        )  # fmt: skip
