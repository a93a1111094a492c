"""What is worked out once from the setting: names by code, outlines of duty grids in metres, the roster in arrays."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import shapely

from app.domain.city import AreaLevel, City, Ring
from app.situation.column import Bools, Floats
from app.situation.metres import Metres
from app.situation.setting import Setting


class Standing:
    """Indexes over a :class:`Setting`; immutable."""

    def __init__(self, setting: Setting) -> None:
        city = setting.city
        self._setting = setting
        self.department_names: Mapping[str, str] = {one.code: one.name for one in city.departments}
        self.department_groups: Mapping[str, str] = {one.code: one.group for one in city.departments}
        self.area_names: Mapping[str, str] = {area.code: area.name for area in city.areas}
        self.duty_grid_names: Mapping[str, str] = {grid.code: grid.name for grid in city.duty_grids}
        self.known_terminals = _known_terminals(city) | {duty.terminal for duty in setting.roster}
        self.metres = Metres((city.bounds[1] + city.bounds[3]) / 2)
        self.unit_grids: Mapping[str, tuple[str, ...]] = {grid.code: grid.unit_grids for grid in city.duty_grids}
        self._duties = tuple(setting.roster)
        self._outlines: dict[tuple[str, ...], shapely.Geometry | None] = {}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return people's names by terminal, the latest roster row's."""
        return {duty.terminal: duty.name for duty in self._duties}

    @cached_property
    def area_km2(self) -> Mapping[str, float]:
        """Return the size of every area by code, in km², from its outline on the plane."""
        plane, sizes = self.metres, {}
        for area in self._setting.city.areas:
            ring = np.array(area.outline, np.float64)
            x, y = plane.x(ring[:, 0]), plane.y(ring[:, 1])
            sizes[area.code] = abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2 / 1e6
        return sizes

    @cached_property
    def unit_grid_km2(self) -> float:
        """Return the mean size of the city's unit grids in km², 0 where it has none."""
        sizes = [self.area_km2[area.code] for area in self._setting.city.areas if area.level is AreaLevel.UNIT_GRID]
        return sum(sizes) / len(sizes) if sizes else 0.0

    def is_outside(self, unit_grids: tuple[str, ...], lon: Floats, lat: Floats) -> Bools:
        """Return whether places lie beyond *unit_grids* and their tolerance; never outside of grids without outline."""
        outline = self._outline(unit_grids)
        if outline is None:
            return np.zeros(len(lon), np.bool_)
        inside: Bools = shapely.contains_xy(outline, self.metres.x(lon), self.metres.y(lat))
        return ~inside

    def are_outside(self, unit_grids: Sequence[tuple[str, ...]], lon: Floats, lat: Floats) -> Bools:
        """Return :meth:`is_outside` for places each of which has *unit_grids* of its own."""
        outlines = np.empty(len(unit_grids), object)
        outlines[:] = [self._outline(one) for one in unit_grids]
        inside: Bools = shapely.contains_xy(outlines, self.metres.x(lon), self.metres.y(lat))
        found: Bools = ~inside & ~shapely.is_missing(outlines)
        return found

    def _outline(self, unit_grids: tuple[str, ...]) -> shapely.Geometry | None:
        """Return the outline of a responsibility grid, laid out when first asked for."""
        if unit_grids not in self._outlines:
            polygons = [self._polygon(self._rings[code]) for code in unit_grids if code in self._rings]
            outline = shapely.union_all(polygons).buffer(self._setting.people.tolerance_m) if polygons else None
            if outline is not None:
                shapely.prepare(outline)
            self._outlines[unit_grids] = outline
        return self._outlines[unit_grids]

    @cached_property
    def _rings(self) -> Mapping[str, Ring]:
        return {area.code: area.outline for area in self._setting.city.areas if area.level is AreaLevel.UNIT_GRID}

    def _polygon(self, ring: tuple[tuple[float, float], ...]) -> shapely.Polygon:
        points = np.array(ring, np.float64)
        return shapely.make_valid(
            shapely.polygons(np.stack([self.metres.x(points[:, 0]), self.metres.y(points[:, 1])], 1))
        )


def _known_terminals(city: City) -> frozenset[str]:
    return frozenset(city.terminals) | {terminal for grid in city.duty_grids for terminal in grid.terminals}
