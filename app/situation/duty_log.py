"""What was entered in the duty book, in order: shifts, leaves, telephones, responsibility grids."""

from collections.abc import Iterable

from app.domain.duty_book import DutyBook
from app.domain.duty_entries import DUTY_REMOVED, DUTY_SET, GRID_SET, LEAVE_REMOVED, LEAVE_SET, PHONE_SET, SWITCHED
from app.domain.event import Event

KINDS = frozenset({DUTY_SET, DUTY_REMOVED, LEAVE_SET, LEAVE_REMOVED, PHONE_SET, GRID_SET, SWITCHED})


class DutyLog:
    """The events that :class:`~app.domain.duty_book.DutyBook` reads; the book itself begins with a site's roster."""

    def __init__(self, records: Iterable[Event] = ()) -> None:
        self._records = list(records)

    def __len__(self) -> int:
        return len(self._records)

    def append(self, events: Iterable[Event]) -> None:
        """Append those of *events* that are about duties."""
        self._records.extend(event for event in events if event.kind in KINDS)

    def records(self) -> tuple[Event, ...]:
        """Return all of them."""
        return tuple(self._records)

    def after(self, count: int) -> tuple[Event, ...]:
        """Return those behind the first *count*."""
        return tuple(self._records[count:])


class BookOfDuties:
    """The duty book that begins with the site's roster and follows one log; a new log needs a new one."""

    def __init__(self, base: DutyBook) -> None:
        self._book, self._read = base, 0

    def after(self, log: DutyLog) -> DutyBook:
        """Return the book after all that *log* has."""
        if len(log) > self._read:
            self._book = self._book.after_all(log.after(self._read))
            self._read = len(log)
        return self._book
