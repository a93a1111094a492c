"""The rota of the simulated collectors, round the clock and the same in every run."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from app.domain.city import City, Duty, DutyGrid
from app.domain.moment import CHINA, HOUR, Instant, from_datetime, to_datetime
from app.simulate.people.names import person_name

_MORNING, _AFTERNOON, _NIGHT = (8, 14), (14, 20), (20, 32)
"""Local hours of the three shifts; the night ends at 08:00 of the next day."""
NIGHT_CREW = 8
_MOST = 62
_FEWEST_AWAY, _MOST_AWAY = 0, 5


def roster(city: City, start: Instant, end: Instant, seed: int) -> tuple[Duty, ...]:
    """Return the shifts that touch [*start*, *end*), in order of time.

    By day 55 to 62 people (two or three of each responsibility grid's crew, some on leave), at night eight.
    A day's rota depends on *seed* and the day only, so that periods asked for one by one agree.
    """
    first = to_datetime(start).date() - timedelta(days=1)
    days = (to_datetime(end).date() - first).days + 1
    found = [duty for number in range(days) for duty in _day(city, first + timedelta(days=number), seed)]
    return tuple(
        sorted(
            (duty for duty in found if duty.start < end and duty.end > start),
            key=lambda duty: (duty.start, duty.terminal),
        )
    )


def _day(city: City, day: date, seed: int) -> Iterator[Duty]:
    rng = random.Random(f"{seed}/{city.code}/{day.isoformat()}")
    number, midnight = day.toordinal(), from_datetime(datetime.combine(day, time(), CHINA))
    yield from _present(_crew(city, number, 0), midnight, _MORNING, rng)
    yield from _present(_crew(city, number, 3), midnight, _AFTERNOON, rng)
    for grid in _night_grids(city, number):
        yield _duty(grid, _turned(grid, number)[5], midnight, _NIGHT)


def _crew(city: City, number: int, first: int) -> list[tuple[DutyGrid, str]]:
    """Return who is planned for a day shift: two of each crew's three, and the third in every other grid."""
    planned = []
    for index, grid in enumerate(city.duty_grids):
        swings = (index + number + (first > 0)) % 2 == 0
        crew = _turned(grid, number)[first : first + (3 if swings else 2)]
        planned += [(grid, terminal) for terminal in crew]
    return planned


def _present(
    planned: list[tuple[DutyGrid, str]], midnight: Instant, hours: tuple[int, int], rng: random.Random
) -> Iterator[Duty]:
    """Yield the shifts of *planned* but for a few on leave; the first of a grid's crew always comes."""
    spare = [place for place in range(1, len(planned)) if planned[place][0] is planned[place - 1][0]]
    surplus = max(0, len(planned) - _MOST)
    away = set(rng.sample(spare, min(len(spare), surplus + rng.randint(_FEWEST_AWAY, _MOST_AWAY))))
    for place, (grid, terminal) in enumerate(planned):
        if place not in away:
            yield _duty(grid, terminal, midnight, hours)


def _night_grids(city: City, number: int) -> list[DutyGrid]:
    """Return grids spread over the town whose third afternoon collector is free on this day and the next morning."""
    free = [grid for index, grid in enumerate(city.duty_grids) if (index + number) % 2 == 0]
    count = min(NIGHT_CREW, len(free))
    return [free[len(free) * place // count] for place in range(count)]


def _turned(grid: DutyGrid, number: int) -> tuple[str, ...]:
    """Return the crew with early and late turn exchanged each week; a crew has six people."""
    half = len(grid.terminals) // 2
    return grid.terminals[half:] + grid.terminals[:half] if number // 7 % 2 else grid.terminals


def _duty(grid: DutyGrid, terminal: str, midnight: Instant, hours: tuple[int, int]) -> Duty:
    start, end = (midnight + hour * HOUR for hour in hours)
    return Duty(terminal=terminal, name=person_name(terminal), duty_grid=grid.code, start=start, end=end)
