"""The last things anybody did to a wall, and what was drawn for a case."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Post
from app.situation.questions.wall_now import post_of, records_until
from app.situation.view import View
from app.situation.wall_log import ANNOTATED, ANNOTATION_REMOVED, Annotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """One thing done to a wall: ``kind`` as in the log, and what it was done with."""

    at: Instant
    kind: str
    actor: str
    post: Post
    seat: str
    scene: str
    number: str
    label: str
    until: Instant | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WallPushes:
    """The newest ``limit`` things done to a wall, newest first."""

    wall: str = ""
    limit: int = 3

    def answer(self, view: View) -> tuple[Push, ...]:
        """Return them as of the view's moment."""
        newest = records_until(view, self.wall)[-self.limit :]
        return tuple(
            Push(
                at=at, kind=one.kind, actor=one.actor, post=post_of(one.post), seat=one.seat, scene=one.scene,
                number=one.number, label=one.label, until=one.until,
            )
            for at, one in reversed(newest)
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """What is drawn for a case, on whatever wall (``""``: for no case)."""

    case_id: str = ""

    def answer(self, view: View) -> tuple[Annotation, ...]:
        """Return the drawings as of the view's moment, in the order in which they were made."""
        notes: dict[str, Annotation] = {}
        for _, one in records_until(view, ""):
            if one.note is not None and one.note.case_id == self.case_id and one.kind == ANNOTATED:
                notes[one.note.id] = one.note
            elif one.note is not None and one.kind == ANNOTATION_REMOVED:
                notes.pop(one.note.id, None)
        return tuple(notes.values())
