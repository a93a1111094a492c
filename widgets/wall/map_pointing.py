"""What the wall's map points at: flies there once, marks it, numbers the nearest three, shows what was drawn."""

from typing import TYPE_CHECKING

from app.domain.moment import SECOND, Instant
from app.domain.terms import Supervision
from app.services.emergency_turn import INCIDENT
from app.situation.case_row import CaseRow
from app.situation.questions.cameras import CameraChoice
from app.situation.questions.pointed import AREAS, CASE, INSPECTOR, PointedAt
from app.situation.questions.wall_now import WallState
from app.situation.wall_stand import COMPONENT_CLASS
from widgets import words
from widgets.map.near_words import near_words
from widgets.words import translate, zh

if TYPE_CHECKING:
    from widgets.map.view import MapView

REST: Instant = 10 * SECOND
"""The map flies after somebody who walks no more often than this."""
CAMERAS = 6
"""As many as the largest panel of cameras shows."""
CAMERAS_WITHIN_M = 1_500.0
ACROSS_M = {"component": 400.0, "camera": 600.0, "inspector": 800.0, "case": 900.0}
"""So many metres are seen round what is pointed at."""
WORDS = {
    "inspector": zh("监督员 {0}"), "grid": zh("网格 {0}"), "community": zh("{0}"), "component": zh("部件 {0}"),
    "camera": zh("摄像机 {0}"),
}  # fmt: skip
_Place = tuple[str, str]


def case_words(case: CaseRow) -> str:
    """Return a case's label: supervised or not, its class, its time."""
    mark = translate("督 ") if case.supervised is not Supervision.NONE else ""
    left = "" if case.case_left_us is None else " " + words.left_or_over(case.case_left_us, is_over=case.is_over)
    return mark + case.class_name + left


def show_cameras(city_map: "MapView", choice: CameraChoice | None) -> None:
    """Show the cameras near what the wall points at, by the letters of their pictures; none while it points at nothing."""
    shown = () if choice is None or choice.why == "round" else choice.cameras
    near = [one for one in shown if one.metres is None or one.metres <= CAMERAS_WITHIN_M]
    letters = translate("甲乙丙丁戊己庚辛壬癸")
    city_map.show_cameras(
        [one.camera.lon for one in near], [one.camera.lat for one in near], [one.camera.id for one in near],
        {row: f"{letters[one.place % len(letters)]} {one.camera.name}" for row, one in enumerate(near)},
    )  # fmt: skip


def subject_words(at: PointedAt) -> str:
    """Return what is pointed at in a few words."""
    if at.kind == CASE:
        return at.label if at.case is None else case_words(at.case)
    return translate(WORDS.get(at.kind, "{0}")).format(at.label or at.id)


class Pointing:
    """Keeps one map's pointing true to the wall's. Flights happen once per change; everything else at each moment."""

    def __init__(self, city_map: "MapView") -> None:
        self._map = city_map
        self._at: _Place = ("", "")
        self._walked = ""
        self._flown_at: Instant = 0

    def take(
        self, at: PointedAt | None, state: WallState | None, t: Instant, *, is_incident_marked: bool = False
    ) -> None:
        """Point at what *at* says at *t* and show what is drawn for it; nothing where nothing is known yet.

        An incident that has a mark with its name (*is_incident_marked*) has brackets alone.
        """
        if state is not None:
            self._map.show_notes(state.notes)
        if at is None:
            return
        now = (at.kind, at.id)
        if now != self._at or (at.kind == INSPECTOR and self._is_out(at) and abs(t - self._flown_at) >= REST):
            self._turn_to(at)
            self._at, self._flown_at = now, t
        if at.kind and at.kind != COMPONENT_CLASS:
            is_named = is_incident_marked and at.kind == INCIDENT
            self._map.highlight(at.lon, at.lat, "" if is_named else subject_words(at))
        self._show_near(at)

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

    def _is_out(self, at: PointedAt) -> bool:
        """Say whether somebody has walked out of the picture."""
        west, south, east, north = self._map.bounds()
        return not (west < at.lon < east and south < at.lat < north)

    def _turn_to(self, at: PointedAt) -> None:
        """Fly to something new, or back where nothing is pointed at any more, or what is all over the city."""
        if not at.kind or at.kind == COMPONENT_CLASS:
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
            [near_words(one) for one in placed], (at.lon, at.lat) if at.kind and at.kind != COMPONENT_CLASS else None,
        )  # fmt: skip
