"""What the clipboard has of pictures: a frame that was copied on the screen, or picture files."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")


def copied_files(copied: QMimeData | None = None) -> list[Path]:
    """Return the picture files that were copied or dragged (*copied*; ``None``: the clipboard)."""
    given = copied or QApplication.clipboard().mimeData()
    if given is None or not given.hasUrls():  # Qt says None for a clipboard that was cleared
        return []
    paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SUFFIXES]


def copied_frame() -> bytes | None:
    """Return the picture that was copied as PNG, ``None`` where there is none."""
    given = QApplication.clipboard().mimeData()
    image = QImage() if given is None or not given.hasImage() else QApplication.clipboard().image()
    return None if image.isNull() else _png(image)


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
