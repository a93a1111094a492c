"""A photo of a case with its bytes, a preview of it, and which phases stand on which side."""

from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.services.case_story import StoryPhoto

BEFORE, AFTER = ("before", "near", "far", "reference", "verify"), ("after", "check")
"""Phases of the pictures from before the work and from after it."""
PREVIEW = QSize(640, 480)
"""No preview is larger: a phone's picture read so takes a fifth of the time, and none of the screen's thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPhoto:
    """A photo with its bytes, ``None`` while it has not come; ``preview`` is null where it cannot be read."""

    photo: StoryPhoto
    content: bytes | None
    preview: QImage = field(default_factory=QImage, compare=False)


def preview_of(content: bytes | None) -> QImage:
    """Return the picture no larger than :data:`PREVIEW`, null where there is none; may be called from any thread."""
    if content is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid() and (whole.width() > PREVIEW.width() or whole.height() > PREVIEW.height()):
        reader.setScaledSize(whole.scaled(PREVIEW, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
