"""What comes in by hand while an emergency goes on: a reading with its source, or words on the forecast and the people."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from app.situation.emergency_stand import AREA, DEPTH, FORECAST, MEASURED, PEOPLE, RAIN
from widgets.console.call_digits import DigitChoice
from widgets.console.plates import label, set_role
from widgets.words import translate, zh

WHATS = (
    (DEPTH, zh("水深")), (RAIN, zh("雨量")), (AREA, zh("积水面积")), (FORECAST, zh("研判")), (PEOPLE, zh("人员")),
)  # fmt: skip


class EmergencyReadingForm(QFrame):
    """Kind, value or words, and the source; Enter goes through them and notes it at the end."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.what = DigitChoice([words for _, words in WHATS])
        self.value = QLineEdit()
        self.value.setObjectName("reading-value")
        self.value.setMaxLength(40)
        self.source = QLineEdit()
        self.source.setObjectName("reading-source")
        self.source.setMaxLength(24)
        self.source.setPlaceholderText(self.tr("谁测的；空着就是本岗"))
        self.do = QPushButton(self.tr("登记　Ctrl+回车"))
        set_role(self.do, "primary")
        self._named: QLabel = label("", "strong")
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(9)
        for row, (name, field) in enumerate(
            ((label(self.tr("读数"), "strong"), self.what), (self._named, self.value), (label(self.tr("来源"), "strong"), self.source))
        ):  # fmt: skip
            name.setMinimumHeight(36)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.do, 3, 1)
        grid.setRowStretch(4, 1)
        grid.setColumnStretch(1, 1)
        self.what.finished.connect(self.value.setFocus)
        self.value.returnPressed.connect(self.source.setFocus)
        self.source.returnPressed.connect(self.do.setFocus)
        self.what.changed.connect(self._name)
        self.do.clicked.connect(self.finished)
        self._name()

    @property
    def kind(self) -> str:
        """Return what is read."""
        return WHATS[self.what.place][0]

    @Slot()
    def _name(self) -> None:
        unit = MEASURED.get(self.kind, "")
        self._named.setText(self.tr("数值（{0}）").format(translate(unit)) if unit else self.tr("内容"))

    def wrong(self) -> str:
        """Return what is missing or cannot be meant, ``""`` where all is well."""
        if not self.value.text().strip():
            return self.tr("请填写读数或内容")
        return self.tr("读数应为不小于 0 的数") if self.kind in MEASURED and self._number() is None else ""

    @property
    def fields(self) -> dict[str, object]:
        """Return the request's fields."""
        said: dict[str, object] = {"what": self.kind, "source": self.source.text().strip(), "by_hand": True}
        if self.kind in MEASURED:
            return said | {"value": self._number()}
        return said | {"words": self.value.text().strip()}

    def clear(self) -> None:
        """Make room for the next reading; who measures stays."""
        self.value.clear()
        self.what.setFocus()

    def _number(self) -> float | None:
        try:
            value = float(self.value.text().strip())
        except ValueError:
            return None
        return value if 0 <= value < 1e6 else None
