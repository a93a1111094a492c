"""Into which file the wall's picture goes; Enter draws it."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.moment import Instant
from widgets.console.file_field import FileField
from widgets.console.plates import label, set_role
from widgets.words import clock_with_seconds, day

SUFFIX = ".png"


class WallPictureDialog(QDialog):
    """The moment that is drawn, and the file, typed or chosen."""

    def __init__(self, at: Instant, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("存大屏画面"))
        self.setModal(True)
        self.setMinimumWidth(760)
        self.file = FileField(path)
        self.choose = QPushButton(self.tr("选择…"))
        self.choose.setAutoDefault(False)
        self.do = QPushButton(self.tr("存下　回车"))
        self.do.setDefault(True)
        set_role(self.do, "primary")
        self.drop = QPushButton(self.tr("放弃　Esc"))
        self.choose.clicked.connect(self._on_choose)
        self.do.clicked.connect(self.accept)
        self.drop.clicked.connect(self.reject)
        self._lay_out(self.tr("大屏在 {0} {1} 的画面").format(day(at), clock_with_seconds(at)))
        self.file.setFocus()

    def _lay_out(self, title: str) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(14)
        whole.addWidget(label(title, "case-title"))
        whole.addWidget(label(self.tr("PNG 图像，大屏整面，原始像素；另起程序生成，约半分钟"), "secondary"))
        line, buttons = QHBoxLayout(), QHBoxLayout()
        line.addWidget(self.file, 1)
        line.addWidget(self.choose)
        whole.addLayout(line)
        whole.addWidget(self.file.said)
        buttons.addStretch(1)
        buttons.addWidget(self.drop)
        buttons.addWidget(self.do)
        whole.addLayout(buttons)

    @property
    def path(self) -> Path:
        """Return the file that was named."""
        return self.file.path

    def accept(self) -> None:
        """Take the name, where a file can have it."""
        if self.file.is_settled():
            super().accept()

    @Slot()
    def _on_choose(self) -> None:
        """Choose by the desk's own file dialog; whether a file may be overwritten is asked at the end, once."""
        path, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), str(self.path), "PNG (*.png)", options=QFileDialog.Option.DontConfirmOverwrite
        )
        if path:
            self.file.setText(path)
