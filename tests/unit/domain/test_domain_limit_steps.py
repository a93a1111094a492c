"""A limit in several steps gives each its own time."""

import pytest

from app.domain.errors import NotAllowed
from app.domain.terms import Light, Stage

DAY = "2026-06-12"


def local(site, text):
    return site.at(f"{DAY} {text}")


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


def test_dispatched_again_the_limit_begins_at_its_first_step_and_is_as_urgent(site):
    case = site.step(stepped(site), "step_done", f"{DAY} 10:30", note="已制止")
    case = site.step(case, "assign_unit", f"{DAY} 10:31", unit="U1")
    case = site.step(case, "return_up", f"{DAY} 10:32", reason="不属本单位")
    case = site.step(case, "apply_return", f"{DAY} 10:33", reason="不属本单位")
    case = site.step(case, "approve_return", f"{DAY} 10:40")
    assert (case.state.limit_step, case.state.urgent) == (0, True)

    again = site.step(case, "dispatch", f"{DAY} 10:45", department="D2").state
    assert (again.limit_step, again.urgent, again.case_due) == (0, True, local(site, "12:45"))
