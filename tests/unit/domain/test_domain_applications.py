"""An application stops nothing and dates back (domain facts §14.5); appeals and call-backs after the end (§5.5)."""

import pytest

from app.domain.errors import Missing, NotAllowed
from app.domain.terms import Light, Pending, Post, Source, Stage
from tests.unit.domain.routes import standing

DAY = "2026-06-12"


def local(site, text):
    return site.at(f"{DAY} {text}")


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


@pytest.mark.parametrize(("more", "is_allowed"), [("15d", True), ("120h", True), ("16d", False), ("121h", False)])
def test_a_delay_is_never_longer_than_the_sites_days(site, more, is_allowed):
    if is_allowed:
        assert site.step(site.disposing(), "apply_delay", f"{DAY} 10:00", reason="待料", more=more)
        return
    with pytest.raises(NotAllowed, match="延期时间超过规定天数"):
        site.step(site.disposing(), "apply_delay", f"{DAY} 10:00", reason="待料", more=more)


def test_nobody_grants_more_than_the_sites_days_either(site):
    asked = site.step(site.disposing(), "apply_delay", f"{DAY} 10:00", reason="待料", more="4h")

    with pytest.raises(NotAllowed, match="延期时间超过规定天数"):
        site.step(asked, "approve_delay", f"{DAY} 10:10", more="9999d")
