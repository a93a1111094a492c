"""A case's next move, and what its drawing needs."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.limits import Limits
from app.domain.moment import Instant
from app.domain.terms import Post
from app.services.advice import Advisor
from app.simulate.story.delays import Delays
from app.simulate.story.shifts import Shifts
from app.simulate.story.ticket import Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A step that will be taken: when, under which post, with which fields; for collectors the task's result."""

    at: Instant
    step: str
    post: Post
    fields: Mapping[str, object] = field(default_factory=dict)
    result: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """What decisions are drawn from; keeps nothing but what stands on the ticket."""

    advisor: Advisor
    limits: Limits
    delays: Delays
    shifts: Shifts
    rng: random.Random

    def at_post(self, ticket: Ticket, now: Instant) -> Instant:
        """Return when one of our own posts gets to the case."""
        return now + self.delays.at_post(ticket.stage, ticket.urgent)

    def finish(self, ticket: Ticket, now: Instant) -> Instant:
        """Return when the department is done with the case, and note on the ticket by when it must be."""
        limit = self.limits.handling(ticket.class_key, ticket.condition).limit
        due = ticket.case_due
        if due is None:
            due = self.delays.calendar.add(now, limit.us) if limit.is_work else now + limit.us
            ticket.case_due = due
        return self.delays.finish(now, due, limit)
