"""People on a map of the past: each where he walked at that moment, with the way he had just gone."""

from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from app.situation.questions.people import PeopleNow
from app.situation.questions.replay import Replay
from app.situation.replay import ReplayFrame, ReplayState

TAIL_MIN = 5.0
TAILS = Replay(tail_min=TAIL_MIN)
"""Everybody, at the moment that is looked at."""


class Tailed(Protocol):
    """A map that shows tails."""

    def show_tails(self, lon: ArrayLike, lat: ArrayLike, starts: ArrayLike, is_break: ArrayLike) -> None:
        """Show the ways just gone."""

    def clear_tails(self) -> None:
        """Take them away."""


def show_tails(city_map: Tailed, frame: ReplayFrame | None) -> None:
    """Show the tails of *frame*; ``None``, which is the present, has none."""
    if frame is None:
        city_map.clear_tails()
    else:
        city_map.show_tails(frame.tail_lon, frame.tail_lat, frame.tail_starts, frame.tail_is_break)


def places_of(people: PeopleNow, frame: ReplayFrame | None) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return everybody's longitude and latitude: on the way between two fixes where *frame* knows, else the last fix."""
    if frame is None:
        return people.lon, people.lat
    present = np.flatnonzero(frame.state == int(ReplayState.PRESENT)).tolist()
    rows = {frame.terminals[row]: row for row in present}
    found = [(place, rows[terminal]) for place, terminal in enumerate(people.terminals) if terminal in rows]
    lon, lat = people.lon.copy(), people.lat.copy()
    if found:
        places, sources = np.array(found, np.intp).T
        lon[places], lat[places] = frame.lon[sources], frame.lat[sources]
    return lon, lat
