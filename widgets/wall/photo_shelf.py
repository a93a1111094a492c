"""Holds the photos of the one case a wall shows: read and made small off the screen's thread, kept while it is shown."""

import logging
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage

from app.services.case_photos import BeforeAfter, CasePhoto, before_after
from app.services.ports import CaseFiles
from widgets.jobs import Jobs
from widgets.pictures import read_small

log = logging.getLogger(__name__)

LARGEST = QSize(1280, 960)
"""No picture is larger: a cube has no more pixels for one of two."""

Key = tuple[str, int]
"""A case and its version: with a new version its photos may be others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPhoto:
    """A photo and its picture, which is null where it has not come or cannot be read."""

    photo: CasePhoto
    picture: QImage = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPair:
    """Both sides, ``None`` where there is no photo, and how many there are of each."""

    key: Key
    before: ShownPhoto | None
    after: ShownPhoto | None
    befores: int
    afters: int


class PhotoShelf(QObject):
    """Takes one case at a time; reads again what failed, and what had not all come."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: Key | None = None
        self._pair: ShownPair | None = None
        self._reader: Jobs | None = None
        self._has_failed = False

    @property
    def has_failed(self) -> bool:
        """Say whether the photos of the wanted case could not be read."""
        return self._has_failed

    def pair_of(self, key: Key, files: CaseFiles | None) -> ShownPair | None:
        """Return the photos of *key*, ``None`` while they are read; of another version of the same case meanwhile."""
        is_due = key != self._wanted or self._has_failed or self._is_waiting()
        if files is not None and self._reader is None and is_due:
            self._wanted = key
            self._reader = Jobs(self)
            self._reader.submit(self, lambda: _read(files, key), self._on_read, self._on_failed)
        return self._pair if self._pair is not None and self._pair.key[0] == key[0] else None

    def _is_waiting(self) -> bool:
        """Say whether a picture is announced that has not come."""
        shown = () if self._pair is None else (self._pair.before, self._pair.after)
        return any(one is not None and one.photo.content is None for one in shown)

    def _on_read(self, pair: ShownPair) -> None:
        self._pair, self._has_failed = pair, False
        self._end_reading()

    def _on_failed(self, error: Exception) -> None:
        if not self._has_failed:
            log.error("the photos of a case on the wall cannot be read", exc_info=error)
        self._has_failed, self._pair = True, None
        self._end_reading()

    def _end_reading(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader.deleteLater()
            self._reader = None


def _read(files: CaseFiles, key: Key) -> ShownPair:
    """Return the photos of a case; runs on the worker's thread."""
    found: BeforeAfter = before_after(files, *key)
    return ShownPair(
        key=key, before=_shown(found.before), after=_shown(found.after), befores=found.befores, afters=found.afters
    )


def _shown(photo: CasePhoto | None) -> ShownPhoto | None:
    return None if photo is None else ShownPhoto(photo=photo, picture=read_small(photo.content, LARGEST))
