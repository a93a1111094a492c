"""The one base of all wall panels: what a panel asks, what it is called, and how it lays itself out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.domain.camera import Camera
from app.domain.component import Components
from app.domain.work_time import WorkCalendar
from app.services.ports import CaseFiles
from app.services.wall_marks import Behind
from app.services.wall_methods import Method
from app.situation.answers import Moment, Question
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.filter_names import FilterNames
from widgets.theme import Theme
from widgets.wall.glance import Glance, Look, Nothing, Source
from widgets.wall.looks import body_failed, body_loading, body_nothing, title_bar, with_stale_ground
from widgets.wall.narrowed import filter_words
from widgets.wall.rates import Rate
from widgets.wall.scene_keys import DENSITY_TOP, MapLook, Period
from widgets.wall.sheet import Sheet

if TYPE_CHECKING:
    from widgets.map.view import MapView  # it brings a browser, which only the map's own panel needs

T = TypeVar("T")


class UnansweredError(Exception):
    """The moment has no answer to a panel's question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelContext:
    """The least a panel can live on: what stands still. ``duty`` are posts with their numbers, never names.

    ``case_files`` are histories and photos by id, ``read_components`` the city's components, both read off the screen's thread.
    ``wall`` is the wall's name in the log; ``city_map`` the one map there is, for the panel that shows it.
    ``density_top``, ``period``, ``filter`` and ``map_look`` are the scene's; a panel has a new context when they change.
    """

    theme: Theme
    calendar: WorkCalendar | None = None
    duty: tuple[str, ...] = ()
    city_name: str = ""
    wall: str = ""
    city_map: "MapView | None" = None
    density_top: float = DENSITY_TOP
    period: Period = Period.TODAY
    filter: Filter = EVERYTHING
    map_look: MapLook = MapLook()  # noqa: RUF009  # a frozen value
    cameras: tuple[Camera, ...] = ()
    case_files: CaseFiles | None = None
    read_components: Callable[[], Components] = Components.none


@dataclass(frozen=True, slots=True, kw_only=True)
class Pane:
    """What one window shows of a panel: *box* in the window's px; *corner* is where that lies in a panel of *whole* px.

    Behind the bezels between two windows *whole* goes on. ``across`` and ``down`` are the seams, px from its corner.
    """

    box: QRect
    corner: QPoint
    whole: QSize
    across: tuple[float, ...] = ()
    down: tuple[float, ...] = ()


class WallPanel(QObject):
    """One panel of the wall. A subclass gives :attr:`key`, a title, questions and :meth:`lay_out`; looks come from here."""

    key: ClassVar[str] = ""
    """The name in a scene's file."""
    source: ClassVar[Source] = Source.CASES
    bar_rows: ClassVar[int] = 6
    """How many grey bars stand for the rows while loading."""
    follows_filter: ClassVar[bool] = True
    """Whether its numbers are those of the scene's filter; the title then says so."""

    questions_changed = Signal()
    """Ask :meth:`questions` again."""
    refresh_wanted = Signal()
    """What the panel hosts came or went: refresh and paint it at once."""

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def title(self) -> str:
        """Return the panel's name."""
        raise NotImplementedError

    def questions(self) -> tuple[Question[object], ...]:
        """Return what the panel asks of the situation."""
        raise NotImplementedError

    def asked(self) -> tuple[Question[object], ...]:
        """Return :meth:`questions`, and what the filter over them is called."""
        return self.questions() if not self.is_narrowed else (*self.questions(), self._filter_names())

    @property
    def is_narrowed(self) -> bool:
        """Say whether a filter keeps some cases out of the panel's numbers."""
        return self.follows_filter and not self.context.filter.is_empty

    def narrowed(self, moment: Moment | None, fits: Callable[[str], bool]) -> str:
        """Return ``筛选 …`` as far as *fits* lets it in, ``""`` where nothing is kept out."""
        names = None if moment is None else moment.of(self._filter_names())
        return filter_words(self.context.filter, names, fits) if self.is_narrowed else ""

    def rates(self, moment: Moment) -> tuple[Rate, ...]:  # noqa: ARG002  # most panels print none
        """Return every rate that the panel prints, with the printed numbers it follows from."""
        return ()

    def _filter_names(self) -> FilterNames:
        return FilterNames(filter=self.context.filter)

    def needs(self) -> tuple[Question[object], ...]:
        """Return the questions without whose answers the panel shows that it waits or failed."""
        return self.questions()

    def behind(self, moment: Moment) -> tuple[Behind, ...]:  # noqa: ARG002  # most panels have marks of their own
        """Return which cases the numbers of the panel as a whole count; those of a row are put with the row."""
        return ()

    def methods(self, moment: Moment) -> tuple[Method, ...]:  # noqa: ARG002  # most panels print counts alone
        """Return how those numbers of the panel are worked out that count no cases: bands, differences, medians."""
        return ()

    def note(self, moment: Moment) -> str:  # noqa: ARG002  # most panels have something to say here
        """Return what stands behind the title."""
        return ""

    def nothing(self, moment: Moment) -> Nothing | None:  # noqa: ARG002  # most panels are never empty
        """Return the sentence for when there is nothing to list, or ``None``."""
        return None

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put what *moment* says below the title bar of *sheet*."""
        raise NotImplementedError

    def hosted(self) -> QWidget | None:
        """Return the widget that fills the panel; it is seen wherever :meth:`compose` puts nothing."""
        return None

    def place_hosted(self, whole: QRect, pane: "Pane") -> None:  # noqa: ARG002  # for those that span several windows
        """Have the hosted widget fill *whole*, px of the window, which may reach beyond it."""
        hosted = self.hosted()
        if hosted is not None:
            hosted.setGeometry(whole)

    def paint_ground(self, painter: QPainter, place: QRect) -> None:
        """Paint under what :meth:`compose` puts; most panels have nothing there."""

    def take(self, moment: Moment) -> None:
        """Hand *moment* to the hosted widget; a panel that only lays out has nothing to do."""

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Fill *sheet* with the look that *glance* allows, and return that look."""
        look, moment = glance.look, glance.moment
        nothing = self.nothing(moment) if moment is not None and look in {Look.LIVE, Look.STALE} else None
        note = self.note(moment) if moment is not None and look in {Look.LIVE, Look.STALE} else ""
        title_bar(sheet, self.title(), note, glance, lambda fits: self.narrowed(moment, fits))
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
            sheet.lists_whole(self.title(), self.behind(moment), self.methods(moment))
        if look is Look.STALE:
            with_stale_ground(sheet, body)
        return look


def answer(moment: Moment, question: Question[T]) -> T:
    """Return the answer to *question*, or raise :class:`UnansweredError`."""
    found = moment.of(question)
    if found is None:
        raise UnansweredError(str(question))
    return found
