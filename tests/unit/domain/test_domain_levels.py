"""Two levels of command and the team (domain facts §14.2), and departments that assist."""

import pytest

from app.domain.errors import Missing, NotAllowed
from app.domain.levels import Level, holder_of, level_of, parent_of
from app.domain.taking import holder_due
from app.domain.terms import Stage
from app.domain.work_time import WorkCalendar, WorkWindow

DAY = "2026-06-12"


def local(site, text):
    return site.at(f"{DAY} {text}")


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
