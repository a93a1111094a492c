"""Rows that events share: an event points at the row of the event before in its case unless it changes something."""

from typing import TypeVar

import numpy as np

from app.situation.column import Bools, Int32s, Table

Arrays = TypeVar("Arrays")


def changed(table: Table[Arrays], rows: Arrays, pointer: Int32s, before: Int32s, start: int) -> Bools:
    """Return which of *rows* differ from the row of the event *before* (-1: none, so it does).

    *pointer* are the rows of the *start* events known so far; an event before at *start* or later is in this batch.
    """
    found = before < 0
    inside = before >= start
    known = ~inside & ~found
    old = table.arrays()
    for name in table.columns:
        mine = getattr(rows, name)
        found[inside] |= mine[inside] != mine[before[inside] - start]
        found[known] |= mine[known] != getattr(old, name)[pointer[before[known]]]
    return found


def pointers(new: Bools, known: int, pointer: Int32s, before: Int32s, start: int, plain: Bools | None = None) -> Int32s:
    """Return each event's row: the next one behind *known* where *new*, 0 where *plain*, else that of the event before."""
    found = np.where(new, known + np.cumsum(new) - 1, -1).astype(np.int32)
    if plain is not None:
        found[plain] = 0
    settled = (found < 0) & (before >= 0) & (before < start)
    found[settled] = pointer[before[settled]]
    return _inherited(found, before - start)


def _inherited(found: Int32s, inside: Int32s) -> Int32s:
    """Fill the -1s of *found* from the event before, which is *inside* this batch, until none is left."""
    missing = np.flatnonzero(found < 0)
    while len(missing):
        found[missing] = found[inside[missing]]
        missing = missing[found[missing] < 0]
    return found
