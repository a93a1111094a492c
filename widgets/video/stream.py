"""One camera's stream, RTSP or HTTP: opened with little delay, watched, and opened again after growing pauses."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QSize, QTimer, QUrl, Slot
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QImage

from app.domain.camera import Camera
from app.domain.moment import SECOND, Instant
from widgets.video.patience import Patience
from widgets.video.picture import FIRST_FRAME_WITHIN, STALE_AFTER, Picture, Signal, Trouble
from widgets.video.player import player_room

log = logging.getLogger(__name__)

WATCH_MS = 500
CALM_AFTER: Instant = 10 * SECOND
"""A stream that ran so long begins with the shortest pause when it falls."""


class CameraStream(QObject):
    """Plays :attr:`camera`, and says through :attr:`picture` how it stands.

    A dropped HTTP stream ends without an error, a dead RTSP one with nothing at all: status, error and the age of the
    last frame are all looked at. Another camera is shown by the same player; nothing is left of the one before.
    """

    changed = QtSignal()
    """:attr:`picture` is another one, but for its count of frames."""
    framed = QtSignal(QImage)
    """There is a new picture."""
    _wants_open = QtSignal(int, QUrl)
    _wants_shut = QtSignal()
    _wants_size = QtSignal(QSize)

    def __init__(self, now: Callable[[], Instant], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.camera: Camera | None = None
        self.picture = Picture()
        self.frames = 0
        """How many frames came since the camera was chosen."""
        self._now = now
        self._patience = Patience()
        self._number = self._last_number = self._frames_before = 0
        self._opened_at = self._first_at = self._frame_at = self._tries = 0
        self._player = player_room().lend(self)
        self._wants_open.connect(self._player.open)
        self._wants_shut.connect(self._player.shut)
        self._wants_size.connect(self._player.fit)
        self._player.framed.connect(self._on_frame)
        self._player.fell.connect(self._on_fell)
        self.destroyed.connect(self._player.shut)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._open)
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self.look)

    def show_camera(self, camera: Camera | None) -> None:
        """Show *camera* from now on (``None``: nothing); the same one goes on as it is."""
        if camera == self.camera:
            return
        self.camera = camera
        self._shut()
        self._patience.calm()
        self.frames = self._tries = self._frame_at = 0
        if camera is None:
            self._watch.stop()
            self._become(Picture())
        else:
            self._watch.start()
            self._become(Picture(signal=Signal.OPENING, since=self._now()))
            self._open()

    @property
    def frame_at(self) -> Instant:
        """Return when the last frame came, 0 while none has."""
        return self._frame_at

    def fit(self, size: QSize) -> None:
        """Bring pictures no larger than *size* px."""
        self._wants_size.emit(size)

    @Slot()
    def _open(self) -> None:
        if self.camera is None:
            return
        self._opened_at, self._first_at = self._now(), 0
        self._tries += 1
        self._last_number += 1
        self._number, self._frames_before = self._last_number, self.frames
        self._wants_open.emit(self._number, QUrl(self.camera.url))

    def _shut(self) -> None:
        """Let go of the stream; what is still on its way from it is not heard."""
        self._again.stop()
        if self._number:
            self._number = 0
            self._wants_shut.emit()

    @Slot(int, int, QImage)
    def _on_frame(self, number: int, count: int, image: QImage) -> None:
        if number != self._number:
            return
        now = self._now()
        self.frames, self._frame_at = self._frames_before + count, now
        self._first_at = self._first_at or now
        if self.picture.signal is not Signal.LIVE:
            self._tries = 0
            if self.picture.signal is Signal.LOST and self.camera is not None:
                log.info("camera %s (%s) is back", self.camera.id, self.camera.address)
            self._become(Picture(signal=Signal.LIVE, since=now, frame_at=now, frames=self.frames))
        self.framed.emit(image)

    @Slot(int, str)
    def _on_fell(self, number: int, trouble: str) -> None:
        if number == self._number:
            self._fail(Trouble(trouble))

    @Slot()
    def look(self) -> None:
        """Look at the clock: a stream whose frames stopped coming has no signal, whatever the player says."""
        if not self._number:
            return
        now = self._now()
        self._count_from(now)
        if self._first_at and now - self._frame_at > STALE_AFTER:
            self._fail(Trouble.SILENT, since=self._frame_at)
        elif not self._first_at and now - self._opened_at > FIRST_FRAME_WITHIN:
            self._fail(Trouble.SILENT)
        elif self._first_at and now - self._first_at > CALM_AFTER:
            self._patience.calm()

    def _count_from(self, now: Instant) -> None:
        """Let nothing lie after *now*: of a clock that was set back an hour, a dead stream would be live for an hour."""
        self._opened_at, self._first_at = min(self._opened_at, now), min(self._first_at, now)
        self._frame_at = min(self._frame_at, now)

    def _fail(self, trouble: Trouble, since: Instant = 0) -> None:
        """Note that there is no signal and open the stream again after a pause."""
        self._shut()
        now, before = self._now(), self.picture
        is_first = before.signal is not Signal.LOST
        if is_first and self.camera is not None:
            log.warning("camera %s (%s) has no signal: %s", self.camera.id, self.camera.address, trouble)
        began = (since or self._frame_at or before.since or now) if is_first else before.since
        pause_s = self._patience.next_s()
        self._become(
            Picture(
                signal=Signal.LOST, since=began, frame_at=self._frame_at, frames=self.frames,
                trouble=trouble, tries=self._tries, next_at=now + int(pause_s * SECOND),
            )
        )  # fmt: skip
        self._again.start(int(pause_s * 1000))

    def _become(self, picture: Picture) -> None:
        if picture != self.picture:
            self.picture = picture
            self.changed.emit()
