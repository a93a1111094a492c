"""Positions as of a moment that memory no longer reaches, from hours of tracks read from the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.domain.moment import HOUR, Instant
from app.situation.axis import Axis
from app.situation.column import Bools, Int32s
from app.situation.fix_tables import FixArrays, FixView
from app.situation.tracks_past import FEW, PastTracks
from app.situation.tracks_table import TrackTable, joined

BACK: Instant = 2 * HOUR
"""So far back everybody's fixes are read: what a status looks back for, and an hour to spare."""
MOST_MISSED = 64
"""Of so many people who sent nothing in that time the last place is looked for, one index look-up each."""


Codes = Callable[[Sequence[str]], Int32s]
"""Gives terminals their codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Who should have been out then, and since when a last place is looked for."""

    terminals: tuple[str, ...]
    since: Instant


def past_fixes(past: PastTracks, hour: int, missing: Missing, heard: FixArrays, codes: Codes) -> FixArrays:
    """Return the positions of an *hour* (since 1970) and those before it that tell how everybody stood, by device time.

    Of those *missing* in the last hours the positions before are looked for. Late batches are in it: a fix of the past
    counts when it was made, not when it was heard of (*heard* are those in memory). Raises ``StillReading``.
    """
    start = hour * HOUR - BACK
    table = past.table(start, (hour + 1) * HOUR, heard=heard)
    seen = set(table.terminals)
    missed = [one for one in missing.terminals if one not in seen][:MOST_MISSED] if missing.since < start else []
    older = [past.table(missing.since, start, missed[at : at + FEW], heard) for at in range(0, len(missed), FEW)]
    return _arrays(joined([*older, table]), codes)


def past_view(memory: FixView, fixes: FixArrays, t: Instant) -> FixView:
    """Return *fixes* as of *t*; presence is the log's, as *memory* has it."""
    axis = Axis(fixes.device_at, None)
    count = axis.count(t)
    terminal, rows = fixes.terminal[:count], np.arange(count, dtype=np.int32)
    keys = max(len(memory.terminals), len(memory.last_presence))
    return replace(
        memory,
        fixes=fixes,
        order=axis,
        count=count,
        fix_at=fixes.device_at,
        last_good=_last(terminal, rows, fixes.flaw[:count] == 0, keys),
        last_fix=_last(terminal, rows, np.ones(count, np.bool_), keys),
    )


def _arrays(table: TrackTable, codes: Codes) -> FixArrays:
    order = np.argsort(table.device_at, kind="stable")
    terminal = codes(table.terminals)[table.owner][order] if len(table) else np.empty(0, np.int32)
    times = table.device_at[order]
    return FixArrays(
        number=np.arange(len(order), dtype=np.int64), terminal=terminal, known_at=times, device_at=times,
        lon=table.lon[order], lat=table.lat[order], accuracy=table.accuracy[order], speed=table.speed[order],
        flaw=table.flaw[order], is_newest=table.flaw[order] == 0,
    )  # fmt: skip


def _last(terminal: Int32s, rows: Int32s, counts: Bools, keys: int) -> Int32s:
    """Return the last of *rows* that *counts* by terminal code, -1 where there is none."""
    last = np.full(keys, -1, np.int32)
    last[terminal[counts]] = rows[counts]
    last[0] = -1
    return last
