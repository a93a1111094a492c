"""案头: the open case's mark, class, place, clocks, and how far along the seven links it is."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.terms import Post
from app.situation.case_row import CaseRow
from widgets.console.case_rights import is_mine, is_taken, taken_words
from widgets.console.case_words import due_words, left_words, mark_of, plate_of, reply_words, where_words
from widgets.console.context import ConsoleContext
from widgets.console.plates import Elided, MarkLabel, label, set_role
from widgets.console.step_strip import StepStrip
from widgets.terms import word
from widgets.words import translate


class CaseHead(QFrame):
    """Three lines above the form: what and where, the seven links, the department and its clock."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setFixedHeight(112)
        self._context = context
        self.mark = MarkLabel(context.theme, "ok", 26)
        self.title = label("", "case-title")
        self.place = Elided("place")
        self.urgent = label(self.tr("紧急"), "plate-urgent")
        self.plate = label("", "plate-act")
        self.department = Elided("secondary")
        self.reply = label("", "urge")
        self.number = label("", "quiet")
        self.number.setObjectName("case-number")
        self.claim = label("", "plate-grey")
        self.strip = StepStrip(context.theme)
        self._lay_out()
        self.show_row(None)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 8, 14, 6)
        whole.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(10)
        for widget in (self.mark, self.title, self.place, self.urgent, self.plate):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self.number)
        first.addWidget(self.claim)
        third = QHBoxLayout()
        third.setSpacing(14)
        third.addWidget(self.department)
        third.addWidget(self.reply)
        third.addStretch(1)
        whole.addLayout(first)
        whole.addWidget(self.strip)
        whole.addLayout(third)

    def show_row(self, row: CaseRow | None) -> None:
        """Show *row*; ``None`` is the empty state."""
        for widget in (self.mark, self.place, self.plate, self.department, self.number, self.strip):
            widget.setVisible(row is not None)
        self.claim.setVisible(row is not None and bool(self._claim_words(row)))
        self.urgent.setVisible(row is not None and row.urgent)
        self.reply.setVisible(row is not None and bool(reply_words(row, self._context.then())))
        if row is None:
            self.title.setText(self.tr("选一件案件"))
            return
        self.mark.set_kind(mark_of(row))
        self.title.setText(row.class_name)
        self.place.show_text(where_words(row))
        self.number.setText(row.number)
        self.claim.setText(self._claim_words(row))
        self.strip.show_stage(row.stage)
        self._show_clocks(row)

    def _claim_words(self, row: CaseRow) -> str:
        """Say who has the case."""
        seat, now = self._context.seat, self._context.then()
        if is_taken(row, seat, now):
            return taken_words(row)
        if not is_mine(row, seat, now):
            return ""
        return (
            self.tr("本席办理中") if row.post is Post.DEPARTMENT else self.tr("本席已签收")
        )  # 签收 is a step of theirs

    def _show_clocks(self, row: CaseRow) -> None:
        now = self._context.then()
        words, role = plate_of(row)
        if row.stage_left_us is not None and not row.is_stage_over:
            words = translate("环节{0}").format(words)
        self.plate.setText(translate("{0}，{1}").format(word(row.stage), words) if words else word(row.stage))
        set_role(self.plate, role or "plate-act")
        self.reply.setText(reply_words(row, now))
        set_role(self.department, "over-line" if row.is_over else "secondary")
        if row.case_due is None:
            self.department.show_text(row.department_name)
            return
        left = left_words(row.case_left_us, is_over=row.is_over)
        due = self.tr("处置{0}，应于 {1}").format(left, due_words(row.case_due, now))
        self.department.show_text(f"{row.department_name}　{due}")
