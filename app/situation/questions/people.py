"""Who is out, who must be called, and where everybody is."""

from dataclasses import dataclass
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from app.domain.moment import HOUR, SECOND, Instant
from app.situation.crew import CODE, NEVER, STATUSES, PersonStatus
from app.situation.view import View

__all__ = ["STATUSES", "Near", "NearPerson", "People", "PeopleBy", "PeopleNow", "PersonRow", "PersonStatus", "Presence"]


WALK_M_PER_MIN = 75
"""How far along the air line one gets on foot in a minute, waiting at crossings included."""
DRIVE_M_PER_MIN = 250
"""The same in a patrol car: 15 km/h in the city's streets, which are longer than the air line."""


class Positions(TypedDict):
    """The arrays of :class:`PeopleNow`."""

    terminals: tuple[str, ...]
    names: tuple[str, ...]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    age_s: NDArray[np.float32]
    status: NDArray[np.uint8]
    vehicle: NDArray[np.bool_]


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
    is_vehicle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PeopleNow:
    """The roster's counts (``due`` = on_duty + out_of_grid + offline + no_fix + lingering) and the map's arrays.

    ``rostered`` is false when nobody is on the roster at this moment (无排班). ``call`` lists who must be called, the
    longest first; ``to_call`` is how many there are, ``flawed_last_hour`` how many positions were kept out of tracks. The arrays run over every terminal with a known position:
    ``lon``, ``lat`` (float64 degrees), ``age_s`` (float32, seconds since the fix), ``status`` (uint8, index into
    :data:`STATUSES`), ``terminals`` and ``names`` beside them, ``vehicle`` whether it rides in one (``None``: none does).
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
    vehicle: NDArray[np.bool_] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NearPerson:
    """A person near a place, with the metres of the air line between."""

    person: PersonRow
    metres: float

    @property
    def minutes(self) -> int:
        """Return in how many minutes they can be there, on foot or in their vehicle, at least 1."""
        pace = DRIVE_M_PER_MIN if self.person.is_vehicle else WALK_M_PER_MIN
        return max(1, -(-int(self.metres) // pace))


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """监督员: the counts, the ``limit`` people to call, and all positions."""

    limit: int = 5

    def answer(self, view: View) -> PeopleNow:
        """Return the people at the view's moment."""
        crew = view.crew
        of_roster = np.bincount(crew.status[crew.is_rostered], minlength=len(STATUSES)).tolist()
        live = np.bincount(crew.status[crew.is_live & ~crew.is_rostered], minlength=len(STATUSES)).tolist()
        to_call = np.flatnonzero(crew.is_rostered & (crew.status != CODE[PersonStatus.ON_DUTY]))
        longest = _longest_first(view, to_call)[: self.limit]
        return PeopleNow(
            rostered=bool(crew.duties),
            due=len(crew.duties),
            on_duty=of_roster[CODE[PersonStatus.ON_DUTY]],
            out_of_grid=of_roster[CODE[PersonStatus.OUT_OF_GRID]],
            offline=of_roster[CODE[PersonStatus.OFFLINE]],
            no_fix=of_roster[CODE[PersonStatus.NO_FIX]],
            lingering=of_roster[CODE[PersonStatus.LINGERING]],
            off_roster=live[CODE[PersonStatus.OFF_ROSTER]],
            unregistered=live[CODE[PersonStatus.UNREGISTERED]],
            to_call=len(to_call),
            call=tuple(_person(view, place) for place in longest.tolist()),
            flawed_last_hour=_flawed_since(view, view.t - HOUR),
            **_positions(view),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleBy:
    """The people behind a number of :class:`PeopleNow`: all on the roster (or live off it) with one status, longest first."""

    status: PersonStatus

    def answer(self, view: View) -> tuple[PersonRow, ...]:
        """Return exactly the people that the number counts."""
        crew = view.crew
        found = np.flatnonzero((crew.is_rostered | crew.is_live) & (crew.status == CODE[self.status]))
        return tuple(_person(view, place) for place in _longest_first(view, found).tolist())


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """How one terminal stands."""

    terminal: str

    def answer(self, view: View) -> PersonRow | None:
        """Return the person, or ``None`` for a terminal that is neither on the roster nor was ever heard."""
        crew = view.crew
        if not self.terminal or self.terminal not in crew.terminals:
            return None
        place = crew.terminals.index(self.terminal)
        is_known = crew.is_rostered[place] or crew.heard_at[place] > NEVER
        return _person(view, place) if is_known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The people nearest to a place who can be reached (on line, with a good fix of late), nearest first.

    Those on the roster come with those off it; ``rostered_only`` leaves the others out.
    """

    lon: float
    lat: float
    limit: int = 3
    within_m: float = 5_000.0
    rostered_only: bool = False

    def answer(self, view: View) -> tuple[NearPerson, ...]:
        """Return the nearest people."""
        crew, plane = view.crew, view.standing.metres
        here = np.array([self.lon]), np.array([self.lat])
        metres = np.hypot(plane.x(crew.lon) - plane.x(here[0]), plane.y(crew.lat) - plane.y(here[1]))
        asked = crew.is_rostered if self.rostered_only else np.ones(len(metres), np.bool_)
        is_placed = view.t - crew.fix_at <= view.setting.people.no_fix_after
        found = np.flatnonzero(crew.is_live & is_placed & asked & (metres <= self.within_m))
        nearest = found[np.argsort(metres[found], kind="stable")][: self.limit]
        return tuple(NearPerson(person=_person(view, place), metres=float(metres[place])) for place in nearest.tolist())


def _longest_first(view: View, places: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return *places* by since when, those of the same moment by terminal: so the same list comes at any later time."""
    names = np.array([view.crew.terminals[place] for place in places.tolist()], dtype=str)
    return places[np.lexsort((names, view.crew.since[places]))]


def _person(view: View, place: int) -> PersonRow:
    crew = view.crew
    terminal = crew.terminals[place]
    duty = crew.duties.get(terminal)
    grid = "" if duty is None else duty.duty_grid
    has_fix = bool(crew.fix_at[place] > NEVER)
    return PersonRow(
        terminal=terminal,
        name=view.standing.names.get(terminal, terminal) if duty is None else duty.name,
        status=STATUSES[crew.status[place]],
        since=int(crew.since[place]),
        duty_grid=grid,
        duty_grid_name=view.standing.duty_grid_names.get(grid, grid),
        lon=float(crew.lon[place]) if has_fix else None,
        lat=float(crew.lat[place]) if has_fix else None,
        fix_at=int(crew.fix_at[place]) if has_fix else None,
        heard_at=int(crew.heard_at[place]) if crew.heard_at[place] > NEVER else None,
        is_vehicle=terminal in view.setting.city.vehicles,
    )


def _positions(view: View) -> Positions:
    """Return the map's arrays: everybody on the roster or live, with a known position."""
    crew, names = view.crew, view.standing.names
    shown = np.flatnonzero((crew.is_rostered | crew.is_live) & (crew.fix_at > NEVER))
    terminals = tuple(crew.terminals[place] for place in shown.tolist())
    age_s = np.maximum(view.t - crew.fix_at[shown], 0) / SECOND
    return {
        "terminals": terminals,
        "names": tuple(names.get(one, one) for one in terminals),
        "lon": crew.lon[shown],
        "lat": crew.lat[shown],
        "age_s": age_s.astype(np.float32),
        "status": crew.status[shown],
        "vehicle": np.isin(np.array(terminals), np.array(view.setting.city.vehicles))
        if terminals
        else np.zeros(0, np.bool_),
    }


def _flawed_since(view: View, since: Instant) -> int:
    """Return how many positions since then were kept out of tracks."""
    fixes = view.seen
    rows = fixes.order.elements(fixes.order.first(since), fixes.count)
    return int(np.count_nonzero(fixes.fixes.flaw[rows]))
