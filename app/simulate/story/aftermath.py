"""What follows when a case has ended: the reply to the hotline, the caller called back, a department's appeal."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.moment import HOUR, Instant
from app.domain.terms import Pending, Post, Satisfaction, Stage
from app.simulate.story.delays import Delays
from app.simulate.story.hotline import call_id_of
from app.simulate.story.moves import Move
from app.simulate.story.ticket import Ticket

_REPLIES = ("您反映的问题已处置完毕，感谢监督", "经现场核查，问题已解决", "已派员处理完毕，请予关注")
_ENDED_REPLIES = ("经核实，您反映的问题不属受理范围，已说明", "现场未发现所述问题，已与来电人沟通")
_OFFICE_REPLIES = ("已转辖区单位现场处理", "已联系当事人并答复", "已纳入巡查，当日处理")
_CALLED_BACK = 0.7
_SAID = {
    Satisfaction.SATISFIED: 0.62, Satisfaction.FAIR: 0.24, Satisfaction.DISSATISFIED: 0.06, Satisfaction.UNREACHED: 0.08,
}  # fmt: skip
_REOPENED = 0.6
_APPEALED = 0.12
OF_CALLS = frozenset({"reply_order", "answer_transfer"})
"""Steps on the call behind the case, not on the case."""
_AFTER_END = OF_CALLS | frozenset({"call_back", "reopen", "appeal", "pass_appeal", "refuse_appeal", "grant_appeal",
                        "refuse_appeal_again"})  # fmt: skip


def is_after_end(step: str) -> bool:
    """Say whether *step* is one of those that come after a case's end."""
    return step in _AFTER_END


@dataclass(frozen=True, slots=True)
class Aftermath:
    """Draws it."""

    delays: Delays
    rng: random.Random

    def after_end(self, ticket: Ticket, step: str, now: Instant) -> Iterator[Move]:
        """Yield what follows for a case that *step* has just ended."""
        if ticket.order_no and step == "transfer":
            fields = {"call_id": call_id_of(ticket.order_no), "reply": self.rng.choice(_OFFICE_REPLIES)}
            yield Move(at=self._by_day(now, 2, 12), step="answer_transfer", post=Post.ACCEPTOR, fields=fields)
        elif ticket.order_no:
            words = _REPLIES if ticket.stage is Stage.CLOSED else _ENDED_REPLIES
            fields = {"call_id": call_id_of(ticket.order_no), "text": self.rng.choice(words)}
            yield Move(at=now + self.delays.soon(5, 40), step="reply_order", post=Post.ACCEPTOR, fields=fields)
        if ticket.stage is not Stage.CLOSED:
            return
        if ticket.is_public and self.rng.random() < _CALLED_BACK:
            said = self.rng.choices(tuple(_SAID), tuple(_SAID.values()))[0]
            yield Move(
                at=self._by_day(now, 1, 5), step="call_back", post=Post.ACCEPTOR, fields={"satisfaction": str(said)}
            )
        if ticket.was_late and "appeal" not in ticket.done and self.rng.random() < _APPEALED:
            ticket.done.add("appeal")
            fields = {"reason": "连续降雨无法施工，非本单位原因"}
            at = self._by_day(now, 0.5, 6)
            yield Move(at=at, step="appeal", post=Post.DEPARTMENT, fields=fields, by=ticket.department)

    def after_step(self, ticket: Ticket, move: Move, now: Instant) -> Iterator[Move]:
        """Yield what follows from a step that was taken after the end."""
        decide = _NEXT.get(move.step)
        found = decide(self, move, now) if decide is not None and not ticket.is_open else None
        if found is not None:
            yield found

    def reopening(self, move: Move, now: Instant) -> Move | None:
        """Return how a caller who is not satisfied has the case opened again."""
        is_angry = move.fields.get("satisfaction") == Satisfaction.DISSATISFIED
        if not is_angry or self.rng.random() >= _REOPENED:
            return None
        fields = {"reason": "来电人不满意，问题未解决"}
        return Move(at=now + self.delays.soon(1, 6), step="reopen", post=Post.ACCEPTOR, fields=fields)

    def answered(self, move: Move, now: Instant) -> Move:
        """Return the reply to the line when the other office has answered."""
        fields = {"call_id": move.fields["call_id"], "text": self.rng.choice(_ENDED_REPLIES)}
        return Move(at=now + self.delays.soon(5, 40), step="reply_order", post=Post.ACCEPTOR, fields=fields)

    def appealed(self, _: Move, now: Instant) -> Move:
        """Return the dispatcher's ruling on an appeal."""
        at = self._by_day(now, 0.2, 2)
        if self.rng.random() < 0.65:
            return Move(at=at, step="pass_appeal", post=Post.DISPATCHER)
        return Move(at=at, step="refuse_appeal", post=Post.DISPATCHER, fields={"reason": "未在时限内申请延期"})

    def passed(self, _: Move, now: Instant) -> Move:
        """Return the acceptor's ruling on an appeal that the dispatcher agreed with."""
        at = self._by_day(now, 0.2, 2)
        if self.rng.random() < 0.6:
            return Move(at=at, step="grant_appeal", post=Post.ACCEPTOR)
        return Move(at=at, step="refuse_appeal_again", post=Post.ACCEPTOR, fields={"reason": "证明材料不足"})

    def _by_day(self, now: Instant, low_hours: float, high_hours: float) -> Instant:
        return self.delays.calendar.add(now, int(self.rng.uniform(low_hours, high_hours) * HOUR))


_NEXT: Mapping[str, Callable[[Aftermath, Move, Instant], Move | None]] = {
    "answer_transfer": Aftermath.answered,
    "call_back": Aftermath.reopening,
    "appeal": Aftermath.appealed,
    "pass_appeal": Aftermath.passed,
}


def fits_after_end(ticket: Ticket, step: str) -> bool:
    """Say whether a step after the end still makes sense: the case has not been opened again or appealed meanwhile."""
    if step in OF_CALLS:
        return not ticket.is_open
    awaited = {"pass_appeal": Pending.APPEAL, "refuse_appeal": Pending.APPEAL, "grant_appeal": Pending.APPEAL_AGAIN,
               "refuse_appeal_again": Pending.APPEAL_AGAIN}.get(step)  # fmt: skip
    if step in ("reopen", "appeal"):
        awaited = Pending.NONE
    return ticket.stage is Stage.CLOSED and (awaited is None or ticket.pending is awaited)
