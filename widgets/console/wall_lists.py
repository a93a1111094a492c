"""列出案卷: the cases behind a number of the wall, read as of the wall's moment, for the desk's window of lists."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from app.domain.moment import Instant
from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind, WallMark
from app.situation.filters import Filter
from app.situation.questions.which import Which
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.given_list import GivenList
from widgets.console.wall_list_words import behind_words
from widgets.terms import word
from widgets.words import translate


class WallLists(QObject):
    """Reads the list behind a number of the wall, beside the screen."""

    listed = Signal(object)
    """The :class:`~widgets.console.given_list.GivenList` that was asked for."""

    def __init__(self, page: DeskPage, context: ConsoleContext) -> None:
        super().__init__(page)
        self._page = page
        self._context = context

    def ask(self, name: str, behind: Behind, at: Instant) -> None:
        """Read the cases of *behind*, called *name*, as of *at*."""
        look = self._context.look
        if look is None:
            self._page.say(self.tr("本席位没有态势，列不出案卷"), "soon")
            return

        def read() -> GivenList:
            return GivenList(name=name, at=at, rows=tuple(behind.question().answer(look(at))))

        self._page.say(self.tr("正在列出 {0}").format(name))
        self._context.reads.submit(self, read, self._on_read, self._on_unread)

    def _on_read(self, found: GivenList) -> None:
        self._page.say("")
        self.listed.emit(found)

    def _on_unread(self, error: Exception) -> None:
        self._page.say(self.tr("案卷列不出：{0}").format(error), "error")


def lists_of(mark: WallMark, narrowed: Filter) -> Iterator[tuple[str, Behind]]:
    """Yield the lists behind *mark* on a wall *narrowed* to something, by name; without any, the open cases it narrows to."""
    for one in mark.behind:
        queue = word(one.queue) if isinstance(one, Drilled) and one.queue is not None else ""
        parts = dict.fromkeys(part for part in (mark.name, queue, behind_words(one)) if part)
        yield translate("　").join(parts), one
    if not mark.behind and not mark.filter.is_empty:
        yield mark.name, Drilled(which=Which.OPEN, filter=mark.filter.within(narrowed))
