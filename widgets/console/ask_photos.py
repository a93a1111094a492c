"""Photos of a step: files chosen here, sent to the gateway while the rest is written, named by their digest in the step."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.services.ports import Desk, GatewayAway
from widgets.console.ask_clipboard import copied_files, copied_frame
from widgets.console.ask_field import AskField
from widgets.console.context import ConsoleContext
from widgets.console.plates import label, set_role
from widgets.pictures import read_small

LARGEST = 8 * 1024 * 1024
"""What the gateway takes; for a larger one the broker would end this seat's connection."""
MOST = 12
ICON = QSize(120, 90)
SENT, SENDING, FAILED = "sent", "sending", "failed"


class _NotSent(Exception):
    """A photo did not arrive."""

    def __init__(self, digest: str, reason: str) -> None:
        super().__init__(reason)
        self.digest = digest


def _upload(desk: Desk, digest: str, content: bytes) -> str:
    """Send the photo and return its digest; raise :class:`_NotSent` for whatever went wrong, so that it is known which."""
    try:
        desk.upload(content)
    except Exception as error:
        raise _NotSent(digest, str(error) or type(error).__name__) from error
    return digest


class PhotosField(AskField):
    """A row of pictures with a button to add more; the step waits until all have been sent."""

    def __init__(
        self, name: str, title: str, phase: str, context: ConsoleContext, *, is_needed: bool, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(name, title, is_needed=is_needed, parent=parent)
        self._context = context
        self._phase = phase
        self._states: dict[str, str] = {}
        self._contents: dict[str, bytes] = {}
        self.list = QListWidget()
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setFlow(QListView.Flow.LeftToRight)
        self.list.setWrapping(False)
        self.list.setIconSize(ICON)
        self.list.setFixedHeight(ICON.height() + 40)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add = QPushButton(self.tr("添加照片…"))
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._on_add)
        self.paste = QPushButton(self.tr("粘贴截图　Ctrl+V"))
        self.paste.setAutoDefault(False)
        self.paste.clicked.connect(self.take_copied)
        self.state = label("", "quiet")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.list)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add, 1)
        buttons.addWidget(self.paste, 1)
        column.addLayout(buttons)
        column.addWidget(self.state)
        self.row.addLayout(column, 1)
        self.list.hide()
        self.setFocusProxy(self.add)

    def value(self) -> object:
        """Return digest and phase of each photo that has been sent."""
        sent = [one for one, state in self._states.items() if state == SENT]
        return [{"sha256": one, "phase": self._phase} for one in sent] or None

    def fault(self) -> str:
        """Say that photos are missing, on their way, or did not arrive."""
        states = set(self._states.values())
        if SENDING in states:
            return self.tr("照片正在上传，请稍候")
        if FAILED in states:
            return self.tr("有照片没有传上，再点一次“添加照片”重传，或放弃")
        return super().fault()

    @Slot()
    def _on_add(self) -> None:
        if FAILED in self._states.values():
            for digest in [one for one, state in self._states.items() if state == FAILED]:
                self._send(digest)
            return
        names, _ = QFileDialog.getOpenFileNames(self, self.title, "", self.tr("照片 (*.jpg *.jpeg *.png *.webp)"))
        self.add_files([Path(name) for name in names])

    @Slot()
    def take_copied(self) -> bool:
        """Take the picture that was copied, or the picture files; return whether there was any."""
        files, frame = copied_files(), copied_frame()
        if files:
            self.add_files(files)
        elif frame is not None:
            self._say(self._take_content(frame, self.tr("截图")))
        else:
            self._say(self.tr("剪贴板里没有图片"))
        return bool(files) or frame is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste by the usual key."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_copied()
        else:
            super().keyPressEvent(event)

    def add_files(self, files: list[Path]) -> None:
        """Take *files*, or say of the first that cannot be taken why."""
        for file in files:
            if words := self._take(file):
                self._say(words)
                return
        self._show()

    def _say(self, words: str) -> None:
        """Say why a picture is not taken; nothing to say shows how many there are."""
        if not words:
            self._show()
            return
        set_role(self.state, "error")
        self.state.setText(words)

    def _take(self, file: Path) -> str:
        try:
            if file.stat().st_size > LARGEST:
                return self._too_large(file.name)
            content = file.read_bytes()
        except OSError as error:
            return self.tr("{0} 读不出来：{1}").format(file.name, error.strerror)
        return self._take_content(content, file.name)

    def _too_large(self, name: str) -> str:
        return self.tr("{0} 超过 {1} MB").format(name, LARGEST >> 20)

    def _take_content(self, content: bytes, name: str) -> str:
        if len(content) > LARGEST:
            return self._too_large(name)
        if len(self._states) >= MOST:
            return self.tr("一步最多 {0} 张照片").format(MOST)
        small = read_small(content, ICON)
        if small.isNull():
            return self.tr("{0} 不是照片").format(name)
        digest = hashlib.sha256(content).hexdigest()
        if digest in self._states:
            return ""
        QListWidgetItem(QIcon(QPixmap.fromImage(small)), "", self.list)
        self.list.show()
        self._contents[digest] = content
        self._send(digest)
        return ""

    def _send(self, digest: str) -> None:
        self._states[digest] = SENDING
        desk, content = self._context.desk, self._contents[digest]
        self._context.steps.submit(self, lambda: _upload(desk, digest, content), self._on_sent, self._on_error)

    def _on_sent(self, digest: str) -> None:
        self._states[digest] = SENT
        self._show()

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, _NotSent):
            self._states[error.digest] = FAILED
            self._show(self.tr("网关没有应答") if isinstance(error.__cause__, GatewayAway) else str(error))

    def _show(self, why: str = "") -> None:
        states = list(self._states.values())
        words = self.tr("{0} 张，已传 {1} 张").format(len(states), states.count(SENT))
        is_failed = FAILED in states
        set_role(self.state, "error" if is_failed else "quiet")
        self.state.setText(
            self.tr("{0}，{1} 张没有传上：{2}").format(words, states.count(FAILED), why) if is_failed else words
        )
        self.changed.emit()
