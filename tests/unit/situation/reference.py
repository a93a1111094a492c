"""The slow obvious reading of the log, to compare the columns with: plain Python over events, one at a time."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.case import CaseState
from app.domain.clocks import light
from app.domain.event import Event
from app.domain.moment import DAY, Instant
from app.domain.terms import QUEUE_OF, Exposure, Light, Pending, Post, Queue, Stage, Supervision
from app.domain.work_time import local_day, midnight
from app.situation.questions.which import Which

BEFORE = {Queue.REPORTED, Queue.VERIFYING, Queue.ACCEPTED}
FILING = ("file", "instruction_filed", "file_afterwards")
IN_HAND = {Queue.FILED, Queue.DISPOSING, Queue.FEEDBACK, Queue.CHECKING, Queue.CHECKED}


@dataclass
class Told:
    """One event that was known at the moment: when (on the axis), of which case, which step, the state after it."""

    at: Instant
    case_id: str
    step: str
    state: CaseState
    event: Event


class SlowCity:
    """The city at *t*, from a list of events."""

    def __init__(self, events: list[Event], t: Instant, axis: str) -> None:
        time_of = (lambda e: e.recorded_at) if axis == "recorded" else (lambda e: e.valid_at)
        ordered = sorted((e for e in events if time_of(e) <= t), key=lambda e: (time_of(e), e.seq))
        after = [CaseState.from_payload(json.loads(e.payload)["after"]) for e in ordered]
        self.t = t
        self.told = [Told(time_of(e), e.subject, e.kind, s, e) for e, s in zip(ordered, after, strict=True)]
        self.last: dict[str, Told] = {}
        self.undone: list[Told] = []
        for one in self.told:
            if one.step == "taken_back" and one.case_id in self.last:
                self.undone.append(self.last[one.case_id])
            self.last[one.case_id] = one
        self.day_start = midnight(local_day(t))

    def open(self) -> dict[str, CaseState]:
        ended = (Stage.CLOSED, Stage.VOID)
        return {case: one.state for case, one in self.last.items() if one.state.stage not in ended}

    def where(self, holds: Callable[[CaseState], bool]) -> set[str]:
        return {case for case, state in self.open().items() if holds(state)}

    def asked(self) -> dict[str, CaseState]:
        """Return the cases that have ended and wait for a ruling."""
        is_open = self.open()
        states = {case: one.state for case, one in self.last.items() if case not in is_open}
        return {case: s for case, s in states.items() if s.pending is not Pending.NONE}

    def on_desk(self, posts: tuple[Post, ...], department: str) -> set[str]:
        """Return the cases that somebody with these posts (and this department) must act on now."""
        is_open = self.open()
        return {
            case
            for case, s in (is_open | self.asked()).items()
            if self._is_for(s, posts, department)
            or (Post.VIDEO in posts and s.stage in (Stage.VERIFYING, Stage.PASSED, Stage.CHECKING))
        }

    def _is_for(self, s: CaseState, posts: tuple[Post, ...], department: str) -> bool:
        if s.post in posts and (s.post is not Post.DEPARTMENT or not department or holds(s, department)):
            return True
        if Post.LEADER in posts and s.exposure is Exposure.ASKED and s.stage not in (Stage.CLOSED, Stage.VOID):
            return True
        must_answer = s.supervised is Supervision.WAITING and s.department == department
        return bool(department) and Post.DEPARTMENT in posts and (department in s.assistants or must_answer)

    def case_light(self, s: CaseState) -> Light:
        return light(self.t, s.case_soon, s.case_due, s.frozen)

    def disposal_light(self, s: CaseState) -> Light:
        running = light(self.t, s.case_soon, s.case_due) if QUEUE_OF.get(s.stage) is Queue.DISPOSING else Light.NONE
        return Light.NONE if s.exempt and running is Light.RED else running

    def is_over(self, s: CaseState) -> bool:
        return self.disposal_light(s) is Light.RED

    def is_over_due(self, s: CaseState, first: int, last: int) -> bool:
        start, end = self.day_start + first * DAY, self.day_start + last * DAY
        return self.is_over(s) and s.case_due is not None and start <= s.case_due < end

    def stage_light(self, s: CaseState) -> Light:
        return light(self.t, s.stage_soon, s.stage_due) if s.stage in QUEUE_OF else Light.NONE

    def filed_since(self, since: Instant) -> set[str]:
        filed = {one.case_id for one in self.told if one.step in FILING and one.at >= since and one not in self.undone}
        now = {case: self.last[case].state for case in filed}
        return {case for case, s in now.items() if QUEUE_OF.get(s.stage) not in BEFORE and not s.unfiled}

    def closed_by(self, step: str, since: Instant) -> dict[str, CaseState]:
        closed = {one.case_id: one.state for one in self.told if one.step == step and one.at >= since}
        return {case: s for case, s in closed.items() if self.last[case].state.stage is Stage.CLOSED}

    def closed_since(self, since: Instant) -> dict[str, CaseState]:
        closed = self.closed_by("close", since)
        return {case: s for case, s in closed.items() if not self.last[case].state.forced}

    def in_time_since(self, since: Instant) -> set[str]:
        closed = self.closed_since(since)
        return {case for case, s in closed.items() if s.frozen is not Light.RED or self.last[case].state.exempt}

    def reported_since(self, since: Instant) -> set[str]:
        first: dict[str, Told] = {}
        for one in self.told:
            first.setdefault(one.case_id, one)
        return {case for case, one in first.items() if one.at >= since}

    def cases(self, which: Which) -> set[str]:
        return _SETS[which](self)

    def by_department(self) -> dict[str, Counter[Light]]:
        counts: dict[str, Counter[Light]] = {}
        for s in self.open().values():
            if QUEUE_OF.get(s.stage) is Queue.DISPOSING:
                counts.setdefault(s.department or "-", Counter())[self.disposal_light(s)] += 1
        return counts


def holds(s: CaseState, department: str) -> bool:
    """Return whether *department* must act; where no holder was named, the department or its unit."""
    return s.holder == department if s.holder else department in (s.department, s.unit)


def _is_over_exempt(city: SlowCity, s: CaseState) -> bool:
    is_late = s.case_due is not None and s.case_due < city.t
    return s.exempt and QUEUE_OF.get(s.stage) is Queue.DISPOSING and is_late


def _mark(mark: Supervision) -> Callable[[CaseState], bool]:
    return lambda s: s.supervised is mark


_SETS: dict[Which, Callable[[SlowCity], set[str]]] = {
    Which.OPEN: lambda c: set(c.open()),
    Which.IN_HAND: lambda c: c.where(lambda s: QUEUE_OF.get(s.stage) in IN_HAND and not s.unfiled),
    Which.BEFORE_FILING: lambda c: c.where(lambda s: QUEUE_OF.get(s.stage) in BEFORE),
    Which.TO_FILE: lambda c: c.where(lambda s: s.stage is Stage.ACCEPTED),
    Which.DISPOSING: lambda c: c.where(lambda s: QUEUE_OF.get(s.stage) is Queue.DISPOSING),
    Which.HUNG: lambda c: c.where(lambda s: s.stage is Stage.HUNG),
    Which.CASE_SOON: lambda c: c.where(lambda s: c.disposal_light(s) is Light.YELLOW),
    Which.CASE_OVER: lambda c: c.where(c.is_over),
    Which.OVER_DUE_TODAY: lambda c: c.where(lambda s: c.is_over_due(s, 0, 1)),
    Which.OVER_DUE_YESTERDAY: lambda c: c.where(lambda s: c.is_over_due(s, -1, 0)),
    Which.OVER_DUE_EARLIER: lambda c: c.where(lambda s: c.is_over_due(s, -10_000, -1)),
    Which.STAGE_SOON: lambda c: c.where(lambda s: c.stage_light(s) is Light.YELLOW),
    Which.STAGE_OVER: lambda c: c.where(lambda s: c.stage_light(s) is Light.RED),
    Which.URGENT: lambda c: c.where(lambda s: s.urgent and s.stage is not Stage.HUNG),
    Which.URGENT_OVER: lambda c: c.where(lambda s: s.urgent and c.is_over(s)),
    Which.URGENT_OURS: lambda c: c.where(lambda s: s.urgent and QUEUE_OF.get(s.stage) not in {None, Queue.DISPOSING}),
    Which.ORDINARY_DISPOSING: lambda c: c.where(lambda s: QUEUE_OF.get(s.stage) is Queue.DISPOSING and not s.urgent),
    Which.WAITING: lambda c: c.where(_mark(Supervision.WAITING)),
    Which.REPLY_MISSED: lambda c: (
        c.where(lambda s: s.reply_due is not None and s.reply_due < c.t) & c.where(_mark(Supervision.WAITING))
    ),
    Which.ANSWERED: lambda c: c.where(_mark(Supervision.ANSWERED)),
    Which.OVER_WAITING: lambda c: c.where(c.is_over) & c.where(_mark(Supervision.WAITING)),
    Which.OVER_ANSWERED: lambda c: c.where(c.is_over) & c.where(_mark(Supervision.ANSWERED)),
    Which.OVER_UNSUPERVISED: lambda c: c.where(c.is_over) & c.where(_mark(Supervision.NONE)),
    Which.SUPERVISED_AND_OVERDUE: lambda c: c.where(c.is_over) | c.where(_mark(Supervision.WAITING)),
    Which.REPORTED_TODAY: lambda c: c.reported_since(c.day_start),
    Which.FILED_TODAY: lambda c: c.filed_since(c.day_start),
    Which.CLOSED_TODAY: lambda c: set(c.closed_since(c.day_start)),
    Which.IN_TIME_TODAY: lambda c: c.in_time_since(c.day_start),
    Which.DUE_TODAY: lambda c: c.cases(Which.CLOSED_TODAY) | c.cases(Which.OVER_DUE_TODAY),
    Which.PENDING: lambda c: c.where(lambda s: s.pending is not Pending.NONE),
    Which.APPEALED: lambda c: set(c.asked()),
    Which.UNFILED: lambda c: c.where(lambda s: QUEUE_OF.get(s.stage) in IN_HAND and s.unfiled),
    Which.DISPUTED: lambda c: c.where(lambda s: s.disputed),
    Which.OWNERLESS: lambda c: c.where(lambda s: s.ownerless),
    Which.ASSISTED: lambda c: c.where(lambda s: bool(s.assistants)),
    Which.OVER_EXEMPT: lambda c: c.where(lambda s: _is_over_exempt(c, s)),
    Which.FORCED_TODAY: lambda c: set(c.closed_by("force_close", c.day_start)),
    Which.SELF_HANDLED_TODAY: lambda c: set(c.closed_by("archive_self_handled", c.day_start)),
}
