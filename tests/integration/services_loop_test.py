"""Cases from report to close through the gateway, on the store in memory and on SQLite."""

import json
from contextlib import closing

import pytest

from app.adapters.store import open_store
from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Axis, Light, Pending, Stage, Stream, Supervision
from app.services.advice import Advisor
from app.services.case_story import CaseStory
from app.services.exporting import COLUMNS, export_rows
from tests.fakes import FakeStore
from tests.unit.services.town import MONDAY_9, WALK, Hall, duty, rules

ORDINARY_WAY = tuple(WALK)


@pytest.fixture(params=["fake", "sqlite"])
def store(request, tmp_path):
    if request.param == "fake":
        yield FakeStore()
        return
    opened = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    opened.migrate()
    with closing(_Disposing(opened)):
        yield opened


class _Disposing:
    def __init__(self, store):
        self.close = store.dispose


@pytest.fixture
def hall(store):
    return Hall(store, rules(duties=(duty("T2", "D1"), duty("T3", "D2")))).staff()


def test_an_ordinary_case_goes_round_and_every_step_is_one_event_at_its_own_post(hall, store):
    case_id = hall.opened()

    case = hall.to_stage(case_id, *ORDINARY_WAY)

    assert case.state.stage is Stage.CLOSED
    assert case.version == 1 + len(ORDINARY_WAY)
    history = store.history(case_id)
    assert [event.kind for event in history] == ["reported", *ORDINARY_WAY]
    assert [event.post for event in history] == [
        "collector", "acceptor", "shift_leader", "dispatcher", "department", "department", "department", "dispatcher",
        "collector", "shift_leader",
    ]  # fmt: skip
    assert {event.axis for event in history if event.kind in ("dispatch", "sign", "handle", "feedback")} == {
        Axis.COMMAND
    }
    assert {event.seat for event in history if event.kind == "accept"} == {"acceptor"}
    assert case.state.frozen is Light.GREEN


def test_the_task_goes_to_the_collector_on_shift_after_three_seconds_and_again_until_it_is_posted(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, *ORDINARY_WAY[:7])

    assert store.case(case_id).state.checker == "T2"
    assert hall.gateway.timers().outgoing == ()
    hall.clock.go(3 * SECOND)
    due = hall.gateway.timers()
    (task,) = due.outgoing
    assert (task.channel, task.address) == ("task", "T2")
    assert task.body["task"] == "check"
    assert task.body["class"] == "暴露垃圾"
    assert task.body["due"] == store.case(case_id).state.stage_due
    assert task.body["case_id"] == case_id
    assert hall.gateway.timers().posts == due.posts
    hall.gateway.posted(due.posts)
    assert hall.gateway.timers().posts == ()


def test_an_urgent_task_leaves_at_once(hall):
    case_id = hall.opened(urgent=True)

    assert hall.ask("acceptor", "send_verify", case_id)["ok"]

    (task,) = hall.gateway.timers().outgoing
    assert (task.address, task.body["task"]) == ("T2", "verify")


def test_a_failed_check_sends_the_case_back_and_counts_a_rework(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, *ORDINARY_WAY[:7])

    receipt = hall.one(hall.reply(case_id, "check", "failed", note="仍有垃圾"))

    state = store.case(case_id).state
    assert receipt["ok"]
    assert (state.stage, state.rework, state.department, state.checker) == (Stage.DISPATCHED, 1, "HW", "")
    assert json.loads(store.history(case_id)[-1].payload)["facts"]["reason"] == "仍有垃圾"


@pytest.mark.parametrize(
    ("task", "result", "kind"),
    [
        ("verify", "passed", "verified"),
        ("verify", "failed", "verify_failed"),
        ("verify", "unable", "verify_unable"),
        ("check", "passed", "check_passed"),
        ("check", "unable", "check_unable"),
    ],
)
def test_each_result_of_a_collector_is_its_own_step(hall, task, result, kind):
    case_id = hall.opened()
    if task == "verify":
        assert hall.ask("acceptor", "send_verify", case_id, checker="T3")["ok"]
    else:
        hall.to_stage(case_id, *ORDINARY_WAY[:7])

    assert hall.one(hall.reply(case_id, task, result))["ok"]

    assert hall.kinds(case_id)[-1] == kind


def test_only_the_terminal_that_has_the_task_may_answer_and_only_while_it_has(hall):
    case_id = hall.opened()
    hall.ask("acceptor", "send_verify", case_id, checker="T3")

    other = hall.one(hall.reply(case_id, "verify", "passed", terminal="T1"))
    wrong = hall.one(hall.reply(case_id, "check", "passed"))
    reply = hall.reply(case_id, "verify", "passed")
    first, again = hall.handle(reply, reply).outgoing[:2]
    late = hall.one(hall.reply(case_id, "verify", "failed", terminal="T3"))

    assert (other["code"], wrong["code"], late["code"]) == ("not_yours", "not_allowed", "not_allowed")
    assert first.body["ok"]
    assert first == again
    assert hall.kinds(case_id) == ["reported", "send_verify", "verified"]
    assert hall.one(hall.reply(case_id, "verify", "passed", terminal="T3"))["code"] == "not_allowed"


def test_a_reply_from_a_dead_zone_is_true_when_it_was_seen_and_the_next_clock_runs_from_now(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, *ORDINARY_WAY[:7])
    hall.clock.go(20 * MINUTE)
    reply = hall.reply(case_id, "check", "passed")
    hall.clock.go(40 * MINUTE)

    assert hall.one(reply)["ok"]

    event = store.history(case_id)[-1]
    assert event.recorded_at - event.valid_at == 40 * MINUTE
    assert store.case(case_id).state.stage_due == hall.clock.now() + 30 * MINUTE


def test_the_second_of_two_seats_is_told_who_was_faster_and_nothing_is_written(hall, store):
    case_id = hall.opened()
    hall.person("second", ("acceptor",))
    slow = hall.step("second", "accept", case_id, version=1)
    hall.clock.at = MONDAY_9 + 6 * HOUR + 26 * MINUTE + 3 * SECOND
    hall.ask("acceptor", "accept", case_id)

    answer = hall.one(slow)

    assert answer["code"] == "stale"
    assert answer["text"] == "坐席 acceptor 已于 15:26:03 受理"
    assert hall.kinds(case_id) == ["reported", "accept"]


def test_who_was_faster_yesterday_is_told_with_the_date(hall):
    case_id = hall.opened()
    hall.ask("acceptor", "accept", case_id)
    hall.clock.go(23 * HOUR)
    hall.tokens.clear()

    assert hall.one(hall.step("leader", "file", case_id, version=1, condition="1"))["text"].startswith(
        "坐席 acceptor 已于 6 月 8 日 09:00:00"
    )


def test_a_step_sent_again_gets_the_same_answer_and_is_done_once(hall):
    case_id = hall.opened()
    step = hall.step("acceptor", "accept", case_id, version=1)

    first, again = hall.handle(step).outgoing[0], hall.handle(step).outgoing[0]

    assert first == again
    assert first.body["version"] == 2
    assert hall.kinds(case_id) == ["reported", "accept"]


def test_a_return_asked_for_and_granted_goes_to_the_dispatcher_and_frees_the_department(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, *ORDINARY_WAY[:3])

    assert hall.ask("hw", "apply_return", case_id)["code"] == "missing"
    assert hall.ask("hw", "apply_return", case_id, reason="非本单位职责")["ok"]
    assert store.case(case_id).state.pending is Pending.RETURN
    assert hall.ask("hw", "sign", case_id)["code"] == "not_allowed"
    assert hall.ask("dispatcher", "approve_return", case_id)["ok"]

    state = store.case(case_id).state
    assert (state.stage, state.department, state.returns) == (Stage.FILED, "", 1)


def test_a_supervision_is_issued_by_a_leader_and_answered_by_the_department(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, *ORDINARY_WAY[:4])

    assert hall.ask("acceptor", "supervise", case_id, requirement="今日办结")["code"] == "no_right"
    assert hall.ask("boss", "supervise", case_id, requirement="今日办结")["ok"]
    assert store.case(case_id).state.supervised is Supervision.WAITING
    assert hall.ask("hw", "answer_supervision", case_id, reason="已安排")["ok"]

    assert store.case(case_id).state.supervised is Supervision.ANSWERED


def test_the_class_and_grid_corrected_at_acceptance_bring_their_responsibility_grid(hall, store):
    case_id = hall.opened()

    assert hall.ask("acceptor", "accept", case_id, grid="no such grid")["code"] == "invalid"
    assert hall.ask("acceptor", "accept", case_id, grid="370102002001001", class_key="E06011")["ok"]

    state = store.case(case_id).state
    assert (state.grid, state.duty_grid, state.class_key) == ("370102002001001", "D2", "E06011")


def test_the_story_of_a_case_is_told_in_chinese_with_its_photos_and_clocks(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, *ORDINARY_WAY[:4])
    assert hall.ask("hw", "handle", case_id, note="已清理", photos=[{"sha256": "cd" * 32, "phase": "after"}])["ok"]
    site = hall.rules
    advisor = Advisor(site.city, site.places, site.limits, site.catalogue)

    story = CaseStory(store, site.workflow, site.calendar, advisor).of(case_id)

    assert [line.step for line in story.lines] == ["上报", "受理", "立案", "派遣", "签收", "处置"]
    assert story.lines[0].text() == "06-08 09:00:00 上报 监督员 T1 路边有生活垃圾裸露"
    assert story.lines[3].note == "→ 环卫处"
    assert [line.who for line in story.lines[4:]] == ["环卫处 hw（坐席 hw）", "环卫处 hw（坐席 hw）"]
    assert [photo.sha256 for photo in story.photos_of("before", "after")] == ["ab" * 32, "cd" * 32]
    assert story.case_clock[0].startswith("09:00 派遣起算，限 4 工作时")
    assert CaseStory(store, site.workflow, site.calendar, advisor).of("nobody") is None


def test_a_proof_is_a_photo_and_without_one_nothing_is_verified(hall):
    case_id = hall.opened()
    hall.ask("acceptor", "send_verify", case_id, checker="T3")

    assert hall.one(hall.reply(case_id, "verify", "passed", photos=()))["code"] == "missing"
    assert hall.one(hall.reply(case_id, "verify", "passed"))["ok"]


def test_a_claim_a_step_and_its_taking_back_stand_in_the_log_and_the_task_turns_round(hall, store):
    case_id = hall.opened()
    hall.person("second", ("acceptor",))
    assert hall.ask("acceptor", "claim", case_id)["ok"]
    assert hall.ask("second", "accept", case_id)["code"] == "claimed"
    assert hall.ask("acceptor", "send_verify", case_id)["ok"]
    assert hall.ask("acceptor", "take_back", case_id)["ok"]
    hall.clock.go(HOUR)
    hall.tokens.clear()
    hall.store.take_lease("hall", hall.clock.now())
    assert hall.gateway.timers().outgoing == ()
    assert hall.ask("acceptor", "send_verify", case_id, checker="T1")["ok"]
    hall.clock.go(3 * SECOND)
    sent = hall.gateway.timers()
    hall.gateway.posted(sent.posts)
    assert hall.ask("acceptor", "take_back", case_id)["ok"]

    (cancel,) = hall.gateway.timers().outgoing

    assert [event.kind for event in store.history(case_id)] == [
        "reported", "send_verify", "taken_back", "send_verify", "taken_back",
    ]  # fmt: skip
    assert [event.kind for event in store.history(case_id, Stream.CLAIM)] == ["claimed"]
    assert (cancel.address, cancel.body["cancel"]) == ("T1", sent.outgoing[0].body["id"])
    assert store.case(case_id).state.stage is Stage.REPORTED


def test_the_story_tells_the_call_who_was_at_work_and_what_was_taken_back(hall, store):
    call = {
        "source": "12345",
        "order_no": "JN1",
        "class_key": "E06010",
        "lon": 117.0105,
        "lat": 36.6105,
        "description": "垃圾",
    }
    case_id = hall.ask("acceptor", "register_call", **call)["case_id"]
    assert hall.ask("acceptor", "claim", case_id)["ok"]
    assert hall.ask("acceptor", "accept", case_id, unverified_because="照片清楚")["ok"]
    assert hall.ask("acceptor", "take_back", case_id)["ok"]
    site = hall.rules
    advisor = Advisor(site.city, site.places, site.limits, site.catalogue)

    story = CaseStory(store, site.workflow, site.calendar, advisor).of(case_id)

    told = [(line.step, line.note) for line in story.lines]
    assert told[0] == ("登记来电", "垃圾")
    assert ("签收", "占用到 09:05") in told
    assert told[-2:] == [("受理", "照片清楚"), ("收回", "受理")]
    assert any(step == "接听来电" and "JN1" in note for step, note in told)
    assert [line.version for line in story.lines][-1] == 3


def test_a_hung_case_goes_on_by_itself(hall, store):
    case_id = hall.opened()
    hall.to_stage(case_id, *ORDINARY_WAY[:4])
    assert hall.ask("hw", "apply_hang", case_id, hang_until=hall.clock.now() + 48 * HOUR, reason="雨季")["ok"]
    assert hall.ask("dispatcher", "approve_hang", case_id)["ok"]
    hall.clock.go(48 * HOUR)
    hall.store.take_lease("hall", hall.clock.now())

    hall.gateway.timers()

    assert store.case(case_id).state.stage is Stage.DISPOSING


def test_cases_leave_the_house_as_rows_of_plain_values(hall, store):
    hall.opened()
    hall.clock.go(HOUR)
    urgent = hall.opened(urgent=True)
    site = hall.rules
    advisor = Advisor(site.city, site.places, site.limits, site.catalogue)

    everything = list(export_rows(store, advisor))
    (late,) = export_rows(store, advisor, since=MONDAY_9 + 1)

    assert [list(row) for row in everything] == [[column.name for column in COLUMNS]] * 2
    assert late["case_id"] == urgent
    assert (late["class_name"], late["stage"], late["urgent"]) == ("暴露垃圾", "待受理", True)
    assert late["reported_at"] == "2026-06-08T10:00:00+08:00"
    assert {type(value) for row in everything for value in row.values()} <= {str, int, float, bool, type(None)}
