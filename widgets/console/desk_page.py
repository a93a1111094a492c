"""The desk's page: queue at the left, the open case in the middle, map and wall at the right. Layout only."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from widgets.console.bar import TopBar
from widgets.console.case_form import CaseForm
from widgets.console.case_head import CaseHead
from widgets.console.case_map import CaseMap
from widgets.console.context import ConsoleContext
from widgets.console.history import History
from widgets.console.history_ground import HistoryGround
from widgets.console.key_bar import KeyBar
from widgets.console.next_steps import NextSteps
from widgets.console.photos import Photos
from widgets.console.plates import set_role
from widgets.console.queue_list import letter_of
from widgets.console.queue_view import QueueView
from widgets.console.wall_box import WallBox
from widgets.console.wall_watch import WallWatch
from widgets.terms import spoken
from widgets.timeline.head import TimeHead
from widgets.timeline.scrubber import Scrubber

RIGHT_WIDTH = 510
GAP = 1
WIDEST = 16_777_215
"""Qt's own "as wide as you like"."""
PHOTOS, MAP, HISTORY = "photos", "map", "history"
"""What may be shown large; Esc makes it small again."""


class DeskPage(QWidget):
    """The parts of the desk, each in its place; what they do together is :class:`~widgets.console.desk_flow.DeskFlow`."""

    letter = Signal(str)
    """A letter or digit pressed while a panel is shown large."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self.bar = TopBar(context)
        self.queue = QueueView(context.theme)
        self.head = CaseHead(context)
        self.form = CaseForm(context.theme)
        self.steps = NextSteps()
        self.photos = Photos(context.theme)
        self.history = History()
        self.map = CaseMap(context)
        watch = WallWatch(context.wall_line, context.wall, context.now, self)
        self.wall = WallBox(context.wall, context.theme, watch, context.wall_scenes)
        self.scrubber = Scrubber(
            TimeHead(context.feed, self), context.feed, context.theme, context.now, wall=context.wall,
            names={scene.key: spoken(scene.name) for scene in context.wall_scenes},
        )  # fmt: skip
        self.ground = HistoryGround(context.theme, self)
        self.keys = KeyBar()
        self.below = QSplitter(Qt.Orientation.Horizontal)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self._middle = QWidget()
        self.large = ""
        self._lay_out()

    def _lay_out(self) -> None:
        self._fill_middle()
        self._fill_right()
        body = QHBoxLayout()
        body.setSpacing(GAP)
        body.addWidget(self.queue)
        body.addWidget(self._middle, 1)
        body.addWidget(self.right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(self.bar)
        whole.addLayout(body, 1)
        whole.addWidget(self.scrubber)
        whole.addWidget(self.keys)

    def _fill_middle(self) -> None:
        for panel in (self.photos, self.history):
            self.below.addWidget(panel)
        self.below.setHandleWidth(GAP)
        self.below.setChildrenCollapsible(False)
        self.below.setSizes([488, 479])
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.form, 5)
        column.addWidget(self.steps)
        column.addWidget(self.below, 3)

    def _fill_right(self) -> None:
        self.right.setHandleWidth(GAP)
        self.right.setChildrenCollapsible(False)
        self.right.setFixedWidth(RIGHT_WIDTH)
        for panel, stretch in ((self.map, 1), (self.wall, 0)):
            self.right.addWidget(panel)
            self.right.setStretchFactor(self.right.count() - 1, stretch)

    def show_large(self, what: str) -> None:
        """Show photos, map or history over the whole page; ``""`` puts everything back in its place."""
        self.large = what
        is_middle = what in (PHOTOS, HISTORY)
        self.queue.setVisible(not what)
        self._middle.setVisible(not what or is_middle)
        self.right.setVisible(not what or what == MAP)
        self.right.setMaximumWidth(WIDEST if what == MAP else RIGHT_WIDTH)
        self.wall.setVisible(not what)
        self.form.setVisible(not what)
        self.photos.setVisible(what != HISTORY)
        self.history.setVisible(what != PHOTOS)
        self.photos.set_large(is_large=what == PHOTOS)
        self.map.set_large(is_large=what == MAP)
        if what:
            self.setFocus()
        else:
            self.queue.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While a panel is large, its keys go to it, and letters to the desk."""
        if self.large == PHOTOS and self.photos.compare.take_key(event):
            return
        if self.large == HISTORY and self.history.take_key(event):
            return
        if self.large == MAP and self.map.tools.take_key(event):
            return
        pressed = letter_of(event)
        if self.large and pressed and not event.isAutoRepeat():
            self.letter.emit(pressed)
            return
        if self.scrubber.isVisible() and self.scrubber.take_key(event):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ground of the past over everything."""
        super().resizeEvent(event)
        self.ground.fit()

    def say(self, words: str, role: str = "secondary") -> None:
        """Say one sentence beside the steps, and above the map while it hides them."""
        self.steps.say(words, role)
        self.map.say(words, role)

    @property
    def message(self) -> QLabel:
        """Return where :meth:`say` is read."""
        return self.steps.message
