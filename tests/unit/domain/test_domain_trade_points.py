"""What people of the trade insist on (domain facts §14), as far as it is the domain's; named after the points."""

import pytest

from app.domain.clocks import light
from app.domain.errors import Missing, NotAllowed
from app.domain.levels import Level, holder_of, level_of, parent_of
from app.domain.taking import holder_due
from app.domain.terms import Light, Pending, Post, Source, Stage, Supervision
from app.domain.work_time import WorkCalendar, WorkWindow
from tests.unit.domain.conftest import PHOTOS
from tests.unit.domain.routes import standing

DAY = "2026-06-12"


def local(site, text):
    return site.at(f"{DAY} {text}")


# --- 1: two clocks


def test_point_1_waiting_for_our_ruling_is_our_lateness_not_the_departments(site):
    asked = site.step(site.disposing(), "apply_return", f"{DAY} 09:30", reason="不属本单位").state
    late = local(site, "10:00")

    assert light(late, asked.stage_soon, asked.stage_due) is Light.RED
    assert light(late, asked.case_soon, asked.case_due) is Light.GREEN
    assert asked.post is Post.DISPATCHER


def test_point_1_each_of_our_posts_has_its_own_limit_by_urgency_and_area(site):
    town = site.step(site.open(), "send_verify", f"{DAY} 09:02", checker="T02")
    village = site.step(site.open(), "send_verify", f"{DAY} 09:02", checker="T02", area_type="rural")

    assert (town.state.stage_due, village.state.stage_due) == (local(site, "09:32"), local(site, "10:02"))


# --- 2: two levels of command, and the team


def passed_on(site, *, unit="U7", team=""):
    """A case dispatched at 09:12, signed at 09:20 and passed to a unit at 09:30, then perhaps to its team at 09:50."""
    case = site.step(site.disposing(), "assign_unit", f"{DAY} 09:30", unit=unit)
    if team:
        case = site.step(site.step(case, "sign", f"{DAY} 09:40"), "assign_team", f"{DAY} 09:50", team=team)
    return case


def test_point_2_dispatching_makes_the_department_the_holder(site):
    state = site.disposing().state

    assert (state.department, state.holder, level_of(state), parent_of(state)) == ("D1", "D1", Level.DEPARTMENT, "")


def test_point_2_each_level_signs_for_itself(site):
    unit = passed_on(site)
    assert (unit.state.stage, holder_of(unit.state), level_of(unit.state)) == (Stage.DISPATCHED, "U7", Level.UNIT)

    team = passed_on(site, team="B7")
    assert (team.state.stage, holder_of(team.state), level_of(team.state)) == (Stage.DISPATCHED, "B7", Level.TEAM)
    assert (team.state.department, team.state.unit, team.state.team) == ("D1", "U7", "B7")
    with pytest.raises(NotAllowed, match="待签收的案卷不能处置"):
        site.step(team, "handle", f"{DAY} 09:55", note="已清理")


def test_point_2_each_level_has_its_share_of_the_one_clock(site):
    sent = site.step(site.filed(), "dispatch", f"{DAY} 09:12", department="D1")
    assert sent.state.holder_due == local(site, "10:00"), "a fifth of 4 work hours"
    assert site.disposing().state.holder_due == sent.state.case_due, "signed: all that is left"

    unit = passed_on(site)
    assert unit.state.holder_due == local(site, "10:18"), "again a fifth, from 09:30"
    assert unit.state.case_due == sent.state.case_due, "passing on stops no clock"
    assert passed_on(site, team="B7").state.holder_due == local(site, "10:50"), "签收 within an hour"


def test_point_2_a_long_limit_is_signed_within_the_hour(site):
    filed = site.filed("E06001", "2")
    sent = site.step(filed, "dispatch", f"{DAY} 09:12", department="D1")

    assert sent.state.holder_due == local(site, "10:12")


def test_point_2_urging_does_not_wind_the_share_up_again(site):
    unit = passed_on(site)

    assert site.step(unit, "urge", f"{DAY} 10:00").state.holder_due == unit.state.holder_due


@pytest.mark.parametrize("name", ["return_up", "recall_assignment"])
def test_point_2_it_goes_one_level_up_and_no_further(site, name):
    case = passed_on(site, team="B7")
    holders = []
    for minute in (51, 52):
        case = site.step(case, name, f"{DAY} 09:{minute}", reason="任务已满")
        holders.append((case.state.holder, case.state.unit, case.state.team, case.state.stage))

    assert holders == [("U7", "U7", "", Stage.DISPATCHED), ("D1", "", "", Stage.DISPATCHED)]
    with pytest.raises(NotAllowed, match="没有转派下级"):
        site.step(case, name, f"{DAY} 09:53", reason="任务已满")


def test_point_2_a_department_may_send_its_own_team(site):
    case = site.step(site.disposing(), "assign_team", f"{DAY} 09:30", team="B1")

    assert (case.state.unit, case.state.team, parent_of(case.state)) == ("", "B1", "D1")
    assert site.step(case, "return_up", f"{DAY} 09:31", reason="任务已满").state.holder == "D1"


def test_point_2_only_the_department_itself_asks_the_dispatcher_to_take_it_back(site):
    with pytest.raises(NotAllowed, match="请先收回或由下级退回"):
        site.step(passed_on(site), "apply_return", f"{DAY} 09:40", reason="不属本单位")


def test_point_2_the_teams_work_is_fed_back_directly_and_redone_by_the_team(site):
    case = site.step(passed_on(site, team="B7"), "sign", f"{DAY} 10:00")
    case = site.step(site.step(case, "handle", f"{DAY} 10:30", note="已清理"), "feedback", f"{DAY} 10:31")
    assert case.state.stage is Stage.FEEDBACK

    again = site.step(case, "rework", f"{DAY} 10:40", reason="仍有残留")
    assert (again.state.stage, again.state.holder) == (Stage.DISPATCHED, "B7")
    assert again.state.holder_due is not None


@pytest.mark.parametrize(("name", "field", "code"), [("assign_unit", "unit", "D1"), ("assign_team", "team", "D1")])
def test_point_2_nobody_passes_a_case_to_himself(site, name, field, code):
    with pytest.raises(Missing):
        site.step(site.disposing(), name, f"{DAY} 09:30", **{field: code})


def test_point_2_a_granted_return_leaves_nobody_below_with_the_case(site):
    case = site.step(passed_on(site), "return_up", f"{DAY} 09:31", reason="任务已满")
    case = site.step(case, "apply_return", f"{DAY} 09:32", reason="不属本单位")
    state = site.step(case, "approve_return", f"{DAY} 09:40").state

    assert (state.department, state.unit, state.team, state.holder, state.holder_due) == ("", "", "", "", None)


def test_lead_and_assistants_the_lead_is_done_when_all_have_done_their_part(site):
    case = site.step(site.filed(), "dispatch", f"{DAY} 09:12", department="D1", assistants=["D2", "D3", "D2"])
    assert case.state.assistants == ("D2", "D3")
    case = site.step(case, "sign", f"{DAY} 09:20")
    with pytest.raises(NotAllowed, match="协办部门还没有反馈"):
        site.step(case, "handle", f"{DAY} 09:30", note="已清理")

    case = site.step(case, "assist_done", f"{DAY} 09:31", note="已断水", department="D2")
    with pytest.raises(NotAllowed, match="没有未完成的协办"):
        site.step(case, "assist_done", f"{DAY} 09:32", note="已断水", department="D2")
    case = site.step(case, "release_assistant", f"{DAY} 09:33", department="D3")
    assert (case.state.assistants, case.state.department) == ((), "D1")
    assert site.step(case, "handle", f"{DAY} 09:34", note="已清理").state.stage is Stage.HANDLED


def test_nobody_assists_himself(site):
    with pytest.raises(Missing, match="主办部门不能同时协办"):
        site.step(site.filed(), "dispatch", f"{DAY} 09:12", department="D1", assistants=["D1"])


# --- 3: 先行处置


@pytest.mark.parametrize(("class_key", "condition"), [("C01003", "2"), ("E09001", "1")])
def test_point_3_a_municipal_or_urgent_task_stays_and_the_dispute_is_recorded(site, class_key, condition):
    case = site.disposing(class_key, condition)
    with pytest.raises(NotAllowed, match="先行处置"):
        site.step(case, "apply_return", f"{DAY} 09:30", reason="不属本单位")

    disputed = site.step(case, "dispute", f"{DAY} 09:31", reason="管线产权不清")
    assert (disputed.state.stage, disputed.state.disputed) == (Stage.DISPOSING, True)
    assert disputed.case_clock == case.case_clock, "a dispute stops nothing"


def test_point_3_costs_are_kept_and_settled_afterwards(site):
    case = site.step(site.disposing(), "dispute", f"{DAY} 09:31", reason="管线产权不清")
    with pytest.raises(NotAllowed, match="没有登记争议"):
        site.step(site.disposing(), "cost", f"{DAY} 09:32", amount_fen=120_000, what="围挡")
    for amount in (0, -5, "120", True, None):
        with pytest.raises(Missing, match="费用金额"):
            site.step(case, "cost", f"{DAY} 09:32", amount_fen=amount, what="围挡")

    case = site.step(case, "cost", f"{DAY} 09:32", amount_fen=120_000, what="围挡")
    closed = site.step(case, "force_close", f"{DAY} 09:40", reason="合并办理")
    settled = site.step(closed, "settle_dispute", f"{DAY} 09:50", party="市供水公司")
    assert (settled.state.stage, settled.state.disputed) == (Stage.CLOSED, False)


# --- 4: 先派后补


def called_out(site, **fields):
    return site.open(
        at=f"{DAY} 09:10", step="dispatched_first", class_key="C01003", source=Source.HOTLINE_12319, urgent=True,
        fields={"department": "D1", "called_at": local(site, "09:00")} | fields,
    )  # fmt: skip


def test_point_4_it_goes_out_at_once_and_the_clock_runs_from_the_call(site):
    case = called_out(site)

    assert (case.state.stage, case.state.holder, case.state.unfiled) == (Stage.DISPATCHED, "D1", True)
    assert case.case_clock.segments[0].start == local(site, "09:00")
    assert case.state.case_due == local(site, "11:00"), "the class's urgent limit of 2 hours, from the call"
    assert case.state.stage_due is None


def test_point_4_a_call_in_the_future_is_now(site):
    case = called_out(site, called_at=local(site, "12:00"))

    assert case.case_clock.segments[0].start == local(site, "09:10")


def test_point_4_filing_afterwards_gives_the_conditions_limit_to_the_time_already_run(site):
    case = called_out(site)
    filed = site.step(case, "file_afterwards", f"{DAY} 09:30", condition="2")

    assert not filed.state.unfiled
    assert (filed.state.condition, filed.state.urgent) == ("2", False)
    assert filed.case_clock.limit.zh == "4 工作时"
    assert filed.state.case_due == local(site, "15:00")
    with pytest.raises(NotAllowed, match="已经立案"):
        site.step(filed, "file_afterwards", f"{DAY} 09:31", condition="2")


def test_point_4_what_was_never_filed_is_not_closed(site):
    case = called_out(site).with_state(stage=Stage.CHECKED)

    with pytest.raises(NotAllowed, match="还没有补立案"):
        site.step(case, "close", f"{DAY} 10:00", closing="恢复井盖")


# --- 5: an application stops nothing


@pytest.mark.parametrize("name", ["apply_return", "apply_delay", "apply_hang"])
def test_point_5_the_departments_clock_runs_on_while_it_waits(site, name):
    before = site.disposing()
    fields = {"reason": "待料", "more": "4h", "hang_until": site.at("2026-06-20 00:00")}
    asked = site.step(before, name, f"{DAY} 10:00", **_needed(site, name, fields))

    assert asked.case_clock == before.case_clock
    assert asked.state.case_due == before.state.case_due
    assert asked.state.applied_at == local(site, "10:00")


def _needed(site, name, fields):
    return {key: fields[key] for key in (*site.workflow.step(name).needs, "reason")}


@pytest.mark.parametrize(
    ("pending", "refuse"),
    [("apply_return", "refuse_return"), ("apply_delay", "refuse_delay"), ("apply_hang", "refuse_hang")],
)
def test_point_5_a_refusal_changes_nothing(site, pending, refuse):
    before = site.disposing()
    fields = {"reason": "待料", "more": "4h", "hang_until": site.at("2026-06-20 00:00")}
    asked = site.step(before, pending, f"{DAY} 10:00", **_needed(site, pending, fields))
    refused = site.step(asked, refuse, f"{DAY} 10:10", reason="无需")

    assert refused.case_clock == before.case_clock
    assert refused.state == before.state


def hung(site, applied="10:00", granted="11:00", until="2026-06-20 00:00"):
    asked = site.step(site.disposing(), "apply_hang", f"{DAY} {applied}", reason="汛期", hang_until=site.at(until))
    return site.step(asked, "approve_hang", f"{DAY} {granted}")


def test_point_5_a_granted_hanging_dates_back_to_the_application(site):
    case = hung(site)

    assert (case.state.stage, case.state.hangs, case.case_clock.is_paused) == (Stage.HUNG, 1, True)
    assert case.case_clock.segments[-1].start == local(site, "10:00")
    assert case.case_clock.used(site.calendar, local(site, "17:00")) == local(site, "10:00") - local(site, "09:12")
    assert (case.state.stage_due, case.state.case_due) == (None, None)


def test_point_5_overdue_only_because_we_ruled_late_is_not_overdue(site):
    case = hung(site, applied="15:00", granted="17:00")

    assert case.state.frozen is Light.YELLOW


def test_point_5_resumed_the_time_that_was_left_goes_on_at_the_same_department(site):
    back = site.step(hung(site), "resume", "2026-06-15 08:00")

    assert (back.state.stage, back.state.holder, back.state.hang_until) == (Stage.DISPOSING, "D1", None)
    assert back.state.case_due == site.at("2026-06-15 11:12"), "3 hours 12 minutes were left"


def test_point_5_the_end_date_resumes_by_itself_from_that_date(site):
    case = hung(site, until="2026-06-15 08:00")
    with pytest.raises(NotAllowed, match="挂账还没有到期"):
        site.step(case, "auto_resume", "2026-06-15 07:59")
    back = site.step(case, "auto_resume", "2026-06-15 09:30")

    assert back.case_clock.segments[-1].start == site.at("2026-06-15 08:00"), "not when the timer got to it"
    assert back.state.case_due == site.at("2026-06-15 11:12")


def test_point_5_hanging_is_granted_once_and_for_a_year_at_most(site):
    for until in ("2026-06-12 09:00", "2027-06-13 09:00"):
        with pytest.raises(NotAllowed, match="挂账到期日"):
            hung(site, until=until)
    back = site.step(hung(site), "resume", "2026-06-15 08:00")
    with pytest.raises(NotAllowed, match="只能挂账一次"):
        site.step(back, "apply_hang", "2026-06-15 08:10", reason="汛期", hang_until=site.at("2026-06-20 00:00"))


def test_point_5_a_granted_delay_adds_to_the_whole_limit_since_it_was_asked_for(site):
    asked = site.step(site.disposing(), "apply_delay", f"{DAY} 15:00", reason="待料", more="2h")
    assert (asked.state.pending, asked.state.post) == (Pending.DELAY, Post.SHIFT_LEADER)
    granted = site.step(asked, "approve_delay", f"{DAY} 15:30")

    assert granted.state.case_due == local(site, "17:12"), "two hours after the original 15:12, though ruled on later"
    assert granted.case_clock.segments[-1].start == local(site, "15:00")
    assert (granted.state.delays, granted.state.pending, granted.state.post) == (1, Pending.NONE, Post.DEPARTMENT)
    lines = granted.case_clock.explain(site.calendar)
    assert "15:00 延长 2 工作时：准予延期（6/12 15:30 批准，自申请时起）" in lines


def test_point_5_the_ruler_may_grant_another_amount(site):
    asked = site.step(site.disposing(), "apply_delay", f"{DAY} 10:00", reason="待料", more="4h")

    assert site.step(asked, "approve_delay", f"{DAY} 10:10", more="1h").state.case_due == local(site, "16:12")


def test_point_5_the_second_delay_is_the_leaders_and_there_is_no_third(site):
    case = site.disposing()
    for grant in ("approve_delay", "approve_delay_again"):
        refused = site.step(case, "apply_delay", f"{DAY} 09:30", reason="待料", more="1h")
        name = grant.replace("approve", "refuse")
        case = site.step(refused, name, f"{DAY} 09:31", reason="无需")
        case = site.step(case, "apply_delay", f"{DAY} 09:32", reason="待料", more="1h")
        case = site.step(case, grant, f"{DAY} 09:33")
    assert case.state.delays == 2, "refused ones are not counted"
    with pytest.raises(NotAllowed, match="延期次数已用完"):
        site.step(case, "apply_delay", f"{DAY} 09:40", reason="待料", more="1h")


def test_point_5_who_is_overdue_gets_no_delay(site):
    with pytest.raises(NotAllowed, match="处置已超期，不能申请延期"):
        site.step(site.disposing(), "apply_delay", f"{DAY} 15:13", reason="待料", more="2h")


@pytest.mark.parametrize("more", ["", "soon", "0h", "2u", 7])
def test_point_5_a_delay_is_an_amount_of_the_clocks_own_time(site, more):
    with pytest.raises(Missing, match="延期时间"):
        site.step(site.disposing(), "apply_delay", f"{DAY} 10:00", reason="待料", more=more)


def test_point_5_a_granted_return_stops_the_clock_when_it_was_asked_for(site):
    asked = site.step(site.disposing(), "apply_return", f"{DAY} 15:00", reason="不属本单位")
    granted = site.step(asked, "approve_return", f"{DAY} 16:00")

    assert granted.case_clock.segments[-1].end == local(site, "15:00")
    assert granted.case_clock.light(site.calendar, local(site, "16:00")) is Light.YELLOW


# --- after the end: appeal, call-back


def test_an_overtime_appeal_is_reviewed_twice_and_keeps_the_fact(site):
    case = standing(site, Stage.CLOSED, Pending.APPEAL_AGAIN)
    granted = site.step(case, "grant_appeal", case.last_valid_at + 1).state

    assert (granted.exempt, granted.frozen, granted.stage) == (True, Light.RED, Stage.CLOSED)


def test_an_overtime_appeal_is_made_once_and_only_when_late(site):
    with pytest.raises(NotAllowed, match="没有超期"):
        site.step(site.closed(), "appeal", f"{DAY} 12:00", reason="材料未到")
    case = standing(site, Stage.CLOSED, Pending.APPEAL)
    refused = site.step(case, "refuse_appeal", case.last_valid_at + 1, reason="不成立")
    with pytest.raises(NotAllowed, match="已经申诉过"):
        site.step(refused, "appeal", refused.last_valid_at + 1, reason="材料未到")


def test_a_dissatisfied_caller_brings_the_case_back(site):
    case = site.closed().with_state(source=Source.HOTLINE_12345)
    with pytest.raises(Missing, match="满意度"):
        site.step(case, "call_back", f"{DAY} 14:00", satisfaction="furious")
    told = site.step(case, "call_back", f"{DAY} 14:00", satisfaction="dissatisfied")
    back = site.step(told, "reopen", f"{DAY} 14:01", reason="仍有垃圾").state

    assert (back.stage, back.post, back.department, back.satisfaction) == (
        Stage.FILED,
        Post.DISPATCHER,
        "",
        "dissatisfied",
    )


# --- 6: 督办 stays on the case


def test_point_6_an_answered_notice_stays_on_the_case_until_it_ends(site):
    case = site.step(site.disposing(), "supervise", f"{DAY} 10:00", requirement="马上")
    case = site.step(case, "answer_supervision", f"{DAY} 10:30", reason="正在清运")
    case = site.step(case, "handle", f"{DAY} 10:40", note="已清理")

    assert case.state.supervised is Supervision.ANSWERED


# --- 8: a public report is verified before it is filed, a handled case is checked after


@pytest.mark.parametrize("source", [Source.HOTLINE_12345, Source.HOTLINE_12319, Source.APP])
def test_point_8_what_the_public_says_is_verified_first_or_the_reason_is_written(site, source):
    case = site.open(source=source, reporter="")
    with pytest.raises(NotAllowed, match="核实"):
        site.step(case, "accept", f"{DAY} 09:05")

    assert site.step(case, "accept", f"{DAY} 09:05", unverified_because="照片清楚").state.stage is Stage.ACCEPTED
    sent = site.step(case, "send_verify", f"{DAY} 09:05", checker="T02")
    assert site.step(sent, "verified", f"{DAY} 09:20", photos=PHOTOS).state.verified


# --- 10: 无责任主体


def test_point_10_nobodys_problem_is_a_category_of_its_own_and_the_territorys_to_handle(site):
    listed = site.step(site.filed(), "mark_ownerless", f"{DAY} 09:11", reason="权属不明", department="J1")
    assert (listed.state.ownerless, listed.state.stage, listed.state.department) == (True, Stage.FILED, "J1")

    sent = site.step(listed, "dispatch", f"{DAY} 09:12")
    assert (sent.state.holder, sent.state.ownerless) == ("J1", True)


# --- 12: time left in one declared unit, with the moment it is due


def test_point_12_the_clock_says_when_it_is_due_and_what_did_not_count(site):
    lines = site.disposing().case_clock.explain(site.calendar)

    assert lines[0] == "09:12 派遣起算，限 4 工作时"
    assert lines[-1] == "13:12 落在午休，应于 6/12（周五）15:12"


def test_point_12_urgent_cases_run_on_natural_time(site):
    case = site.step(site.filed("C01003", "1"), "dispatch", f"{DAY} 23:30", department="D1")

    assert case.state.urgent
    assert case.state.case_due == site.at("2026-06-13 01:30")


# --- 13: duplicates are decided


def test_point_13_a_duplicate_is_merged_or_said_to_be_none(site):
    merged = site.step(site.open(), "merge", f"{DAY} 09:02", merged_into="case-9").state
    assert (merged.stage, merged.merged_into) == (Stage.VOID, "case-9")

    other = site.step(site.open(), "not_duplicate", f"{DAY} 09:02", compared=["case-9"])
    assert other.state.stage is Stage.REPORTED
    with pytest.raises(Missing, match="比较过的案卷"):
        site.step(site.open(), "not_duplicate", f"{DAY} 09:02", compared=[])
    with pytest.raises(NotAllowed, match="自身"):
        site.step(site.open(), "merge", f"{DAY} 09:02", merged_into="case-1")


# --- limits in several steps


def stepped(site):
    case = site.step(site.open(class_key="E06001"), "accept", f"{DAY} 09:05")
    case = site.step(case, "file", f"{DAY} 09:10", condition="3")
    return site.step(site.step(case, "dispatch", f"{DAY} 09:12", department="D1"), "sign", f"{DAY} 09:20")


def test_a_limit_in_two_steps_gives_each_its_own_time(site):
    case = stepped(site)
    assert (case.state.case_due, case.state.urgent) == (local(site, "11:12"), True)
    with pytest.raises(NotAllowed, match="请先阶段办结"):
        site.step(case, "handle", f"{DAY} 10:00", note="已制止")

    second = site.step(case, "step_done", f"{DAY} 10:30", note="已制止")
    assert (second.state.limit_step, second.state.urgent) == (1, False)
    assert second.state.case_due == site.at("2026-07-06 10:30"), "15 work days from 10:30, the 19th is a holiday"
    with pytest.raises(NotAllowed, match="请直接处置"):
        site.step(second, "step_done", f"{DAY} 10:31", note="已拆除")
    assert site.step(second, "handle", f"{DAY} 10:40", note="已拆除").state.stage is Stage.HANDLED


def test_the_steps_of_a_limit_explain_themselves(site):
    lines = site.step(stepped(site), "step_done", f"{DAY} 10:30", note="已制止").case_clock.explain(site.calendar)

    assert lines[0] == "第 1 步制止：09:12–10:30 办结，用 1 小时 18 分，限 2 紧急工作时（按时）"
    assert lines[1] == "6/12 10:30 第 2 步拆除起算，限 15 工作日"


def test_a_step_that_was_late_stays_late(site):
    case = site.step(stepped(site), "step_done", f"{DAY} 12:00", note="已制止")
    assert case.state.frozen is Light.NONE, "the second step runs green"

    case = site.step(site.step(case, "handle", f"{DAY} 14:00", note="已拆除"), "feedback", f"{DAY} 14:01")
    assert case.state.frozen is Light.RED
    assert "（超期）" in case.case_clock.explain(site.calendar)[0]


# --- 2, once more: who may pass on


def test_point_2_a_unit_does_not_pass_a_case_to_another_unit(site):
    with pytest.raises(NotAllowed, match="请先收回或由下级退回"):
        site.step(passed_on(site), "assign_unit", f"{DAY} 09:40", unit="U8")


def test_point_2_a_team_does_not_pass_a_case_on(site):
    with pytest.raises(NotAllowed, match="案卷已在班组"):
        site.step(passed_on(site, team="B7"), "assign_team", f"{DAY} 10:00", team="B8")


def test_point_2_a_case_of_the_first_release_is_the_departments_own(site):
    state = site.disposing().with_state(holder="", holder_due=None).state

    assert (holder_of(state), level_of(state), parent_of(state)) == ("D1", Level.DEPARTMENT, "")
    case = site.step(site.disposing().with_state(holder="", holder_due=None), "assign_unit", f"{DAY} 09:30", unit="U7")
    assert (case.state.holder, parent_of(case.state)) == ("U7", "D1")


def test_point_2_a_new_calendar_keeps_a_share_but_never_beyond_the_case(site):
    sent = site.step(site.filed(), "dispatch", f"{DAY} 09:12", department="D1")
    charter, at = site.workflow.charter, local(site, "09:30")

    same = holder_due(sent.state, sent.state, sent.case_clock, charter, at, site.calendar)
    assert same == sent.state.holder_due
    signed = site.disposing()
    round_the_clock = WorkCalendar((WorkWindow(0, 1440),), frozenset(), frozenset(), site.calendar.known_until)
    earlier = holder_due(signed.state, signed.state, signed.case_clock, charter, at, round_the_clock)
    assert earlier == local(site, "13:12"), "signed: as the case"
