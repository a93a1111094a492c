"""Reads pictures from outside at the size they are shown in."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

MOST_PIXELS = 120_000_000
"""A few bytes can claim any size; the largest pictures of phones have some hundred million pixels."""
PHOTOS = frozenset({b"jpeg", b"png", b"webp", b"bmp", b"gif"})
"""What a camera, a telephone or a screen makes. An SVG or PDF is a program: a few hundred bytes of it draw for days."""


def read_small(content: bytes | None, most: QSize) -> QImage:
    """Return the upright picture in *content*, no larger than *most*; null for none, and what is no picture or is huge.

    It may be called from any thread. Read at the size it is shown in, a large picture takes a fifth of the time.
    """
    if content is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if reader.format().data() not in PHOTOS:
        return QImage()
    whole = reader.size()
    if whole.width() * whole.height() > MOST_PIXELS:
        return QImage()
    if whole.isValid() and (whole.width() > most.width() or whole.height() > most.height()):
        reader.setScaledSize(whole.scaled(most, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
