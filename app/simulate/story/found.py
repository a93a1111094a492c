"""New problems: what is found where, by whom it is told, and the message that tells it."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.city import Responsibility
from app.domain.guards import PUBLIC
from app.domain.moment import Instant, to_datetime
from app.domain.terms import Post, Source, Stage
from app.services.advice import Advisor
from app.services.messages import Report, Step
from app.services.opening import ALARMING
from app.simulate.story.class_mix import ClassMix, Problem
from app.simulate.story.hotline import ORDERED, caller, order_number
from app.simulate.story.script import NOT_SENT
from app.simulate.story.seats import SeatBook
from app.simulate.story.shifts import Shifts
from app.simulate.story.spots import Spot, Spots
from app.simulate.story.ticket import Ticket

_SOURCES: Mapping[Source, float] = {
    Source.COLLECTOR: 0.84, Source.HOTLINE_12345: 0.09, Source.HOTLINE_12319: 0.035, Source.VIDEO: 0.025, Source.APP: 0.01,
    Source.LEADER: 0.003,
}  # fmt: skip
_NIGHT_SOURCES: Mapping[Source, float] = {
    Source.COLLECTOR: 0.55, Source.HOTLINE_12345: 0.28, Source.HOTLINE_12319: 0.12, Source.VIDEO: 0.05,
}  # fmt: skip
_SELF_HANDLED = 0.05
"""So many of the collectors' ordinary events they put right themselves."""
_FIRST = {True: 0.6, False: 0.02}
"""So many calls that are urgent, or are not, are dispatched before they are filed (先派后补)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A problem somebody tells of, at a place in degrees.

    ``reporter`` is a terminal, ``""`` for other sources; ``rings`` says that it raises an alarm; ``department`` and
    ``unit`` get it at once where it cannot wait; ``order_no`` is the hotline's own number.
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
    self_handled: bool = False
    order_no: str = ""
    department: str = ""
    unit: str = ""

    @property
    def is_dispatched_first(self) -> bool:
        """Whether it goes to a department before it is filed."""
        return bool(self.department)

    @property
    def stage(self) -> Stage:
        """Where its case stands when it is opened."""
        if self.is_dispatched_first:
            return Stage.DISPATCHED
        return Stage.FILED if self.source is Source.LEADER else Stage.REPORTED

    def ticket(self, case_id: str) -> Ticket:
        """Return the ticket of the case that was opened from it."""
        return Ticket(
            case_id=case_id, version=1, stage=self.stage, source=self.source, class_key=self.problem.class_key,
            condition=self.problem.condition, urgent=self.urgent, lon=self.lon, lat=self.lat, grid=self.grid,
            duty_grid=self.duty_grid, reporter=self.reporter, order_no=self.order_no, department=self.department,
            unit=self.unit, holder=self.department, unfiled=self.is_dispatched_first, self_handled=self.self_handled,
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
        first = self._dispatched_first(spot, source, problem.class_key, urgent=bool(urgency))
        is_order = source is Source.HOTLINE_12345 and self.rng.random() < ORDERED
        is_ours = source is Source.COLLECTOR and not urgency and problem.class_key.startswith("E")
        return Found(
            at=at, source=source, reporter=reporter, lon=spot.lon, lat=spot.lat, place=f"{spot.road} {spot.door} 号附近",
            grid=spot.grid, duty_grid=spot.duty_grid, problem=problem, urgent=bool(urgency),
            rings=urgency in ALARMING, self_handled=is_ours and self.rng.random() < _SELF_HANDLED,
            order_no=order_number(at) if is_order else "", department=first.department if first else "",
            unit=first.unit if first else "",
        )  # fmt: skip

    def _dispatched_first(self, spot: Spot, source: Source, class_key: str, *, urgent: bool) -> Responsibility | None:
        """Return who gets at once what a caller tells of and cannot wait."""
        if source not in PUBLIC or self.rng.random() >= _FIRST[urgent]:
            return None
        return self.advisor.responsibility(spot.grid, class_key)

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
        description=found.problem.description, photos=photos, component="", urgent=False, self_handled=found.self_handled,
    )  # fmt: skip


def call_of(
    found: Found, step_id: str, book: SeatBook, rng: random.Random, photos: tuple[str, ...] = ()
) -> Step | None:
    """Return the step by which a desk opens the case: a call, an instruction, or what a camera shows."""
    name, post = _opening(found)
    sitting = book.pick(post, "", rng)
    if sitting is None:
        return None
    fields: dict[str, object] = {
        "source": str(found.source), "class_key": found.problem.class_key, "lon": found.lon, "lat": found.lat,
        "place": found.place, "description": found.problem.description,
    }  # fmt: skip
    if found.source in PUBLIC:
        fields |= caller(rng) | ({"order_no": found.order_no} if found.order_no else {})
    if found.source is Source.VIDEO:
        fields["photos"] = [{"sha256": sha256, "phase": "before"} for sha256 in photos or (NOT_SENT,)]
    if found.source is Source.LEADER or found.is_dispatched_first:
        fields["condition"] = found.problem.condition
    if found.is_dispatched_first:
        fields |= {
            "department": found.department,
            "called_at": found.at,
            **({"unit": found.unit} if found.unit else {}),
        }
    seat, token = sitting
    return Step(step_id=step_id, seat=seat.number, session=token, name=name, fields=fields)


def _opening(found: Found) -> tuple[str, Post]:
    """Return the step that opens the case, and whose it is."""
    if found.source is Source.VIDEO:
        return "reported", Post.VIDEO
    if found.source is Source.LEADER:
        return "instruction_filed", Post.ACCEPTOR
    return ("dispatched_first" if found.is_dispatched_first else "register_call"), Post.ACCEPTOR
