"""What is worked out once from the setting: names by code, outlines of duty grids in metres, the roster in arrays."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
import shapely

from app.domain.city import AreaLevel, City
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
        self._duties = tuple(setting.roster)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return people's names by terminal, the latest roster row's."""
        return {duty.terminal: duty.name for duty in self._duties}

    def is_outside(self, duty_grid: str, lon: Floats, lat: Floats) -> Bools:
        """Return whether places lie beyond a duty grid and its tolerance; never outside of a grid without outline."""
        outline = self._outlines.get(duty_grid)
        if outline is None:
            return np.zeros(len(lon), np.bool_)
        inside: Bools = shapely.contains_xy(outline, self.metres.x(lon), self.metres.y(lat))
        return ~inside

    @cached_property
    def _outlines(self) -> Mapping[str, shapely.Geometry]:
        city = self._setting.city
        rings = {area.code: area.outline for area in city.areas if area.level is AreaLevel.UNIT_GRID}
        outlines = {}
        for grid in city.duty_grids:
            polygons = [self._polygon(rings[code]) for code in grid.unit_grids if code in rings]
            if polygons:
                outlines[grid.code] = shapely.union_all(polygons).buffer(self._setting.people.tolerance_m)
                shapely.prepare(outlines[grid.code])
        return outlines

    def _polygon(self, ring: tuple[tuple[float, float], ...]) -> shapely.Polygon:
        points = np.array(ring, np.float64)
        return shapely.make_valid(
            shapely.polygons(np.stack([self.metres.x(points[:, 0]), self.metres.y(points[:, 1])], 1))
        )


def _known_terminals(city: City) -> frozenset[str]:
    return frozenset(city.terminals) | {terminal for grid in city.duty_grids for terminal in grid.terminals}
