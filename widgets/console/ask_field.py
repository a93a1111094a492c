"""One field of a question before a step; the kinds of fields are in ``ask_kinds.py`` and ``ask_photos.py``."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from widgets.console.plates import label

TITLE_WIDTH = 96


class AskField(QWidget):
    """A title at the left, what is to be filled at the right. ``name`` is the step's field."""

    changed = Signal()

    def __init__(self, name: str, title: str, *, is_needed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.title = title
        self.is_needed = is_needed
        self.setObjectName(f"ask-{name}")
        words = label(title, "secondary")
        words.setFixedWidth(TITLE_WIDTH)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(10)
        self.row.addWidget(words)

    def value(self) -> object:
        """Return what the step carries, ``None`` where nothing is given."""
        raise NotImplementedError

    def fault(self) -> str:
        """Return what is wrong with what is written, ``""`` for nothing."""
        if self.is_needed and self.value() is None:
            return self.tr("请填写{0}").format(self.title)
        return ""
