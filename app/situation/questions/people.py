"""Who is out, who must be called, and where everybody is."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.moment import Instant
from app.domain.terms import Term
from app.situation.view import View


class PersonStatus(Term):
    """How a terminal stands. The five of the roster are counted apart and add up to those due on duty."""

    ON_DUTY = "on_duty", "在岗"
    OUT_OF_GRID = "out_of_grid", "越界"
    OFFLINE = "offline", "离线"
    NO_FIX = "no_fix", "无定位"
    LINGERING = "lingering", "停留超时"
    OFF_ROSTER = "off_roster", "不在班"
    UNREGISTERED = "unregistered", "未登记"


STATUSES: tuple[PersonStatus, ...] = tuple(PersonStatus)
"""Status by code: ``STATUSES[code]`` for the codes in :class:`PeopleNow`'s arrays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person. ``since`` is when the status began; the position is the last good one (``None`` if there is none)."""

    terminal: str
    name: str
    status: PersonStatus
    since: Instant
    duty_grid: str
    duty_grid_name: str
    lon: float | None
    lat: float | None
    fix_at: Instant | None
    heard_at: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PeopleNow:
    """The roster's counts (``due`` = on_duty + out_of_grid + offline + no_fix + lingering) and the map's arrays.

    ``rostered`` is false when nobody is on the roster at this moment (无排班). ``call`` lists who must be called, the
    longest first; ``to_call`` is how many there are. The arrays run over every terminal with a known position:
    ``lon``, ``lat`` (float64 degrees), ``age_s`` (float32, seconds since the fix), ``status`` (uint8, index into
    :data:`STATUSES`), ``terminals`` and ``names`` beside them.
    """

    rostered: bool
    due: int
    on_duty: int
    out_of_grid: int
    offline: int
    no_fix: int
    lingering: int
    off_roster: int
    unregistered: int
    to_call: int
    call: tuple[PersonRow, ...]
    terminals: tuple[str, ...]
    names: tuple[str, ...]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    age_s: NDArray[np.float32]
    status: NDArray[np.uint8]
    flawed_last_hour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NearPerson:
    """A person near a place, with the metres between."""

    person: PersonRow
    metres: float


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """监督员: the counts, the ``limit`` people to call, and all positions."""

    limit: int = 5

    def answer(self, view: View) -> PeopleNow:
        """Return the people at the view's moment."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """How one terminal stands."""

    terminal: str

    def answer(self, view: View) -> PersonRow | None:
        """Return the person, or ``None`` for a terminal that is neither on the roster nor was ever heard."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The collectors nearest to a place who can be reached (on line with a good fix), nearest first."""

    lon: float
    lat: float
    limit: int = 3
    within_m: float = 5_000.0

    def answer(self, view: View) -> tuple[NearPerson, ...]:
        """Return the nearest people."""
        raise NotImplementedError
