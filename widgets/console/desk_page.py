"""The desk's page: queue at the left, the open case in the middle, map and wall at the right. Layout only."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.console.bar import TopBar
from widgets.console.case_form import CaseForm
from widgets.console.case_head import CaseHead
from widgets.console.case_map import CaseMap
from widgets.console.context import ConsoleContext
from widgets.console.history import History
from widgets.console.key_bar import KeyBar
from widgets.console.next_steps import NextSteps
from widgets.console.photos import Photos
from widgets.console.plates import set_role
from widgets.console.queue_view import QueueView
from widgets.console.wall_box import WallBox

RIGHT_WIDTH = 510
GAP = 1


class DeskPage(QWidget):
    """The parts of the desk, each in its place; what they do together is :class:`~widgets.console.desk_flow.DeskFlow`."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "page")
        self.bar = TopBar(context)
        self.queue = QueueView(context.theme)
        self.head = CaseHead(context)
        self.form = CaseForm(context.theme)
        self.steps = NextSteps()
        self.photos = Photos()
        self.history = History()
        self.map = CaseMap(context)
        self.wall = WallBox(context.wall)
        self.keys = KeyBar()
        self._lay_out()

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(GAP)
        body.addWidget(self.queue)
        body.addLayout(self._middle(), 1)
        body.addWidget(self._right())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(self.bar)
        whole.addLayout(body, 1)
        whole.addWidget(self.keys)

    def _middle(self) -> QVBoxLayout:
        lower = QHBoxLayout()
        lower.setSpacing(GAP)
        lower.addWidget(self.photos, 1)
        lower.addWidget(self.history, 1)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(self.form, 5)
        column.addWidget(self.steps)
        column.addLayout(lower, 3)
        return column

    def _right(self) -> QFrame:
        frame = QFrame()
        frame.setFixedWidth(RIGHT_WIDTH)
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.map, 1)
        column.addWidget(self.wall)
        return frame

    def say(self, words: str, role: str = "secondary") -> None:
        """Say one sentence beside the steps."""
        self.steps.say(words, role)

    @property
    def message(self) -> QLabel:
        """Return where :meth:`say` is read."""
        return self.steps.message
