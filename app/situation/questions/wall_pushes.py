"""What anybody did to a wall, the last things or those of a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Post
from app.situation.questions.filter_names import FilterNames
from app.situation.questions.wall_now import filter_of, post_of, records_until
from app.situation.view import View
from app.situation.wall_log import Annotation, WallRecord
from app.situation.wall_records import Dated
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
        return _pushes(view, records_until(view, self.wall).newest(self.limit))


@dataclass(frozen=True, slots=True, kw_only=True)
class PushesBetween:
    """Everything that was done to a wall from ``since`` until before ``until``, newest first."""

    wall: str
    since: Instant
    until: Instant

    def answer(self, view: View) -> tuple[Push, ...]:
        """Return it as of the view's moment."""
        return _pushes(view, records_until(view, self.wall).between(self.since, self.until))


def _pushes(view: View, records: Sequence[Dated]) -> tuple[Push, ...]:
    return tuple(_push(view, at, one) for at, one in reversed(records))


def _push(view: View, at: Instant, one: WallRecord) -> Push:
    named = () if one.stand is None else FilterNames(filter=filter_of(one.stand.display.narrowed)).answer(view)
    return Push(
        at=at, kind=one.kind, actor=one.actor, post=post_of(one.post), seat=one.seat, scene=one.scene,
        number=one.number, label=one.label, until=one.until, seq=one.seq, stand=one.stand, note=one.note, filtered=named,
    )  # fmt: skip
