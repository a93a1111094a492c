"""A past for end-to-end tests: cases that a department closed too late, written through a gateway with a moved clock."""

import random

from app.adapters.store.store import Store
from app.cli.demo_users import COMMONEST_CLASS
from app.domain.case import Case
from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.domain.terms import Post
from app.services.advice import Advisor
from app.services.gateway import Gateway
from app.services.messages import Incoming, Reply, Report, Step
from app.services.rules import Rules
from app.simulate.history import MovedClock, MovedIds, NoPasswords
from app.simulate.past_store import PastStore
from app.simulate.story.seats import seat_everybody
from tests.e2e.test_worked_to_closed import PHOTO

LON, LAT = 114.3012, 30.6005
TERMINAL = "2001"
LATE = 8 * DAY
"""So long the department takes; no limit of the class is longer."""


class Past:
    """The hall of some days ago; the caller keeps the store's lease."""

    def __init__(self, store: Store, rules: Rules, since: Instant) -> None:
        self.clock = MovedClock(since)
        self._rules, self._store = rules, store
        self._rng = random.Random(3)
        self._ids = MovedIds(self.clock, self._rng)
        self._book, sessions = seat_everybody(rules.city, since + 100 * DAY)
        self._gateway = Gateway(PastStore(store, sessions), rules, self.clock, self._ids, NoPasswords())
        row = Advisor(rules.city, rules.places, rules.limits, rules.catalogue).responsibility(
            rules.places.grid_at(LON, LAT), COMMONEST_CLASS
        )
        assert row is not None
        self._department = row.department

    def closed_late(self) -> str:
        """Write a case whose department was far over its limit; return the case's id."""
        case_id = self._told(self._report())
        condition = self._rules.limits.conditions(COMMONEST_CLASS)[0]
        self._step(case_id, "accept", Post.ACCEPTOR)
        self._step(case_id, "file", Post.SHIFT_LEADER, condition=condition.condition)
        self._step(case_id, "dispatch", Post.DISPATCHER, department=self._department)
        self._step(case_id, "sign", Post.DEPARTMENT)
        self.clock.at += LATE
        self._step(case_id, "handle", Post.DEPARTMENT, note="已清理")
        self._step(case_id, "feedback", Post.DEPARTMENT)
        self._step(case_id, "send_check", Post.DISPATCHER, checker=TERMINAL)
        self._told(self._reply(case_id))
        self._step(case_id, "close", Post.SHIFT_LEADER, closing=condition.closing)
        self.clock.at += HOUR
        return case_id

    def _step(self, case_id: str, name: str, post: Post, **fields: object) -> None:
        self.clock.at += MINUTE
        found = self._book.pick(post, self._department, self._rng)
        assert found is not None
        seat, token = found
        step = Step(
            step_id=self._ids.new(), seat=seat.number, session=token, name=name, case_id=case_id,
            version=self._case(case_id).version, fields=fields,
        )  # fmt: skip
        self._told(step)

    def _told(self, message: Incoming) -> str:
        handled = self._gateway.handle([message])
        body = next(one.body for one in handled.outgoing if one.channel in ("receipt", "answer"))
        assert body["ok"], body
        return str(body.get("case_id", ""))

    def _case(self, case_id: str) -> Case:
        with self._store.unit(self.clock.at) as unit:
            case = unit.case(case_id)
        assert case is not None
        return case

    def _report(self) -> Report:
        return Report(
            message_id=self._ids.new(), terminal=TERMINAL, device_at=self.clock.at, received_at=self.clock.at,
            class_key=COMMONEST_CLASS, lon=LON, lat=LAT, accuracy_m=6.0, place="滨河路 12 号门前",
            description="暴露垃圾两袋", photos=(), component="", urgent=False, self_handled=False,
        )  # fmt: skip

    def _reply(self, case_id: str) -> Reply:
        self.clock.at += MINUTE
        return Reply(
            message_id=self._ids.new(), terminal=TERMINAL, device_at=self.clock.at, received_at=self.clock.at,
            case_id=case_id, task="check", result="passed", note="", photos=(PHOTO,),
        )  # fmt: skip
