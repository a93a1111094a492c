"""The duty book: who is on shift where, who is on leave, and the duty telephones, as of any moment.

It begins with the site's roster and goes on with what was entered at desks. An entry that was taken back or replaced
counts until then, so that the past stays as it was; an entry made late (a leave told the next day) corrects it, unless
``known_by`` asks what was known at that time.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from types import MappingProxyType

from app.domain.city import Duty
from app.domain.duty_entries import Change, GridBinding, Leave, read_change
from app.domain.duty_pages import NEVER, Entry, Pages, last_said
from app.domain.event import Event
from app.domain.moment import Instant

log = logging.getLogger(__name__)

_START = attrgetter("start")


class DutyBook:
    """A value: :meth:`after` returns another one. Times are instants; ``known_by`` ``None`` means all that is known."""

    def __init__(self, base: Sequence[Duty] = (), *, pages: Pages | None = None) -> None:
        """Begin with the site's roster, or with *pages*, which nobody else may change any more."""
        self._pages = Pages.of(base) if pages is None else pages

    @property
    def is_kept(self) -> bool:
        """Say whether there is any duty at all; else nobody can be called absent."""
        return bool(self._pages.base.entries or self._pages.entered.newest)

    @property
    def names(self) -> Mapping[str, str]:
        """Return the collectors' names by terminal, as the site's roster has them."""
        return MappingProxyType(self._pages.names)

    def name_of(self, terminal: str) -> str:
        """Return the collector's name, or the terminal's id."""
        return self._pages.names.get(terminal, terminal)

    def after(self, event: Event) -> "DutyBook":
        """Return the book after *event*; one of another kind changes nothing."""
        return self.after_all((event,))

    def after_all(self, events: Iterable[Event]) -> "DutyBook":
        """Return the book after *events*, copied once; what cannot be read is logged and passed over."""
        changes = [(event, change) for event in events if (change := _read(event)) is not None]
        if not changes:
            return self
        pages = self._pages.copy()
        for event, change in changes:
            pages.take(change, event.recorded_at)
        return DutyBook(pages=pages)

    def duties_at(self, t: Instant, known_by: Instant | None = None) -> tuple[Duty, ...]:
        """Return who was on shift at *t*; whoever was on leave was not."""
        away = {leave.terminal for leave in self.leaves_at(t, known_by)}
        found = (*self._pages.base.at(t, known_by), *self._pages.entered.at(t, known_by))
        duties = (entry.what for entry in found)
        return tuple(one for one in duties if isinstance(one, Duty) and one.terminal not in away)

    def duties_after(self, t: Instant, until: Instant, known_by: Instant | None = None) -> tuple[Duty, ...]:
        """Return who was to begin after *t* and by *until*; whoever was to be on leave by then was not."""
        planned = (one.what for one in self._pages.base.planned(t + 1, until + 1, known_by))
        entered = (one.what for one in self._pages.entered.planned(t + 1, until + 1, known_by))
        begins = [one for one in (*planned, *entered) if isinstance(one, Duty) and one.start > t]
        return tuple(one for one in begins if not self._is_to_be_away(one, known_by))

    def _is_to_be_away(self, duty: Duty, known_by: Instant | None) -> bool:
        leaves = self._pages.leaves.planned(duty.start, duty.start + 1, known_by)
        return any(leave.what.terminal == duty.terminal for leave in leaves)

    def leaves_at(self, t: Instant, known_by: Instant | None = None) -> tuple[Leave, ...]:
        """Return who was on leave (请假) at *t*."""
        return tuple(one.what for one in self._pages.leaves.at(t, known_by) if isinstance(one.what, Leave))

    def duties_between(self, since: Instant, until: Instant) -> tuple[Entry, ...]:
        """Return the duties that touch the period and were not taken back, in order of start: an editor's list."""
        found = (*self._pages.base.between(since, until), *self._pages.entered.between(since, until))
        return tuple(sorted((one for one in found if one.unsaid_at == NEVER), key=_START))

    def leaves_between(self, since: Instant, until: Instant) -> tuple[Entry, ...]:
        """Return the leaves that touch the period and were not taken back, in order of start."""
        return tuple(one for one in self._pages.leaves.between(since, until) if one.unsaid_at == NEVER)

    def duties_run(self, since: Instant, until: Instant) -> tuple[Duty, ...]:
        """Return the duties that touch the period as they stand now, and those taken back while they ran, until then.

        In order of start.
        """
        base, entered = self._pages.base, self._pages.entered
        found = (shelf.run_between(since, until, entered.newest) for shelf in (base, entered))
        return tuple(sorted((one for one in chain.from_iterable(found) if isinstance(one, Duty)), key=_START))

    def leaves_run(self, since: Instant, until: Instant) -> tuple[Leave, ...]:
        """Return the leaves that touch the period, in the same way: who came back early (销假) was away until then."""
        leaves = self._pages.leaves
        return tuple(one for one in leaves.run_between(since, until, leaves.newest) if isinstance(one, Leave))

    def duty(self, entry_id: str) -> Duty | None:
        """Return the duty that stands under *entry_id* now."""
        found = self._pages.entered.newest.get(entry_id) or self._pages.base.newest.get(entry_id)
        return found.what if found is not None and isinstance(found.what, Duty) else None

    def leave(self, entry_id: str) -> Leave | None:
        """Return the leave that stands under *entry_id* now."""
        found = self._pages.leaves.newest.get(entry_id)
        return found.what if found is not None and isinstance(found.what, Leave) else None

    def phones(self, t: Instant | None = None) -> dict[str, str]:
        """Return the duty telephones entered by *t*, by department, post or terminal; ``""`` was struck out."""
        return {key: phone for key, said in self._pages.phones.items() if (phone := last_said(said, t)) is not None}

    def merged_posts(self, t: Instant | None = None) -> bool:
        """Say whether 合岗 was on at *t*; off is what a log begins with."""
        return bool(last_said(self._pages.merged, t))

    def bindings(self, t: Instant | None = None) -> dict[str, GridBinding]:
        """Return the responsibility grids as entered by *t*, by code; the city's own hold for all others."""
        return {code: one for code, said in self._pages.bindings.items() if (one := last_said(said, t)) is not None}


def _read(event: Event) -> Change | None:
    try:
        return read_change(event)
    except (ValueError, KeyError, TypeError) as error:
        log.warning("duty event %s is not read: %r", event.seq, error)
        return None
