"""Two seats at one case in one batch, repeats, and ten times the hall: one wins, the other is told by whom; nothing is twice."""

from dataclasses import replace

import pytest

from app.adapters.store import open_store
from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Source
from tests.fakes import FakeStore
from tests.unit.services.town import LAT, MONDAY_9, RUBBISH, WALK, WEST_LON, Hall, duty, rules

STEPS = list(WALK)
MANY = 2_500
ORDER = {
    "source": Source.HOTLINE_12345, "order_no": "DH-1", "class_key": RUBBISH, "lon": WEST_LON, "lat": LAT,
    "description": "垃圾成堆",
}  # fmt: skip


def hall_on(store):
    roster = tuple(duty(terminal, "D1", end=MONDAY_9 + 9 * DAY) for terminal in ("T2", "T1"))
    return Hall(store, rules(duties=roster)).staff()


@pytest.fixture
def hall():
    made = hall_on(FakeStore())
    for user in ("triple", "acceptor", "dispatcher", "hw", "leader", "sz"):
        made.clock.go(SECOND)
        made.token(user)
    return made


def at(hall, *steps):
    case_id = hall.opened()
    hall.to_stage(case_id, *steps)
    return case_id, hall.store.case(case_id).version


def both(hall, *messages):
    """Return what two requests of one batch are answered: ``(ok, code)`` of each."""
    answers = [one.body for one in hall.handle(*messages).outgoing if one.channel == "answer"]
    return [(one["ok"], one["code"]) for one in answers]


def test_a_signature_and_a_taking_back_in_one_batch_do_not_both_count(hall):
    for first in (0, 1):
        case_id, version = at(hall, *STEPS[:3])
        asked = [hall.step("hw", "sign", case_id, version), hall.step("dispatcher", "take_back", case_id, version)]
        assert both(hall, asked[first], asked[1 - first])[0] == (True, "")
        assert hall.store.case(case_id).version == version + 1
        assert hall.kinds(case_id)[-1] == ("sign", "taken_back")[first]


def test_a_receivers_claim_in_the_same_batch_is_a_signature(hall):
    case_id, version = at(hall, *STEPS[:3])
    asked = hall.step("hw", "claim", case_id), hall.step("dispatcher", "take_back", case_id, version)
    assert both(hall, *asked)[0] == (True, "")
    assert hall.kinds(case_id)[-1] == "dispatch"


def test_a_receivers_claim_counts_however_many_claims_came_after_it(hall):
    case_id, _ = at(hall, *STEPS[:3])
    assert hall.ask("hw", "claim", case_id)["ok"]
    for _ in range(30):
        hall.ask("hw", "release", case_id)
        hall.ask("hw", "claim", case_id)
    hall.ask("hw", "release", case_id)
    assert "已签收" in hall.ask("dispatcher", "take_back", case_id)["text"]


def test_a_renewal_and_anothers_step_in_one_batch(hall):
    case_id, version = at(hall)
    assert hall.ask("acceptor", "claim", case_id)["ok"]
    hall.clock.go(3 * MINUTE)
    asked = hall.step("acceptor", "claim", case_id), hall.step("triple", "accept", case_id, version)
    assert both(hall, *asked) == [(True, ""), (False, "claimed")]
    hall.clock.go(4 * MINUTE)
    assert hall.ask("triple", "accept", case_id)["code"] == "claimed"
    hall.clock.go(MINUTE)
    assert hall.ask("triple", "accept", case_id)["ok"]


def test_the_claim_of_a_step_in_the_same_batch_is_gone_for_the_next_seat(hall):
    case_id, version = at(hall)
    asked = (
        hall.step("acceptor", "claim", case_id),
        hall.step("acceptor", "accept", case_id, version),
        hall.step("leader", "claim", case_id),
    )
    assert [ok for ok, _ in both(hall, *asked)] == [True, True, True]


@pytest.mark.parametrize(
    ("user", "step", "fields"),
    [("sz", "assist_done", {"note": "已配合"}), ("dispatcher", "release_assistant", {"department": "SZ"})],
)
def test_a_look_of_who_is_not_at_work_does_not_stop_the_one_who_is(hall, user, step, fields):
    case_id, _ = at(hall, *STEPS[:2])
    assert hall.ask("dispatcher", "dispatch", case_id, department="HW", assistants=["SZ"])["ok"]
    hall.ask(user, "claim", case_id)
    assert hall.ask("hw", "sign", case_id)["ok"]
    assert hall.ask("hw", "claim", case_id)["ok"]
    assert hall.ask(user, step, case_id, **fields)["ok"]


def test_one_work_order_twice_in_one_batch_is_one_case_and_one_call(hall):
    asked = [
        hall.step("acceptor", "register_call", **ORDER),
        hall.step("triple", "register_call", **ORDER | {"order_no": " DH-1 "}),
    ]
    assert both(hall, *asked) == [(True, ""), (False, "not_allowed")]
    assert len(hall.store.data.cases) == 1
    assert (
        len([event for event in hall.store.data.events if event.stream == "call" and event.kind == "call_taken"]) == 1
    )


def test_the_same_message_twice_in_one_batch_and_later_is_taken_once(hall):
    step = hall.step("acceptor", "register_call", **ORDER)
    first, second = (one.body for one in hall.handle(step, step).outgoing if one.channel == "answer")
    assert first == second == hall.one(step)
    assert len(hall.store.data.cases) == 1


def test_a_refused_step_sent_again_gets_its_refusal_though_it_would_pass_now(hall):
    case_id, version = at(hall)
    assert hall.ask("acceptor", "claim", case_id)["ok"]
    step = hall.step("triple", "accept", case_id, version)
    refused = hall.one(step)
    assert refused["code"] == "claimed"
    assert hall.ask("acceptor", "release", case_id)["ok"]
    assert hall.one(step) == refused
    assert hall.one(replace(step, step_id="another"))["ok"]


def test_a_satisfaction_that_the_call_keeps_cannot_be_taken_off_its_case_alone(hall):
    told = hall.ask("acceptor", "register_call", **ORDER)
    case_id = told["case_id"]
    assert hall.ask("acceptor", "accept", case_id, unverified_because="来电清楚")["ok"]
    hall.to_stage(case_id, *STEPS[1:])
    assert hall.ask("acceptor", "call_back", case_id, satisfaction="satisfied")["ok"]
    assert hall.ask("acceptor", "take_back", case_id)["code"] == "not_allowed"
    assert hall.ask("acceptor", "call_back", case_id, satisfaction="dissatisfied")["ok"]


@pytest.fixture
def big(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/big.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    yield hall_on(store)
    store.dispose()


def test_thousands_of_claims_outlast_a_restart(big):
    cases = [
        one.body["case_id"]
        for one in big.handle(*[big.report() for _ in range(MANY)]).outgoing
        if one.channel == "receipt"
    ]
    big.token("triple")
    said = big.handle(*[big.step("triple", "claim", case_id) for case_id in cases]).outgoing
    assert sum(one.body.get("ok", False) for one in said) == MANY
    fresh = Hall(big.store, big.rules, big.clock, big.ids, big.passwords, big.tokens, big.counter)

    answers = [fresh.ask("acceptor", "accept", case_id)["code"] for case_id in (cases[0], cases[MANY // 2], cases[-1])]

    assert answers == ["claimed"] * 3


def test_many_hung_cases_that_end_at_once_go_on_some_at_each_tick(big):
    cases = [big.opened() for _ in range(450)]
    for name, (user, fields) in [(name, WALK[name]) for name in STEPS[:4]]:
        everywhere(big, user, name, cases, **fields)
    until = big.clock.now() + DAY
    everywhere(big, "hw", "apply_hang", cases, reason="理由", hang_until=until)
    everywhere(big, "dispatcher", "approve_hang", cases)
    big.clock.go(DAY + HOUR)
    big.store.take_lease("hall", big.clock.now())

    steps = [big.gateway.timers().counts.get("steps", 0) for _ in range(4)]

    assert sum(steps) == len(cases)
    assert max(steps) < len(cases)
    assert {str(big.store.case(case_id).state.stage) for case_id in cases} == {"disposing"}


def everywhere(hall, user, name, cases, **fields):
    """Take one step on all *cases* in one batch."""
    asked = [hall.step(user, name, case_id, hall.store.case(case_id).version, **fields) for case_id in cases]
    said = [one.body for one in hall.handle(*asked).outgoing if one.channel == "answer"]
    assert all(one["ok"] for one in said), said[0]
