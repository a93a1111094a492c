"""Shift handovers: the sheets, who offered and who accepted them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Post
from app.situation.axis import AxisName
from app.situation.codes import NOBODY, POST, POSTS
from app.situation.handover_log import ACCEPTED, OFFERED, HandoverRecord
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed, when, at which post and seat, with what note."""

    at: Instant
    actor: str
    post: Post
    seat: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """One sheet as offered; ``accepted`` is ``None`` while nobody has taken over."""

    handover: str
    offered: Signature
    accepted: Signature | None
    sheet: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handovers:
    """交接班: the last ``limit`` sheets, newest first."""

    limit: int = 20

    def answer(self, view: View) -> tuple[HandoverRow, ...]:
        """Return the sheets offered by the view's moment."""
        known = [one for one in view.handovers if view.live or _at(view, one) <= view.t]
        known.sort(key=lambda one: (_at(view, one), one.seq))
        accepted = {one.handover: one for one in known if one.kind == ACCEPTED}
        offered = [one for one in known if one.kind == OFFERED][::-1][: self.limit]
        return tuple(_row(view, one, accepted.get(one.handover)) for one in offered)


def _at(view: View, record: HandoverRecord) -> Instant:
    return record.recorded_at if view.axis is AxisName.RECORDED else record.valid_at


def _row(view: View, offered: HandoverRecord, accepted: HandoverRecord | None) -> HandoverRow:
    return HandoverRow(
        handover=offered.handover,
        offered=_signature(view, offered),
        accepted=None if accepted is None else _signature(view, accepted),
        sheet=json.loads(offered.sheet or "{}"),
    )


def _signature(view: View, record: HandoverRecord) -> Signature:
    post = POSTS[POST.get(record.post, NOBODY)]
    return Signature(at=_at(view, record), actor=record.actor, post=post, seat=record.seat, note=record.note)
