"""A photo of a case with its bytes, a preview of it, and which phases stand on which side."""

from dataclasses import dataclass, field

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.services.case_story import StoryPhoto
from widgets.pictures import read_small

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
    return read_small(content, PREVIEW)
