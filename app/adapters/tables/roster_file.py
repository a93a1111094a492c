"""Reads a site's roster (排班): who is on shift in which responsibility grid, from when to when.

One or more CSV files with the columns ``terminal, name, duty_grid, start, end``. A time without a zone is local
(China Standard Time); ``name`` may be empty.
"""

import itertools
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from app.adapters.tables.rows import Row, read_csv
from app.domain.city import City, Duty
from app.domain.moment import CHINA, DAY, EARLIEST, LATEST, Instant, from_datetime

ROSTER_COLUMNS = ("terminal", "name", "duty_grid", "start", "end")
LONGEST_DUTY: Instant = 7 * DAY
"""A longer duty is a slip of the pen in a date."""


def read_roster(files: Iterable[Path], city: City) -> tuple[Duty, ...]:
    """Return the duties of all *files* in order of time, or raise ``TableError`` naming file and line."""
    grids = {grid.code for grid in city.duty_grids}
    rows = [(_duty(row, grids), row) for file in files for row in read_csv(file, ROSTER_COLUMNS)]
    rows.sort(key=lambda pair: (pair[0].terminal, pair[0].start))
    for (before, _), (after, row) in itertools.pairwise(rows):
        if before.terminal == after.terminal and after.start < before.end:
            raise row.error(f"terminal {after.terminal} is on shift in {before.duty_grid} at that time already")
    return tuple(sorted((duty for duty, _ in rows), key=lambda duty: (duty.start, duty.terminal)))


def roster_files(folder: Path | None, data: Path | None) -> Iterator[Path]:
    """Yield the roster's files: every CSV in *folder* by name, then ``roster.csv`` of the city's *data*."""
    if folder is not None and folder.is_dir():
        yield from sorted(folder.glob("*.csv"))
    if data is not None and (data / "roster.csv").exists():
        yield data / "roster.csv"


def _duty(row: Row, grids: set[str]) -> Duty:
    terminal, grid = row.text("terminal"), row.text("duty_grid")
    if grid not in grids:
        raise row.error(f"there is no responsibility grid {grid}")
    start, end = _instant(row, "start"), _instant(row, "end")
    if not start < end <= start + LONGEST_DUTY:
        raise row.error(f"a duty ends after it starts, and within {LONGEST_DUTY // DAY} days")
    return Duty(terminal=terminal, name=row.values["name"] or terminal, duty_grid=grid, start=start, end=end)


def _instant(row: Row, name: str) -> Instant:
    try:
        when = datetime.fromisoformat(row.text(name))
    except ValueError as error:
        raise row.error(f"{name} {row.values[name]!r} is not a time as 2026-06-11 08:00") from error
    instant = from_datetime(when if when.tzinfo is not None else when.replace(tzinfo=CHINA))
    if not EARLIEST <= instant < LATEST:
        raise row.error(f"{name} is outside the years 2000 to 2099")
    return instant
