"""What happens to a case beside its way: urging, supervision and its answer, acknowledging its alarm."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.moment import HOUR, MINUTE, SECOND, Instant
from app.domain.terms import Pending, Post, Stage, Supervision
from app.simulate.story.aftermath import fits_after_end, is_after_end
from app.simulate.story.delays import Delays
from app.simulate.story.moves import Move
from app.simulate.story.ticket import Ticket

_REQUIREMENTS = ("请于时限内处置完毕并回复", "群众反映强烈，请立即处置", "超期未处置，请说明原因并限时办结")
_ANSWERS = ("已安排人员处置，今日完成", "材料已到场，正在施工", "因天气影响延后，明日上午完成", "已现场处置，稍后反馈")
_MISSED = "督办逾期未回复，提请曝光"
_PRESSING, _SILENT, _EXPOSED = 0.4, 0.25, 0.6
_EXPOSING = frozenset({"approve_expose", "refuse_expose"})
_DISPATCHED = frozenset(
    {Stage.DISPATCHED, Stage.DISPOSING, Stage.HANDLED, Stage.FEEDBACK, Stage.CHECKING, Stage.CHECKED}
)
_AFTERWARDS = _DISPATCHED | {Stage.FILED, Stage.HUNG, Stage.PASSED}
_WITH_DEPARTMENT = frozenset({Stage.DISPATCHED, Stage.DISPOSING})


@dataclass(frozen=True, slots=True)
class SideActs:
    """Draws them when a department has got a case and it is known how long it will take."""

    delays: Delays
    rng: random.Random

    def after_dispatch(self, ticket: Ticket, now: Instant) -> Iterator[Move]:
        """Yield reminders and notices for a case that will be handled late, a few for others."""
        due, finish = ticket.case_due, ticket.finish_at
        if ticket.has_side_acts or due is None or finish is None:
            return
        ticket.has_side_acts = True
        late, start = finish > due, max(now, due)
        if late and self.rng.random() < 0.6:
            yield Move(at=self._later(start, 0.2, 2.0), step="urge", post=Post.DISPATCHER)
        if self.rng.random() < (0.45 if late else 0.12 if ticket.urgent else 0.002):
            post = self.rng.choice((Post.SHIFT_LEADER, Post.SHIFT_LEADER, Post.LEADER))
            at = self._later(start, 0.3, 3.5) if late else now + int(self.rng.uniform(0.2, 0.6) * (finish - now))
            fields: dict[str, object] = {"requirement": self.rng.choice(_REQUIREMENTS)}
            if late and self.rng.random() < _PRESSING:
                fields["reply_due"] = self._later(at, 1.5, 3.0)
            yield Move(at=at, step="supervise", post=post, fields=fields)

    def after_supervision(self, now: Instant, *, is_hurried: bool = False, due: Instant | None = None) -> Move:
        """Return the department's answer to a notice; of a few that stay silent, that the duty chief proposes 曝光.

        *due* is the notice's reply limit, ``None`` for the usual one.
        """
        if not is_hurried and self.rng.random() < _SILENT:
            at = self._later(now, 8.3, 11.0) if due is None else self._later(due, 0.1, 1.0)
            return Move(at=at, step="expose", post=Post.SHIFT_LEADER, fields={"reason": _MISSED})
        at = now + self.delays.soon(2, 6) if is_hurried else self._later(now, 0.6, 7.0)
        return Move(
            at=at, step="answer_supervision", post=Post.DEPARTMENT, fields={"reason": self.rng.choice(_ANSWERS)}
        )

    def after_proposal(self, now: Instant) -> Move:
        """Return the leader's ruling on a proposed 曝光."""
        at = self._later(now, 0.4, 3.0)
        if self.rng.random() < _EXPOSED:
            return Move(at=at, step="approve_expose", post=Post.LEADER)
        return Move(
            at=at, step="refuse_expose", post=Post.LEADER, fields={"reason": "已约谈责任单位，限期办结，暂不曝光"}
        )

    def acknowledging(self, now: Instant) -> Move:
        """Return how an alarm is acknowledged."""
        return Move(at=now + self.delays.soon(0.3, 4), step="acknowledge_alarm", post=Post.ACCEPTOR)

    def acknowledging_late(self, now: Instant) -> Move:
        """Return how an alarm is acknowledged that was left to somebody real for a while."""
        return Move(at=now + self.delays.soon(6, 14), step="acknowledge_alarm", post=Post.ACCEPTOR)

    def _later(self, at: Instant, low_hours: float, high_hours: float) -> Instant:
        return self.delays.calendar.add(at, int(self.rng.uniform(low_hours, high_hours) * HOUR)) + self.rng.randrange(
            MINUTE
        )


def filing_afterwards(delays: Delays, now: Instant, condition: str) -> Move:
    """Return how what was dispatched first is filed."""
    fields = {"condition": condition}
    return Move(at=now + delays.soon(10, 60), step="file_afterwards", post=Post.SHIFT_LEADER, fields=fields)


def claiming(move: Move) -> Move:
    """Return how a desk keeps the case of its next step to itself a little before."""
    return Move(at=move.at - 20 * SECOND, step="claim", post=move.post)


def still_fits(ticket: Ticket, step: str) -> bool:
    """Say whether a side act planned earlier makes sense for the case as it stands now."""
    if is_after_end(step):
        return fits_after_end(ticket, step)
    if step == "acknowledge_alarm":
        return True
    if step == "claim":
        return ticket.stage in (Stage.ACCEPTED, Stage.CHECKED)
    if step == "file_afterwards":
        return ticket.unfiled and ticket.stage in _AFTERWARDS and ticket.pending is not Pending.VOID
    if step == "urge":
        return ticket.stage in _WITH_DEPARTMENT
    if step == "supervise":
        return ticket.stage in _WITH_DEPARTMENT and ticket.supervised is Supervision.NONE
    if step in _EXPOSING:
        return ticket.stage in _DISPATCHED and ticket.pending is not Pending.DELAY_AGAIN
    return ticket.stage in _DISPATCHED and ticket.supervised is Supervision.WAITING
