"""Reads a case's story and photos off the screen's thread; only the newest case asked for is brought."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from app.services.case_story import CaseStory, Story
from widgets.console.context import ConsoleContext
from widgets.console.photos import LoadedPhoto


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCase:
    """What was read of a case; ``story`` is ``None`` where the files do not know it."""

    case_id: str
    story: Story | None
    photos: tuple[LoadedPhoto, ...]


class CaseReader(QObject):
    """Answers :meth:`read` with :attr:`done` or :attr:`failed`."""

    done = Signal(object)
    """A :class:`ReadCase`."""
    failed = Signal(str)

    def __init__(self, context: ConsoleContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._teller = CaseStory(context.files, context.workflow, context.calendar, context.advisor)
        self._wanted = ""

    def read(self, case_id: str) -> None:
        """Read the case; an answer for a case asked for before is dropped."""
        self._wanted = case_id
        self._context.reads.submit(self, lambda: _read(self._teller, case_id), self._on_read, self._on_error)

    def _on_read(self, read: ReadCase) -> None:
        if read.case_id == self._wanted:
            self.done.emit(read)

    def _on_error(self, error: Exception) -> None:
        self.failed.emit(str(error))


def _read(teller: CaseStory, case_id: str) -> ReadCase:
    story = teller.of(case_id)
    photos = story.photos if story else ()
    loaded = tuple(LoadedPhoto(photo=photo, content=teller.files.attachment(photo.sha256)) for photo in photos)
    return ReadCase(case_id=case_id, story=story, photos=loaded)
