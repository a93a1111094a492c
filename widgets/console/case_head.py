"""案头: the open case's mark, class, place, clocks, and how far along the seven links it is."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.terms import Stage
from app.situation.case_row import CaseRow
from widgets.console.case_words import due_words, left_words, mark_of, plate_of
from widgets.console.context import ConsoleContext
from widgets.console.plates import MarkLabel, label, set_role

LINKS: tuple[tuple[str, frozenset[Stage]], ...] = (
    ("受理", frozenset({Stage.REPORTED, Stage.VERIFYING})),
    ("立案", frozenset({Stage.ACCEPTED})),
    ("派遣", frozenset({Stage.FILED})),
    ("处置", frozenset({Stage.DISPATCHED, Stage.DISPOSING, Stage.HANDLED, Stage.HUNG})),
    ("反馈", frozenset({Stage.FEEDBACK})),
    ("核查", frozenset({Stage.CHECKING})),
    ("结案", frozenset({Stage.CHECKED})),
)
"""The seven links as buttons of the loop, and the stages in which each is to be done."""


class CaseHead(QFrame):
    """Two lines above the form."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setFixedHeight(112)
        self._context = context
        self.mark = MarkLabel(context.theme, "ok", 28)
        self.title = label("", "case-title")
        self.place = label("", "")
        self.urgent = label(self.tr("紧急"), "plate-urgent")
        self.plate = label("", "plate-act")
        self.department = label("", "secondary")
        self.number = label("", "quiet")
        self.number.setObjectName("case-number")
        self.links = [label(f"{place}　{word}", "plate-grey") for place, (word, _) in enumerate(LINKS, 1)]
        self._lay_out()
        self.show_row(None)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 14, 10)
        first = QHBoxLayout()
        first.setSpacing(10)
        for widget in (self.mark, self.title, self.place, self.urgent, self.plate, self.department):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self.number)
        second = QHBoxLayout()
        second.setSpacing(8)
        for place, link in enumerate(self.links):
            if place:
                second.addWidget(label("—", "quiet"))
            second.addWidget(link)
        second.addStretch(1)
        whole.addLayout(first)
        whole.addLayout(second)

    def show_row(self, row: CaseRow | None) -> None:
        """Show *row*; ``None`` is the empty state."""
        for widget in (self.mark, self.place, self.plate, self.department, self.number, *self.links):
            widget.setVisible(row is not None)
        self.urgent.setVisible(row is not None and row.urgent)
        if row is None:
            self.title.setText(self.tr("选一件案件"))
            return
        self.mark.set_kind(mark_of(row))
        self.title.setText(row.class_name)
        self.place.setText(row.place or row.road)
        self.number.setText(row.number)
        self._show_clocks(row)
        for link, (_, stages) in zip(self.links, LINKS, strict=True):
            set_role(link, "plate-act" if row.stage in stages else "plate-grey")

    def _show_clocks(self, row: CaseRow) -> None:
        words, role = plate_of(row)
        stage_word = self.tr("环节") if row.stage_left_us is not None and "环节" not in words else ""
        self.plate.setText(f"{row.stage.zh}，{stage_word}{words}" if words else row.stage.zh)
        set_role(self.plate, role or "plate-act")
        if row.case_due is None:
            self.department.setText(row.department_name)
            return
        due = self.tr("处置{0}，应于 {1}").format(
            left_words(row.case_left_us), due_words(row.case_due, self._context.now())
        )
        self.department.setText(f"{row.department_name}　{due}")
        set_role(self.department, "over" if row.is_over else "secondary")
