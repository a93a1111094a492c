"""What anybody did to a wall, the last things or those of a day, and what was drawn for a case."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Post
from app.situation.questions.filter_names import FilterNames
from app.situation.questions.wall_now import filter_of, post_of, records_until
from app.situation.view import View
from app.situation.wall_log import ANNOTATED, ANNOTATION_REMOVED, Annotation, WallRecord
from app.situation.wall_stand import WallStand


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """One thing done to a wall: ``kind`` as in the log, and what it was done with.

    ``stand`` is the wall after it, ``note`` what was drawn, ``filtered`` the names of what the wall is narrowed to then
    (without the lights). ``seq`` is its place in the log.
    """

    at: Instant
    kind: str
    actor: str
    post: Post
    seat: str
    scene: str
    number: str
    label: str
    until: Instant | None
    seq: int = 0
    stand: WallStand | None = None
    note: Annotation | None = None
    filtered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WallPushes:
    """The newest ``limit`` things done to a wall, newest first."""

    wall: str = ""
    limit: int = 3

    def answer(self, view: View) -> tuple[Push, ...]:
        """Return them as of the view's moment."""
        return _pushes(view, records_until(view, self.wall)[-self.limit :])


@dataclass(frozen=True, slots=True, kw_only=True)
class PushesBetween:
    """Everything that was done to a wall from ``since`` until before ``until``, newest first."""

    wall: str
    since: Instant
    until: Instant

    def answer(self, view: View) -> tuple[Push, ...]:
        """Return it as of the view's moment."""
        records = records_until(view, self.wall)
        return _pushes(view, [(at, one) for at, one in records if self.since <= at < self.until])


def _pushes(view: View, records: Iterable[tuple[Instant, WallRecord]]) -> tuple[Push, ...]:
    return tuple(_push(view, at, one) for at, one in reversed(list(records)))


def _push(view: View, at: Instant, one: WallRecord) -> Push:
    named = () if one.stand is None else FilterNames(filter=filter_of(one.stand.display.narrowed)).answer(view)
    return Push(
        at=at, kind=one.kind, actor=one.actor, post=post_of(one.post), seat=one.seat, scene=one.scene,
        number=one.number, label=one.label, until=one.until, seq=one.seq, stand=one.stand, note=one.note, filtered=named,
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
