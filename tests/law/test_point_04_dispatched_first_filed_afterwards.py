"""先派后补: what cannot wait goes to the unit on duty at once; the clock runs from the call, filing follows."""

from app.domain.moment import MINUTE
from app.domain.terms import Post, Stage
from app.situation.questions.desk import DeskQueue
from app.situation.questions.drill import Drill, Which
from tests.law.ways import call, done, refused, state
from tests.unit.services.town import COVER


def called_out(hall, **fields):
    told = call(class_key=COVER, urgent=True, department="SZ", called_at=hall.clock.now() - 7 * MINUTE)
    return done(hall, "acceptor", "dispatched_first", **(told | fields))["case_id"]


def test_it_is_with_the_department_at_once_and_its_clock_runs_from_the_call(hall, situation):
    case_id = called_out(hall)

    case = hall.store.case(case_id)
    assert (case.state.stage, case.state.holder) == (Stage.DISPATCHED, "SZ")
    assert case.case_clock.segments[0].start == hall.clock.now() - 7 * MINUTE
    situation.poll()
    assert [row.case_id for row in DeskQueue(posts=(Post.DEPARTMENT,), department="SZ").answer(situation.at())] == [
        case_id
    ]
    assert [row.case_id for row in Drill(which=Which.UNFILED).answer(situation.at())] == [case_id]
    assert not Drill(which=Which.FILED_TODAY).answer(situation.at())


def test_filed_afterwards_it_counts_as_filed_and_the_time_already_run_counts(hall, situation):
    case_id = called_out(hall)
    done(hall, "sz", "sign", case_id)
    started = hall.store.case(case_id).case_clock.segments[0].start
    hall.clock.go(20 * MINUTE)

    done(hall, "leader", "file_afterwards", case_id, condition="1")

    assert hall.store.case(case_id).case_clock.segments[0].start == started
    situation.poll()
    assert [row.case_id for row in Drill(which=Which.FILED_TODAY).answer(situation.at())] == [case_id]
    assert not Drill(which=Which.UNFILED).answer(situation.at())


def test_what_was_never_filed_is_not_closed(hall):
    case_id = called_out(hall)
    hall.clock.go(MINUTE)
    for user, step, fields in (("sz", "sign", {}), ("sz", "handle", {"note": "已复位"}), ("sz", "feedback", {})):
        done(hall, user, step, case_id, **fields)
    hall.to_stage(case_id, "send_check", "check_passed")

    assert "还没有补立案" in refused(hall, "leader", "close", case_id, closing="恢复井盖")

    done(hall, "leader", "file_afterwards", case_id, condition="1")
    done(hall, "leader", "close", case_id, closing="恢复井盖")
    assert state(hall, case_id).stage is Stage.CLOSED
