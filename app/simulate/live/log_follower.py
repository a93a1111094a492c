"""Follows the log, so that the drama goes on from what really happened, whoever did it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.case import CaseState
from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Post, Stream
from app.services.alarms import RAISED
from app.simulate.drama import Drama
from app.simulate.live.ports import Log
from app.simulate.story.ticket import Ticket

_AT_ONCE = 1000
_HALL = (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER, Post.LEADER)


@dataclass(slots=True)
class LogFollower:
    """Reads *log* from ``head`` on. ``seats`` are the simulated ones: whoever acts from another seat is real."""

    log: Log
    drama: Drama
    seats: frozenset[str]
    head: int = 0

    def begin(self, now: Instant) -> None:
        """Take over all open cases as they stand."""
        self.head = self.log.head()
        self.drama.adopt((case for case in self.log.cases(None, None) if Ticket.of(case).is_open), now)

    def poll(self, now: Instant) -> None:
        """Take note of what was written since."""
        while events := self.log.events_after(self.head, _AT_ONCE):
            for event in events:
                if event.stream == Stream.CASE:
                    self._take(event, now)
                elif event.stream == Stream.ALARM and event.kind == RAISED:
                    self.drama.ring(event.subject, now)
            self.head = events[-1].seq

    def _take(self, event: Event, now: Instant) -> None:
        known, after = self.drama.tickets.get(event.subject), _ticket_of(event)
        if known is not None and known.version >= after.version:
            return
        if not after.is_open:
            self.drama.end(after, event.kind, now)
            return
        if known is not None:
            after.inherit(known)
        after.is_hurried = self._is_by_somebody(event) or (known is not None and known.is_hurried)
        if known is not None and _stands(known) == _stands(after):
            self.drama.note_aside(known, after, now)
        else:
            self.drama.follow(after, now)

    def _is_by_somebody(self, event: Event) -> bool:
        return event.post in _HALL and bool(event.seat) and event.seat not in self.seats


def _stands(ticket: Ticket) -> tuple[object, ...]:
    """Return what decides who acts next; another collector is asked where one did not answer."""
    return (
        ticket.stage,
        ticket.pending,
        ticket.checker,
        ticket.acting,
        ticket.assistants,
        ticket.disputed,
        ticket.ownerless,
    )


def _ticket_of(event: Event) -> Ticket:
    payload = json.loads(event.payload)
    facts = payload.get("facts", {})
    told = facts.get("description", "") if isinstance(facts, Mapping) else ""
    return Ticket.standing(event.subject, payload["version"], CaseState.from_payload(payload["after"]), str(told))
