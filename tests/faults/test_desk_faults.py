"""What went wrong between desks once, and must not again: tasks, clocks put back, one batch of two, other areas' callers."""

from dataclasses import replace

import pytest

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Post, Source
from tests.fakes import FakeStore
from tests.unit.services.town import EAST_LON, LAT, MONDAY_9, PASSWORD, RUBBISH, WALK, WEST_LON, Hall, duty, rules

TOLD = {"source": Source.HOTLINE_12345, "class_key": RUBBISH, "description": "垃圾成堆"}
WEST, EAST = {"lon": WEST_LON, "lat": LAT}, {"lon": EAST_LON, "lat": LAT}


@pytest.fixture
def hall():
    roster = tuple(duty(terminal, "D1", end=MONDAY_9 + 9 * DAY) for terminal in ("T2", "T1"))
    hall = Hall(FakeStore(), rules(duties=roster)).staff()
    hall.person("west", (Post.ACCEPTOR,), area="370102001")
    return hall


def sent(hall):
    """Return the bodies of what leaves now."""
    hall.clock.go(10 * SECOND)
    due = hall.gateway.timers()
    hall.gateway.posted(due.posts)
    return [dict(one.body) for one in due.outgoing]


def checking(hall):
    case_id = hall.opened()
    hall.to_stage(case_id, *list(WALK)[:7])
    return case_id


@pytest.mark.parametrize(("user", "step"), [("leader", "urge"), ("leader", "supervise")])
def test_a_case_that_is_urged_keeps_its_collector_at_his_task(hall, user, step):
    case_id = checking(hall)
    assert [one["task"] for one in sent(hall)] == ["check"]

    assert hall.ask(user, step, case_id, requirement="今日办结", reason="超期")["ok"]
    assert sent(hall) == []
    assert hall.ask(user, "take_back", case_id)["ok"]

    assert sent(hall) == []
    assert hall.one(hall.reply(case_id, "check", "passed"))["ok"]


def test_a_task_of_a_case_urged_thirty_times_is_still_cancelled(hall):
    case_id = checking(hall)
    task = sent(hall)[0]["id"]
    for _ in range(30):
        assert hall.ask("leader", "urge", case_id)["ok"]

    assert hall.ask("boss", "force_close", case_id, reason="上级要求")["ok"]

    assert [one["cancel"] for one in sent(hall)] == [task]


def test_a_task_that_left_before_the_gateway_fell_is_cancelled_though_it_is_not_crossed_out(hall):
    case_id = checking(hall)
    hall.clock.go(10 * SECOND)
    left = hall.gateway.timers().outgoing
    assert [one.body["task"] for one in left] == ["check"]
    hall = Hall(hall.store, hall.rules, hall.clock, hall.ids, hall.passwords, hall.tokens, hall.counter)

    assert hall.ask("dispatcher", "take_back", case_id)["ok"]

    assert [one.get("cancel") for one in sent(hall)] == [left[0].body["id"]]


def test_a_claim_from_before_the_clock_was_put_back_stops_nobody(hall):
    hall.token("acceptor")
    case_id = hall.opened()
    assert hall.ask("triple", "claim", case_id)["ok"]
    assert hall.ask("acceptor", "accept", case_id)["code"] == "claimed"
    hall.clock.go(-2 * HOUR)

    assert hall.ask("acceptor", "accept", case_id)["ok"]


def test_a_lock_out_from_before_the_clock_was_put_back_has_ended(hall):
    for _ in range(5):
        hall.login("boss", password="a wrong one")
        hall.clock.go(SECOND)
    assert hall.login("boss")["code"] == "locked_out"
    hall.clock.go(-2 * HOUR)
    assert hall.login("boss")["ok"]


def test_the_clock_jumps_and_every_step_still_finds_its_place_in_the_log(hall):
    jumps = [-2 * HOUR, 3 * DAY, -3 * DAY, 5 * MINUTE, -HOUR, HOUR]
    case_id = hall.opened()
    for number, name in enumerate(WALK):
        hall.clock.go(jumps[number % len(jumps)])
        hall.tokens.clear()
        sent(hall)
        if name == "check_passed":
            assert hall.one(hall.reply(case_id, "check", "passed"))["ok"]
        else:
            user, fields = WALK[name]
            checker = {"checker": "T2"} if name == "send_check" else {}
            answer = hall.ask(user, name, case_id, **fields, **checker)
            assert answer["ok"], (name, answer)
    events = hall.store.events_after(0, 1_000)
    moments = [event.recorded_at for event in events]
    assert moments == sorted(moments)
    assert hall.store.case(case_id).state.stage == "closed"


def test_two_duties_of_one_terminal_cannot_pass_side_by_side(hall):
    start = hall.clock.now() + 20 * DAY
    asked = [
        hall.step("leader", "set_duty", terminal="T1", duty_grid=grid, start=start, end=start + HOUR)
        for grid in ("D1", "D2")
    ]
    answers = [one.body["ok"] for one in hall.handle(*asked).outgoing if one.channel == "answer"]
    assert answers == [True, False]


def test_two_grids_cannot_get_one_unit_grid_side_by_side(hall):
    taken = "370102001001001"
    freed = hall.ask("leader", "set_duty_grid", code="D1", unit_grids=["370102001001002"], terminals=["T1"])
    assert freed["ok"]
    asked = [
        hall.step("leader", "set_duty_grid", code=code, unit_grids=[taken], terminals=["T1"]) for code in ("D1", "D2")
    ]
    answers = [one.body["ok"] for one in hall.handle(*asked).outgoing if one.channel == "answer"]
    assert answers == [True, False]


@pytest.mark.parametrize(
    ("name", "more"),
    [("dispatched_first", {"department": "HW"}), ("instruction_filed", {"condition": "1"}), ("register_call", {})],
)
def test_another_areas_call_cannot_be_drawn_into_an_own_case_for_its_caller(hall, name, more):
    source = Source.LEADER if name == "instruction_filed" else Source.HOTLINE_12345
    told = TOLD | {"source": source}
    call = hall.ask("acceptor", "take_call", **told, **EAST, caller_phone="13900000000")["fields"]["call_id"]

    answer = hall.ask("west", name, **told, **WEST, **more, call_id=call)

    assert answer["code"] == "no_right", answer


def test_the_caller_of_a_call_without_a_place_is_guarded_by_its_case(hall):
    call = hall.ask("acceptor", "take_call", **TOLD, caller_phone="13900000000")["fields"]["call_id"]
    eastern = hall.opened(**EAST)
    assert hall.ask("acceptor", "link_call", eastern, call_id=call)["ok"]

    assert hall.ask("west", "look_at_caller", call_id=call)["code"] == "no_right"
    assert hall.ask("east", "look_at_caller", call_id=call)["ok"]


def test_a_look_is_written_down_with_the_calls_own_case_whatever_the_seat_says(hall):
    call = hall.ask("acceptor", "register_call", **TOLD, **WEST, caller_phone="13900000000")
    other = hall.opened()

    assert hall.ask("acceptor", "look_at_caller", other, call_id=call["fields"]["call_id"])["ok"]

    looked = [event for event in hall.store.events_after(0, 1_000) if event.kind == "personal_looked"]
    assert f'"case_id":"{call["case_id"]}"' in looked[-1].payload


def test_names_and_numbers_are_in_no_event_answer_log_or_quarantine(hall, caplog):
    phone, name = "13912345678", "欧阳某某"
    told = TOLD | WEST | {"caller_phone": phone, "caller_name": name, "order_no": "DH-1"}
    with caplog.at_level("DEBUG"):
        answers = [hall.ask("acceptor", "register_call", **told), hall.ask("acceptor", "register_call", **told)]
        answers.append(hall.ask("acceptor", "take_call", **told | {"photos": [{"phase": []}]}))
        answers.append(hall.ask("acceptor", "look_at_caller", answers[0]["case_id"]))
    everything = [event.payload for event in hall.store.events_after(0, 1_000)]
    everything += [str(one) for one in (answers, hall.store.data.quarantine, hall.store.data.answers, caplog.text)]
    assert not any(phone in text or name in text or PASSWORD in text for text in everything)


def test_a_duty_chief_of_one_area_rosters_no_other(hall):
    hall.person("chief", (Post.SHIFT_LEADER,), area="370102001")
    start = hall.clock.now() + 20 * DAY
    times = {"start": start, "end": start + HOUR}
    east = {"code": "D2", "unit_grids": ["370102002001001"], "terminals": ["T3"]}
    held = hall.ask("leader", "set_duty", terminal="T3", duty_grid="D2", **times)["fields"]["id"]

    assert hall.ask("chief", "set_duty", terminal="T1", duty_grid="D1", **times)["ok"]
    assert hall.ask("chief", "set_duty", terminal="T4", duty_grid="D2", **times)["code"] == "no_right"
    moved = {"terminal": "T1", "duty_grid": "D1", "start": start + DAY, "end": start + DAY + HOUR}
    assert hall.ask("chief", "set_duty", id=held, **moved)["code"] == "no_right"
    assert hall.ask("chief", "remove_duty", id=held)["code"] == "no_right"
    assert hall.ask("chief", "set_duty_grid", **east)["code"] == "no_right"


def test_a_caller_asked_for_only_when_the_case_is_opened_is_kept(hall):
    call = hall.ask("acceptor", "take_call", **TOLD, order_no="DH-9")["fields"]["call_id"]
    opened = hall.ask("acceptor", "register_call", **TOLD, **WEST, call_id=call, caller_phone="13912345678")

    answer = hall.ask("acceptor", "look_at_caller", opened["case_id"])

    assert answer["ok"], answer
    assert hall.store.data.personal[answer["fields"]["digest"]][1] == {"caller_phone": "13912345678"}


def test_an_answer_to_another_answer_of_a_roll_call_is_refused_and_no_seats_name_gets_in_its_way(hall):
    message_id = hall.ask("leader", "roll_call", to=["T1"])["fields"]["message_id"]
    case_id = hall.opened()
    assert hall.ask("acceptor", "send_verify", case_id)["ok"]

    def answered(about):
        return hall.one(replace(hall.reply(case_id, "roll_call", "passed", terminal="T1"), case_id=about))

    hall.person("roll_call", (Post.ACCEPTOR,))
    step = replace(hall.step("roll_call", "take_call", text="来电", source=Source.HOTLINE_12319), step_id=message_id)
    assert hall.one(step)["ok"]
    assert answered(message_id)["ok"]
    assert answered(f"{message_id}/T1")["code"] == "invalid"
