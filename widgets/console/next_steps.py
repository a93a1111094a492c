"""下一步: what must be decided first, then the steps this seat may take, each with its key; and what the desk says."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.domain.step_rule import StepRule
from widgets.console.plates import label, set_role

STEP = "step"
DECIDE = "decide"


class NextSteps(QFrame):
    """Buttons in the workflow's order; the first is the ordinary way on."""

    step_asked = Signal(str)
    """A step's name."""
    decided = Signal()
    """The suspected duplicate is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setFixedHeight(76)
        self._buttons: list[QPushButton] = []
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._remark = ""
        self._said = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 14, 6)
        self._row.setSpacing(10)
        self.message = label("", "secondary")
        self.message.setObjectName("desk-message")
        self.message.setWordWrap(True)
        self._row.addWidget(self.message, 1)

    def show_steps(self, rules: Sequence[StepRule], remark: str, *, must_decide: bool = False) -> None:
        """Show the buttons of *rules*; *remark* stands beside them while nothing else is said."""
        shown = [(DECIDE, self.tr("N　非重复"), "step-first")] if must_decide else []
        for place, rule in enumerate(rules):
            role = "step-off" if must_decide and place == 0 else "step" if place else "step-first"
            shown.append((rule.name, f"{rule.key}　{rule.zh}" if rule.key else rule.zh, role))
        if tuple(shown) != self._shown:
            self._shown = tuple(shown)
            self._rebuild()
        self._remark = remark
        self._tell()

    def say(self, words: str, role: str = "secondary") -> None:
        """Say one sentence beside the steps; ``""`` takes it back."""
        self._said = words
        set_role(self.message, role if words else "secondary")
        self._tell()

    def _tell(self) -> None:
        self.message.setText(self._said or self._remark)

    def _rebuild(self) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for place, (name, words, role) in enumerate(self._shown):
            button = QPushButton(words)
            button.setProperty(STEP, name)
            button.setObjectName(f"step-{name}")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves what is being written to the step
            set_role(button, role)
            button.clicked.connect(self._on_clicked)
            self._row.insertWidget(place, button)
            self._buttons.append(button)

    @Slot()
    def _on_clicked(self) -> None:
        name = str(self.sender().property(STEP))
        if name == DECIDE:
            self.decided.emit()
        else:
            self.step_asked.emit(name)
