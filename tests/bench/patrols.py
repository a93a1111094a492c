"""A shift of inspectors on foot in a city of even streets, each in a responsibility grid of his own."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from app.domain.city import Area, AreaLevel, City, Duty, DutyGrid, Street, StreetClass
from app.domain.event import Event
from app.domain.moment import HOUR, SECOND, Instant
from app.domain.work_time import DAY_WINDOWS, WorkCalendar
from app.situation.metres import METRES_PER_DEGREE, Metres
from app.situation.setting import Setting
from app.situation.source import FixRows

START: Instant = 1_717_977_600_000_000
"""Mon 2024-06-10 08:00 in China."""
HOURS, EVERY = 8, 5 * SECOND
STRIDE_M = 6.0
NOISE_M = 1.5
SIDE = 15
"""Grids a side; one for each inspector, up to its square."""
GRID_M, STREET_M = 1_000.0, 100.0
WEST, SOUTH = 114.2, 30.5
PLANE = Metres(SOUTH + SIDE * GRID_M / METRES_PER_DEGREE / 2)
KX = float(PLANE.x(np.ones(1))[0])


def place(x: float, y: float) -> tuple[float, float]:
    """Return the degrees of a place in metres from the city's south-west corner."""
    return WEST + x / KX, SOUTH + y / METRES_PER_DEGREE


def walks(people: int = 200, seed: int = 1) -> FixRows:
    """Return everybody's fixes in the order they came: along streets to ever new corners, with a receiver's noise."""
    rng = np.random.default_rng(seed)
    fixes = HOURS * HOUR // EVERY
    home = np.array([(n % SIDE, n // SIDE) for n in range(people)]) * GRID_M
    at = home + rng.integers(1, 9, (people, 2)) * STREET_M
    goal, axis = at.copy(), np.zeros(people, np.int64)
    lon, lat = np.empty((fixes, people)), np.empty((fixes, people))
    everybody = np.arange(people)
    for step in range(fixes):
        arrived = np.abs(goal - at).max(axis=1) < 1e-9
        axis = np.where(arrived, rng.integers(0, 2, people), axis)
        fresh = home[everybody, axis] + rng.integers(0, 11, people) * STREET_M
        goal[arrived, axis[arrived]] = fresh[arrived]
        at += np.clip(goal - at, -STRIDE_M, STRIDE_M)
        noise = rng.normal(0, NOISE_M, (people, 2))
        lon[step], lat[step] = (
            WEST + (at[:, 0] + noise[:, 0]) / KX,
            SOUTH + (at[:, 1] + noise[:, 1]) / METRES_PER_DEGREE,
        )
    count = fixes * people
    times = (START + np.arange(fixes)[:, np.newaxis] * EVERY + np.arange(people) * (EVERY // people)).ravel()
    return FixRows(
        number=np.arange(1, count + 1), terminal=[terminal(n) for n in range(people)] * fixes, device_at=times,
        received_at=times + SECOND, lon=lon.ravel(), lat=lat.ravel(), accuracy=np.full(count, 8.0, np.float32),
        speed=np.full(count, 1.2, np.float32), course=np.full(count, -1.0, np.float32), flaw=np.zeros(count, np.uint8),
    )  # fmt: skip


def terminal(number: int) -> str:
    """Return an inspector's terminal."""
    return f"42010201{number:04}"


def setting(people: int = 200) -> Setting:
    """Return the city and the roster of that shift."""
    grids, areas, streets, duties = [], [], [], []
    for number in range(people):
        x, y = (number % SIDE) * GRID_M, (number // SIDE) * GRID_M
        corners = ((x, y), (x + GRID_M, y), (x + GRID_M, y + GRID_M), (x, y + GRID_M), (x, y))
        code, unit = f"G{number:03}", f"420102001{number // 900 + 1:03}{number % 900 + 1:03}"
        areas.append(
            Area(level=AreaLevel.UNIT_GRID, code=unit, name=unit, outline=tuple(place(*one) for one in corners))
        )
        grids.append(DutyGrid(code=code, name=f"责任网格 {number}", unit_grids=(unit,), terminals=(terminal(number),)))
        end = START + HOURS * HOUR
        duties.append(Duty(terminal=terminal(number), name=f"监督员 {number}", duty_grid=code, start=START, end=end))
    edge = SIDE * GRID_M
    for at in np.arange(0, edge + 1, STREET_M).tolist():
        for line in (((0.0, at), (edge, at)), ((at, 0.0), (at, edge))):
            ends = tuple(place(*one) for one in line)
            streets.append(Street(name="路", street_class=StreetClass.MINOR, line=ends))
    (east, north) = place(edge, edge)
    city = City(
        code="420100", name="某市", bounds=(WEST, SOUTH, east, north), areas=tuple(areas), streets=tuple(streets),
        grounds=(), duty_grids=tuple(grids), departments=(), responsibilities=(),
        terminals=tuple(terminal(n) for n in range(people)),
    )  # fmt: skip
    calendar = WorkCalendar(DAY_WINDOWS, frozenset(), frozenset(), date(2030, 1, 1))
    return Setting(city=city, classes={}, calendar=calendar, roster=tuple(duties))


@dataclass
class PatrolSource:
    """A store of these positions and no event."""

    rows: FixRows
    events: list[Event] = field(default_factory=list)

    def store_id(self) -> str:
        return "patrols"

    def head(self) -> int:
        return 0

    def events_after(self, seq: int, limit: int) -> Sequence[Event]:
        return []

    def fixes_after(self, number: int, limit: int) -> FixRows:
        part = slice(number, number + limit)
        return replace(self.rows, **{name: getattr(self.rows, name)[part] for name in self.rows.__slots__})
