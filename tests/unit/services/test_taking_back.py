"""收回: one rule everywhere, until the receiver has signed; both steps stay in the log."""

import json

import pytest

from app.domain.moment import MINUTE, SECOND
from app.domain.terms import Post, Stage
from tests.unit.services.town import WALK


def outbox(store):
    return [message.body for _, message in store.data.outbox.values()]


def test_a_step_taken_back_leaves_the_case_as_it_was_and_both_stay_in_the_log(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file")
    before = store.case(case_id)
    hall.clock.go(MINUTE)
    hall.to_stage(case_id, "dispatch")
    hall.clock.go(MINUTE)

    answer = hall.ask("dispatcher", "take_back", case_id)

    after = store.case(case_id)
    assert answer["fields"] == {"stage": "filed", "post": "dispatcher"}
    assert (after.state, after.stage_clock, after.case_clock) == (before.state, before.stage_clock, before.case_clock)
    assert after.version == answer["version"] == before.version + 2
    assert hall.kinds(case_id) == ["reported", "accept", "file", "dispatch", "taken_back"]
    event = store.history(case_id)[-1]
    assert json.loads(event.payload)["facts"] == {"taken_back": "dispatch"}
    assert (event.post, event.axis, event.seat) == ("dispatcher", "command", "dispatcher")
    assert hall.ask("dispatcher", "dispatch", case_id, department="SZ")["ok"]


@pytest.mark.parametrize("name", [name for name, (user, _) in WALK.items() if user is not None and name != "close"])
def test_every_ordinary_step_of_a_desk_may_be_taken_back(hall, store, name):
    case_id = hall.opened()
    way = list(WALK)
    hall.to_stage(case_id, *way[: way.index(name)])
    before = store.case(case_id).state
    hall.to_stage(case_id, name)

    assert hall.ask(WALK[name][0], "take_back", case_id)["ok"]

    assert store.case(case_id).state == before


def test_what_the_receiver_has_claimed_or_signed_is_not_taken_back(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file", "dispatch")
    hall.ask("hw", "claim", case_id)

    working = hall.ask("dispatcher", "take_back", case_id)
    hall.ask("hw", "release", case_id)
    claimed = hall.ask("dispatcher", "take_back", case_id)
    hall.ask("hw", "sign", case_id)
    signed = hall.ask("dispatcher", "take_back", case_id)

    assert (working["code"], claimed["text"]) == ("claimed", "坐席 hw 已签收，不能收回")
    assert (signed["code"], signed["text"]) == ("not_allowed", "签收不是本人办理的，不能收回")
    assert store.case(case_id).state.stage is Stage.DISPOSING


def test_a_claim_of_the_sending_side_is_no_signature(hall, store):
    hall.person("second", (Post.DISPATCHER,))
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file")
    hall.ask("second", "claim", case_id)
    hall.ask("second", "release", case_id)
    hall.to_stage(case_id, "dispatch")

    assert hall.ask("dispatcher", "take_back", case_id)["ok"]


def test_nobody_takes_back_what_another_did(hall):
    hall.person("second", (Post.ACCEPTOR,))
    case_id = hall.opened()
    hall.to_stage(case_id, "accept")

    assert hall.ask("second", "take_back", case_id)["code"] == "not_allowed"
    assert hall.ask("leader", "take_back", case_id)["code"] == "not_allowed"
    assert hall.ask("acceptor", "take_back", case_id)["ok"]


def test_only_one_step_is_taken_back_and_not_the_taking_back_itself(hall):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept")
    assert hall.ask("acceptor", "take_back", case_id)["ok"]

    again = hall.ask("acceptor", "take_back", case_id)

    assert (again["code"], again["text"]) == ("not_allowed", "上一步是收回，没有可收回的步骤")


def test_the_first_step_and_a_collectors_are_not_taken_back(hall):
    case_id = hall.opened()

    assert hall.ask("acceptor", "take_back", case_id)["text"] == "案卷的第一步不能收回"
    hall.to_stage(case_id, *list(WALK)[:8])
    assert hall.ask("leader", "take_back", case_id)["code"] == "not_allowed"


@pytest.mark.parametrize(("name", "user"), [("close", "leader"), ("reject", "acceptor"), ("force_close", "boss")])
def test_what_ends_a_case_is_not_taken_back(hall, store, name, user):
    case_id = hall.opened()
    if name == "close":
        hall.to_stage(case_id, *list(WALK)[:-1])
    assert hall.ask(user, name, case_id, reason="理由", **WALK.get(name, ("", {}))[1])["ok"]

    refused = hall.ask(user, "take_back", case_id)

    assert refused["code"] == "not_allowed"
    assert refused["text"].endswith("后不能收回")


def test_a_stale_taking_back_is_told_what_happened(hall):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept")
    late = hall.step("acceptor", "take_back", case_id, version=2)
    hall.to_stage(case_id, "file")

    assert hall.one(late)["code"] == "stale"


def test_a_task_that_has_not_left_is_withdrawn(hall, store):
    case_id = hall.opened()
    assert hall.ask("acceptor", "send_verify", case_id)["ok"]
    (task,) = outbox(store)

    assert hall.ask("acceptor", "take_back", case_id)["ok"]

    assert task["task"] == "verify"
    assert outbox(store) == []
    assert (store.case(case_id).state.stage, store.case(case_id).state.checker) == (Stage.REPORTED, "")


def test_a_task_that_has_left_is_cancelled_at_its_terminal(hall, store):
    case_id = hall.opened()
    assert hall.ask("acceptor", "send_verify", case_id)["ok"]
    checker = store.case(case_id).state.checker
    hall.clock.go(3 * SECOND)
    sent = hall.gateway.timers()
    hall.gateway.posted(sent.posts)

    assert hall.ask("acceptor", "take_back", case_id)["ok"]

    ((_, cancel),) = store.data.outbox.values()
    assert (cancel.channel, cancel.address) == ("task", checker)
    assert cancel.body["cancel"] == sent.outgoing[0].body["id"]
    assert hall.one(hall.reply(case_id, "verify", "passed", terminal=checker))["code"] == "not_allowed"


def test_a_desk_that_ends_a_collectors_task_tells_him_and_taking_that_back_sends_it_again(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, *list(WALK)[:7])
    photos = [{"sha256": "ef" * 32, "phase": "check"}]

    assert hall.ask("video", "camera_passed", case_id, photos=photos)["ok"]
    assert outbox(store) == []
    assert hall.ask("video", "take_back", case_id)["ok"]

    (task,) = outbox(store)
    assert (task["task"], task["case_id"]) == ("check", case_id)
    assert hall.one(hall.reply(case_id, "check", "passed"))["ok"]


def test_a_department_takes_back_its_own_step_while_the_case_was_its_own(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, *list(WALK)[:6])

    assert store.case(case_id).state.stage is Stage.FEEDBACK
    assert hall.ask("hw", "take_back", case_id)["ok"]
    assert store.case(case_id).state.stage is Stage.HANDLED
