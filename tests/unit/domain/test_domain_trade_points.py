"""What people of the trade insist on (domain facts §14), as far as it is the domain's; named after the points."""

import pytest

from app.domain.clocks import light
from app.domain.errors import Missing, NotAllowed
from app.domain.terms import Light, Pending, Post, Source, Stage, Supervision
from tests.unit.domain.conftest import PHOTOS

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


def test_point_4_a_case_that_came_back_to_the_acceptor_is_filed_by_the_usual_filing(site):
    case = site.open(at=f"{DAY} 09:10", step="dispatched_first", fields={"department": "D1"})
    for minute, name in enumerate(("apply_return", "approve_return", "return_to_registry", "accept"), start=11):
        case = site.step(case, name, f"{DAY} 09:{minute}", reason="不属本单位")
    assert case.state.unfiled

    filed = site.step(case, "file", f"{DAY} 09:20", condition="1")
    assert (filed.state.stage, filed.state.unfiled) == (Stage.FILED, False)


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


def test_point_10_it_is_somebodys_once_a_department_is_found(site):
    listed = site.step(site.filed(), "mark_ownerless", f"{DAY} 09:11", reason="权属不明", department="J1")

    assert not site.step(listed, "dispatch", f"{DAY} 09:12", department="D1").state.ownerless

    sent = site.step(listed, "dispatch", f"{DAY} 09:12")
    disputed = site.step(sent, "dispute", f"{DAY} 09:20", reason="权属不明")
    assert disputed.state.ownerless
    assert not site.step(disputed, "settle_dispute", f"{DAY} 10:00", party="市水务集团").state.ownerless


def test_point_5_work_goes_on_beside_an_application_which_lapses_when_it_is_done(site):
    case = site.step(site.step(site.filed(), "dispatch", f"{DAY} 09:12", department="D1"), "sign", f"{DAY} 09:20")
    asked = site.step(case, "apply_delay", f"{DAY} 09:30", reason="雨", more="2h")
    done = site.step(asked, "handle", f"{DAY} 09:50", note="已清运")

    assert (done.state.stage, done.state.pending, done.state.stage_due) == (Stage.HANDLED, Pending.NONE, None)
    assert done.state.case_due == case.state.case_due


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
