"""One position of one terminal, with both its times."""

from dataclasses import dataclass
from enum import IntEnum

from app.domain.moment import Instant


class FixFlaw(IntEnum):
    """Why a fix is kept out of tracks; ``NONE`` is a good fix."""

    NONE = 0
    ZERO = 1
    OUTSIDE_CITY = 2
    IMPOSSIBLE_SPEED = 3
    FUTURE = 4
    INACCURATE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A position. Degrees WGS-84; ``accuracy_m`` metres, ``speed_mps`` metres a second, ``course_deg`` from north; -1 is unknown."""

    terminal: str
    device_at: Instant
    received_at: Instant
    lon: float
    lat: float
    accuracy_m: float = -1.0
    speed_mps: float = -1.0
    course_deg: float = -1.0
    flaw: FixFlaw = FixFlaw.NONE
