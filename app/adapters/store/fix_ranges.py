"""Positions of a period by the devices' own time: an hour of all terminals after another, over the index by terminal.

The index holds terminal and device time, so the terminals are found by leaping from one to the next. Going through
all terminals an hour at a time keeps the pages of that hour at hand; a day of each terminal reads every page anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray

from app.domain.moment import HOUR, Instant
from app.situation.source import FixRows

_ALL_TERMINALS = """
    WITH RECURSIVE leap(terminal) AS (
        SELECT MIN(terminal) FROM fix
        UNION ALL
        SELECT (SELECT MIN(fix.terminal) FROM fix WHERE fix.terminal > leap.terminal)
        FROM leap WHERE leap.terminal IS NOT NULL
    )
    SELECT terminal FROM leap WHERE terminal IS NOT NULL
"""
_COLUMNS = "number, device_at, received_at, lon, lat, accuracy, speed, course, flaw"
_ROW = np.dtype([
    ("place", "i4"), ("number", "i8"), ("device_at", "i8"), ("received_at", "i8"), ("lon", "f8"), ("lat", "f8"),
    ("accuracy", "f4"), ("speed", "f4"), ("course", "f4"), ("flaw", "u1"),
])  # fmt: skip
MOST_STEPS = 48
TERMINALS_AT_ONCE = 400
"""More names than that in one statement some databases refuse."""


def fixes_between(connection: sa.Connection, since: Instant, until: Instant, terminals: Sequence[str] = ()) -> FixRows:
    """Return the positions from *since* up to before *until*, of *terminals* or of all, by terminal and device time."""
    names = sorted(set(terminals)) or list(connection.execute(sa.text(_ALL_TERMINALS)).scalars())
    parts = [
        _part(connection, names[first : first + TERMINALS_AT_ONCE], first, start, end)
        for start, end in _steps(since, until)
        for first in range(0, len(names), TERMINALS_AT_ONCE)
    ]
    found = np.concatenate([np.empty(0, _ROW), *parts])
    found = found[np.lexsort((found["device_at"], found["place"]))]
    return _columns(found, names)


def _steps(since: Instant, until: Instant) -> Iterator[tuple[Instant, Instant]]:
    """Yield the hours of the period; longer steps where that would be too many."""
    step = max(HOUR, -(-(until - since) // MOST_STEPS))
    for start in range(since, until, step):
        yield start, min(start + step, until)


def _part(
    connection: sa.Connection, names: Sequence[str], first: int, since: Instant, until: Instant
) -> NDArray[np.void]:
    """Return the rows of some terminals, the first of which has the place *first*."""
    asked = " UNION ALL ".join(
        f"SELECT CAST(:t{i} AS TEXT) AS terminal, {first + i} AS place" for i in range(len(names))
    )
    statement = sa.text(
        f"SELECT asked.place, {_COLUMNS} FROM ({asked}) AS asked JOIN fix ON fix.terminal = asked.terminal "
        "AND fix.device_at >= :since AND fix.device_at < :until"
    )
    values = {f"t{i}": name for i, name in enumerate(names)}
    rows = connection.execute(statement, {**values, "since": since, "until": until})
    return np.fromiter(
        cast("Iterable[tuple[object, ...]]", rows.cursor), _ROW
    )  # the driver's own tuples: a third faster


def _columns(found: NDArray[np.void], names: Sequence[str]) -> FixRows:
    return FixRows(
        number=np.ascontiguousarray(found["number"]),
        terminal=[names[place] for place in found["place"].tolist()],
        device_at=np.ascontiguousarray(found["device_at"]),
        received_at=np.ascontiguousarray(found["received_at"]),
        lon=np.ascontiguousarray(found["lon"]),
        lat=np.ascontiguousarray(found["lat"]),
        accuracy=np.ascontiguousarray(found["accuracy"]),
        speed=np.ascontiguousarray(found["speed"]),
        course=np.ascontiguousarray(found["course"]),
        flaw=np.ascontiguousarray(found["flaw"]),
    )
