"""Reads a case's story and photos off the screen's thread; only the newest case asked for is brought, or why not."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from app.services.case_files_then import FilesThen
from app.services.case_story import CaseStory, Story, StoryPhoto
from app.services.ports import CaseFiles
from widgets.console.context import ConsoleContext
from widgets.console.loaded_photo import LoadedPhoto, preview_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCase:
    """What was read of a case; ``story`` is ``None`` where the files do not know it."""

    case_id: str
    story: Story | None
    photos: tuple[LoadedPhoto, ...]
    number: int
    """Which reading this was."""
    compared: frozenset[str] = frozenset()
    """The ids of the cases it was compared with and found to be no repeat of."""


class _NotRead(Exception):
    """A reading came to nothing."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(reason)
        self.number = number


class CaseReader(QObject):
    """Answers :meth:`read` with :attr:`done` or :attr:`failed`."""

    done = Signal(object)
    """A :class:`ReadCase`."""
    failed = Signal(str)
    described = Signal(object)
    """Descriptions by case id, as :meth:`describe` asked for them."""

    def __init__(self, context: ConsoleContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._teller = CaseStory(context.files, context.workflow, context.calendar, context.advisor)
        self._newest = 0

    def read(self, case_id: str) -> None:
        """Read the case; the answer or error of a reading begun before is dropped."""
        self._newest += 1
        number, teller = self._newest, self._teller_then()
        self._context.reads.submit(self, lambda: _try(teller, case_id, number), self._on_read, self._on_error)

    def _teller_then(self) -> CaseStory:
        """Return who tells cases as far as this desk looks."""
        t = self._context.feed.position
        return self._teller if t is None else replace(self._teller, files=FilesThen(self._teller.files, t))

    def describe(self, case_ids: Sequence[str]) -> None:
        """Read the descriptions of other cases; what cannot be read is left out."""
        files, ids = self._context.files, tuple(case_ids)
        self._context.reads.submit(self, lambda: _descriptions(files, ids), self._on_described)

    def forget(self) -> None:
        """Want nothing more of what is being read."""
        self._newest += 1

    def _on_read(self, read: ReadCase) -> None:
        if read.number == self._newest:
            self.done.emit(read)

    def _on_described(self, texts: dict[str, str]) -> None:
        self.described.emit(texts)

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, _NotRead) and error.number == self._newest:
            log.error("a case was not read", exc_info=error)
            self.failed.emit(str(error))


def _try(teller: CaseStory, case_id: str, number: int) -> ReadCase:
    """Read the case; raise :class:`_NotRead` for whatever went wrong, so that it is known which reading it was."""
    try:
        return _read(teller, case_id, number)
    except Exception as error:
        raise _NotRead(number, str(error) or type(error).__name__) from error


def _read(teller: CaseStory, case_id: str, number: int) -> ReadCase:
    story = teller.of(case_id)
    photos = story.photos if story else ()
    loaded = tuple(_loaded(teller.files, photo) for photo in photos)
    compared = _compared(teller, case_id) if story else frozenset()
    return ReadCase(case_id=case_id, story=story, photos=loaded, number=number, compared=compared)


def _loaded(files: CaseFiles, photo: StoryPhoto) -> LoadedPhoto:
    content = files.attachment(photo.sha256)
    return LoadedPhoto(photo=photo, content=content, preview=preview_of(content))


def _descriptions(files: CaseFiles, case_ids: Sequence[str]) -> dict[str, str]:
    read = ((case_id, files.case(case_id)) for case_id in case_ids)
    return {case_id: case.description for case_id, case in read if case is not None}


def _compared(teller: CaseStory, case_id: str) -> frozenset[str]:
    """Return what the case's decisions of 非重复 looked at."""
    kinds = (event for event in teller.files.history(case_id) if event.kind == "not_duplicate")
    return frozenset(str(one) for event in kinds for one in json.loads(event.payload)["facts"].get("compared", ()))
