"""Which cameras a wall shows: the one somebody points at, those nearest to what it points at, else all by turns."""

from dataclasses import dataclass
from math import cos, hypot, radians

from app.domain.camera import Camera
from app.domain.moment import SECOND
from app.situation.emergency_records import open_emergency
from app.situation.metres import METRES_PER_DEGREE
from app.situation.questions.pointed import CAMERA
from app.situation.questions.wall_now import WallNow, WallState
from app.situation.view import View
from app.situation.wall_stand import COMPONENT_CLASS

TURN = 30 * SECOND
"""How long cameras stand where they take turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCamera:
    """One camera at its ``place`` from 0 (甲, 乙, … on screens); ``metres`` from what the wall points at, if it does."""

    place: int
    camera: Camera
    metres: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraChoice:
    """The cameras of this moment. ``why`` is ``emergency``, ``camera``, ``near`` or ``round``; ``total`` there are."""

    cameras: tuple[ShownCamera, ...]
    why: str
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cameras:
    """The ``count`` cameras that ``wall`` shows."""

    wall: str
    count: int = 2

    def answer(self, view: View) -> CameraChoice:
        """Return them at the view's moment."""
        known = view.setting.cameras
        state = WallNow(wall=self.wall).answer(view)
        stand = open_emergency(view, self.wall)
        subject = state.subject
        if subject is not None and subject.kind == CAMERA:
            first = [one for one in known if one.id == subject.id]
            return self._near(view, subject.lon, subject.lat, "camera", first)
        if stand is not None:
            return self._near(view, stand.lon, stand.lat, "emergency")
        place = _place(state)
        return self._round(view) if place is None else self._near(view, *place, "near")

    def _near(
        self, view: View, lon: float, lat: float, why: str, first: list[Camera] | None = None
    ) -> CameraChoice:  # fmt: skip
        """Return those nearest to a place, *first* before them."""
        known = view.setting.cameras
        x, y = METRES_PER_DEGREE * cos(radians(view.standing.metres.lat)), METRES_PER_DEGREE

        def metres(one: Camera) -> float:
            return hypot((one.lon - lon) * x, (one.lat - lat) * y)

        order = [*(first or []), *(one for one in sorted(known, key=metres) if one not in (first or []))]
        shown = order[: self.count]
        return CameraChoice(cameras=_placed([(one, metres(one)) for one in shown]), why=why, total=len(known))

    def _round(self, view: View) -> CameraChoice:
        known = view.setting.cameras
        if not known:
            return CameraChoice(cameras=(), why="round", total=0)
        count = min(self.count, len(known))
        begin = view.t // TURN * count % len(known)
        shown = [known[(begin + place) % len(known)] for place in range(count)]
        return CameraChoice(cameras=_placed([(one, None) for one in shown]), why="round", total=len(known))


def _placed(cameras: list[tuple[Camera, float | None]]) -> tuple[ShownCamera, ...]:
    return tuple(
        ShownCamera(place=place, camera=camera, metres=metres) for place, (camera, metres) in enumerate(cameras)
    )


def _place(state: WallState) -> tuple[float, float] | None:
    """Return where the wall points, ``None`` where it points at nothing, or at what is all over the city."""
    if state.subject is not None:
        return None if state.subject.kind == COMPONENT_CLASS else (state.subject.lon, state.subject.lat)
    return None if state.lon is None or state.lat is None else (state.lon, state.lat)
