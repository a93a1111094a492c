"""The simulated life of the cases: what is planned, which messages bring it about, what follows when it was done."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.case import Case
from app.domain.moment import Instant
from app.domain.terms import Post, Stage, Supervision
from app.services.messages import Reply, Report, Step
from app.services.rules import Rules
from app.simulate.story import calls
from app.simulate.story.acts import Act, Acts, Arising, Calling, Moving
from app.simulate.story.aftermath import Aftermath
from app.simulate.story.delays import Pace
from app.simulate.story.found import Finder, Found
from app.simulate.story.moves import Move, Plot
from app.simulate.story.outcome import note_step
from app.simulate.story.plot import next_move
from app.simulate.story.rhythm import arrivals
from app.simulate.story.side_acts import SideActs, claiming, filing_afterwards, still_fits
from app.simulate.story.ticket import WITH_DEPARTMENT, Ticket
from app.simulate.story.voices import Voices

Meet = Callable[[str, Instant, float, float], None]
"""Told which terminal will be needed where (degrees) and when, so that its collector can walk there."""
_BESIDE = ("acknowledge_alarm", "claim", "reply_order", "answer_transfer")
"""Acts on a case that are no steps of it."""
_CLAIMED = ("file", "close")
"""Steps before which a desk may claim the case: their post has one simulated seat only."""


@dataclass(slots=True)
class Drama:
    """Plans acts and follows cases. Whoever runs it takes acts, sends their messages, and tells what came of them.

    ``claims`` is the share of filings and closings that a desk claims before.
    """

    rules: Rules
    voices: Voices
    finder: Finder
    plot: Plot
    side_acts: SideActs
    aftermath: Aftermath
    pace: Pace
    rng: random.Random
    reports_a_day: float
    claims: float = 0.0
    meet: Meet = field(default=lambda _terminal, _at, _lon, _lat: None)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    _acts: Acts = field(default_factory=Acts)

    def expect(self, since: Instant, until: Instant, least: float = 0.0) -> None:
        """Plan the reports that arise in [*since*, *until*); see :func:`rhythm.arrivals` for *least*."""
        for at in arrivals(since, until, self.rules.calendar, self.reports_a_day, self.rng, least):
            self.arise(self.finder.find(at))
            if (call := calls.told(at, self.rng)) is not None:
                self._acts.put(*call)

    def arise(self, found: Found) -> None:
        """Plan one report."""
        if found.reporter:
            self.meet(found.reporter, found.at, found.lon, found.lat)
        self._acts.put(found.at, Arising(found=found))

    def adopt(self, cases: Iterable[Case], now: Instant) -> None:
        """Go on with *cases* from how they stand at *now*; what our own posts owe was begun when it reached them."""
        for case in cases:
            ticket = Ticket.of(case)
            is_ours = ticket.stage not in WITH_DEPARTMENT
            self.follow(ticket, now, since=case.last_valid_at if is_ours else now)

    def follow(self, ticket: Ticket, now: Instant, since: Instant | None = None) -> None:
        """Go on with a case as *ticket* says it stands, *since* when (else now).

        A ticket of the same case before is dropped.
        """
        former = self.tickets.get(ticket.case_id)
        if former is not None:
            self._forget(former)
        self._note(ticket)
        self._plan(ticket, now if since is None else since, now)
        if ticket.unfiled and "filing" not in ticket.done:
            ticket.done |= {"filing", "appeal"}
            self._plan_aside(ticket, filing_afterwards(self.side_acts.delays, now, self.plot.condition(ticket)))
        if ticket.supervised is Supervision.WAITING:
            self._plan_aside(ticket, self.side_acts.after_supervision(now, is_hurried=ticket.is_hurried))

    def take_over(self, case: Case, now: Instant) -> None:
        """Go on with *case* as it stands after a step that nobody here took."""
        after, known = Ticket.of(case), self.tickets.get(case.case_id)
        if not after.is_open:
            self.end(after, "", now)
            return
        if known is not None:
            after.inherit(known)
        self.follow(after, now)

    def end(self, after: Ticket, step: str, now: Instant) -> None:
        """Take note that *step* has ended the case, which stands as *after* says; nothing if that is known."""
        known = self.tickets.get(after.case_id)
        if known is not None:
            after.done = known.done
            self._forget(known)
            self._ended(after, step, now)

    def note_aside(self, ticket: Ticket, after: Ticket, now: Instant) -> None:
        """Take note that somebody urged or supervised the case: it stands as *after* says, where it stood."""
        is_new = after.supervised is Supervision.WAITING and ticket.supervised is not Supervision.WAITING
        ticket.version, ticket.supervised, ticket.is_hurried = after.version, after.supervised, after.is_hurried
        if is_new:
            self._plan_aside(ticket, self.side_acts.after_supervision(now, is_hurried=ticket.is_hurried))

    def ring(self, case_id: str, now: Instant) -> None:
        """Take note that an alarm was raised for the case: a simulated desk looks at it if nobody else does."""
        ticket = self.tickets.get(case_id)
        if ticket is not None:
            self._plan_aside(ticket, self.side_acts.acknowledging_late(now))

    def next_at(self) -> Instant | None:
        """Return when the next act is due."""
        return self._acts.next_at()

    def take(self, before: Instant, most: int) -> Iterator[tuple[Instant, Act]]:
        """Yield acts due before *before*; each must be told :meth:`done`, :meth:`refused` or :meth:`postponed`."""
        return self._acts.take(before, most)

    def postponed(self, act: Act, at: Instant) -> None:
        """Have *act* come again at *at*."""
        self._acts.put(at, act)

    def message(self, act: Act) -> Report | Reply | Step | None:
        """Return the message that brings *act* about, ``None`` if it makes no sense any more or nobody can send it."""
        if not isinstance(act, Moving):
            return self.voices.of_told(act)
        ticket = self._standing(act)
        if ticket is None or (act.is_aside and not still_fits(ticket, act.move.step)):
            return None
        return self.voices.of_move(ticket, act.move)

    def done(self, act: Act, case_id: str, now: Instant) -> None:
        """Take note that *act* was done at *now*, and plan what follows."""
        if isinstance(act, Arising):
            self.counts["reports"] += 1
            ticket = act.found.ticket(case_id)
            self.follow(ticket, now)
            if act.found.rings:
                self._plan_aside(ticket, self.side_acts.acknowledging(now))
            return
        self.counts["steps"] += 1
        if isinstance(act, Calling):
            following = calls.after(act, now, self.side_acts.delays)
            if following is not None:
                self._acts.put(*following)
        else:
            self._step_done(act, now)

    def refused(self, act: Act, code: str) -> None:
        """Take note that *act* was refused; the case is left alone until somebody follows it again."""
        self.counts["refused"] += 1
        self.counts[f"refused: {code}"] += 1
        if isinstance(act, Moving) and not act.is_aside:
            self._forget(act.ticket)

    def is_current(self, act: Act) -> bool:
        """Say whether what *act* is about still stands as it was when the act was planned."""
        if isinstance(act, Arising | Calling):
            return True
        is_after_end = act.is_aside and not act.ticket.is_open
        return is_after_end or self.tickets.get(act.ticket.case_id) is act.ticket

    def _standing(self, act: Moving) -> Ticket | None:
        """Return the ticket of the act's case as it stands; ``None`` if an act aside was for an open case that ended.

        Somebody else may have moved the case since an act aside was planned: then there is a new ticket.
        """
        if not act.is_aside:
            return act.ticket
        is_for_open = act.ticket.is_open and act.move.step != "acknowledge_alarm"
        return self.tickets.get(act.ticket.case_id, None if is_for_open else act.ticket)

    def _step_done(self, act: Moving, now: Instant) -> None:
        ticket, move = self._standing(act) or act.ticket, act.move
        if move.step not in _BESIDE:
            was_in_hand, was_open = ticket.is_in_hand, ticket.is_open
            note_step(self.plot, self.rules.workflow.step(move.step), ticket, move, now)
            self.pace.in_hand += ticket.is_in_hand - was_in_hand
            if ticket.is_open is not was_open:
                self._turned(ticket, move, now)
                return
            if not act.is_aside or _is_awaited(ticket, move):
                self._plan(ticket, now, now)
                return
        self._after_aside(ticket, move, now)

    def _turned(self, ticket: Ticket, move: Move, now: Instant) -> None:
        """Go on with a case that has ended or was opened again."""
        if ticket.is_open:
            self.tickets[ticket.case_id] = ticket
            self._plan(ticket, now, now)
        else:
            self.tickets.pop(ticket.case_id, None)
            self._ended(ticket, move.step, now)

    def _ended(self, ticket: Ticket, step: str, now: Instant) -> None:
        for aside in self.aftermath.after_end(ticket, step, now):
            self._plan_aside(ticket, aside)

    def _plan(self, ticket: Ticket, since: Instant, now: Instant) -> None:
        """Plan the next step of a case that stands so *since*, dropping what was planned for it before."""
        ticket.plan += 1
        move = next_move(self.plot, ticket, since)
        if move is not None:
            at = move.at if move.at >= now else now + self.side_acts.delays.soon(0.1, 4)
            self._acts.put(at, Moving(ticket=ticket, move=move, plan=ticket.plan))
            if self.claims and move.step in _CLAIMED and self.rng.random() < self.claims:
                self._plan_aside(ticket, claiming(move))
            if move.post is Post.COLLECTOR:
                self.meet(ticket.checker, move.at, ticket.lon, ticket.lat)
        if ticket.stage is Stage.DISPATCHED:
            for aside in self.side_acts.after_dispatch(ticket, now):
                self._plan_aside(ticket, aside)

    def _after_aside(self, ticket: Ticket, move: Move, now: Instant) -> None:
        if move.step == "supervise":
            due = move.fields.get("reply_due")
            self._plan_aside(ticket, self.side_acts.after_supervision(now, due=due if isinstance(due, int) else None))
        elif move.step == "expose":
            self._plan_aside(ticket, self.side_acts.after_proposal(now))
        for aside in self.aftermath.after_step(ticket, move, now):
            self._plan_aside(ticket, aside)

    def _plan_aside(self, ticket: Ticket, move: Move) -> None:
        self._acts.put(move.at, Moving(ticket=ticket, move=move, plan=0, is_aside=True))

    def _note(self, ticket: Ticket) -> None:
        self.tickets[ticket.case_id] = ticket
        self.pace.in_hand += ticket.is_in_hand

    def _forget(self, ticket: Ticket) -> None:
        ticket.plan += 1
        if self.tickets.pop(ticket.case_id, None) is not None:
            self.pace.in_hand -= ticket.is_in_hand


def _is_awaited(ticket: Ticket, move: Move) -> bool:
    """Say whether an act aside does what the case waited for: filing what only waits to be closed."""
    return move.step == "file_afterwards" and ticket.stage is Stage.CHECKED
