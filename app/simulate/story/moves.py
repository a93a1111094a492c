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
        if ticket.is_hurried:
            return now + self.delays.soon(0.6, 2.5)
        return now + self.delays.at_post(ticket.stage, ticket.urgent)

    def condition(self, ticket: Ticket) -> str:
        """Return the filing condition the case meets: the one it was drawn with, or what its description says."""
        if ticket.condition:
            return ticket.condition
        advised = self.advisor.condition(ticket.class_key, ticket.description).value
        return advised or self.limits.conditions(ticket.class_key)[0].condition

    def closing(self, ticket: Ticket) -> str:
        """Return the condition on which the case is closed."""
        row = self.limits.find(ticket.class_key, ticket.condition)
        return row.closing if row is not None else "问题消除"

    def finish(self, ticket: Ticket, now: Instant) -> Instant:
        """Return when the department is done with the case, and note on the ticket by when it must be."""
        limit = self.limits.handling(ticket.class_key, ticket.condition).limit
        due = ticket.case_due
        if due is None:
            due = self.delays.calendar.add(now, limit.us) if limit.is_work else now + limit.us
            ticket.case_due = due
        return now + self.delays.soon(3, 9) if ticket.is_hurried else self.delays.finish(now, due, limit)
