"""Writes a period of a simulated city's life through the gateway with a moved clock.

The caller keeps the store's lease. Events are recorded at their simulated moments, so the log must hold nothing
newer than *since* (write the history first, users and all else afterwards, or start at :func:`~app.simulate.log_end.last_recorded`).
"""

import logging
import random
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.moment import HOUR, MINUTE, SECOND, Instant, to_datetime
from app.services.gateway import Gateway
from app.services.messages import Fixes, Reply, Report, Step, TerminalStatus
from app.services.ports import WriterStore
from app.services.rules import Rules
from app.simulate.drama import Drama
from app.simulate.past_store import PastStore
from app.simulate.people.crowd import Crowd, rostered
from app.simulate.people.street_net import street_net
from app.simulate.staging import staged
from app.simulate.story.acts import Act
from app.simulate.story.seats import seat_everybody
from app.simulate.story.voices import NO_PICTURES

log = logging.getLogger(__name__)

Progress = Callable[[float, int], None]
"""Told the share that is done (0 … 1) and how many cases there are so far."""

REPORTS_A_DAY = 330.0
TRACKS: Instant = 3 * HOUR
"""Positions are written for the last hours only, where nobody wants more."""
_MOST = 200
_TICK: Instant = 5 * MINUTE
_STRIDE: Instant = 2 * MINUTE
"""Nobody's position is written more than so long after another's of the same moment: at night hours go by in one batch."""
_CLAIMS = 0.02
_WINDOW, _NIGHT_WINDOW, _CLOSE_WINDOW = 5 * MINUTE, 10 * MINUTE, 20 * SECOND
"""So much simulated time goes into one batch; less in the last hour, which the screens show step by step."""


@dataclass(slots=True)
class MovedClock:
    """A clock moved by hand (the port ``Clock``)."""

    at: Instant

    def now(self) -> Instant:
        """Return the moment the clock was moved to."""
        return self.at


@dataclass(frozen=True, slots=True)
class MovedIds:
    """UUIDv7 identifiers of the moved clock's time (the port ``Ids``)."""

    clock: MovedClock
    rng: random.Random

    def new(self) -> str:
        """Return a new UUIDv7 in its usual text form (RFC 9562 §5.7)."""
        high = (self.clock.at // 1000) << 16 | 0x7000 | self.rng.getrandbits(12)
        return str(uuid.UUID(int=high << 64 | 0b10 << 62 | self.rng.getrandbits(62)))


class NoPasswords:
    """Passwords nobody has: the simulated people of the past are seated without (the port ``Passwords``)."""

    def hash(self, password: str) -> str:
        """Return a hash that nothing matches."""
        return f"none:{len(password)}"

    def matches(self, password: str, password_hash: str) -> bool:
        """Refuse every password."""
        return not password_hash and not password


def write_history(
    store: WriterStore,
    rules: Rules,
    since: Instant,
    until: Instant,
    rng: random.Random,
    progress: Progress | None = None,
    *,
    reports_a_day: float = REPORTS_A_DAY,
    seed: int = 0,
    pictures: Sequence[tuple[str, str]] = NO_PICTURES,
    tracks: Instant = TRACKS,
) -> Counter[str]:
    """Write what happened in [*since*, *until*), going on with the cases that are open at *since*.

    *rules* must hold the roster of the period; positions are written for its last *tracks* µs. Returns what was done
    by word (``reports``, ``steps``, ``refused``, ``batches``); *progress* is told the share that is done and the cases
    so far.
    """
    past = past_of(
        store, rules, since, until, rng, reports_a_day=reports_a_day, seed=seed, pictures=pictures, tracks=tracks
    )
    past.live(until, progress or _silent)
    return past.counts


def past_of(
    store: WriterStore,
    rules: Rules,
    since: Instant,
    until: Instant,
    rng: random.Random,
    *,
    reports_a_day: float = REPORTS_A_DAY,
    seed: int = 0,
    pictures: Sequence[tuple[str, str]] = NO_PICTURES,
    tracks: Instant = TRACKS,
) -> "Past":
    """Return a city that stands at *since*, to be lived through up to *until* at whatever pace.

    Positions are written for the last *tracks* µs before *until*.
    """
    clock = MovedClock(since)
    book, sessions = seat_everybody(rules.city, until + HOUR)
    past_store = PastStore(store, sessions)
    gateway = Gateway(past_store, rules, clock, MovedIds(clock, rng), NoPasswords())
    drama = staged(rules, book, rng, prefix=f"h{since:x}", reports_a_day=reports_a_day, seed=seed, pictures=pictures)
    shifts = drama.finder.shifts
    crowd = Crowd(
        street_net(rules.city, rules.places),
        rostered(rules.city, shifts),
        seed,
        since=max(since, until - tracks),
        drivers=rules.city.vehicles,
    )
    drama.meet, drama.claims = crowd.meet, _CLAIMS
    with store.unit(since) as unit:
        drama.adopt(unit.open_cases(), since)
    drama.expect(since, until)
    return Past(gateway, clock, drama, crowd, past_store, until)


@dataclass(frozen=True, slots=True)
class Past:
    """The gateway of the past, its clock, what happens there and who walks about in its last hours."""

    gateway: Gateway
    clock: MovedClock
    drama: Drama
    crowd: Crowd
    store: PastStore
    until: Instant

    @property
    def counts(self) -> Counter[str]:
        """Return what was done by word."""
        return self.drama.counts

    def live(self, until: Instant, progress: Progress) -> None:
        """Live on up to *until*; *progress* is told the share of that time and the cases so far."""
        told = ticked = since = self.clock.at
        while (start := self.drama.next_at()) is not None and start < until:
            self.batch(min(until, max(start, self.clock.at) + _window(start, self.until)))
            if self.clock.at >= ticked + _TICK:
                ticked = self.clock.at
                self.tick()
            if self.clock.at - told >= 6 * HOUR:
                told = self.clock.at
                progress((told - since) / (until - since), self.counts["reports"])
        self.clock.at = until
        self.gateway.handle(list(self.footsteps()))
        progress(1.0, self.counts["reports"])

    def batch(self, until: Instant) -> None:
        """Handle what is due before *until* as one batch, at the moment of its last act."""
        acts = list(self.drama.take(until, _MOST))
        messages, sent = [], []
        for at, act in acts:
            message = self.drama.message(act)
            if message is not None:
                messages.append(message)
                sent.append((act, _id_of(message)))
                self.clock.at = max(self.clock.at, at)
        if not messages:
            return
        handled = self.gateway.handle([*self.footsteps(), *messages])
        self.drama.counts["batches"] += 1
        answers = {str(one.body.get("id", "")): one.body for one in handled.outgoing}
        for act, message_id in sent:
            self._settle(act, answers.get(message_id, {}))

    def tick(self) -> None:
        """Let the gateway do what is due by itself, and the story go on from there."""
        self.store.rung.clear()  # the story knows of those that its own messages have raised
        self.gateway.timers()
        moved, rung = list(dict.fromkeys(self.store.moved)), tuple(self.store.rung)
        self.store.moved.clear()
        if not moved:
            return
        with self.store.unit(self.clock.at) as unit:
            for case in filter(None, map(unit.case, moved)):
                self.drama.take_over(case, self.clock.at)
        for case_id in rung:
            self.drama.ring(case_id, self.clock.at)

    def footsteps(self) -> Iterator[Fixes | TerminalStatus]:
        """Yield what the terminals have sent up to the clock's moment."""
        if self.clock.at >= self.crowd.since:
            yield from self.crowd.catch_up(self.clock.at, _STRIDE)

    def _settle(self, act: Act, body: Mapping[str, object]) -> None:
        if body.get("ok") is True:
            self.drama.done(act, str(body.get("case_id", "")), self.clock.at)
        else:
            log.debug("refused: %s %s", act, body)
            self.drama.refused(act, str(body.get("code", "no answer")))


def _window(at: Instant, until: Instant) -> Instant:
    if at >= until - HOUR:
        return _CLOSE_WINDOW
    return _WINDOW if 7 <= to_datetime(at).hour < 20 else _NIGHT_WINDOW


def _id_of(message: Report | Reply | Step) -> str:
    return message.step_id if isinstance(message, Step) else message.message_id


def _silent(_share: float, _cases: int) -> None:
    return None
