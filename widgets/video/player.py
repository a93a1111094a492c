"""The player of one stream, on the one thread that all streams share: to let go of a stream takes a tenth of a second."""

import atexit
import logging
import weakref
from functools import cache

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QSize, Qt, QThread, QUrl, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QMediaPlayer, QPlaybackOptions, QVideoFrame, QVideoSink

from widgets.video.picture import Trouble
from widgets.video.quiet import keep_quiet, silence_ffmpeg

log = logging.getLogger(__name__)

PICTURE_EVERY_MS = 100
"""A frame is turned into pixels at most so often; all are counted."""
_END_MS = 3_000
_ENDED = {QMediaPlayer.MediaStatus.EndOfMedia: Trouble.ENDED, QMediaPlayer.MediaStatus.InvalidMedia: Trouble.UNREADABLE}


class StreamPlayer(QObject):
    """Opens and shuts streams, without sound. Every signal carries the number that the stream was opened under."""

    framed = Signal(int, int, QImage)
    """Number, how many frames came since the stream was opened, the picture."""
    fell = Signal(int, str)
    """Number and the word of a :class:`~widgets.video.picture.Trouble`."""

    def __init__(self) -> None:
        super().__init__()
        self._number = self._frames = 0
        self._size = QSize()
        self._player: QMediaPlayer | None = None
        self._sink: QVideoSink | None = None
        self._since = QElapsedTimer()

    @Slot(int, QUrl)
    def open(self, number: int, url: QUrl) -> None:
        """Play *url* under *number*."""
        if self._player is None:
            self._make()
        if self._player is not None:
            self._number, self._frames = number, 0
            self._since.invalidate()
            self._player.setSource(url)
            self._player.play()

    @Slot()
    def shut(self) -> None:
        """Let go of the stream; what it still says is not heard."""
        self._number = 0
        if self._player is not None:
            self._player.stop()
            self._player.setSource(QUrl())

    @Slot(QSize)
    def fit(self, size: QSize) -> None:
        """Make pictures no larger than *size* px from now on."""
        self._size = size

    def _make(self) -> None:
        """Make the player on the thread it lives on."""
        self._player, self._sink = QMediaPlayer(self), QVideoSink(self)
        silence_ffmpeg()
        self._player.setVideoSink(self._sink)
        options = QPlaybackOptions()
        options.setPlaybackIntent(QPlaybackOptions.PlaybackIntent.LowLatencyStreaming)
        self._player.setPlaybackOptions(options)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(self._on_error)

    @Slot(QVideoFrame)
    def _on_frame(self, frame: QVideoFrame) -> None:
        if not self._number or not frame.isValid():
            return  # the empty last one of a stream that was let go
        self._frames += 1
        if self._since.isValid() and self._since.elapsed() < PICTURE_EVERY_MS:
            return
        self._since.start()
        image = frame.toImage()
        if not image.isNull():
            self.framed.emit(self._number, self._frames, self._fitted(image))

    def _fitted(self, image: QImage) -> QImage:
        size = self._size
        if size.isEmpty() or (image.width() <= size.width() and image.height() <= size.height()):
            return image
        return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)

    @Slot(QMediaPlayer.MediaStatus)
    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if self._number and status in _ENDED:
            self.fell.emit(self._number, _ENDED[status].value)

    @Slot(QMediaPlayer.Error, str)
    def _on_error(self, error: QMediaPlayer.Error, _sentence: str) -> None:
        """Fall; the player's own sentence may hold the address and is not repeated."""
        if self._number:
            is_format = error is QMediaPlayer.Error.FormatError
            self.fell.emit(self._number, (Trouble.UNREADABLE if is_format else Trouble.REFUSED).value)


class PlayerRoom(QThread):
    """The thread of all players; ends with the application.

    A player lives as long as the room and is lent again: one that Python let go of would be ended in the thread that
    happens to do so, amid what its own thread does with it, and that ends the process.
    """

    def __init__(self) -> None:
        super().__init__()
        self._free: list[StreamPlayer] = []
        self.setObjectName("cameras")
        keep_quiet()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end)
        atexit.register(self.end)

    def lend(self, borrower: object) -> StreamPlayer:
        """Return a player for as long as *borrower* lives, who leaves it shut."""
        player = self._free.pop() if self._free else self._new_player()
        weakref.finalize(borrower, self._free.append, player)
        return player

    def _new_player(self) -> StreamPlayer:
        if not self.isRunning():
            self.start()
        player = StreamPlayer()
        player.moveToThread(self)
        self.finished.connect(player.deleteLater)
        return player

    @Slot()
    def end(self) -> None:
        """End the thread and its players."""
        self.quit()
        if self.isRunning() and not self.wait(_END_MS):
            log.warning("the cameras' thread did not end in time")


@cache
def player_room() -> PlayerRoom:
    """Return the process's one room."""
    return PlayerRoom()
