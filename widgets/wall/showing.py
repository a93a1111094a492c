"""What the wall shows, by the log's last word on it: the scene, who put it there, and how it came to stand there."""

from collections.abc import Callable

from app.situation.questions.wall_now import WallState
from widgets import words
from widgets.wall.glance import Showing
from widgets.wall.scenes import Scene


def no_words(_state: WallState) -> str:
    """Say nothing."""
    return ""


def showing_of(scene: Scene, state: WallState | None, how: Callable[[WallState], str]) -> Showing:
    """Return what stands there."""
    if state is None:
        return Showing(scene=scene.name)
    by = words.who(state.scene_post, state.scene_actor, state.scene_seat, "") if state.scene else ""
    return Showing(scene=scene.name, by=by, at=state.scene_at, case_number=state.number, how=how(state))
