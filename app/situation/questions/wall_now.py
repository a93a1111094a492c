"""What stands on the wall, and who put it there."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Post
from app.situation.axis import AxisName
from app.situation.codes import NOBODY, POST, POSTS
from app.situation.view import View
from app.situation.wall_log import WallRecord

SCENE_SHOWN, CASE_SHOWN, CASE_CLEARED = "scene_shown", "case_shown", "case_cleared"


@dataclass(frozen=True, slots=True, kw_only=True)
class WallState:
    """The wall as its last events left it; ``""``/``None`` for what nobody has put there.

    ``scene_*`` and ``case_*`` say when and by whom the scene and the highlighted case were put up.
    """

    wall: str
    scene: str = ""
    scene_at: Instant | None = None
    scene_actor: str = ""
    scene_post: Post = Post.NOBODY
    scene_seat: str = ""
    case_id: str = ""
    number: str = ""
    lon: float | None = None
    lat: float | None = None
    case_at: Instant | None = None
    case_actor: str = ""
    case_post: Post = Post.NOBODY
    case_seat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WallNow:
    """What a wall shows; ``wall=""`` takes every wall's events together."""

    wall: str = ""

    def answer(self, view: View) -> WallState:
        """Return the wall's state at the view's moment."""
        records = _until(view, self.wall)
        scene = next((one for one in records if one.kind == SCENE_SHOWN), None)
        case = next((one for one in records if one.kind in (CASE_SHOWN, CASE_CLEARED)), None)
        shown = {} if scene is None else _scene(view, scene)
        shown |= {} if case is None or case.kind == CASE_CLEARED else _case(view, case)
        return WallState(wall=self.wall, **shown)  # type: ignore[arg-type]  # by name


def _until(view: View, wall: str) -> list[WallRecord]:
    """Return the wall's records up to the view's moment, newest first."""
    known = [one for one in view.wall if (view.live or _at(view, one) <= view.t) and wall in ("", one.wall)]
    return sorted(known, key=lambda one: (_at(view, one), one.seq), reverse=True)


def _at(view: View, record: WallRecord) -> Instant:
    return record.recorded_at if view.axis is AxisName.RECORDED else record.valid_at


def _scene(view: View, record: WallRecord) -> dict[str, object]:
    who = {"scene_actor": record.actor, "scene_post": _post(record.post), "scene_seat": record.seat}
    return {"scene": record.scene, "scene_at": _at(view, record), **who}


def _case(view: View, record: WallRecord) -> dict[str, object]:
    what = {"case_id": record.case_id, "number": record.number, "lon": record.lon, "lat": record.lat}
    who = {"case_actor": record.actor, "case_post": _post(record.post), "case_seat": record.seat}
    return {**what, **who, "case_at": _at(view, record)}


def _post(word: str) -> Post:
    return POSTS[POST.get(word, NOBODY)]
