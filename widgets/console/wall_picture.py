"""存大屏画面: the wall as it stands at the moment this desk looks at, drawn by a process of its own into a PNG file."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.moment import Instant, to_datetime
from widgets.console.context import ConsoleContext
from widgets.console.wall_picture_dialog import SUFFIX, WallPictureDialog
from widgets.words import clock_with_seconds, day

YIELDS = 10
"""Drawing takes the time that the desk leaves."""
CLOSING_MS = 2_000


class WallPicture(QObject):
    """Asks where to, then has ``main.py picture`` draw the wall. One picture at a time; the desk goes on meanwhile."""

    said = Signal(str, str)
    """One sentence, and its role."""
    drawing = Signal(int)
    """For how many seconds a picture is being drawn by now, -1: none is."""

    def __init__(self, context: ConsoleContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._path = Path()
        self._seconds = 0
        self._process = QProcess(self)
        self._process.started.connect(self._on_started)
        self._process.errorOccurred.connect(self._on_error)
        self._process.finished.connect(self._on_finished)
        self._tick = QTimer(self, interval=1_000)
        self._tick.timeout.connect(self._on_tick)

    @property
    def is_drawing(self) -> bool:
        """Say whether a picture is being drawn."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    @Slot()
    def ask(self) -> None:
        """Ask for the file, then draw the moment that is looked at now."""
        if self.is_drawing:
            self.said.emit(self.tr("上一张大屏画面还在生成"), "soon")
            return
        if not self._context.picture_command:
            self.said.emit(self.tr("本席不能生成大屏画面"), "error")
            return
        at = self._context.then()
        name = self.tr("大屏") + f"-{to_datetime(at):%Y%m%d-%H%M%S}{SUFFIX}"
        dialog = WallPictureDialog(at, self._context.export_folder / name, self._window)
        is_given, path = bool(dialog.exec()), dialog.path
        dialog.deleteLater()
        self._window.activateWindow()
        if is_given:
            self.draw(at, path)

    def draw(self, at: Instant, path: Path) -> None:
        """Draw the wall as of *at* into *path*; what comes of it is said."""
        self._path = path
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._fail(error.strerror or str(error))
            return
        words = self.tr("正在生成 {0} {1} 的大屏画面，可继续工作")
        self.said.emit(words.format(day(at), clock_with_seconds(at)), "secondary")
        program, *given = self._context.picture_command
        self._process.start(program, [*given, *_wanted(at, self._path)])

    def close(self) -> None:
        """Draw no more."""
        self._tick.stop()
        if self.is_drawing:
            self._process.blockSignals(True)  # noqa: FBT003  # Qt's own
            self._process.kill()
            self._process.waitForFinished(CLOSING_MS)

    @Slot()
    def _on_started(self) -> None:
        os.setpriority(os.PRIO_PROCESS, self._process.processId(), YIELDS)
        self._seconds = 0
        self._tick.start()
        self.drawing.emit(0)

    @Slot()
    def _on_tick(self) -> None:
        self._seconds += 1
        self.drawing.emit(self._seconds)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._end()
            self._fail(self._process.errorString())

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, _status: QProcess.ExitStatus) -> None:
        self._end()
        told = _last_line(bytes(self._process.readAllStandardError().data()))
        if code == 0:
            self.said.emit(self.tr("大屏画面已存 {0}").format(self._path), "secondary")
        elif code == 1 and self._path.is_file():
            self.said.emit(self.tr("大屏画面已存 {0}，有面板当时读取失败：{1}").format(self._path, told), "soon")
        else:
            self._fail(told or self.tr("程序意外结束"))

    def _end(self) -> None:
        self._tick.stop()
        self.drawing.emit(-1)

    def _fail(self, reason: str) -> None:
        self.said.emit(self.tr("大屏画面没有存下：{0}").format(reason), "error")


def _wanted(at: Instant, path: Path) -> Sequence[str]:
    """Return what the command is told: the moment to the second, and the file."""
    return ("--at", f"{to_datetime(at):%Y-%m-%d %H:%M:%S}", "--out", str(path))


def _last_line(content: bytes) -> str:
    """Return the last line of *content* without the command's own name before it."""
    lines = [line for line in content.decode(errors="replace").splitlines() if line.strip()]
    return lines[-1].removeprefix("main.py picture: ").strip() if lines else ""
