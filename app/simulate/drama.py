"""The simulated life of the cases: what is planned, which messages bring it about, what follows when it was done."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from app.domain.case import Case
from app.domain.moment import Instant
from app.domain.terms import Post, Source, Stage, Supervision
from app.services.advice import Advisor
from app.services.messages import Reply, Report, Step
from app.services.rules import Rules
from app.simulate.story.acts import Act, Acts, Arising, Moving
from app.simulate.story.class_mix import class_mix
from app.simulate.story.delays import Delays, Pace
from app.simulate.story.found import Finder, Found, call_of, report_of
from app.simulate.story.moves import Move, Plot
from app.simulate.story.plot import next_move
from app.simulate.story.rhythm import arrivals
from app.simulate.story.script import message_of
from app.simulate.story.seats import SeatBook
from app.simulate.story.shifts import Shifts
from app.simulate.story.side_acts import SideActs, still_fits
from app.simulate.story.spots import spots_of
from app.simulate.story.ticket import WITH_DEPARTMENT, Ticket

_IN_HAND_PER_DAILY_REPORT = 0.88
"""So many cases are in hand for each report a day: a town whose departments need most of a working day."""
Meet = Callable[[str, Instant, float, float], None]
"""Told which terminal will be needed where (degrees) and when, so that its collector can walk there."""
VERDICTS = {"verified": "passed", "verify_failed": "failed", "verify_unable": "unable"}
"""What a collector's word on a call means for the acceptor."""
NO_PICTURES: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Drama:
    """Plans acts and follows cases. Whoever runs it takes acts, sends their messages, and tells what came of them.

    ``pictures`` are pairs of attachments (before, after); ``prefix`` begins its message ids and must be new for
    each run on one store.
    """

    rules: Rules
    book: SeatBook
    finder: Finder
    plot: Plot
    side_acts: SideActs
    pace: Pace
    rng: random.Random
    prefix: str
    reports_a_day: float
    pictures: Sequence[tuple[str, str]] = NO_PICTURES
    meet: Meet = field(default=lambda _terminal, _at, _lon, _lat: None)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    _acts: Acts = field(default_factory=Acts)
    _sent: int = 0

    @classmethod
    def staged(
        cls, rules: Rules, book: SeatBook, rng: random.Random, *, prefix: str, reports_a_day: float, seed: int,
        pictures: Sequence[tuple[str, str]] = NO_PICTURES,
    ) -> Self:  # fmt: skip
        """Return a drama in the city of *rules*; *seed* places its hot spots, *rng* draws what happens."""
        names = {key: entry.name for key, entry in rules.catalogue.classes.items()}
        advisor = Advisor(rules.city, rules.places, rules.limits, rules.catalogue)
        mix, shifts = class_mix(names, rules.limits), Shifts(rules.roster)
        pace = Pace(round(reports_a_day * _IN_HAND_PER_DAILY_REPORT))
        delays = Delays(rules.calendar, pace, rng)
        return cls(
            rules=rules, book=book, rng=rng, prefix=prefix, reports_a_day=reports_a_day, pace=pace, pictures=pictures,
            finder=Finder(spots_of(rules.city, rules.places, mix.themes, seed), mix, shifts, advisor, rng),
            plot=Plot(advisor, rules.limits, delays, shifts, rng), side_acts=SideActs(delays, rng),
        )  # fmt: skip

    def expect(self, since: Instant, until: Instant, least: float = 0.0) -> None:
        """Plan the reports that arise in [*since*, *until*); see :func:`rhythm.arrivals` for *least*."""
        for at in arrivals(since, until, self.rules.calendar, self.reports_a_day, self.rng, least):
            self.arise(self.finder.find(at))

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
        if ticket.supervised is Supervision.WAITING:
            self._plan_aside(ticket, self.side_acts.after_supervision(now, is_hurried=ticket.is_hurried))

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
        self._sent += 1
        message_id = f"{self.prefix}-{self._sent}"
        if isinstance(act, Arising):
            return self._telling(act.found, message_id)
        if act.is_aside and not still_fits(act.ticket, act.move.step):
            return None
        photo = self._picture(act.ticket.lon, act.ticket.lat, is_after=True)
        return message_of(act.ticket, act.move, message_id, self.book, self.rng, photo)

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
        self._step_done(act, now)

    def refused(self, act: Act, code: str) -> None:
        """Take note that *act* was refused; the case is left alone until somebody follows it again."""
        self.counts["refused"] += 1
        self.counts[f"refused: {code}"] += 1
        if isinstance(act, Moving) and not act.is_aside:
            self._forget(act.ticket)

    def drop(self, case_id: str) -> None:
        """Follow a case no longer."""
        ticket = self.tickets.get(case_id)
        if ticket is not None:
            self._forget(ticket)

    def is_current(self, act: Act) -> bool:
        """Say whether what *act* is about still stands as it was when the act was planned."""
        return isinstance(act, Arising) or self.tickets.get(act.ticket.case_id) is act.ticket

    def _telling(self, found: Found, message_id: str) -> Report | Step | None:
        if found.source is Source.COLLECTOR:
            return report_of(found, message_id, self._picture(found.lon, found.lat, is_after=False))
        return call_of(found, message_id, self.book, self.rng)

    def _picture(self, lon: float, lat: float, *, is_after: bool) -> tuple[str, ...]:
        """Return the picture that goes with a place, so that before and after show the same one."""
        if not self.pictures:
            return ()
        pair = self.pictures[round((lon + lat) * 1e6) % len(self.pictures)]
        return (pair[is_after],)

    def _step_done(self, act: Moving, now: Instant) -> None:
        ticket, move = act.ticket, act.move
        if move.step == "acknowledge_alarm":
            return
        was_in_hand = ticket.is_in_hand
        ticket.follow(self.rules.workflow.step(move.step), move.fields)
        ticket.verdict = VERDICTS.get(move.step, ticket.verdict)
        self.pace.in_hand += ticket.is_in_hand - was_in_hand
        if not ticket.is_open:
            self.tickets.pop(ticket.case_id, None)
        elif act.is_aside:
            self._after_aside(ticket, move, now)
        else:
            self._plan(ticket, now, now)

    def _plan(self, ticket: Ticket, since: Instant, now: Instant) -> None:
        """Plan the next step of a case that stands so *since*, dropping what was planned for it before."""
        ticket.plan += 1
        move = next_move(self.plot, ticket, since)
        if move is not None:
            at = move.at if move.at >= now else now + self.side_acts.delays.soon(0.1, 4)
            self._acts.put(at, Moving(ticket=ticket, move=move, plan=ticket.plan))
            if move.post is Post.COLLECTOR:
                self.meet(ticket.checker, move.at, ticket.lon, ticket.lat)
        if ticket.stage is Stage.DISPATCHED:
            for aside in self.side_acts.after_dispatch(ticket, now):
                self._plan_aside(ticket, aside)

    def _after_aside(self, ticket: Ticket, move: Move, now: Instant) -> None:
        if move.step == "supervise":
            self._plan_aside(ticket, self.side_acts.after_supervision(now))

    def _plan_aside(self, ticket: Ticket, move: Move) -> None:
        self._acts.put(move.at, Moving(ticket=ticket, move=move, plan=0, is_aside=True))

    def _note(self, ticket: Ticket) -> None:
        self.tickets[ticket.case_id] = ticket
        self.pace.in_hand += ticket.is_in_hand

    def _forget(self, ticket: Ticket) -> None:
        ticket.plan += 1
        if self.tickets.pop(ticket.case_id, None) is not None:
            self.pace.in_hand -= ticket.is_in_hand
