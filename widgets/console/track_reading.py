"""Reading tracks for a window: on a worker of its own, with its progress, and stopped when nobody waits any more."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event
from typing import TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal

from app.domain.city import Duty
from app.domain.moment import Instant
from app.situation.answers import Question
from app.situation.tracks_load import LoadedTracks, ShiftOfDay, load_tracks, shifts_of_day
from app.situation.view import View
from widgets.crossing import across
from widgets.jobs import Jobs

T = TypeVar("T")
Look = Callable[[Instant | None], View]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whose tracks of when; no terminals: everybody's."""

    since: Instant
    until: Instant
    terminals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosteredDay:
    """A day's shifts, and people's names by terminal."""

    shifts: tuple[ShiftOfDay, ...]
    names: Mapping[str, str]


class NotHere(Exception):
    """This seat keeps no situation to read from."""


class Unread(Exception):
    """The reading ``number`` of ``kind`` came to nothing; ``why`` is what went wrong."""

    def __init__(self, kind: "Kind", number: int, why: Exception) -> None:
        super().__init__(kind, number, why)
        self.kind, self.number, self.why = kind, number, why


Kind = tuple[int, str]
"""Who asks (an object's id), and what."""


class TrackReader(QObject):
    """Two workers. Of several readings of a kind the last one asked for counts, whichever comes first or fails.

    A load that does not count any more ends at the next hour of tracks, a question before it begins.
    """

    progressed = Signal(float)
    """How much is read, 0 to 1."""
    loaded = Signal(object)
    """A :class:`~app.situation.tracks_load.LoadedTracks`."""
    failed = Signal(str)
    cancelled = Signal()

    def __init__(self, look: Look | None, area: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._area = area
        self._open_jobs: Jobs | None = None
        self._number = 0
        self._stop = Event()
        self._stop.set()
        self._newest: dict[Kind, int] = {}
        self._asking: dict[Kind, tuple[WeakMethod[Callable[..., None]], WeakMethod[Callable[..., None]]]] = {}

    @property
    def is_reading(self) -> bool:
        """Say whether a load is under way."""
        return not self._stop.is_set()

    @property
    def _jobs(self) -> Jobs:
        """Return the workers; they begin when they are first needed."""
        if self._open_jobs is None:
            self._open_jobs = Jobs(self, workers=2)
        return self._open_jobs

    def load(self, wanted: Wanted) -> None:
        """Read tracks; what was being read is given up."""
        self._stop.set()
        stop = self._stop = Event()
        self._number += 1
        number, told = self._number, across(self._on_told)

        def read() -> tuple[int, LoadedTracks | None]:
            with _told_as(LOAD, number):
                view = self._view(None)
                terminals = in_area(view, wanted, self._area)
                if terminals is None:
                    return number, None
                return number, load_tracks(
                    view, wanted.since, wanted.until, terminals, lambda share: told(number, share), stop.is_set
                )

        self.progressed.emit(0.0)
        self._jobs.submit(self, read, self._on_loaded, self._on_failed)

    def cancel(self) -> None:
        """Give up what is being read."""
        if not self._stop.is_set():
            self._stop.set()
            self._number += 1
            self.cancelled.emit()

    def ask(
        self, owner: QObject, question: Question[T], on_done: Callable[[T], None], on_error: Callable[[Exception], None],
        at: Instant | None = None,
    ) -> None:  # fmt: skip
        """Answer *question* as of *at* (``None``: now) and hand the answer to *on_done*, a bound method of *owner*."""
        self._ask(owner, type(question).__name__, lambda: question.answer(self._view(at)), on_done, on_error)

    def day(self, owner: QObject, start: Instant, on_done: Callable[[RosteredDay], None]) -> None:
        """Find the shifts of the day that begins at *start*, and what people are called."""

        def read() -> RosteredDay:
            view = self._view(None)
            terminals = (*view.setting.city.terminals, *view.book.names)
            names = {one: view.book.name_of(one) for one in terminals}
            return RosteredDay(shifts=shifts_of_day(view, start), names=names)

        self._ask(owner, "day", read, on_done, self._on_no_day)

    def _ask(
        self, owner: QObject, what: str, read: Callable[[], T], on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:  # fmt: skip
        kind = id(owner), what
        number = self._newest[kind] = self._newest.get(kind, 0) + 1
        self._asking[kind] = WeakMethod(on_done), WeakMethod(on_error)

        def answer() -> tuple[Kind, int, T | None]:
            with _told_as(kind, number):
                return kind, number, read() if self._newest[kind] == number else None

        self._jobs.submit(owner, answer, self._on_answered, self._on_unanswered)

    def _on_answered(self, found: tuple[Kind, int, object]) -> None:
        kind, number, value = found
        if self._newest[kind] == number and (on_done := self._asking[kind][0]()) is not None:
            on_done(value)

    def _on_unanswered(self, error: Exception) -> None:
        if isinstance(error, Unread) and self._newest[error.kind] == error.number:
            on_error = self._asking[error.kind][1]()
            if on_error is not None:
                on_error(error.why)

    def _on_no_day(self, error: Exception) -> None:
        if not self.is_reading:  # else what is being read says itself what came of it
            self.failed.emit(_why(error))

    def close(self) -> None:
        """Read nothing more until somebody asks again."""
        self._stop.set()
        self._number += 1
        if self._open_jobs is not None:
            self._open_jobs.close()
            self._open_jobs.deleteLater()
            self._open_jobs = None

    def _view(self, at: Instant | None) -> View:
        if self._look is None:
            raise NotHere(self.tr("此席位没有态势数据"))
        return self._look(at)

    def _on_told(self, number: int, share: float) -> None:
        if number == self._number:
            self.progressed.emit(share)

    def _on_loaded(self, found: tuple[int, LoadedTracks | None]) -> None:
        number, loaded = found
        if number == self._number:
            self._stop.set()
            if loaded is None:
                self.failed.emit(self.tr("本席位管辖区域内没有排班人员"))
            else:
                self.loaded.emit(loaded)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Unread) and error.number == self._number:
            self._stop.set()
            self.failed.emit(_why(error.why))


LOAD: Kind = 0, "load"


@contextmanager
def _told_as(kind: Kind, number: int) -> Iterator[None]:
    """Say of what goes wrong in here which reading it was."""
    try:
        yield
    except Exception as error:
        raise Unread(kind, number, error) from error


def _why(error: Exception) -> str:
    return str(error) or type(error).__name__


def in_area(view: View, wanted: Wanted, area: str) -> Sequence[str] | None:
    """Return whose tracks a seat of *area* may read of those *wanted*; ``()`` is everybody, ``None`` nobody."""
    if not area:
        return wanted.terminals
    ours = set()
    for entry in view.book.duties_between(wanted.since, wanted.until):
        if isinstance(entry.what, Duty):
            bound = view.book.bindings(entry.what.start).get(entry.what.duty_grid)
            grids = view.standing.unit_grids.get(entry.what.duty_grid, ()) if bound is None else bound.unit_grids
            if grids and all(grid.startswith(area) for grid in grids):
                ours.add(entry.what.terminal)
    asked = ours & set(wanted.terminals) if wanted.terminals else ours
    return tuple(sorted(asked)) or None
