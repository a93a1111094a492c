"""夜间 6-2 值守: who leads, and the duty telephones of departments, those with something to do tonight first."""

from PySide6.QtCore import QObject

from app.domain.terms import Queue
from app.services.wall_counted import Drilled, MorningDue
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.questions.night_watch import NightWatch, WatchPhone
from app.situation.questions.which import Which
from widgets.wall.duty_posts import duty_posts
from widgets.wall.glance import Glance, Look
from widgets.wall.panel import PanelContext, WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.table import PAGE, Cell, Head, page_of, put_table


class NightWatchPanel(WallPanel):
    """Posts and numbers, never names; departments page by page below them."""

    key = "night_watch"
    bar_rows = 7

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._is_past = False

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("值守")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the telephones."""
        return (self._asked(),)

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Fill the sheet; the site's own numbers are those of now alone."""
        self._is_past = glance.then is not None
        return super().compose(glance, sheet)

    def note(self, moment: Moment) -> str:
        """Return how many departments can be called."""
        found = answer(moment, self._asked()).departments
        return self.tr("值班电话，部门 {n} 个").format(n=sum(bool(one.phone) for one in found))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the posts, then the departments."""
        found = answer(moment, self._asked())
        posts = self._posts(found.posts)
        departments = found.departments[page_of(moment.at, len(found.departments), PAGE - len(posts))]
        heads = [
            Head(key="name", text=self.tr("岗位、部门"), is_left=True, least=96.0, gives_way=1, is_kept=True),
            Head(key="phone", text=self.tr("值班电话")), Head(key="urgent", text=self.tr("紧急")),
            Head(key="due", text=self.tr("早上到期")),
        ]  # fmt: skip
        rows = [{"name": Cell(text=name, bold=True), "phone": Cell(text=phone, bold=True)} for name, phone in posts]
        put_table(sheet, heads, [*rows, *(self._row(one) for one in departments)])

    def _row(self, one: WatchPhone) -> dict[str, Cell]:
        by, key = self.context.filter, one.key
        urgent = Drilled(which=Which.URGENT, queue=Queue.DISPOSING, department=key, filter=by)
        due = MorningDue(department=key, filter=by)
        missing = Cell(text=self.tr("未登记"), colour="soon_text", bold=True)
        return {
            "name": Cell(text=one.name), "phone": Cell(text=one.phone) if one.phone else missing,
            "urgent": _count(one.urgent, urgent), "due": _count(one.due, due),
        }  # fmt: skip

    def _posts(self, entered: tuple[WatchPhone, ...]) -> list[tuple[str, str]]:
        """Return the posts on duty with their numbers, as the cube 1-1 prints them."""
        return duty_posts(self.context.duty, entered, is_past=self._is_past)

    def _asked(self) -> NightWatch:
        return NightWatch(filter=self.context.filter)


def _count(count: int, behind: Behind) -> Cell:
    return Cell(text=str(count), bold=True, behind=(behind,)) if count else Cell(text="—", colour="text3")
