"""The way just gone by the inspector that a wall follows, while it shows the present."""

from dataclasses import dataclass

from app.situation.questions.pointed import INSPECTOR
from app.situation.questions.replay import NamedFrame, Replay
from app.situation.questions.wall_now import WallNow
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """The last ``tail_min`` minutes of the inspector put on ``wall``; ``None`` while it points at nobody."""

    wall: str
    tail_min: float = 5.0

    def answer(self, view: View) -> NamedFrame | None:
        """Return the frame of that one terminal at the view's moment."""
        subject = WallNow(wall=self.wall).answer(view).subject
        if subject is None or subject.kind != INSPECTOR:
            return None
        return Replay(terminals=(subject.id,), tail_min=self.tail_min).answer(view)
