"""Advice beside the form: each value with its reason, never applied silently; pure, for gateway and console alike."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Protocol

from app.domain.catalogue import Catalogue
from app.domain.city import City, Responsibility
from app.domain.errors import UnknownClass
from app.domain.limits import HandlingLimit, Limits, case_key
from app.domain.moment import HOUR, MINUTE, Instant
from app.situation.places import Places

SUBDISTRICT_DIGITS = 9
SURE_PAIRS = 2
"""So many pairs of hanzi must a description share with an urgent condition before it raises an alarm."""
NEAR_M = 50.0
NEAR_US: Instant = 24 * HOUR
"""Same class within 50 m and 24 h is a suspected duplicate (domain facts §5.5)."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What is advised and why, in Chinese; ``value`` is ``""`` where there is none, and the reason says so."""

    value: str
    reason: str


class Reported(Protocol):
    """What advice needs to know of a case; the situation's rows have it. Read-only."""

    @property
    def case_id(self) -> str:
        """The case's id."""
        ...

    @property
    def number(self) -> str:
        """The case's number."""
        ...

    @property
    def class_key(self) -> str:
        """Kind and class."""
        ...

    @property
    def lon(self) -> float:
        """Degrees east."""
        ...

    @property
    def lat(self) -> float:
        """Degrees north."""
        ...

    @property
    def reported_at(self) -> Instant:
        """When it was reported."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A case that may be the same, ``metres`` away and ``apart_us`` µs before (negative: after)."""

    case_id: str
    number: str
    metres: float
    apart_us: Instant
    reason: str


@dataclass(frozen=True)
class Advisor:
    """Advice from the site's tables. Made once; each answer takes some microseconds."""

    city: City
    places: Places
    limits: Limits
    catalogue: Catalogue
    _rows: dict[tuple[str, str], Responsibility] = field(init=False, repr=False, compare=False)
    _lengths: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)
    _departments: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the responsibility list by its prefixes, longest first."""
        rows = {(row.class_prefix, row.area_prefix): row for row in reversed(self.city.responsibilities)}
        lengths = {(len(row.class_prefix), len(row.area_prefix)) for row in self.city.responsibilities}
        object.__setattr__(self, "_rows", rows)
        object.__setattr__(self, "_lengths", tuple(sorted(lengths, reverse=True)))
        object.__setattr__(self, "_departments", {one.code: one.name for one in self.city.departments})

    def grid(self, lon: float, lat: float) -> Advice:
        """Return the unit grid at the position."""
        grid = self.places.grid_at(lon, lat)
        if not grid:
            return Advice("", "位置不在任何单元网格内")
        duty = self.places.duty_grid_of(grid)
        bound = f"，属责任网格 {duty}" if duty else "，未划入责任网格"
        return Advice(grid, f"位置在{self.area_name(grid)}单元网格 {grid}{bound}")

    def responsibility(self, grid: str, class_key: str) -> Responsibility | None:
        """Return the row of the responsibility list that holds there, or ``None``.

        Longest match wins, and the class before the area: who is named for a class anywhere goes before who
        takes everything in a place.
        """
        key = case_key(class_key)
        for class_length, area_length in self._lengths:
            row = self._rows.get((key[:class_length], grid[:area_length]))
            if row is not None:
                return row
        return None

    def department(self, grid: str, class_key: str) -> Advice:
        """Return the department that handles *class_key* in *grid*."""
        where, what = self.area_name(grid), self.class_name(class_key)
        row = self.responsibility(grid, class_key)
        if row is None:
            return Advice("", f"权责清单没有{where}、{what}的条目，请选择")
        return Advice(row.department, f"权责清单：{where}、{what}，归{self.department_name(row.department)}")

    def condition(self, class_key: str, description: str) -> Advice:
        """Return the filing condition of the class that *description* speaks of."""
        try:
            rows = self.limits.conditions(class_key)
        except UnknownClass as error:
            return Advice("", str(error))
        row, shared = self._closest(rows, class_key, description)
        if row is not None:
            return Advice(row.condition, f"描述与“{row.trigger}”相符（{'、'.join(shared)}）")
        if len(rows) == 1:
            return Advice(rows[0].condition, f"该类只有一种立案条件：{rows[0].trigger}")
        return Advice("", f"描述与该类 {len(rows)} 种立案条件都不相符，请选择")

    def urgency(self, class_key: str, description: str) -> Advice:
        """Return ``danger`` where *description* speaks of an urgent condition, ``class`` where all of the class are urgent."""
        try:
            rows = self.limits.conditions(class_key)
        except UnknownClass as error:
            return Advice("", str(error))
        row, shared = self._closest(rows, class_key, description)
        if row is not None and row.urgent and len(shared) >= SURE_PAIRS:
            return Advice("danger", f"描述与紧急条件“{row.trigger}”相符（{'、'.join(shared)}）")
        own = [one for one in rows if one.class_key == case_key(class_key)]
        if own and all(one.urgent for one in own):
            return Advice("class", f"{self.class_name(class_key)}按紧急办理")
        return Advice("", "描述没有提到紧急条件")

    def duplicates(self, case: Reported, rows: Iterable[Reported]) -> tuple[Duplicate, ...]:
        """Return the *rows* that may be the same as *case*: same class, within 50 m and 24 h; nearest first."""
        found = [dup for row in rows if row.case_id != case.case_id and (dup := self._duplicate(case, row))]
        return tuple(sorted(found, key=lambda dup: (dup.metres, dup.number)))

    def area_name(self, grid: str) -> str:
        """Return the name of the grid's subdistrict, else of its district, else of the city."""
        by_code = self.places.name_of
        return by_code(grid[:SUBDISTRICT_DIGITS]) or by_code(grid[:6]) or self.city.name

    def class_name(self, class_key: str) -> str:
        """Return the class's name, or its key where the catalogue does not have it."""
        entry = self.catalogue.classes.get(class_key)
        return class_key if entry is None else entry.name

    def department_name(self, code: str) -> str:
        """Return the department's name, or its code."""
        return self._departments.get(code, code)

    def _closest(
        self, rows: Iterable[HandlingLimit], class_key: str, description: str
    ) -> tuple[HandlingLimit | None, list[str]]:
        """Return the row whose trigger shares most pairs of hanzi with *description*, and the shared pairs.

        Pairs of the class's own name say nothing about which of its conditions is meant.
        """
        said = _pairs(description) - _pairs(self.class_name(case_key(class_key)))
        best, shared = None, set[str]()
        for row in rows:
            common = _pairs(row.trigger) & said
            if len(common) > len(shared):
                best, shared = row, common
        return best, sorted(shared, key=description.index)

    def _duplicate(self, case: Reported, row: Reported) -> Duplicate | None:
        apart = case.reported_at - row.reported_at
        if row.class_key != case.class_key or abs(apart) > NEAR_US:
            return None
        metres = self.places.metres(case.lon, case.lat, row.lon, row.lat)
        if not metres <= NEAR_M:
            return None
        reason = f"同为{self.class_name(row.class_key)}，相距 {metres:.0f} 米，{_apart_words(apart)}"
        return Duplicate(case_id=row.case_id, number=row.number, metres=metres, apart_us=apart, reason=reason)


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring hanzi in *text*; Chinese has no blanks to cut words at."""
    return {a + b for a, b in pairwise(text) if "\u4e00" <= a <= "\u9fff" and "\u4e00" <= b <= "\u9fff"}


def _apart_words(apart: Instant) -> str:
    hours, minutes = divmod(abs(apart) // MINUTE, 60)
    length = f"{hours} 小时 {minutes} 分" if hours else f"{minutes} 分"
    return f"{'早' if apart >= 0 else '晚'} {length}"
