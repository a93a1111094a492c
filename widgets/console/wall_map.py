"""What the desk's map does for the wall: its keys, what it asks of the situation, and what follows from each moment."""

from PySide6.QtCore import QObject, Signal, Slot

from app.situation.answers import Moment, Question
from widgets.console.case_desk import CaseDesk
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import MAP, DeskPage
from widgets.console.wall_colours import WallColours
from widgets.console.wall_desk import WallDesk
from widgets.console.wall_drawing import WallDrawing
from widgets.console.wall_preview import WallPreview
from widgets.map.grounds import DENSITY_TOP
from widgets.map.replayed import TAILS, show_tails

OPEN_KEY, CLEAR_KEY, ALL_KEY = "K9", "K7", "K8"
"""图上指挥, 撤下, 取消筛选."""


class WallMap(QObject):
    """The tools beside the map at work. Requests to the gateway go through the wall's desk."""

    questions_changed = Signal()
    """The desk's own question about cases has changed."""

    def __init__(self, page: DeskPage, context: ConsoleContext, desk: CaseDesk, wall: WallDesk) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._desk = desk
        self._wall = wall
        self.preview = WallPreview(page, context, desk, wall)
        self.colours = WallColours(page, wall, self.preview.search)
        self.drawing = WallDrawing(page, wall, page.map.tools.notes)
        self._is_live = True
        self.preview.changed.connect(self._on_previewed)
        self.preview.offered.connect(self._on_offered)
        self.preview.ready.connect(self.colours.take_components)
        self.colours.changed.connect(self._ask)
        self.colours.cases_changed.connect(self.questions_changed)
        for keys in (page.queue.letter, page.letter, page.wall.pressed):
            keys.connect(self.take)
        context.feed.moment_ready.connect(self._on_moment)

    @Slot(str)
    def take(self, key: str) -> None:
        """Open the large map, take off the wall what is shown there, or narrow it no more."""
        if self._desk.person is None:
            return
        if key == OPEN_KEY:
            self.open()
        elif key == CLEAR_KEY:
            self.clear()
        elif key == ALL_KEY:
            self._page.map.tools.filters.take_everything()

    @Slot()
    def open(self) -> None:
        """Show the map large, ready for searching."""
        if self._desk.person is None:
            return
        self._page.show_large(MAP)
        field = self._page.map.tools.finder.field
        field.setFocus()
        field.selectAll()

    def clear(self) -> None:
        """Take off the wall what it points at, and drop the preview."""
        self.preview.drop()
        self._wall.ask("wall_clear", self.tr("撤下投屏"))

    def escape(self) -> bool:
        """Put one thing down: what is being drawn, a tool, then the preview; say whether there was one."""
        if self.drawing.escape():
            return True
        if self._page.large == MAP and self.preview.found is not None:
            self.preview.drop()
            return True
        return False

    def leave(self) -> None:
        """Forget everything of whoever sat here."""
        self.drawing.leave()
        self.preview.drop()
        self._page.wall.show_preview(None)
        self._page.map.tools.finder.field.clear()
        self._page.map.tools.filters.forget()
        self._context.feed.unregister(self)

    @Slot()
    def _on_previewed(self) -> None:
        self.colours.show_class(self.preview.shown_class)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        asked: list[Question[object]] = [*self.preview.questions, *self.colours.questions]
        if not self._is_live:
            asked.append(TAILS)
        self._context.feed.register(self, asked)
        self._context.feed.wake()

    @Slot(tuple, tuple)
    def _on_offered(self, area: tuple[str, str], case_class: tuple[str, str]) -> None:
        self._page.map.tools.filters.offer(area=area, case_class=case_class)

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self._desk.person is None:
            return
        if moment.live != self._is_live:
            self._is_live = moment.live
            self._ask()
        named = None if moment.live else moment.of(TAILS)
        self._page.map.frame = None if named is None else named.frame
        show_tails(self._page.map.view, self._page.map.frame)
        self.colours.follow(moment)
        self.preview.follow(moment)
        state = moment.of(self._page.wall.question)
        if state is not None:
            self.drawing.follow(state)
            self.colours.show_wall(state.filter)
            self._go_by_scene()

    def _go_by_scene(self) -> None:
        """Have the desk's colours go by the scene on the wall, where it is known."""
        scene = next((one for one in self._context.wall_scenes if one.key == self._page.wall.standing), None)
        if scene is not None:
            self._page.map.tools.layers.stand_on(scene.period, scene.density_top or DENSITY_TOP)
