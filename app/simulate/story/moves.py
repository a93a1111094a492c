"""A case's next move, and what its drawing needs."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.city import City
from app.domain.limit import Limit
from app.domain.limits import Limits
from app.domain.moment import Instant
from app.domain.terms import Post
from app.services.advice import Advisor
from app.simulate.story.delays import Delays
from app.simulate.story.shifts import Shifts
from app.simulate.story.ticket import Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A step that will be taken: when, under which post, with which fields; for collectors the task's result.

    ``by`` is the department, unit or team that takes it, where that is not who holds the case.
    """

    at: Instant
    step: str
    post: Post
    fields: Mapping[str, object] = field(default_factory=dict)
    result: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """What decisions are drawn from; keeps nothing but what stands on the ticket.

    ``under`` are the units and teams by the code of what they belong to (``""``: the departments), ``stock`` the open
    cases by id, among which repeats are looked for.
    """

    advisor: Advisor
    limits: Limits
    delays: Delays
    shifts: Shifts
    rng: random.Random
    under: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stock: Mapping[str, Ticket] = field(default_factory=dict)

    def happens(self, share: float) -> bool:
        """Say whether what befalls this share of cases befalls this one."""
        return self.rng.random() < share

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

    def steps_left(self, ticket: Ticket) -> int:
        """Return how many steps of its limit follow the one the case is in."""
        row = self.limits.find(ticket.class_key, ticket.condition)
        return 0 if row is None else max(0, len(row.steps) - 1 - ticket.limit_step)

    def extended(self, due: Instant, more: Limit) -> Instant:
        """Return the due moment *more* later."""
        return self.delays.calendar.add(due, more.us) if more.is_work else due + more.us

    def limit(self, ticket: Ticket) -> Limit:
        """Return the limit of the step that the case is in, the condition's own where it has one step."""
        row = self.limits.handling(ticket.class_key, self.condition(ticket))
        return row.steps[min(ticket.limit_step, len(row.steps) - 1)].limit if row.steps else row.limit

    def finish(self, ticket: Ticket, now: Instant) -> Instant:
        """Return when the department is done with the case, and note on the ticket by when it must be."""
        limit, due = self.limit(ticket), ticket.case_due
        if due is None:
            due = self.delays.calendar.add(now, limit.us) if limit.is_work else now + limit.us
            ticket.case_due = due
        return now + self.delays.soon(3, 9) if ticket.is_hurried else self.delays.finish(now, due, limit)


def levels_of(city: City) -> dict[str, tuple[str, ...]]:
    """Return the codes of departments, units and teams by that of the level above, ``""`` for departments."""
    found: dict[str, tuple[str, ...]] = {}
    for one in city.departments:
        found[one.parent] = (*found.get(one.parent, ()), one.code)
    return found
