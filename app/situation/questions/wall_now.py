"""What stands on the wall, and who put it there."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Post
from app.situation.view import View


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
        raise NotImplementedError
