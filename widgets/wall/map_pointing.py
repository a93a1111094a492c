"""What the wall's map points at: flies there once, marks it, numbers the nearest three, names cameras, shows what was drawn."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.camera import Camera
from app.domain.terms import Supervision
from app.situation.case_row import CaseRow
from app.situation.metres import Metres
from app.situation.questions.people import NearPerson
from app.situation.questions.pointed import AREAS, CASE, PointedAt
from app.situation.questions.wall_now import WallState
from widgets import words
from widgets.words import translate, zh

if TYPE_CHECKING:
    from widgets.map.view import MapView

WALK_M_PER_MIN = 75
"""How far one gets on foot in a minute, waiting at crossings included; streets are longer than the air line."""
CAMERAS_NAMED = 4
CAMERAS_WITHIN_M = 600.0
ACROSS_M = {"component": 500.0, "camera": 900.0, "inspector": 1_200.0, "case": 1_500.0}
"""So many metres are seen round what is pointed at."""
WORDS = {
    "inspector": zh("监督员 {0}"), "grid": zh("网格 {0}"), "community": zh("{0}"), "component": zh("部件 {0}"),
    "camera": zh("摄像机 {0}"),
}  # fmt: skip
_Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class NearCamera:
    """A camera within reach of a place, ``metres`` away."""

    camera: Camera
    metres: float


def cameras_near(cameras: tuple[Camera, ...], lon: float, lat: float, limit: int = CAMERAS_NAMED) -> list[NearCamera]:
    """Return the cameras within :data:`CAMERAS_WITHIN_M` of a place, nearest first."""
    if not cameras:
        return []
    plane = Metres(lat)
    place_lon, place_lat = np.array([lon]), np.array([lat])
    away = np.hypot(
        plane.x(np.array([one.lon for one in cameras])) - plane.x(place_lon),
        plane.y(np.array([one.lat for one in cameras])) - plane.y(place_lat),
    )
    order = [place for place in np.argsort(away, kind="stable").tolist() if away[place] <= CAMERAS_WITHIN_M]
    return [NearCamera(cameras[place], float(away[place])) for place in order[:limit]]


def near_words(one: NearPerson) -> str:
    """Return who, how far and how long on foot: ``2056 240 米 3 分``, the metres to the ten as in the lists."""
    minutes = max(1, -(-int(one.metres) // WALK_M_PER_MIN))
    metres = round(one.metres / 10) * 10
    return translate("{who} {far} 米 {walk} 分").format(who=one.person.terminal, far=metres, walk=minutes)


def case_words(case: CaseRow) -> str:
    """Return a case's label: supervised or not, its class, its time."""
    mark = translate("督 ") if case.supervised is not Supervision.NONE else ""
    left = "" if case.case_left_us is None else " " + words.left_or_over(case.case_left_us, is_over=case.is_over)
    return mark + case.class_name + left


def subject_words(at: PointedAt) -> str:
    """Return what is pointed at in a few words."""
    if at.kind == CASE:
        return at.label if at.case is None else case_words(at.case)
    return translate(WORDS.get(at.kind, "{0}")).format(at.label or at.id)


class Pointing:
    """Keeps one map's pointing true to the wall's. Flights happen once per change; everything else at each moment."""

    def __init__(self, city_map: "MapView", cameras: tuple[Camera, ...] = ()) -> None:
        self._map = city_map
        self._cameras = cameras
        self._at: _Place = ("", "")
        self._walked = ""

    def take(self, at: PointedAt | None, state: WallState | None) -> None:
        """Point at what *at* says and show what is drawn for it; nothing where nothing is known yet."""
        if state is not None:
            self._map.show_notes(state.notes)
        if at is None:
            return
        now = (at.kind, at.id)
        if now != self._at:
            self._turn_to(at)
            self._at = now
        if at.kind:
            self._map.highlight(at.lon, at.lat, subject_words(at))
        self._show_near(at)
        self._show_cameras(at)

    def walk_to(self, case: CaseRow | None) -> None:
        """Put the brackets round the case a panel beside the map walks to, without flying; only while nothing is pushed."""
        if self._at[0]:
            self._walked = ""
        elif case is not None:
            self._walked = case.case_id
            self._map.highlight(case.lon, case.lat, case_words(case))
        elif self._walked:
            self._walked = ""
            self._map.clear_highlight()

    def _turn_to(self, at: PointedAt) -> None:
        """Fly to something new, or back where nothing is pointed at any more."""
        if not at.kind:
            self._map.clear_highlight()
            self._map.show_outlines(())
            self._map.show_all()
            return
        if at.kind in AREAS:
            self._map.show_area_outline(at.id)
            self._map.fly_to_area(at.id)
        else:
            self._map.show_outlines(())
            self._map.fly_to_place(at.lon, at.lat, ACROSS_M.get(at.kind, ACROSS_M[CASE]))

    def _show_near(self, at: PointedAt) -> None:
        placed = [one for one in at.near if one.person.lon is not None and one.person.lat is not None]
        self._map.show_near(
            [one.person.lon or 0.0 for one in placed], [one.person.lat or 0.0 for one in placed],
            [near_words(one) for one in placed], (at.lon, at.lat) if at.kind else None,
        )  # fmt: skip

    def _show_cameras(self, at: PointedAt) -> None:
        """Show the cameras near the place with their names; none while nothing is pointed at."""
        found = [] if not at.kind else cameras_near(self._cameras, at.lon, at.lat)
        cameras = [one.camera for one in found]
        self._map.show_cameras(
            [one.lon for one in cameras], [one.lat for one in cameras], [one.id for one in cameras],
            {row: one.name for row, one in enumerate(cameras)},
        )  # fmt: skip
