"""Fetches a camera's still picture, for when its stream is down; what it says of a failure holds no address."""

import logging

from PySide6.QtCore import QObject, QSize, QUrl, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from app.domain.camera import Camera
from widgets.pictures import read_small

log = logging.getLogger(__name__)

TIMEOUT_MS = 5_000
MOST_BYTES = 8_000_000
LARGEST = QSize(1_280, 960)
"""A camera's largest picture read whole would hold the screen several times as long."""


class StillPicture(QObject):
    """Asks for one picture at a time."""

    arrived = Signal(QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._net = QNetworkAccessManager(self)
        self._reply: QNetworkReply | None = None

    def ask(self, camera: Camera) -> None:
        """Fetch the still picture of *camera*; one that has none, or while one is on its way, is passed over."""
        if not camera.still_url or self._reply is not None:
            return
        request = QNetworkRequest(QUrl(camera.still_url))
        request.setTransferTimeout(TIMEOUT_MS)
        request.setAttribute(QNetworkRequest.Attribute.CookieSaveControlAttribute, QNetworkRequest.LoadControl.Manual)
        self._reply = self._net.get(request)
        self._reply.downloadProgress.connect(self._on_progress)
        self._reply.finished.connect(self._on_finished)

    def forget(self) -> None:
        """Let go of what is on its way."""
        if self._reply is not None:
            reply, self._reply = self._reply, None
            reply.finished.disconnect(self._on_finished)
            reply.abort()
            reply.deleteLater()

    @Slot("qint64", "qint64")
    def _on_progress(self, received: int, _total: int) -> None:
        if received > MOST_BYTES:
            self.forget()

    @Slot()
    def _on_finished(self) -> None:
        reply, self._reply = self._reply, None
        if reply is None:
            return
        if reply.error() == QNetworkReply.NetworkError.NoError:
            image = read_small(bytes(reply.readAll().data()), LARGEST)
            if not image.isNull():
                self.arrived.emit(image)
        else:
            log.debug("a still picture did not come: %s", reply.error())
        reply.deleteLater()
