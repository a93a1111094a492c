"""What the wall's map marks: the cases by light, the worst with words; the people on the roster, with those to call."""

from typing import TYPE_CHECKING

import numpy as np

from app.situation.answers import Moment
from app.situation.questions.followed import Followed
from app.situation.questions.open_cases import OpenCaseArrays
from app.situation.questions.people import STATUSES, People, PersonStatus
from app.situation.questions.wall_now import WallState
from widgets import words
from widgets.map.case_ids import CaseIds
from widgets.map.replayed import TAILS, places_of, show_tails
from widgets.terms import word
from widgets.wall.map_followed import followed
from widgets.wall.map_pointing import case_words

if TYPE_CHECKING:
    from widgets.map.view import MapView

_SOON = 2
"""Codes of the disposal light from here on are pressing."""
_ROSTERED = (
    PersonStatus.ON_DUTY, PersonStatus.OUT_OF_GRID, PersonStatus.OFFLINE, PersonStatus.NO_FIX, PersonStatus.LINGERING,
)  # fmt: skip
"""Those the map draws: who is off duty is nobody's business."""


def show_cases(city_map: "MapView", cases: OpenCaseArrays | None, *, is_pressing: bool) -> None:
    """Show the cases, or only those near or beyond their limit or supervised."""
    if cases is None:
        return
    if is_pressing:
        cases = cases.only((cases.light >= _SOON) | (cases.supervised > 0))
    ids = CaseIds(cases)
    places = {ids[place]: place for place in np.flatnonzero((cases.supervised > 0) | (cases.light >= 3)).tolist()}
    labels = {places[case.case_id]: case_words(case) for case in cases.labelled if case.case_id in places}
    city_map.show_cases(
        cases.lon, cases.lat, cases.light, cases.supervised, cases.urgent, cases.hung, ids, labels, clusters=True,
    )  # fmt: skip


def hide_marks(city_map: "MapView") -> None:
    """Show neither cases nor people: the ground is what is to be read."""
    city_map.show_cases((), (), (), (), (), (), (), {})
    city_map.show_people((), (), (), (), (), {})
    city_map.clear_tails()


def show_people(city_map: "MapView", moment: Moment, asked: People, state: WallState | None) -> None:
    """Show everybody on the roster; in the past on their ways, with the last minutes of them and whom a replay follows.

    In the present the one inspector that the wall follows has a tail.
    """
    people, now = moment.of(asked), moment.at
    named = None if moment.live else moment.of(TAILS)
    frame = None if named is None else named.frame
    gone = named or (None if state is None else moment.of(Followed(wall=state.wall)))
    show_tails(city_map, None if gone is None else gone.frame)
    if people is None:
        return
    lon, lat = places_of(people, frame)
    drawn = np.flatnonzero(np.isin(people.status, [STATUSES.index(status) for status in _ROSTERED]))
    terminals = [people.terminals[place] for place in drawn.tolist()]
    places = {terminal: place for place, terminal in enumerate(terminals)}
    labels = followed(frame, () if state is None else state.replay_whom, places)
    labels |= {
        places[person.terminal]: f"{person.terminal} {word(person.status)} {words.lasting(now - person.since)}"
        for person in people.call
        if person.terminal in places and places[person.terminal] not in labels
    }
    city_map.show_people(
        lon[drawn], lat[drawn], people.age_s[drawn], people.status[drawn], terminals, labels,
        vehicle=None if people.vehicle is None else people.vehicle[drawn],
    )  # fmt: skip
