"""A step moves a case exactly as its rule says, both clocks included."""

import pytest

from app.domain.clocks import SegmentKind
from app.domain.errors import Missing, NotAllowed
from app.domain.limits import HandlingLimit
from app.domain.terms import Light, Pending, Post, Stage, Supervision
from tests.unit.domain.conftest import PHOTOS


def local(site, text):
    return site.at(f"2026-06-12 {text}")


def test_an_ordinary_case_goes_through_the_whole_loop(site):
    closed = site.closed().state

    assert closed.stage is Stage.CLOSED
    assert closed.post is Post.NOBODY
    assert closed.department == "D1"
    assert (closed.stage_due, closed.case_due) == (None, None)
    assert closed.frozen is Light.GREEN


def test_the_departments_clock_runs_from_dispatch_with_the_limit_of_the_condition(site):
    case = site.disposing()

    assert case.case_clock.limit.zh == "4 工作时"
    assert case.state.case_due == local(site, "15:12")
    assert case.state.case_soon == local(site, "14:24")
    assert case.state.stage_due is None
    assert case.state.frozen is Light.NONE


def test_our_own_clock_runs_at_our_own_posts(site):
    case = site.open()
    assert case.state.stage_due == local(site, "09:15")

    accepted = site.step(case, "accept", "2026-06-12 09:05")
    assert accepted.state.stage_due == local(site, "09:20")
    assert accepted.state.stage_soon == local(site, "09:17")

    assert site.filed().state.stage_due == local(site, "09:25")


def test_an_urgent_condition_makes_an_urgent_case_on_natural_time(site):
    case = site.filed("C01003", "1")
    assert case.state.urgent
    assert case.state.stage_due == local(site, "09:15"), "urgent: five minutes to dispatch"

    dispatched = site.step(case, "dispatch", "2026-06-12 17:30", department="D1")
    assert dispatched.state.case_due == local(site, "19:30")


def test_the_condition_may_be_chosen_again_at_dispatch(site):
    case = site.step(site.filed("C01003", "1"), "dispatch", "2026-06-12 09:12", department="D1", condition="2")

    assert not case.state.urgent
    assert case.case_clock.limit.zh == "4 工作时"


def test_a_report_marked_urgent_is_urgent_until_filing_decides(site):
    case = site.open(urgent=True)
    assert case.state.stage_due == local(site, "09:10")

    accepted = site.step(case, "accept", "2026-06-12 09:05")
    assert accepted.state.urgent
    assert not site.step(accepted, "file", "2026-06-12 09:06", condition="1").state.urgent


def test_rural_areas_have_their_own_limit(site):
    case = site.step(site.fed_back(), "send_check", "2026-06-12 10:50", checker="T02", area_type="rural")

    assert case.state.stage_due == local(site, "12:50")


def test_feedback_pauses_the_departments_clock_and_freezes_its_light(site):
    case = site.fed_back()

    assert case.case_clock.is_paused
    assert case.state.frozen is Light.GREEN
    assert case.state.case_due is None
    assert case.state.post is Post.DISPATCHER


@pytest.mark.parametrize(("stage", "name"), [("feedback", "rework"), ("checking", "check_failed")])
def test_rework_goes_on_with_the_time_that_is_left(site, stage, name):
    case = site.fed_back()
    case = site.step(case, "send_check", "2026-06-12 10:50", checker="T02") if stage == "checking" else case
    back = site.step(case, name, "2026-06-12 11:20", reason="仍有残留")

    assert back.state.stage is Stage.DISPATCHED
    assert back.state.rework == 1
    assert back.state.department == "D1"
    assert back.state.case_due == local(site, "15:50"), "38 minutes after 15:12"
    assert [one.kind for one in back.case_clock.segments] == [
        SegmentKind.RUNNING,
        SegmentKind.PAUSED,
        SegmentKind.RUNNING,
    ]


def test_late_feedback_is_frozen_red_and_stays_so_when_closed(site):
    case = site.step(site.disposing(), "handle", "2026-06-12 15:30", note="已清理")
    case = site.step(case, "feedback", "2026-06-12 15:31")
    assert case.state.frozen is Light.RED

    case = site.step(case, "send_check", "2026-06-12 15:40", checker="T02")
    case = site.step(case, "check_passed", "2026-06-12 16:00", photos=PHOTOS)
    assert site.step(case, "close", "2026-06-12 16:10", closing="清理干净").state.frozen is Light.RED


def test_an_application_to_return_stops_no_clock_and_waits_for_the_dispatcher(site):
    before = site.disposing()
    asked = site.step(before, "apply_return", "2026-06-12 09:30", reason="不属本单位")

    assert asked.state.stage is Stage.DISPOSING
    assert asked.state.pending is Pending.RETURN
    assert asked.state.post is Post.DISPATCHER
    assert asked.state.case_due == before.state.case_due
    assert asked.state.stage_due == local(site, "09:45")
    assert asked.state.returns == 0


def test_a_granted_return_frees_the_department_and_ends_its_clock(site):
    asked = site.step(site.disposing(), "apply_return", "2026-06-12 09:30", reason="不属本单位")
    granted = site.step(asked, "approve_return", "2026-06-12 09:40")

    assert granted.state.stage is Stage.FILED
    assert (granted.state.department, granted.state.unit) == ("", "")
    assert granted.state.pending is Pending.NONE
    assert granted.state.returns == 1
    assert granted.case_clock.is_stopped
    assert (granted.state.case_due, granted.state.frozen) == (None, Light.NONE)

    again = site.step(granted, "dispatch", "2026-06-12 09:45", department="D2")
    assert again.state.case_due == local(site, "15:45"), "a new department has the whole limit"
    assert len(again.case_clock.segments) == 1


def test_a_refused_return_changes_nothing_for_the_department(site):
    before = site.disposing()
    asked = site.step(before, "apply_return", "2026-06-12 09:30", reason="不属本单位")
    refused = site.step(asked, "refuse_return", "2026-06-12 09:40", reason="属本单位")

    assert refused.state.pending is Pending.NONE
    assert refused.state.post is Post.DEPARTMENT
    assert refused.state.case_due == before.state.case_due
    assert refused.state.stage_due is None


def test_nothing_is_handled_while_a_return_is_pending(site):
    asked = site.step(site.disposing(), "apply_return", "2026-06-12 09:30", reason="不属本单位")

    with pytest.raises(NotAllowed, match="案卷回退待批，不能处置"):
        site.step(asked, "handle", "2026-06-12 09:40", note="已清理")


def test_nothing_is_granted_that_nobody_asked_for(site):
    with pytest.raises(NotAllowed, match="没有待批的申请"):
        site.step(site.disposing(), "approve_return", "2026-06-12 09:40")


def test_the_checker_has_the_task_only_while_it_lasts(site):
    sent = site.step(site.fed_back(), "send_check", "2026-06-12 10:50", checker="T02")

    assert sent.state.checker == "T02"
    assert site.step(sent, "check_unable", "2026-06-12 11:00").state.checker == ""
    assert site.checked().state.checker == ""


def test_a_verified_report_goes_on_to_filing(site):
    sent = site.step(site.open(), "send_verify", "2026-06-12 09:02", checker="T02")
    assert sent.state.stage is Stage.VERIFYING

    verified = site.step(sent, "verified", "2026-06-12 09:20", photos=PHOTOS)
    assert verified.state.stage is Stage.ACCEPTED
    assert verified.state.verified
    assert verified.state.checker == ""
    assert verified.state.stage_due == local(site, "09:35")


def test_urging_counts_and_moves_nothing(site):
    before = site.disposing()
    urged = site.step(site.step(before, "urge", "2026-06-12 09:30"), "urge", "2026-06-12 09:31")

    assert urged.state.urges == 2
    assert urged.state.stage is before.state.stage
    assert urged.case_clock == before.case_clock


def test_a_notice_is_answered_not_later_than_the_case_is_due(site):
    asked_for = {"requirement": "今日办结", "reply_due": local(site, "15:00")}
    case = site.step(site.disposing(), "supervise", "2026-06-12 10:00", **asked_for)

    assert case.state.supervised is Supervision.WAITING
    assert (case.state.reply_due, case.state.settle_due) == (local(site, "15:00"), local(site, "15:12"))
    assert case.state.settle_due == case.state.case_due


def test_a_notice_may_be_answered_earlier_than_the_case_is_due(site):
    early = local(site, "11:00")
    case = site.step(site.disposing(), "supervise", "2026-06-12 10:00", requirement="马上", reply_due=early)

    assert case.state.reply_due == early


def test_a_notice_on_an_overdue_case_has_its_own_time(site):
    later = local(site, "17:00")
    case = site.step(site.disposing(), "supervise", "2026-06-12 16:00", requirement="马上", reply_due=later)

    assert case.state.reply_due == later


def test_a_notice_without_a_time_has_the_usual_one(site):
    case = site.step(site.fed_back(), "supervise", "2026-06-12 10:50", requirement="说明情况")

    assert case.state.reply_due == site.at("2026-06-15 10:50"), "one work day on from Friday"


@pytest.mark.parametrize("reply_due", ["tomorrow", 0, 1.5, [1]])
def test_a_notice_is_not_answered_before_it_is_given(site, reply_due):
    with pytest.raises(Missing, match="回复时限"):
        site.step(site.disposing(), "supervise", "2026-06-12 10:00", requirement="马上", reply_due=reply_due)


def test_an_answer_ends_the_waiting_but_not_the_mark(site):
    case = site.step(site.disposing(), "supervise", "2026-06-12 10:00", requirement="马上")
    answered = site.step(case, "answer_supervision", "2026-06-12 10:30", reason="正在清运")

    assert answered.state.supervised is Supervision.ANSWERED
    assert answered.state.reply_due is None
    with pytest.raises(NotAllowed, match="没有待回复的督办"):
        site.step(answered, "answer_supervision", "2026-06-12 10:31", reason="再答")


@pytest.mark.parametrize("name", ["accept", "file"])
def test_advice_is_adopted_where_the_case_is_taken_in(site, name):
    case = site.open(class_key="E06011")
    case = case if name == "accept" else site.step(case, "accept", "2026-06-12 09:05")
    advised = {"class_key": "E06036", "condition": "1", "grid": "330199001002009", "duty_grid": "G02"}
    taken = site.step(case, name, "2026-06-12 09:06", **advised).state

    assert {field: getattr(taken, field) for field in advised} == advised


def test_a_new_class_forgets_a_condition_it_does_not_have(site):
    case = site.open(class_key="E08007", condition="3")
    taken = site.step(case, "accept", "2026-06-12 09:05", class_key="E06010")

    assert taken.state.condition == ""


def test_a_components_anomaly_is_kept_under_the_component(site):
    assert site.open(class_key="E01003").state.class_key == "C01003"
    taken = site.step(site.open(), "accept", "2026-06-12 09:05", class_key="E01003", condition="1").state

    assert taken.class_key == "C01003"
    assert taken.urgent


@pytest.mark.parametrize(
    ("name", "fields", "what"),
    [
        ("accept", {"class_key": "E99001"}, "class_key"),
        ("accept", {"class_key": "Q06010"}, "class_key"),
        ("accept", {"condition": "77"}, "condition"),
        ("accept", {"grid": "123"}, "grid"),
        ("accept", {"grid": "33019900100200٣"}, "grid"),
        ("accept", {"duty_grid": 7}, "duty_grid"),
        ("reject", {}, "reason"),
        ("reject", {"reason": "  "}, "reason"),
        ("reject", {"reason": 3}, "reason"),
        ("send_verify", {}, "checker"),
        ("send_verify", {"checker": ""}, "checker"),
    ],
)
def test_what_is_missing_or_unusable_is_named(site, name, fields, what):
    with pytest.raises(Missing) as missing:
        site.step(site.open(), name, "2026-06-12 09:05", **fields)

    assert missing.value.what == what
    assert missing.value.code == "missing"


@pytest.mark.parametrize("condition", [None, "", "77", 1])
def test_no_case_is_filed_without_a_condition_of_its_class(site, condition):
    accepted = site.step(site.open(), "accept", "2026-06-12 09:05")
    with pytest.raises(Missing) as missing:
        site.step(accepted, "file", "2026-06-12 09:06", condition=condition)

    assert missing.value.what == "condition"


def test_a_step_changes_only_what_is_its_to_change(site):
    with pytest.raises(NotAllowed, match="处置时不能改处置部门"):
        site.step(site.disposing(), "handle", "2026-06-12 09:40", note="已清理", department="D9")


def test_what_a_step_repeats_unchanged_is_no_change(site):
    case = site.step(site.disposing(), "handle", "2026-06-12 09:40", note="已清理", department="D1", condition="1")

    assert case.state.stage is Stage.HANDLED


def test_a_case_keeps_the_later_of_two_moments(site):
    case = site.disposing()

    assert site.step(case, "urge", "2026-06-12 09:00").last_valid_at == case.last_valid_at


def test_every_condition_of_every_class_gives_a_department_a_deadline(site):
    for entry in site.catalogue.for_cases():
        accepted = site.step(site.open(class_key=entry.key), "accept", "2026-06-12 09:05")
        for row in (*site.limits.conditions(entry.key), *site.limits.others(entry.key)):
            assert isinstance(row, HandlingLimit)
            filed = site.step(accepted, "file", "2026-06-12 09:06", condition=row.condition)
            sent = site.step(filed, "dispatch", "2026-06-12 09:07", department="D1")
            assert sent.state.case_due > local(site, "09:07")
            assert sent.state.urgent is row.urgent
