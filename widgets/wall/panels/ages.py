"""1-3 超期时长: the overdue cases in five ages, so that the old ones do not drown in the many."""

from app.services.wall_counted import Aged, Drilled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.overdue_ages import OverdueAges, OverdueByAge
from app.situation.questions.which import Which
from widgets.wall.columns import widest
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import rows_for, rule_below
from widgets.wall.sheet import Sheet

HEAVY_FROM = 2
"""From this age on (more than one 工作日) an overdue case weighs."""
_GAP = 16.0
_BAR_HEIGHT = 22.0


class AgesPanel(WallPanel):
    """处置超期 by time over."""

    key = "ages"
    bar_rows = 5

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("超期时长")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the ages."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how many there are, and how long a 工作日 is."""
        found = self._found(moment)
        urgent = self.tr("，紧急 {n} 按自然时").format(n=found.urgent) if found.urgent else ""
        return self.tr("{n} 件，1 工作日＝8 工作时").format(n=found.total) + urgent if found.total else ""

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        return None if self._found(moment).total else Nothing(sentence=self.tr("没有处置超期案件"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each age: its bar and its count."""
        found, names = self._found(moment), self._ages()
        rows = rows_for(sheet, body_top(sheet), len(names), len(names))
        heavy = sheet.measure(self.tr("重"), bold=True)
        start = sheet.left + widest(sheet, names) + _GAP
        count_end = sheet.right - heavy - _GAP
        room = count_end - widest(sheet, [str(one) for one in found.counts], bold=True) - _GAP - start
        for place in range(rows.count):
            y, count = rows.middle(place), found.counts[place]
            is_heavy = bool(count) and place >= HEAVY_FROM
            sheet.text(names[place], sheet.left, y)
            if count:
                width = max(4.0, count / max(found.counts) * room)
                sheet.bar(start, y - _BAR_HEIGHT / 2, width, _BAR_HEIGHT, "over" if is_heavy else "bar")
            sheet.text(str(count), count_end, y, bold=True, align=Align.RIGHT)
            if is_heavy:
                sheet.text(self.tr("重"), sheet.right, y, colour="over_text", bold=True, align=Align.RIGHT)
            top, span = y - rows.height / 2, sheet.right - sheet.left
            sheet.lists(sheet.left, top, span, rows.height, names[place], *self._behind(place, count))
            rule_below(sheet, rows, place)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return all that is over, which the ages add up to, and the urgent ones of them."""
        found = self._found(moment)
        counted = ((Which.CASE_OVER, found.total), (Which.URGENT_OVER, found.urgent))
        return tuple(Drilled(which=which, filter=self.context.filter) for which, count in counted if count)

    def _behind(self, age: int, count: int) -> tuple[Behind, ...]:
        return (Aged(age=age, filter=self.context.filter),) if count else ()

    def _ages(self) -> list[str]:
        return [
            self.tr("2 工作时内"),
            self.tr("2—8 工作时"),
            self.tr("1—3 工作日"),
            self.tr("3—5 工作日"),
            self.tr("5 工作日以上"),
        ]

    def _asked(self) -> OverdueAges:
        return OverdueAges(filter=self.context.filter)

    def _found(self, moment: Moment) -> OverdueByAge:
        return answer(moment, self._asked())
