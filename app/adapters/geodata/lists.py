"""Reads the CSV lists that go with a city's maps: grids' crews, departments, responsibilities, terminals."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.adapters.geodata.geojson import SiteError
from app.domain.city import Area, AreaLevel, Department, DutyGrid, Responsibility
from app.domain.errors import not_utf8

DUTY_GRID_COLUMNS = ("code", "name", "unit_grids", "terminals")
DEPARTMENT_COLUMNS = ("code", "name", "level", "parent", "group", "phone")
RESPONSIBILITY_COLUMNS = ("area_prefix", "class_prefix", "department", "unit")
TERMINAL_COLUMNS = ("terminal",)
TERMINAL_MORE = ("kind",)
"""A column the terminals' list may have: who carries it, a person (or nothing said) or a vehicle."""
PERSON, VEHICLE = "person", "vehicle"
_LEVELS_ABOVE = {"1": (), "2": ("1",), "3": ("1", "2")}
"""The levels that the parent of each level may have: a team stands under a unit or under the department itself."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list, with its place for errors."""

    file: str
    line: int
    values: Mapping[str, str]

    def wrong(self, sentence: str) -> SiteError:
        """Return the error that *sentence* is about this line."""
        return SiteError(f"{self.file}, line {self.line}: {sentence}")


def read_duty_grids(path: Path, areas: tuple[Area, ...]) -> tuple[DutyGrid, ...]:
    """Return the responsibility grids; each unit grid must be one of *areas* and stand in one of them only."""
    known = {area.code for area in areas if area.level is AreaLevel.UNIT_GRID}
    taken: dict[str, str] = {}
    return tuple(_duty_grid(row, known, taken) for row in read_rows(path, DUTY_GRID_COLUMNS))


def read_departments(path: Path) -> tuple[Department, ...]:
    """Return the departments; a unit (level 2) names the department above it, a team (level 3) its unit or department."""
    rows = list(read_rows(path, DEPARTMENT_COLUMNS))
    levels = {row.values["code"]: row.values["level"] for row in rows}
    return tuple(_department(row, levels) for row in rows)


def read_responsibilities(path: Path, departments: tuple[Department, ...]) -> tuple[Responsibility, ...]:
    """Return the responsibility list; it may name *departments* only."""
    parents = {department.code: department.parent for department in departments}
    return tuple(_responsibility(row, parents) for row in read_rows(path, RESPONSIBILITY_COLUMNS))


def read_terminals(path: Path) -> tuple[str, ...]:
    """Return the registered terminals, each once, in the file's order."""
    return tuple(dict.fromkeys(row.values["terminal"] for row in read_rows(path, TERMINAL_COLUMNS)))


def read_vehicles(path: Path) -> tuple[str, ...]:
    """Return the terminals whose kind is ``vehicle``; a kind that is neither that nor ``person`` is an error."""
    found = []
    for row in read_rows(path, TERMINAL_COLUMNS, TERMINAL_MORE):
        kind = row.values["kind"]
        if kind not in ("", PERSON, VEHICLE):
            raise row.wrong(f"kind {kind!r} is neither {PERSON} nor {VEHICLE}")
        if kind == VEHICLE:
            found.append(row.values["terminal"])
    return tuple(dict.fromkeys(found))


def read_rows(path: Path, columns: tuple[str, ...], more: tuple[str, ...] = ()) -> Iterator[Row]:
    """Yield the lines of *path*; no file, no lines. A file without one of *columns* is an error, one without *more* not."""
    if not path.exists():
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise SiteError(f"{path.name}, line 1: has no column {', '.join(missing)}")
            for raw in reader:
                values = {column: (raw.get(column) or "").strip() for column in (*columns, *more)}
                yield Row(path.name, reader.line_num, values)
    except UnicodeDecodeError as error:
        raise SiteError(f"{path.name}: {not_utf8(error)[1]}") from error
    except (OSError, csv.Error) as error:
        raise SiteError(f"{path.name}: cannot be read: {error}") from error


def _duty_grid(row: Row, known: set[str], taken: dict[str, str]) -> DutyGrid:
    code, grids = row.values["code"], tuple(row.values["unit_grids"].split())
    if not code:
        raise row.wrong("has no code")
    for grid in grids:
        if grid not in known:
            raise row.wrong(f"unit grid {grid} is not in areas.geojson")
        if grid in taken:
            raise row.wrong(f"unit grid {grid} already belongs to responsibility grid {taken[grid]}")
        taken[grid] = code
    terminals = tuple(row.values["terminals"].split())
    return DutyGrid(code=code, name=row.values["name"] or code, unit_grids=grids, terminals=terminals)


def _department(row: Row, levels: Mapping[str, str]) -> Department:
    values = row.values
    if not values["code"] or not values["name"]:
        raise row.wrong("needs a code and a name")
    if values["level"] not in _LEVELS_ABOVE:
        raise row.wrong(f"level is {values['level']!r}; 1 (department), 2 (unit) or 3 (team) is needed")
    above = _LEVELS_ABOVE[values["level"]]
    if above and levels.get(values["parent"]) not in above:
        raise row.wrong(f"parent {values['parent']!r} is no department of level {' or '.join(above)}")
    return Department(
        code=values["code"], name=values["name"], level=int(values["level"]), parent=values["parent"],
        group=values["group"], phone=values["phone"],
    )  # fmt: skip


def _responsibility(row: Row, parents: Mapping[str, str]) -> Responsibility:
    department, unit = row.values["department"], row.values["unit"]
    if department not in parents:
        raise row.wrong(f"department {department!r} is not in departments.csv")
    if unit and parents.get(unit) != department:
        raise row.wrong(f"unit {unit!r} is no unit of department {department}")
    return Responsibility(**row.values)
