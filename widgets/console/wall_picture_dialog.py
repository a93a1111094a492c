"""Into which file the wall's picture goes; Enter draws it. A name that cannot be used is said, a file is not lost unasked."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.domain.moment import Instant
from widgets.console.confirm import is_sure
from widgets.console.plates import label, set_role
from widgets.words import clock_with_seconds, day

SUFFIX = ".png"
_HOME = "~/"


class WallPictureDialog(QDialog):
    """The moment that is drawn, and the file, typed or chosen; a bare name goes into the folder of the one proposed."""

    def __init__(self, at: Instant, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = path.parent
        self.setWindowTitle(self.tr("存大屏画面"))
        self.setModal(True)
        self.setMinimumWidth(760)
        self.file = QLineEdit(str(path))
        self.said = label("", "error")
        self.said.setWordWrap(True)
        self.choose = QPushButton(self.tr("选择…"))
        self.choose.setAutoDefault(False)
        self.do = QPushButton(self.tr("存下　回车"))
        self.do.setDefault(True)
        set_role(self.do, "primary")
        self.drop = QPushButton(self.tr("放弃　Esc"))
        self.file.textChanged.connect(self.said.clear)
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
        whole.addWidget(self.said)
        buttons.addStretch(1)
        buttons.addWidget(self.drop)
        buttons.addWidget(self.do)
        whole.addLayout(buttons)

    @property
    def path(self) -> Path:
        """Return the file that was named, with its ending; without a name the folder itself."""
        named = self._named
        return named if not named.name or named.suffix.lower() == SUFFIX else named.with_name(named.name + SUFFIX)

    @property
    def _named(self) -> Path:
        text = self.file.text().strip()
        return self._folder / (Path.home() / text[len(_HOME) :] if text.startswith(_HOME) else text)

    def accept(self) -> None:
        """Take the name where a file can have it; over a file that is there, only if the person says so."""
        try:
            wrong = self._wrong()
            is_there = not wrong and self.path.exists()
        except OSError as error:
            wrong, is_there = self.tr("这个文件名不能用：{0}。请换一个").format(error.strerror or error), False
        if is_there and not is_sure(self, self.windowTitle(), self.tr("{0} 已经有了，覆盖它？").format(self.path)):
            wrong = self.tr("没有覆盖原有的文件，请换一个文件名")
        if wrong:
            self.said.setText(wrong)
            self.file.setFocus()
        else:
            super().accept()

    def _wrong(self) -> str:
        """Return what is wrong with the name and what to do, ``""`` for nothing; raise :class:`OSError` for what no disk takes."""
        text = self.file.text().strip()
        if not text:
            return self.tr("还没有文件名，请填写或按“选择”")
        if text.endswith("/") or self._named.is_dir() or self.path.is_dir():
            return self.tr("{0} 是文件夹，请在后面写上文件名").format(text)
        return ""

    @Slot()
    def _on_choose(self) -> None:
        """Choose by the desk's own file dialog; whether a file may be overwritten is asked here, once."""
        path, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), str(self.path), "PNG (*.png)", options=QFileDialog.Option.DontConfirmOverwrite
        )
        if path:
            self.file.setText(path)
