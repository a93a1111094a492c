"""督办 is a notice with number, matter, requirement and limits; answered is not handled; a missed one is exposed."""

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Exposure, Post, Stage, Supervision
from app.situation.questions.desk import CaseOf, DeskQueue
from tests.law.ways import TO_CLOSED, at, disposing, done, facts, refused, state


@pytest.fixture
def case_id(hall):
    return disposing(hall)


def supervised(hall, case_id, **fields):
    return done(hall, "leader", "supervise", case_id, requirement="今日办结并回复", **fields)


def answered(hall, case_id):
    return done(hall, "hw", "answer_supervision", case_id, reason="下午完成")


def test_the_notice_has_number_matter_addressee_requirement_limits_and_issuer(hall, case_id):
    due = state(hall, case_id).case_due
    at(hall, due + 90 * MINUTE)

    answer = supervised(hall, case_id)

    notice = facts(hall, case_id, "supervise")
    assert notice["notice_no"] == answer["fields"]["notice_no"] == "〔2026〕1 号"
    assert notice["matter"].startswith("处置超期 1 小时 30 分（应于 6/8 ")
    assert (notice["addressee"], notice["requirement"], notice["issuer"]) == ("HW", "今日办结并回复", "值班长")
    assert hall.clock.now() < notice["reply_due"] <= notice["settle_due"]
    assert (state(hall, case_id).notices, state(hall, case_id).notice_no) == (1, "〔2026〕1 号")


def test_numbers_follow_one_another_and_a_refused_notice_uses_none(hall, case_id):
    other = disposing(hall)
    supervised(hall, case_id)
    refused(hall, "leader", "supervise", other, requirement=" ")
    refused(hall, "leader", "supervise", other, requirement="今日办结", reply_due=state(hall, other).case_due + SECOND)

    assert supervised(hall, other)["fields"]["notice_no"] == "〔2026〕2 号"


@pytest.mark.parametrize(("name", "word"), [("reply_due", "回复时限"), ("settle_due", "处结时限")])
def test_a_limit_later_than_the_case_s_own_is_refused_with_a_sentence_not_cut(hall, case_id, name, word):
    due = state(hall, case_id).case_due

    said = refused(hall, "leader", "supervise", case_id, requirement="今日办结", **{name: due + MINUTE})

    assert f"{word}不能晚于案卷本身的处置时限" in said
    supervised(hall, case_id, **{name: due})
    assert getattr(state(hall, case_id), name) == due


def test_a_case_that_is_over_already_gets_limits_of_its_own(hall, case_id):
    at(hall, state(hall, case_id).case_due + HOUR)
    later = hall.clock.now() + 30 * HOUR

    supervised(hall, case_id, reply_due=later, settle_due=later + HOUR)

    assert (state(hall, case_id).reply_due, state(hall, case_id).settle_due) == (later, later + HOUR)
    assert state(hall, case_id).case_due < later


def test_what_is_answered_stays_marked_until_it_is_settled(hall, situation, case_id):
    supervised(hall, case_id)
    answered(hall, case_id)
    for step in TO_CLOSED[4:-1]:
        hall.to_stage(case_id, step)
        assert state(hall, case_id).supervised is Supervision.ANSWERED

    hall.to_stage(case_id, "close")

    assert (state(hall, case_id).supervised, state(hall, case_id).notices) == (Supervision.NONE, 1)
    situation.poll()
    row = CaseOf(case_id=case_id).answer(situation.at())
    assert (row.stage, row.supervised, row.notices, row.notice_no) == (
        Stage.CLOSED,
        Supervision.NONE,
        1,
        "〔2026〕1 号",
    )


def test_a_second_notice_only_for_an_answered_but_broken_promise(hall, case_id):
    supervised(hall, case_id)
    assert "待回复" in refused(hall, "leader", "supervise", case_id, requirement="再催")
    answered(hall, case_id)
    assert "还没有到处结时限" in refused(hall, "leader", "supervise", case_id, requirement="再催")
    at(hall, state(hall, case_id).settle_due + MINUTE)

    answer = supervised(hall, case_id)

    assert answer["fields"]["notice_no"] == "〔2026〕2 号"
    assert "督办 〔2026〕1 号 后未处结" in facts(hall, case_id, "supervise")["matter"]


@pytest.mark.parametrize("is_answered_late", [False, True])
def test_after_a_missed_reply_there_is_no_notice_but_exposure(hall, case_id, is_answered_late):
    supervised(hall, case_id)
    at(hall, state(hall, case_id).reply_due + MINUTE)
    if is_answered_late:
        answered(hall, case_id)

    assert "请提请曝光" in refused(hall, "leader", "supervise", case_id, requirement="再催")
    at(hall, state(hall, case_id).settle_due + HOUR)
    assert "请提请曝光" in refused(hall, "leader", "supervise", case_id, requirement="再催")
    done(hall, "leader", "expose", case_id, reason="督办逾期未回复")
    assert state(hall, case_id).exposure is Exposure.ASKED


def test_there_is_never_a_third_notice(hall, case_id):
    for number in (1, 2):
        supervised(hall, case_id)
        answered(hall, case_id)
        said = refused(hall, "leader", "supervise", case_id, requirement="再发")
        assert ("已发过两次" in said) is (number == 2)
        at(hall, state(hall, case_id).settle_due + MINUTE)

    assert "提请曝光" in refused(hall, "leader", "supervise", case_id, requirement="第三次")
    done(hall, "leader", "expose", case_id, reason="两次督办未处结")


def test_exposure_is_the_leader_s_to_decide_and_stops_nothing(hall, situation, case_id):
    assert "没有逾期未回复的督办" in refused(hall, "leader", "expose", case_id, reason="太慢")
    supervised(hall, case_id)
    at(hall, state(hall, case_id).reply_due + MINUTE)
    before = hall.store.case(case_id)
    done(hall, "leader", "expose", case_id, reason="逾期未回复")
    refused(hall, "leader", "approve_expose", case_id)
    assert hall.store.case(case_id).case_clock == before.case_clock
    situation.poll()
    (waiting,) = DeskQueue(posts=(Post.LEADER,), department="").answer(situation.at())
    assert (waiting.case_id, waiting.expose_asked) == (case_id, True)
    done(hall, "hw", "handle", case_id, note="已清理")

    done(hall, "boss", "approve_expose", case_id)

    assert state(hall, case_id).exposure is Exposure.EXPOSED
    assert "已提请曝光或已曝光" in refused(hall, "leader", "expose", case_id, reason="再曝光")
    situation.poll()
    assert CaseOf(case_id=case_id).answer(situation.at()).exposed
    assert DeskQueue(posts=(Post.LEADER,), department="").answer(situation.at()) == ()


def test_an_exposure_that_is_refused_says_why(hall, case_id):
    supervised(hall, case_id)
    at(hall, state(hall, case_id).reply_due + MINUTE)
    done(hall, "leader", "expose", case_id, reason="逾期未回复")
    refused(hall, "boss", "refuse_expose", case_id)

    done(hall, "boss", "refuse_expose", case_id, reason="部门已到场")

    assert state(hall, case_id).exposure is Exposure.REFUSED


def test_a_notice_is_taken_back_like_any_step_until_it_is_signed_for(hall, case_id):
    supervised(hall, case_id)
    done(hall, "leader", "take_back", case_id)
    assert (state(hall, case_id).supervised, state(hall, case_id).notices) == (Supervision.NONE, 0)
    supervised(hall, case_id)
    done(hall, "hw", "claim", case_id)
    done(hall, "hw", "release", case_id)

    assert "已签收，不能收回" in refused(hall, "leader", "take_back", case_id)


def test_what_the_key_offers_follows_from_the_case_and_the_time(hall, case_id):
    workflow, posts = hall.rules.workflow, (Post.SHIFT_LEADER,)

    def offered():
        rules = workflow.steps_for(state(hall, case_id), posts, at=hall.clock.now())
        return [rule.name for rule in rules if rule.key == "F11"]

    assert offered() == ["supervise"]
    supervised(hall, case_id)
    at(hall, state(hall, case_id).reply_due + MINUTE)
    assert offered() == ["expose"]
