"""The roster (排班) of the gateway: who is on shift where, and which terminals are ours at all, as it is now."""

from collections.abc import Iterable, Mapping

from app.domain.city import City, Duty
from app.domain.duty_book import DutyBook
from app.domain.duty_entries import GRID_SUBJECT, PHONE_SUBJECT
from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Stream
from app.services.ports import Unit

ROSTER_SUBJECT = "roster"
"""The subject of duties and leaves in the stream ``shift``: one history."""


class Roster:
    """Terminals by responsibility grid; without any duty row it is not ``is_kept`` and nobody is called absent.

    It begins with the site's own rows; :meth:`load` and :meth:`fold` bring in what desks entered since.
    """

    def __init__(self, city: City, duties: Iterable[Duty] = ()) -> None:
        """Index the city's terminals and the *duties*."""
        rows = tuple(duties)
        self._city = city
        self._own = frozenset(city.terminals) | {duty.terminal for duty in rows}
        self._phones = {one.code: one.phone for one in city.departments if one.phone}
        self._begun = DutyBook(rows)
        self._settle(self._begun)

    @property
    def book(self) -> DutyBook:
        """Return the duty book as it is now."""
        return self._book

    @property
    def is_kept(self) -> bool:
        """Say whether there is any roster row."""
        return self._book.is_kept

    @property
    def phones(self) -> Mapping[str, str]:
        """Return the duty telephones by department, post or terminal; those entered win over the city's."""
        return self._phones | self._book.phones()

    def owners(self, heard: Iterable[Event] = ()) -> Mapping[str, str]:
        """Return the responsibility grid of each unit grid, *heard* but not yet folded included."""
        entered = self._book.after_all(heard).bindings()
        return {
            grid: one.code
            for one in self._city.duty_grids
            for grid in (entered[one.code].unit_grids if one.code in entered else one.unit_grids)
        }

    def load(self, unit: Unit) -> None:
        """Begin anew with everything that was entered so far; loading twice is loading once."""
        subjects = [(Stream.SHIFT, ROSTER_SUBJECT), (Stream.CONFIG, PHONE_SUBJECT)]
        subjects += [(Stream.CONFIG, GRID_SUBJECT + grid.code) for grid in self._city.duty_grids]
        events = [event for stream, subject in subjects for event in unit.history(stream, subject)]
        self._settle(self._begun.after_all(events))

    def fold(self, event: Event) -> None:
        """Take in what *event* changes, if it is about duties."""
        self.fold_all((event,))

    def fold_all(self, events: Iterable[Event]) -> None:
        """Take in what *events* change, those of them that are about duties; the book is copied once."""
        book = self._book.after_all(events)
        if book is not self._book:
            self._settle(book)

    def knows(self, terminal: str) -> bool:
        """Say whether *terminal* is registered."""
        return terminal in self._known

    def name_of(self, terminal: str) -> str:
        """Return the collector's name on the roster, or the terminal's id."""
        return self._book.name_of(terminal)

    def has_duty_grid(self, code: str) -> bool:
        """Say whether the city has the responsibility grid *code*."""
        return code in self._unit_grids

    def on_shift(self, duty_grid: str, at: Instant) -> tuple[str, ...]:
        """Return the terminals on shift in *duty_grid* at *at*, in roster order; whoever is on leave is not."""
        return tuple(duty.terminal for duty in self._book.duties_at(at) if duty.duty_grid == duty_grid)

    def all_on_shift(self, at: Instant) -> frozenset[str]:
        """Return every terminal on shift anywhere at *at*."""
        return frozenset(duty.terminal for duty in self._book.duties_at(at))

    def on_leave(self, at: Instant) -> frozenset[str]:
        """Return every terminal whose collector is on leave at *at*."""
        return frozenset(leave.terminal for leave in self._book.leaves_at(at))

    def bound_to(self, duty_grid: str) -> tuple[str, ...]:
        """Return the terminals bound to *duty_grid*, on shift or not."""
        return self._bound.get(duty_grid, ())

    def duty_grid_of(self, unit_grid: str) -> str:
        """Return the responsibility grid that *unit_grid* belongs to, ``""`` where none has it."""
        return self._grid_of.get(unit_grid, "")

    def unit_grids_of(self, duty_grid: str) -> tuple[str, ...]:
        """Return the unit grids of *duty_grid*."""
        return self._unit_grids.get(duty_grid, ())

    def _settle(self, book: DutyBook) -> None:
        self._book = book
        entered = book.bindings()
        self._bound = {grid.code: grid.terminals for grid in self._city.duty_grids}
        self._bound |= {code: one.terminals for code, one in entered.items()}
        self._unit_grids = {grid.code: grid.unit_grids for grid in self._city.duty_grids}
        self._unit_grids |= {code: one.unit_grids for code, one in entered.items()}
        self._grid_of = {grid: code for code, grids in self._unit_grids.items() for grid in grids}
        self._known = self._own.union(*self._bound.values())
