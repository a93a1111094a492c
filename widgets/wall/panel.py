"""The one base of all wall panels: what a panel asks, what it is called, and how it lays itself out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeVar

from PySide6.QtCore import QObject

from app.domain.work_time import WorkCalendar
from app.situation.answers import Moment, Question
from widgets.theme import Theme
from widgets.wall.glance import Glance, Look, Nothing, Source
from widgets.wall.looks import body_failed, body_loading, body_nothing, title_bar, with_stale_ground
from widgets.wall.sheet import Sheet

T = TypeVar("T")


class UnansweredError(Exception):
    """The moment has no answer to a panel's question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelContext:
    """The least a panel can live on: what stands still. ``duty`` are posts with their numbers, never names."""

    theme: Theme
    calendar: WorkCalendar | None = None
    duty: tuple[str, ...] = ()
    city_name: str = ""


class WallPanel(QObject):
    """One panel of the wall. A subclass gives :attr:`key`, a title, questions and :meth:`lay_out`; looks come from here."""

    key: ClassVar[str] = ""
    """The name in a scene's file."""
    source: ClassVar[Source] = Source.CASES
    bar_rows: ClassVar[int] = 6
    """How many grey bars stand for the rows while loading."""

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def title(self) -> str:
        """Return the panel's name."""
        raise NotImplementedError

    def questions(self) -> tuple[Question[object], ...]:
        """Return what the panel asks of the situation."""
        raise NotImplementedError

    def note(self, moment: Moment) -> str:  # noqa: ARG002  # most panels have something to say here
        """Return what stands behind the title."""
        return ""

    def nothing(self, moment: Moment) -> Nothing | None:  # noqa: ARG002  # most panels are never empty
        """Return the sentence for when there is nothing to list, or ``None``."""
        return None

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put what *moment* says below the title bar of *sheet*."""
        raise NotImplementedError

    def boxes(self, sheet: Sheet) -> Sequence[tuple[float, float, float, float]]:  # noqa: ARG002
        """Return the parts (x, y, width, height in units) that lie above a hosted widget; none: the panel hosts none."""
        return ()

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Fill *sheet* with the look that *glance* allows, and return that look."""
        look, moment = glance.look, glance.moment
        nothing = self.nothing(moment) if moment is not None and look in {Look.LIVE, Look.STALE} else None
        note = self.note(moment) if moment is not None and look in {Look.LIVE, Look.STALE} else ""
        title_bar(sheet, self.title(), note, glance)
        body = len(sheet.items)
        if look is Look.LOADING:
            body_loading(sheet, self.bar_rows)
        elif moment is None or look is Look.FAILED:
            body_failed(sheet, glance)
        elif nothing is not None:
            body_nothing(sheet, nothing)
            look = Look.EMPTY if look is Look.LIVE else look
        else:
            self.lay_out(moment, sheet)
        if look is Look.STALE:
            with_stale_ground(sheet, body)
        return look


def answer(moment: Moment, question: Question[T]) -> T:
    """Return the answer to *question*, or raise :class:`UnansweredError`."""
    found = moment.of(question)
    if found is None:
        raise UnansweredError(str(question))
    return found
