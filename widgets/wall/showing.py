"""What the wall shows, by the log's last word on it: the scene, who put it there, and how it came to stand there."""

from collections.abc import Callable
from dataclasses import replace

from app.situation.answers import Moment
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
    return Showing(
        scene=scene.name, by=by, at=state.scene_at, case_number=state.number, how=how(state),
        is_still=state.still_at is not None, is_replay=not has_stopped(state),
    )  # fmt: skip


def with_what_stands(moment: Moment, before: Moment | None) -> Moment:
    """Return *moment* of the past with what was answered *before* for the same one, where an answer still comes."""
    if moment.live or before is None or before.live or before.at != moment.at or not moment.awaited:
        return moment
    known = {question: before.answers[question] for question in moment.awaited if question in before.answers}
    return replace(moment, answers={**known, **moment.answers})


def has_stopped(state: WallState | None) -> bool:
    """Say whether the wall stands still in what was its present then, and replays nothing."""
    return state is not None and state.still_at is not None and state.replay_at is None
