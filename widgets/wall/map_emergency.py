"""The map of the scene 应急: people, cameras and resources under the numbers, letters and names of the lists beside it."""

from math import cos, pi, radians, sin
from typing import TYPE_CHECKING

from app.situation.answers import Moment, Question
from app.situation.metres import METRES_PER_DEGREE
from app.situation.questions.cameras import CameraChoice, Cameras
from app.situation.questions.emergency import EmergencyNow
from app.situation.questions.emergency_forces import (
    EmergencyForces,
    EmergencyResources,
    Force,
    ForceList,
    Placed,
    ResourceList,
)
from app.situation.questions.wall_now import WallState
from widgets.map.layers.posts import MapPost
from widgets.words import translate

if TYPE_CHECKING:
    from widgets.map.view import MapView

SCENE = "emergency"
CAMERAS = 6
"""As many as the scene's panel of cameras shows."""
FORCES = 6
_RING_M = 110.0
"""What is on site stands so far from the incident's mark, so that both can be read."""


class EmergencyMap:
    """Gives one map the marks of an emergency while its scene stands on the wall."""

    def __init__(self, wall: str) -> None:
        self._now = EmergencyNow(wall=wall)
        self._forces = EmergencyForces(wall=wall, limit=FORCES)
        self._resources = EmergencyResources(wall=wall)
        self._cameras = Cameras(wall=wall, count=CAMERAS)
        self.is_shown = False

    def questions(self) -> tuple[Question[object], ...]:
        """Return what the marks need: whether there is an emergency, and its lists while there is."""
        return (self._now, self._forces, self._resources, self._cameras) if self.is_shown else (self._now,)

    def is_on(self, moment: Moment | None, state: WallState | None) -> bool:
        """Return whether an emergency goes on and its scene stands on the wall."""
        seen = None if moment is None else moment.of(self._now)
        return state is not None and state.scene == SCENE and seen is not None and seen.stand is not None

    def title(self, moment: Moment | None) -> str:
        """Return what the map is called while it shows an emergency, a drill by its name; ``""`` while it does not."""
        seen = None if moment is None or not self.is_shown else moment.of(self._now)
        if seen is None or seen.stand is None:
            return ""
        return translate("演练　现场图") if seen.stand.drill else translate("现场图")

    def take(self, city_map: "MapView", moment: Moment, state: WallState) -> None:
        """Give people their numbers, cameras their letters, and the incident and what was sent their marks."""
        seen = moment.of(self._now)
        if seen is None or seen.stand is None:
            return
        place = (seen.stand.lon, seen.stand.lat)
        _show_people(city_map, moment.of(self._forces), place)
        _show_cameras(city_map, moment.of(self._cameras))
        city_map.show_notes(state.notes)
        title = translate("演练 {0}").format(seen.stand.title) if seen.stand.drill else seen.stand.title
        here = MapPost(mark="incident", text=title, lon=place[0], lat=place[1])
        city_map.show_posts((*_resources(moment.of(self._resources), place), here))


def _show_people(city_map: "MapView", found: ForceList | None, place: tuple[float, float]) -> None:
    rows = [one for one in (() if found is None else found.rows) if one.near.person.lon is not None]
    city_map.show_near(
        [one.near.person.lon or 0.0 for one in rows], [one.near.person.lat or 0.0 for one in rows],
        [force_words(one) for one in rows], place,
    )  # fmt: skip


def force_words(one: Force) -> str:
    """Return who it is and how they stand: on site, an order unanswered, or the minutes; the number is the mark's."""
    who = one.near.person.terminal
    if one.near.person.is_vehicle:
        who = translate("车 {n}").format(n=who)
    if one.is_answered is False:
        return translate("{who} 未回执").format(who=who)
    if not one.minutes:
        return translate("{who} 现场").format(who=who)
    return translate("{who} {n} 分").format(who=who, n=one.minutes)


def _show_cameras(city_map: "MapView", found: CameraChoice | None) -> None:
    shown = () if found is None else found.cameras
    letters = translate("甲乙丙丁戊己庚辛壬癸")
    labels = {row: f"{letters[one.place % len(letters)]} {one.camera.name}" for row, one in enumerate(shown)}
    city_map.show_cameras(
        [one.camera.lon for one in shown], [one.camera.lat for one in shown], [one.camera.id for one in shown], labels
    )


def _resources(found: ResourceList | None, place: tuple[float, float]) -> tuple[MapPost, ...]:
    placed = () if found is None else found.placed
    return tuple(_post(number, len(placed), one, place) for number, one in enumerate(placed))


def _post(number: int, count: int, one: Placed, place: tuple[float, float]) -> MapPost:
    """Return the mark of one resource: round the incident once it is there, else where it comes from, its words dashed."""
    if one.sent.on_site:
        angle = 2 * pi * number / max(1, count)
        lat = place[1] + _RING_M * sin(angle) / METRES_PER_DEGREE
        lon = place[0] + _RING_M * cos(angle) / (METRES_PER_DEGREE * cos(radians(place[1])))
        return MapPost(mark="resource", text=translate("{name} 现场").format(name=one.resource.name), lon=lon, lat=lat)
    coming = translate("{name} {n} 分") if one.minutes else translate("{name} 在途")
    text = coming.format(name=one.resource.name, n=one.minutes)
    return MapPost(mark="resource", text=text, lon=one.resource.lon, lat=one.resource.lat, dashed=True)
