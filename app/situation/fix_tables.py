"""The columns of positions and of terminals' comings and goings."""

from dataclasses import dataclass

from app.situation.axis import Axis
from app.situation.column import Bools, Floats, Floats32, Int8s, Int32s, Int64s
from app.situation.words import Words


@dataclass(frozen=True, slots=True, eq=False)
class FixArrays:
    """Positions in the order they became known.

    ``terminal`` is a code of the terminals' own vocabulary (0 is nobody). ``known_at`` is the receipt time, never
    falling; ``device_at`` the device's own. ``is_newest`` marks good fixes that are not older than any good one
    known before of the same terminal: a late batch never moves a person back.
    """

    number: Int64s
    terminal: Int32s
    known_at: Int64s
    device_at: Int64s
    lon: Floats
    lat: Floats
    accuracy: Floats32
    speed: Floats32
    flaw: Int8s
    is_newest: Bools


@dataclass(frozen=True, slots=True, eq=False)
class PresenceArrays:
    """Events of the stream ``terminal`` in the order of the log; ``is_off`` where it went off line."""

    terminal: Int32s
    recorded_at: Int64s
    valid_at: Int64s
    is_off: Bools


@dataclass(frozen=True, slots=True, eq=False)
class FixView:
    """Positions and presence as of a moment.

    ``last_good``, ``last_fix`` and ``last_presence`` give a row by terminal code (-1: none). ``order`` is the axis
    of fixes, ``count`` how many of them were known; ``fix_at`` and ``presence_at`` are the columns of the axis's
    time; ``terminals`` are the words by code.
    """

    fixes: FixArrays
    presence: PresenceArrays
    order: Axis
    count: int
    terminals: Words
    last_good: Int32s
    last_fix: Int32s
    last_presence: Int32s
    fix_at: Int64s
    presence_at: Int64s
