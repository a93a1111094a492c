"""How one camera stands: whether pictures come, since when not, and why."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.moment import SECOND, Instant

STALE_AFTER: Instant = 5 * SECOND
"""A live picture older than this is no live picture (wall rules: video 5 s)."""
FIRST_FRAME_WITHIN: Instant = 12 * SECOND
"""How long a stream may take to its first frame before it is tried anew."""


class Signal(StrEnum):
    """What a tile shows."""

    NONE = "none"
    """No camera is chosen."""
    OPENING = "opening"
    LIVE = "live"
    LOST = "lost"
    """无信号: the stream ended, refused or fell silent; it is tried again."""


class Trouble(StrEnum):
    """Why there is no signal, in words that hold no address."""

    NOTHING = ""
    REFUSED = "refused"
    ENDED = "ended"
    SILENT = "silent"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The state of a stream. ``since`` is when this signal began (0: no camera), ``frame_at`` the last frame's time.

    ``frames`` are counted since the camera was chosen, ``tries`` since the last frame; ``next_at`` is the next try.
    """

    signal: Signal = Signal.NONE
    since: Instant = 0
    frame_at: Instant = 0
    frames: int = 0
    trouble: Trouble = Trouble.NOTHING
    tries: int = 0
    next_at: Instant = 0
