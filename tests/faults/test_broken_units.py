"""The disk fills or the database goes away in the midst of each kind of unit: nothing of it stays, and a repeat does it once."""

import sqlite3
from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.adapters.store import open_store
from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Source
from app.services.ports import StoreFailure
from tests.unit.services.town import LAT, MONDAY_9, RUBBISH, WALK, WEST_LON, Hall, duty, rules
from tests.unit.services.ways import PHOTOS

TOLD = {
    "source": Source.HOTLINE_12345, "class_key": RUBBISH, "lon": WEST_LON, "lat": LAT, "description": "垃圾成堆",
    "caller_phone": "13900000000", "caller_name": "王某",
}  # fmt: skip
LATER = MONDAY_9 + 20 * DAY
DUTY = {"terminal": "T1", "duty_grid": "D1", "start": LATER, "end": LATER + HOUR}
STEPS = list(WALK)
NEAR = {"unit_grids": ["370102001001001"], "terminals": ["T1"]}
REQUESTS = {
    "claim": (0, "acceptor", {}),
    "release": (0, "acceptor", {}),
    "accept": (0, "acceptor", {}),
    "send_verify": (0, "acceptor", {}),
    "take_back": (3, "dispatcher", {}),
    "take_back of a task": (7, "dispatcher", {}),
    "dispatch": (2, "dispatcher", {"department": "HW", "assistants": ["SZ"]}),
    "apply_delay": (4, "hw", {"more": "2h", "reason": "理由"}),
    "supervise": (4, "leader", {"requirement": "今日办结"}),
    "merge": (0, "acceptor", {"merged_into": "other"}),
    "take_call": (None, "acceptor", TOLD | {"order_no": "DH-1"}),
    "register_call": (None, "acceptor", TOLD | {"order_no": "DH-2"}),
    "dispatched_first": (None, "dispatcher", TOLD | {"order_no": "DH-3", "department": "HW"}),
    "instruction_filed": (None, "acceptor", TOLD | {"source": Source.LEADER, "condition": "1"}),
    "reported": (None, "video", TOLD | {"photos": PHOTOS}),
    "set_duty": (None, "leader", DUTY),
    "set_duty_grid": (None, "leader", {"code": "D1", **NEAR}),
    "set_duty_phone": (None, "leader", {"key": "HW", "phone": "8009"}),
    "send_message": (None, "leader", {"to": ["T1"], "text": "收工"}),
    "roll_call": (None, "leader", {"to": ["T1"]}),
    "offer_handover": (None, "leader", {"sheet": {"open": 3}}),
    "logout": (None, "boss", {}),
}
"""By request: on which step of a case, by whom, with what."""


class House:
    def __init__(self, folder):
        self.store = open_store(f"sqlite:///{folder}/s.db", attachments=folder / "media", fsync=False)
        self.store.migrate()
        roster = tuple(duty(terminal, "D1", end=MONDAY_9 + 9 * DAY) for terminal in ("T2", "T1"))
        self.hall = Hall(self.store, rules(duties=roster)).staff()
        for user in ("acceptor", "leader", "dispatcher", "boss", "video", "hw"):
            self.hall.clock.go(SECOND)
            self.hall.token(user)

    def fail_once(self, message="database or disk is full"):
        @sa.event.listens_for(self.store._engines.write, "commit", once=True)
        def fail(_connection):
            raise sa.exc.OperationalError("COMMIT", {}, sqlite3.OperationalError(message))

    def standing(self):
        """Return all that a unit may leave behind: the log, and what the gateway keeps in mind."""
        hall, memory, roster = self.hall, self.hall.gateway._memory, self.hall.rules.roster
        kept = [sorted(one, key=lambda item: item[0]) for one in (memory.claims, memory.hung, memory.tasks)]
        book = (
            roster.book.duties_between(0, 2**60),
            roster.book.phones(),
            roster.book.bindings(),
            roster.bound_to("D1"),
        )
        with self.store.unit(hall.clock.now()) as unit:
            return self.store.head(), kept, book, [number for number, _ in unit.due_posts(2**60, 1_000)]


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    made = House(tmp_path_factory.mktemp("broken"))
    yield made
    assert made.store.verify().ok
    assert not made.store.check_projections()
    made.store.dispose()


@pytest.mark.parametrize("asked", REQUESTS)
def test_a_request_whose_unit_breaks_leaves_nothing_and_a_repeat_does_it_once(house, asked):
    hall, (stage, user, fields) = house.hall, REQUESTS[asked]
    case_id = "" if stage is None else hall.opened()
    if stage:
        hall.to_stage(case_id, *STEPS[:stage])
    if asked == "release":
        assert hall.ask(user, "claim", case_id)["ok"]
    given = {key: hall.opened() if value == "other" else value for key, value in fields.items()}
    hall.gateway.timers()
    step = hall.step(user, asked.split(" ")[0], case_id, **given)
    step = replace(step, version=house.store.case(case_id).version if case_id else None)
    before = house.standing()

    house.fail_once()
    with pytest.raises(StoreFailure):
        hall.handle(step)
    hall.gateway.timers()
    assert house.standing() == before

    answer = hall.one(step)
    assert answer["ok"], answer
    after = house.standing()
    assert after != before
    assert hall.one(step) == answer
    assert house.standing() == after


@pytest.mark.parametrize("timer", ["hung", "unanswered"])
def test_a_timer_whose_unit_breaks_does_it_at_the_next_tick(house, timer):
    hall, case_id = house.hall, house.hall.opened()
    if timer == "hung":
        hall.to_stage(case_id, *STEPS[:4])
        until = hall.clock.now() + HOUR
        assert hall.ask("hw", "apply_hang", case_id, reason="理由", hang_until=until)["ok"]
        assert hall.ask("dispatcher", "approve_hang", case_id)["ok"]
        kind = "auto_resume"
    else:
        assert hall.ask("acceptor", "send_verify", case_id)["ok"]
        kind = "send_verify"
    was = house.store.case(case_id)
    hall.clock.go(2 * HOUR + MINUTE)
    house.store.take_lease("hall", hall.clock.now())
    before = house.standing()

    house.fail_once()
    with pytest.raises(StoreFailure):
        hall.gateway.timers()
    assert house.store.case(case_id) == was
    assert house.store.head() == before[0]

    hall.gateway.timers()
    assert hall.kinds(case_id)[-1] == kind
    assert house.store.case(case_id).version == was.version + 1
