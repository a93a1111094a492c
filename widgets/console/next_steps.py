"""下一步: the steps this seat may take on the open case, each with its key; who may, where this seat may not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.domain.step_rule import StepRule
from widgets.console.plates import label, set_role

STEP = "step"


class NextSteps(QFrame):
    """Buttons in the workflow's order; the first is the ordinary way on."""

    step_asked = Signal(str)
    """A step's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setFixedHeight(76)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 10, 14, 10)
        self._row.setSpacing(10)
        self.remark = label("", "secondary")
        self.remark.setWordWrap(True)
        self._row.addWidget(self.remark, 1)

    def show_steps(self, rules: Sequence[StepRule], remark: str) -> None:
        """Show the buttons of *rules* and the *remark* beside them."""
        shown = [rule.name for rule in rules]
        if shown != [str(button.property(STEP)) for button in self._buttons]:
            self._rebuild(rules)
        self.remark.setText(remark)

    def _rebuild(self, rules: Sequence[StepRule]) -> None:
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        for place, rule in enumerate(rules):
            button = QPushButton(f"{rule.key}　{rule.zh}" if rule.key else rule.zh)
            button.setProperty(STEP, rule.name)
            button.setObjectName(f"step-{rule.name}")
            set_role(button, "primary" if place == 0 else "")
            button.clicked.connect(self._on_clicked)
            self._row.insertWidget(place, button)
            self._buttons.append(button)

    @Slot()
    def _on_clicked(self) -> None:
        self.step_asked.emit(str(self.sender().property(STEP)))
