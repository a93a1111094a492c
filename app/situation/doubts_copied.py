"""Two terminals with one track: of the same shape wherever and whenever, or in one pocket. Never scored."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from app.domain.moment import MINUTE, Instant
from app.situation.column import Floats, Int32s, Int64s, Words64
from app.situation.doubts import Doubt, DoubtKind, DoubtSentence
from app.situation.metres import Metres
from app.situation.tracks_clean import CleanTracks
from app.situation.tracks_rules import DoubtRules

LEAST_STEP_M = 3.0
"""Shorter steps are standing: they have no shape."""
GRAIN_M = 0.5
"""Steps are the same when east and north agree so closely; two receivers never do for long."""
RUN = 8
"""So many steps in a row make one mark of a shape."""
MOST_OWNERS = 3
"""A mark that more terminals have is a habit of the device, not a copy."""
MOVING_M = 20.0
"""Who does not move on so far in a minute, stands: colleagues may stand together."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Marks of shapes: what, whose, and the row of the last step."""

    mark: Words64
    owner: Int32s
    row: Int64s


@dataclass(frozen=True, slots=True, eq=False)
class Minutes:
    """Where people were at the end of each minute in which they moved on: whose, when, in metres, and the row of the fix."""

    owner: Int32s
    minute: Int64s
    x: Floats
    y: Floats
    row: Int64s


def copied(tracks: CleanTracks, metres: Metres, doubts: DoubtRules) -> Iterator[Doubt]:
    """Yield each pair whose tracks have the same shape, the later one as the doubtful."""
    marks = marks_of(tracks, metres)
    totals = np.bincount(marks.owner, minlength=len(tracks.terminals))
    for (one, other), (row_one, row_other, count) in _shared(_of_several(marks)).items():
        shorter = min(int(totals[one]), int(totals[other]))
        if count < doubts.copied_steps or count < doubts.copied_share * shorter:
            continue
        later = int(tracks.device_at[row_other] - tracks.device_at[row_one])
        first, second, row = (one, other, row_other) if later >= 0 else (other, one, row_one)
        minutes = abs(later) // MINUTE
        yield Doubt(
            terminal=tracks.terminals[second], kind=DoubtKind.COPIED, since=int(tracks.device_at[row]),
            until=_last_at(tracks, second), lon=float(tracks.lon[row]), lat=float(tracks.lat[row]),
            sentence=DoubtSentence.COPIED if minutes else DoubtSentence.COPIED_AT_ONCE,
            values=(tracks.terminals[first], count, count / shorter, minutes),
            other=tracks.terminals[first],
        )  # fmt: skip


def may_be_copied(marks: Marks, size: int, doubts: DoubtRules) -> set[int]:
    """Return the places, of *size*, of those whose tracks :func:`copied` must see to say the same of any part of the time.

    They are those who share enough marks with anybody, and whoever else has a mark that two of those have.
    """
    marks = _of_several(marks)
    _, group = np.unique(marks.mark, return_inverse=True)
    group, owner = np.divmod(np.unique(group * np.int64(size) + marks.owner), max(size, 1))
    shared = np.bincount(group, minlength=1)[group] > 1
    is_near = np.bincount(owner[shared], minlength=size) >= doubts.copied_steps
    near_in = np.bincount(group, is_near[owner], minlength=1)[group]
    return set(owner[near_in > 1].tolist())


def together(tracks: CleanTracks, metres: Metres, doubts: DoubtRules) -> Iterator[Doubt]:
    """Yield each pair that moved side by side for long: two phones in one pocket, or two colleagues on one round."""
    for (first, second), mine in _side_by_side(
        minutes_of(tracks, metres), len(tracks.terminals), doubts, doubts.together_for
    ):
        start = mine[np.argmin(tracks.device_at[mine])]
        yield Doubt(
            terminal=tracks.terminals[first], kind=DoubtKind.TOGETHER, since=int(tracks.device_at[start]),
            until=int(tracks.device_at[mine].max()), lon=float(tracks.lon[start]), lat=float(tracks.lat[start]),
            sentence=DoubtSentence.TOGETHER, values=(tracks.terminals[second], len(mine), doubts.together_m),
            other=tracks.terminals[second],
        )  # fmt: skip


def may_go_together(minutes: Minutes, size: int, doubts: DoubtRules) -> set[int]:
    """Return the places, of *size*, of whom :func:`together` says something by the last minute, or said so by one before.

    While a track ends, its last minute may have another place than later: a spike (跳点) is none before the next fix.
    """
    nearly = doubts.together_for - 2 * MINUTE
    return {place for pair, _ in _side_by_side(minutes, size, doubts, nearly) for place in pair}


def _side_by_side(
    minutes: Minutes, size: int, doubts: DoubtRules, least: Instant
) -> Iterator[tuple[tuple[int, int], Int64s]]:
    """Yield the pairs that moved side by side for *least* or longer, and the first one's row of each such minute."""
    owner, apart = minutes.owner, 100.0 * doubts.together_m
    points = np.column_stack([minutes.x, minutes.y, minutes.minute * apart])
    pairs = cKDTree(points).query_pairs(doubts.together_m, output_type="ndarray")
    if not len(pairs):
        return
    one, other = np.minimum(owner[pairs[:, 0]], owner[pairs[:, 1]]), np.maximum(owner[pairs[:, 0]], owner[pairs[:, 1]])
    key = one.astype(np.int64) * size + other
    found, counts = np.unique(key, return_counts=True)
    for pair in found[counts * MINUTE >= least].tolist():
        yield divmod(pair, size), minutes.row[pairs[key == pair, 0]]


def marks_of(tracks: CleanTracks, metres: Metres) -> Marks:
    """Return a mark for each run of steps: the same wherever and whenever the same steps were made."""
    walked = np.flatnonzero(tracks.is_break | (tracks.step_m >= LEAST_STEP_M))
    x, y = metres.x(tracks.lon[walked]), metres.y(tracks.lat[walked])
    east = np.rint(np.diff(x, prepend=0.0) / GRAIN_M).astype(np.int64).astype(np.uint64)
    north = np.rint(np.diff(y, prepend=0.0) / GRAIN_M).astype(np.int64).astype(np.uint64)
    step = (east * _FACTOR) ^ (north + (_FACTOR >> np.uint64(7)))
    breaks = np.cumsum(tracks.is_break[walked])
    count = max(len(walked) - RUN, 0)
    mark = np.zeros(count, np.uint64)
    for place in range(RUN):
        mark = (mark ^ step[place + 1 : place + 1 + count]) * _FACTOR
        mark ^= mark >> np.uint64(29)
    whole = np.flatnonzero(breaks[:count] == breaks[RUN : RUN + count])
    rows = walked[whole + RUN]
    return Marks(mark[whole], tracks.owner[rows], rows)


def _of_several(marks: Marks) -> Marks:
    """Return the marks that occur more than once: few, for nobody walks as somebody else did."""
    order = np.argsort(marks.mark, kind="stable")  # quick where most are in order already
    same = marks.mark[order[1:]] == marks.mark[order[:-1]]
    again = np.zeros(len(order), np.bool_)
    again[1:] |= same
    again[:-1] |= same
    kept = np.sort(order[again])
    return Marks(marks.mark[kept], marks.owner[kept], marks.row[kept])


def _shared(marks: Marks) -> dict[tuple[int, int], tuple[int, int, int]]:
    """Return for each pair of terminals the rows of the first mark they share, and how many they share."""
    order = np.lexsort((marks.row, marks.owner, marks.mark))
    mark, owner, row = marks.mark[order], marks.owner[order], marks.row[order]
    is_new = np.ones(len(mark), np.bool_)
    is_new[1:] = (mark[1:] != mark[:-1]) | (owner[1:] != owner[:-1])
    mark, owner, row = mark[is_new], owner[is_new], row[is_new]
    _, first, counts = np.unique(mark, return_index=True, return_counts=True)
    many = (counts > 1) & (counts <= MOST_OWNERS)
    found: dict[tuple[int, int], tuple[int, int, int]] = {}
    for start, count in zip(first[many].tolist(), counts[many].tolist(), strict=True):
        for i in range(start, start + count):
            for j in range(i + 1, start + count):
                pair = int(owner[i]), int(owner[j])
                known = found.get(pair)
                if known is None or row[i] < known[0]:
                    found[pair] = int(row[i]), int(row[j]), 1 + (0 if known is None else known[2])
                else:
                    found[pair] = known[0], known[1], known[2] + 1
    return found


def minutes_of(tracks: CleanTracks, metres: Metres) -> Minutes:
    """Return the last fix of each minute of each terminal that moved on since the minute before."""
    minute = tracks.device_at // MINUTE
    is_last = np.ones(len(minute), np.bool_)
    is_last[:-1] = (minute[1:] != minute[:-1]) | (tracks.owner[1:] != tracks.owner[:-1])
    row = np.flatnonzero(is_last)
    x, y, owner = metres.x(tracks.lon[row]), metres.y(tracks.lat[row]), tracks.owner[row]
    moved = np.zeros(len(row), np.bool_)
    moved[1:] = (np.hypot(np.diff(x), np.diff(y)) >= MOVING_M) & (owner[1:] == owner[:-1])
    return Minutes(owner[moved], minute[row][moved], x[moved], y[moved], row[moved])


def _last_at(tracks: CleanTracks, place: int) -> Instant:
    return int(tracks.device_at[tracks.starts[place + 1] - 1])
