"""The live city: collectors walk, report and check, desks and departments act; one thread runs it."""

import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event

from app.domain.moment import MINUTE, SECOND, Instant
from app.services.messages import Answer, Fixes, Reply, Report, Step
from app.services.messaging import ROLL_CALL
from app.services.ports import Clock, StoreFailure
from app.simulate.drama import Drama
from app.simulate.live.desk_crew import DeskCrew
from app.simulate.live.leaving import Leaving
from app.simulate.live.log_follower import LogFollower
from app.simulate.live.ports import Terminals
from app.simulate.live.tasks import Tasks
from app.simulate.people.crowd import Crowd
from app.simulate.story.acts import Act, Arising, Calling, Moving

log = logging.getLogger(__name__)

TICK_S = 0.25
_AHEAD: Instant = 15 * MINUTE
"""Reports are planned so long ahead, so that collectors can walk there."""
_LOG_EVERY: Instant = SECOND
_AGAIN: Instant = 20 * SECOND
_NEAR_M = 150.0
_WAIT_FOR_WALK: Instant = 4 * MINUTE
_ACTS_A_TICK = 40
_UNTIL_THE_LOG_TELLS: Instant = 2 * MINUTE
_OUR_FAULT = ("bad_password", "locked_out", "no_right", "not_logged_in", "invalid", "missing")


@dataclass(slots=True)
class CityLife:
    """Everything that goes on.

    ``plan`` is asked ahead to plan the reports of a period. Without ``follower`` and ``crew`` nobody but the
    collectors acts, and they answer the tasks that reach them by ``tasks``.
    """

    clock: Clock
    terminals: Terminals
    drama: Drama
    crowd: Crowd
    plan: Callable[[Instant, Instant], None]
    tasks: Tasks
    follower: LogFollower | None = None
    crew: DeskCrew | None = None
    leaving: Leaving = field(default_factory=Leaving)
    counts: Counter[str] = field(default_factory=Counter)
    _planned_until: Instant = field(init=False, default=0)
    _read_at: Instant = field(init=False, default=0)
    _told: set[str] = field(init=False, default_factory=set)

    def run(self, seconds: float, stopping: Event) -> None:
        """Live for so many seconds, 0 for ever, or until told to stop."""
        now = self.clock.now()
        end = now + int(seconds * SECOND) if seconds else None
        self._planned_until = now
        if self.follower is not None:
            self.follower.begin(now)
        while not stopping.is_set() and (end is None or now < end):
            self.tick(now)
            stopping.wait(TICK_S)
            now = self.clock.now()

    def tick(self, now: Instant) -> None:
        """Do what is due at *now*."""
        self._plan_ahead(now)
        self._walk(now)
        self._read_log(now)
        self._take_answers(now)
        self._answer_tasks(now)
        for _, act in self.drama.take(now, _ACTS_A_TICK):
            self._act(act, now)

    def _plan_ahead(self, now: Instant) -> None:
        if self._planned_until < now + _AHEAD:
            self.plan(max(self._planned_until, now), now + 2 * _AHEAD)
            self._planned_until = now + 2 * _AHEAD

    def _walk(self, now: Instant) -> None:
        for message in self.crowd.step(now):
            if isinstance(message, Fixes):
                self.counts["fixes"] += len(message.fixes)
                self.terminals.fix(message)
            else:
                self.terminals.status(message)

    def _read_log(self, now: Instant) -> None:
        if self.follower is None or now < self._read_at + _LOG_EVERY:
            return
        self._read_at = now
        try:
            self.follower.poll(now)
        except StoreFailure as failure:
            log.warning("the log cannot be read now: %s", failure)

    def _take_answers(self, now: Instant) -> None:
        for act, answer in self.crew.answers() if self.crew is not None else ():
            self._settle(act, answer, now)

    def _answer_tasks(self, now: Instant) -> None:
        """Answer roll-calls, and the tasks too where nobody follows the log: the drama answers them there."""
        for reply in self.tasks.due(now):
            if self.follower is None or reply.task == ROLL_CALL:
                self.counts["replies"] += 1
                self.terminals.reply(reply)

    def _settle(self, act: Act, answer: Answer | None, now: Instant) -> None:
        if answer is None:
            self.drama.postponed(act, now + _AGAIN)
        elif answer.ok:
            self.counts["steps"] += 1
            if not isinstance(act, Arising) and self.drama.is_current(act):
                self.drama.done(act, answer.case_id, now)
        else:
            self._take_refusal(act, answer, now)

    def _take_refusal(self, act: Act, answer: Answer, now: Instant) -> None:
        """Try again later what somebody may have overtaken: the log will tell, and drop the act if so."""
        self.counts["refused"] += 1
        level = logging.WARNING if answer.code in _OUR_FAULT and answer.code not in self._told else logging.DEBUG
        self._told.add(answer.code)
        log.log(level, "the gateway refuses a simulated seat: %s (%s)", answer.text, answer.code)
        if isinstance(act, Moving) and not act.is_aside:
            self.drama.postponed(act, now + _UNTIL_THE_LOG_TELLS)

    def _act(self, act: Act, now: Instant) -> None:
        if self.leaving.leaves(act, self.drama.tickets.values(), now) or self._is_on_the_way(act, now):
            self.drama.postponed(act, now + _AGAIN)
            return
        message = self.drama.message(act)
        if isinstance(message, Report):
            self._report(message)
        elif isinstance(message, Reply):
            self._reply(act, message, now)
        elif message is not None:
            self._ask(act, message, now)

    def _report(self, message: Report) -> None:
        """Send a report; from somebody who is out, if the collector who was to find it is not one of ours.

        Where nobody plans ahead, it is found where the collector happens to be.
        """
        out = self.crowd.walkers
        if message.terminal not in out and out:
            message = replace(message, terminal=self.drama.rng.choice(list(out)))
        if self.follower is None and message.terminal in out:
            lon, lat = self.crowd.net.degrees(*out[message.terminal].footing.place())
            message = replace(message, lon=lon, lat=lat, place="")
        self.counts["reports"] += 1
        self.terminals.report(message)

    def _reply(self, act: Act, message: Reply, now: Instant) -> None:
        """Send what a collector found, if the terminal is one of ours; the log tells when it has arrived."""
        if message.terminal in self.tasks.terminals:
            self.counts["replies"] += 1
            self.terminals.reply(message)
            self.drama.postponed(act, now + _UNTIL_THE_LOG_TELLS)

    def _ask(self, act: Act, step: Step, now: Instant) -> None:
        if self.crew is None:
            return
        if self.crew.is_busy:
            self.drama.postponed(act, now + _AGAIN)
        else:
            self.crew.ask(act, step)

    def _is_on_the_way(self, act: Act, now: Instant) -> bool:
        """Say whether the collector who is needed walks there still, and is worth waiting for."""
        if self.follower is None:
            return False
        terminal, at, lon, lat = _needed(act)
        walker = self.crowd.walkers.get(terminal)
        if walker is None or now > at + _WAIT_FOR_WALK or walker.metres_from(lon, lat) < _NEAR_M:
            return False
        self.crowd.meet(terminal, now + _AGAIN, lon, lat)
        return True


def _needed(act: Act) -> tuple[str, Instant, float, float]:
    """Return the terminal an act needs, when and where."""
    if isinstance(act, Arising):
        found = act.found
        return found.reporter, found.at, found.lon, found.lat
    if isinstance(act, Calling):
        return "", 0, 0.0, 0.0
    terminal = act.ticket.checker if act.move.result else ""
    return terminal, act.move.at, act.ticket.lon, act.ticket.lat
