"""Responsibility grids of a generated town: neighbouring unit grids of one district, with a crew each."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from app.domain.city import Area, AreaLevel, DutyGrid

_PER_DUTY_GRID = 24.5
_FIRST_TERMINAL = 2001
_RESERVES = 10
_CAR_EVERY = 4
"""One responsibility grid of so many has two people in patrol cars, one in each half of its crew."""


def duty_grids(areas: Sequence[Area], crew: int = 6) -> tuple[tuple[DutyGrid, ...], tuple[str, ...]]:
    """Return responsibility grids of about 24 unit grids, and all terminals: *crew* a grid, then the reserves."""
    parts = [part for district in _by_district(areas) for part in _parts(district)]
    grids = []
    for index, part in enumerate(parts):
        first = _FIRST_TERMINAL + index * crew
        terminals = tuple(str(first + place) for place in range(crew))
        code = f"{index + 1:02d}"
        units = tuple(sorted(area.code for area in part))
        grids.append(DutyGrid(code=code, name=f"责任网格 {code}", unit_grids=units, terminals=terminals))
    return tuple(grids), tuple(str(_FIRST_TERMINAL + place) for place in range(len(parts) * crew + _RESERVES))


def patrol_cars(grids: Sequence[DutyGrid]) -> tuple[str, ...]:
    """Return the terminals that ride in a vehicle: whoever has the early turn, somebody drives."""
    return tuple(terminal for grid in grids[::_CAR_EVERY] for terminal in grid.terminals[1::3])


def _by_district(areas: Sequence[Area]) -> Iterator[list[Area]]:
    grids = sorted((area for area in areas if area.level is AreaLevel.UNIT_GRID), key=lambda area: area.code)
    for _district, members in groupby(grids, key=lambda area: area.code[:6]):
        yield list(members)


def _parts(grids: list[Area]) -> Iterator[list[Area]]:
    yield from _split(grids, max(1, round(len(grids) / _PER_DUTY_GRID)))


def _split(grids: list[Area], count: int) -> Iterator[list[Area]]:
    """Yield *count* compact parts of about the same size: halve along the longer side, again and again."""
    if count == 1:
        yield grids
        return
    lons, lats = ([_middle(area)[axis] for area in grids] for axis in (0, 1))
    axis = 0 if max(lons) - min(lons) > max(lats) - min(lats) else 1
    ordered = sorted(grids, key=lambda area: (_middle(area)[axis] * (1 - 2 * axis), area.code))
    at = len(grids) * (count // 2) // count
    yield from _split(ordered[:at], count // 2)
    yield from _split(ordered[at:], count - count // 2)


def _middle(area: Area) -> tuple[float, float]:
    lons, lats = zip(*area.outline, strict=True)
    return (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
