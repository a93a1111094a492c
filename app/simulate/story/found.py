"""New problems: what is found where, by whom it is told, and the message that tells it."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.moment import Instant, to_datetime
from app.domain.terms import Post, Source, Stage
from app.services.advice import Advisor
from app.services.messages import Report, Step
from app.services.opening import ALARMING
from app.simulate.people.names import person_name
from app.simulate.story.class_mix import ClassMix, Problem
from app.simulate.story.seats import SeatBook
from app.simulate.story.shifts import Shifts
from app.simulate.story.spots import Spot, Spots
from app.simulate.story.ticket import Ticket

_SOURCES: Mapping[Source, float] = {
    Source.COLLECTOR: 0.84, Source.HOTLINE_12345: 0.09, Source.HOTLINE_12319: 0.035, Source.VIDEO: 0.025, Source.APP: 0.01,
}  # fmt: skip
_NIGHT_SOURCES: Mapping[Source, float] = {
    Source.COLLECTOR: 0.55, Source.HOTLINE_12345: 0.28, Source.HOTLINE_12319: 0.12, Source.VIDEO: 0.05,
}  # fmt: skip
_NO_PHONE = "1990000"
"""Begins the callers' invented numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A problem somebody tells of, at a place in degrees.

    ``reporter`` is a terminal, ``""`` for other sources; ``rings`` says that it raises an alarm.
    """

    at: Instant
    source: Source
    reporter: str
    lon: float
    lat: float
    place: str
    grid: str
    duty_grid: str
    problem: Problem
    urgent: bool
    rings: bool

    def ticket(self, case_id: str) -> Ticket:
        """Return the ticket of the case that was opened from it."""
        return Ticket(
            case_id=case_id, version=1, stage=Stage.REPORTED, source=self.source, class_key=self.problem.class_key,
            condition=self.problem.condition, urgent=self.urgent, lon=self.lon, lat=self.lat, grid=self.grid,
            duty_grid=self.duty_grid, reporter=self.reporter,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finder:
    """Draws new problems."""

    spots: Spots
    mix: ClassMix
    shifts: Shifts
    advisor: Advisor
    rng: random.Random
    _reported: dict[str, Instant] = field(default_factory=dict)

    def find(self, at: Instant) -> Found:
        """Return a problem that arises at a place of its kind, told by somebody who is there or calls."""
        spot, theme = self.spots.draw(self.rng)
        source, reporter = self._teller(spot, at)
        return self._found(at, source, reporter, spot, theme)

    def find_by(self, at: Instant, terminals: Sequence[str]) -> Found:
        """Return a problem that one of *terminals* reports, wherever it is."""
        spot, theme = self.spots.draw(self.rng)
        return self._found(at, Source.COLLECTOR, self.rng.choice(terminals), spot, theme)

    def _found(self, at: Instant, source: Source, reporter: str, spot: Spot, theme: str) -> Found:
        problem = self.mix.draw(theme, self.rng)
        urgency = self.advisor.urgency(problem.class_key, problem.description).value
        return Found(
            at=at, source=source, reporter=reporter, lon=spot.lon, lat=spot.lat, place=f"{spot.road} {spot.door} 号附近",
            grid=spot.grid, duty_grid=spot.duty_grid, problem=problem, urgent=bool(urgency),
            rings=urgency in ALARMING,
        )  # fmt: skip

    def _teller(self, spot: Spot, at: Instant) -> tuple[Source, str]:
        near = self.shifts.in_grid(spot.duty_grid, at)
        shares = _SOURCES if 7 <= to_datetime(at).hour < 20 else _NIGHT_SOURCES
        source = self.rng.choices(tuple(shares), tuple(shares.values()))[0]
        if source is not Source.COLLECTOR:
            return source, ""
        out = near or self.shifts.anywhere(at)
        return (source, self._next_of(out, at)) if out else (Source.HOTLINE_12345, "")

    def _next_of(self, terminals: Sequence[str], at: Instant) -> str:
        """Return who has not reported for the longest: nobody can be at two places at once."""
        chosen = min(terminals, key=lambda one: self._reported.get(one, 0))
        self._reported[chosen] = at
        return chosen


def report_of(found: Found, message_id: str, photos: tuple[str, ...]) -> Report:
    """Return the collector's report of *found*."""
    return Report(
        message_id=message_id, terminal=found.reporter, device_at=found.at, received_at=found.at,
        class_key=found.problem.class_key, lon=found.lon, lat=found.lat, accuracy_m=6.0, place=found.place,
        description=found.problem.description, photos=photos, component="", urgent=False, self_handled=False,
    )  # fmt: skip


def call_of(found: Found, step_id: str, book: SeatBook, rng: random.Random) -> Step | None:
    """Return the acceptor's step that registers what a caller or a camera told of."""
    sitting = book.pick(Post.ACCEPTOR, "", rng)
    if sitting is None:
        return None
    number = rng.randrange(10_000)
    fields: dict[str, object] = {
        "source": str(found.source), "class_key": found.problem.class_key, "lon": found.lon, "lat": found.lat,
        "place": found.place, "description": found.problem.description,
    }  # fmt: skip
    if found.source is not Source.VIDEO:
        fields |= {"caller_name": person_name(f"caller/{number}"), "caller_phone": f"{_NO_PHONE}{number:04d}"}
    seat, token = sitting
    return Step(step_id=step_id, seat=seat.number, session=token, name="register_call", fields=fields)
