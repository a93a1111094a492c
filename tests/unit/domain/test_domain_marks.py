"""What each step leaves on a case, and for which kind of case it is."""

import pytest

from app.domain.errors import NotAllowed
from app.domain.moment import DAY
from app.domain.notices import is_exposable
from app.domain.terms import Exposure, Light, Pending, Stage, Supervision
from tests.unit.domain.law import BY_STEP, before
from tests.unit.domain.routes import a_callers, next_minute, standing

LEAVES = {
    "verified": {"verified": True, "checker": ""}, "camera_verified": {"verified": True, "checker": ""},
    "verify_failed": {"verified": False, "checker": ""}, "verify_unable": {"verified": False, "checker": ""},
    "check_passed": {"checker": ""}, "check_failed": {"checker": "", "rework": 1}, "check_unable": {"checker": ""},
    "camera_passed": {"checker": ""}, "camera_failed": {"checker": "", "rework": 1}, "rework": {"rework": 1},
    "approve_void": {"applied_at": None}, "refuse_void": {"applied_at": None}, "urge": {"urges": 1},
    "approve_return": {"returns": 1, "department": "", "holder": "", "applied_at": None},
    "refuse_return": {"returns": 0, "department": "D1", "applied_at": None},
    "approve_delay": {"delays": 1, "applied_more": "", "applied_at": None},
    "refuse_delay": {"delays": 0, "applied_more": "", "applied_at": None},
    "approve_delay_again": {"delays": 2, "applied_more": "", "applied_at": None},
    "refuse_delay_again": {"delays": 1, "applied_more": "", "applied_at": None},
    "approve_hang": {"hangs": 1, "applied_at": None}, "refuse_hang": {"hangs": 0, "hang_until": None, "applied_at": None},
    "resume": {"hang_until": None}, "auto_resume": {"hang_until": None}, "dispatch": {"holder": "D1"},
    "assign_unit": {"holder": "U1", "unit": "U1"}, "assign_team": {"holder": "B1", "team": "B1"},
    "return_up": {"holder": "D1", "unit": ""}, "recall_assignment": {"holder": "D1", "unit": ""},
    "step_done": {"limit_step": 1}, "assist_done": {"assistants": (), "department": "D1"},
    "release_assistant": {"assistants": (), "department": "D1"}, "file_afterwards": {"unfiled": False},
    "mark_ownerless": {"ownerless": True}, "dispute": {"disputed": True}, "settle_dispute": {"disputed": False},
    "handle": {"pending": Pending.NONE, "applied_at": None, "applied_more": "", "hang_until": None, "stage_due": None},
    "cost": {"disputed": True}, "supervise": {"supervised": "waiting"}, "force_close": {"forced": True, "checker": ""},
    "answer_supervision": {"supervised": "answered", "reply_due": None}, "merge": {"merged_into": "case-2"},
    "appeal": {"appealed": True, "exempt": False}, "pass_appeal": {"appealed": True, "exempt": False},
    "refuse_appeal": {"exempt": False, "applied_at": None}, "refuse_appeal_again": {"exempt": False, "applied_at": None},
    "grant_appeal": {"exempt": True, "appealed": True, "applied_at": None}, "call_back": {"satisfaction": "satisfied"},
    "reopen": {"department": "", "holder": ""},
}  # fmt: skip
"""What a step leaves on the case beside stage and clocks."""


@pytest.mark.parametrize("name", LEAVES)
def test_a_step_leaves_on_the_case_what_the_law_says(site, name):
    for at in BY_STEP[name].places:
        case = before(site, BY_STEP[name], *at)
        now = next_minute(case)
        after = site.step(case, name, now, **site.usual(site.workflow.step(name), case, now)).state
        assert {field: getattr(after, field) for field in LEAVES[name]} == LEAVES[name]


def test_reopened_a_case_may_be_late_and_appealed_anew(site):
    case = before(site, BY_STEP["reopen"], Stage.CLOSED, Pending.NONE)
    case = case.with_state(exempt=True, appealed=True, forced=True)
    after = site.step(case, "reopen", next_minute(case), reason="仍有垃圾").state

    assert (after.exempt, after.appealed, after.forced) == (False, False, False)


def test_reopened_a_case_owes_no_notice_and_may_be_proposed_for_exposure_anew(site):
    case = before(site, BY_STEP["reopen"], Stage.CLOSED, Pending.NONE)
    case = case.with_state(exposure=Exposure.EXPOSED, notices=2, notice_no="〔2026〕3 号", reply_missed=True)
    after = site.step(case, "reopen", next_minute(case), reason="仍有垃圾").state

    assert (after.exposure, after.notices, after.notice_no, after.reply_missed) == (Exposure.NONE, 0, "", False)


def test_a_case_ended_by_force_before_it_was_filed_is_still_to_be_filed_when_it_is_reopened(site):
    case = site.open(**a_callers())
    case = site.step(case, "force_close", next_minute(case), reason="误判为无法流转")
    case = site.step(case, "reopen", next_minute(case), reason="问题仍在")
    case = site.step(case, "dispatch", next_minute(case), department="D1")
    assert (case.state.stage, case.state.unfiled) == (Stage.DISPATCHED, True)

    filed = site.step(case, "file_afterwards", next_minute(case), condition="1")
    assert not filed.state.unfiled


def test_reopened_a_case_that_was_filed_stays_filed(site):
    case = before(site, BY_STEP["reopen"], Stage.CLOSED, Pending.NONE)

    assert not site.step(case, "reopen", next_minute(case), reason="仍有垃圾").state.unfiled


@pytest.mark.parametrize("answer", [False, True])
def test_a_notice_goes_with_the_department_that_gave_the_case_back(site, answer):
    case = site.step(site.disposing(), "supervise", "2026-06-12 09:30", requirement="马上", notice_no="〔2026〕3 号")
    if answer:
        case = site.step(case, "answer_supervision", "2026-06-12 09:31", reason="不属本单位")
    case = site.step(case, "apply_return", "2026-06-12 09:32", reason="不属本单位")
    case = site.step(case, "approve_return", "2026-06-12 09:33")
    assert (case.state.supervised, case.state.reply_due, case.state.settle_due) == (Supervision.NONE, None, None)
    assert (case.state.notices, case.state.notice_no) == (0, "")

    case = site.step(case, "dispatch", "2026-06-18 09:00", department="D2")
    now = next_minute(case)
    assert not is_exposable(case.state, now), "the next department never had the notice"
    assert site.step(case, "supervise", now, requirement="马上").state.notices == 1


@pytest.mark.parametrize("exposure", [Exposure.ASKED, Exposure.EXPOSED])
def test_a_cases_end_lets_a_proposal_lapse_but_not_what_happened(site, exposure):
    case = standing(site, Stage.CHECKED)
    now = next_minute(case)
    case = case.with_state(supervised=Supervision.WAITING, reply_due=now - 1, exposure=exposure)
    after = site.step(case, "close", now, closing="清理干净").state

    assert after.exposure is (Exposure.NONE if exposure is Exposure.ASKED else Exposure.EXPOSED)
    assert (after.supervised, after.reply_due, after.reply_missed) == (Supervision.NONE, None, True)


@pytest.mark.parametrize("name", ["apply_void", "force_close"])
def test_a_granted_return_accuses_nobody_when_the_case_ends_without_another_department(site, name):
    case = standing(site, Stage.DISPOSING)
    case = site.step(case, "apply_return", case.last_valid_at + 9 * DAY, reason="不属本单位")
    assert (case.state.case_due or case.last_valid_at) < case.last_valid_at, "late when it was asked for"
    case = site.step(case, "approve_return", next_minute(case))
    case = site.step(case, name, next_minute(case), reason="不属本市")
    if name == "apply_void":
        case = site.step(case, "approve_void", next_minute(case))

    assert (case.state.department, case.state.frozen) == ("", Light.NONE)


def test_a_clock_that_a_granted_return_stopped_does_not_accuse_the_territory_s_department_either(site):
    case = standing(site, Stage.DISPOSING)
    case = site.step(case, "apply_return", case.last_valid_at + 9 * DAY, reason="不属本单位")
    case = site.step(case, "approve_return", next_minute(case))
    case = site.step(case, "mark_ownerless", next_minute(case), department="D7", reason="权属不明")
    case = site.step(case, "force_close", next_minute(case), reason="专项整治统一处置")

    assert (case.state.department, case.state.frozen) == ("D7", Light.NONE)


OF_ANOTHER_KIND = {
    "consult_close": "公众举报", "transfer": "公众举报", "call_back": "公众举报", "reopen": "公众举报",
    "archive_self_handled": "自行处理", "file_afterwards": "已经立案", "cost": "没有登记争议",
    "settle_dispute": "没有登记争议", "return_up": "没有转派下级", "recall_assignment": "没有转派下级",
    "assist_done": "协办", "release_assistant": "协办", "step_done": "最后一个阶段", "appeal": "没有超期",
    "auto_resume": "没有到期",
}  # fmt: skip
"""Steps that an ordinary report of a collector, in time and undisputed, may not take, and what is said."""


@pytest.mark.parametrize("name", OF_ANOTHER_KIND)
def test_a_step_for_another_kind_of_case_is_refused_with_a_sentence(site, name):
    for at in BY_STEP[name].places:
        case = standing(site, *at)
        now = next_minute(case)
        with pytest.raises(NotAllowed, match=OF_ANOTHER_KIND[name]):
            site.step(case, name, now, **site.usual(site.workflow.step(name), case, now))
