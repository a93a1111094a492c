"""Plays a city on any broker: terminals that walk, report and check, and with a store its desks and departments too."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from threading import Event
from time import monotonic

from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.mqtt.errors import BrokerUnavailable
from app.adapters.mqtt.terminal_client import TerminalClient
from app.domain.city import City
from app.domain.moment import DAY, HOUR, MINUTE, SECOND, Instant
from app.services.ports import Clock, Desk, GatewayAway
from app.services.rules import Rules
from app.simulate.drama import Drama
from app.simulate.live.city_life import CityLife
from app.simulate.live.desk_crew import DeskCrew
from app.simulate.live.log_follower import LogFollower
from app.simulate.live.ports import Log
from app.simulate.live.tasks import Tasks
from app.simulate.people.crowd import Crew, Crowd, rostered
from app.simulate.people.street_net import street_net
from app.simulate.pictures import scenes
from app.simulate.staging import staged
from app.simulate.story.rhythm import evenly
from app.simulate.story.seats import seats_of, unseated

INTERVAL: Instant = 10 * SECOND
"""Each terminal sends its position so often."""
_FIRST_STRANGER = 9001
_LEAST = 0.35
"""Even at night a demo has so much of an even day's reports."""
_LAST_RECEIPTS_S = 10.0
"""So long at most the last receipts are waited for, in the time of the network: a test's city may run faster."""
_LONGEST: Instant = HOUR
"""A machine on which nobody walked for longer was asleep: what it missed is not made up for all at once."""
_DAY_MINUTES = DAY // MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was played: sent, receipted, refused; ``unreceipted`` messages had no receipt at the end."""

    terminals: int
    seconds: float
    fixes: int
    reports: int
    replies: int
    steps: int
    receipts: int
    refused: int
    unreceipted: int

    def __str__(self) -> str:
        return (
            f"{self.terminals} terminals, {self.seconds:.0f} s: {self.fixes} fixes, {self.reports} reports, "
            f"{self.replies} replies, {self.steps} steps of seats; {self.receipts} receipts, {self.refused} refused, "
            f"{self.unreceipted} without receipt"
        )


def run(
    rules: Rules,
    broker: str,
    *,
    terminals: int,
    rate: float,
    seconds: float,
    clock: Clock,
    seed: int,
    stopping: Event,
    store: Log | None = None,
    password: str = "",
) -> Summary:
    """Play for *seconds* (0: until *stopping*) and return what was done; raise ``BrokerUnavailable`` without a broker.

    *rate* is the mean number of reports a minute of the whole city. With a *store* to follow, the collectors on
    the roster (at most *terminals*) are out, the reports keep the rhythm of the day, and desks and departments act
    too, logged in as :func:`app.simulate.story.seats.users_of` with *password*. Without one, exactly so many
    terminals are out and report evenly.
    """
    parts = _Parts(rules, clock, seed, clock.now())
    with ExitStack() as closing:
        life, client, receipts = _build(parts, broker, terminals, rate, store, password, closing)
        life.run(seconds, stopping)
        _wait_for_receipts(client)
        return _summary(life, client, receipts, parts.start)


def _wait_for_receipts(client: TerminalClient) -> None:
    """Give the last receipts a moment to come."""
    end, waiting = monotonic() + _LAST_RECEIPTS_S, Event()
    while client.unreceipted and monotonic() < end:
        waiting.wait(0.05)


@dataclass(frozen=True, slots=True)
class _Parts:
    rules: Rules
    clock: Clock
    seed: int
    start: Instant

    @property
    def prefix(self) -> str:
        """What this run's message ids begin with."""
        return f"l{self.start:x}"


class _Receipts:
    """Counts receipts; called from the network's thread."""

    def __init__(self) -> None:
        self.counts: Counter[bool] = Counter()

    def come(self, _terminal: str, body: Mapping[str, object]) -> None:
        """Count one."""
        self.counts[body.get("ok") is True] += 1


def _build(
    parts: _Parts, broker: str, terminals: int, rate: float, store: Log | None, password: str, closing: ExitStack
) -> tuple[CityLife, TerminalClient, _Receipts]:
    """Return the city, its terminals' link and what counts their receipts; *closing* ends them."""
    rng = random.Random(f"live/{parts.seed}/{parts.start}")
    names = _names(parts.rules.city, terminals) if store is None else parts.rules.city.terminals
    tasks, receipts = Tasks(frozenset(names), parts.prefix, rng), _Receipts()
    client = TerminalClient(
        broker, parts.rules.city.code, names, client_id=f"wanmi-simulate-{parts.prefix}", clean=True,
        on_receipt=receipts.come, on_task=tasks.come,
    )  # fmt: skip
    client.open()
    closing.callback(client.close)
    pictures = cache(lambda: _send_pictures(client, names[0]))
    tasks.photos = lambda: [after for _, after in pictures()]
    drama = staged(
        parts.rules, unseated(parts.rules.city), rng, prefix=parts.prefix, reports_a_day=rate * _DAY_MINUTES,
        seed=parts.seed, pictures=pictures() if store is not None else (),
    )  # fmt: skip
    everybody = (
        rostered(parts.rules.city, drama.finder.shifts) if store is not None else _fixed(parts.rules.city, names)
    )
    net = street_net(parts.rules.city, parts.rules.places)
    crowd = Crowd(
        net, _at_most(everybody, terminals), parts.seed, since=parts.start, interval=INTERVAL,
        drivers=parts.rules.city.vehicles, longest=_LONGEST,
    )  # fmt: skip
    drama.meet = crowd.meet
    life = CityLife(parts.clock, client, drama, crowd, _plan(drama, rate, names, is_even=store is None), tasks)
    if store is not None:
        _seat(life, parts, broker, store, password, closing)
    return life, client, receipts


def _seat(life: CityLife, parts: _Parts, broker: str, store: Log, password: str, closing: ExitStack) -> None:
    """Have the desks and the departments of *life* act too."""
    seats = frozenset(seat.number for seat in seats_of(parts.rules.city))
    life.follower = LogFollower(store, life.drama, seats)
    desks = _Desks(broker, parts.rules.city.code)
    closing.callback(desks.close)
    life.crew = DeskCrew(desks.open, password)
    closing.callback(life.crew.close)


@dataclass(slots=True)
class _Desks:
    """The links of the simulated seats, opened when first needed."""

    broker: str
    city: str
    links: list[DeskLink] = field(default_factory=list)

    def open(self, seat: str) -> Desk:
        """Return the seat's link, or raise :class:`GatewayAway` because there is no broker now."""
        link = DeskLink(self.broker, self.city, seat)
        try:
            link.open()
        except BrokerUnavailable as error:
            link.close()
            raise GatewayAway(str(error)) from error
        self.links.append(link)
        return link

    def close(self) -> None:
        """Close all."""
        for link in self.links:
            link.close()


def _plan(drama: Drama, rate: float, names: Sequence[str], *, is_even: bool) -> Callable[[Instant, Instant], None]:
    def in_rhythm(since: Instant, until: Instant) -> None:
        drama.expect(since, until, _LEAST)

    def even(since: Instant, until: Instant) -> None:
        for at in evenly(since, until, rate, drama.rng):
            drama.arise(drama.finder.find_by(at, names))

    return even if is_even else in_rhythm


def _names(city: City, count: int) -> tuple[str, ...]:
    """Return *count* terminals: the city's own, then some that nobody registered."""
    strangers = (str(_FIRST_STRANGER + number) for number in range(max(0, count - len(city.terminals))))
    return (*city.terminals[:count], *strangers)


def _fixed(city: City, names: Sequence[str]) -> Crew:
    """Return a crew that is always out, spread over the responsibility grids."""
    grids = [grid.code for grid in city.duty_grids]
    crew = {name: grids[number % len(grids)] for number, name in enumerate(names)}
    return lambda _at: crew


def _at_most(crew: Crew, count: int) -> Crew:
    return lambda at: dict(islice(sorted(crew(at).items()), count))


def _send_pictures(client: TerminalClient, terminal: str) -> tuple[tuple[str, str], ...]:
    """Send the pictures of problems ahead; return their names as pairs (before, after)."""
    return tuple((client.media(terminal, before), client.media(terminal, after)) for before, after in scenes())


def _summary(life: CityLife, client: TerminalClient, receipts: _Receipts, start: Instant) -> Summary:
    return Summary(
        terminals=len(life.crowd.walkers), seconds=(life.clock.now() - start) / SECOND, fixes=life.counts["fixes"],
        reports=life.counts["reports"], replies=life.counts["replies"], steps=life.counts["steps"],
        receipts=receipts.counts.total(), refused=receipts.counts[False] + life.counts["refused"],
        unreceipted=client.unreceipted,
    )  # fmt: skip
