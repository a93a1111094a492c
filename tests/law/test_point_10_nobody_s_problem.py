"""无责任主体: its own category, handled by territory, on the committee's list; never left with nobody."""

from app.domain.terms import Stage
from app.situation.questions.drill import Drill, Which
from app.situation.questions.listing import Ownerless
from tests.law.ways import TO_CLOSED, done, refused, state


def test_it_is_listed_goes_to_the_territory_and_stays_on_the_committee_s_list(hall, situation):
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file")
    refused(hall, "dispatcher", "mark_ownerless", case_id, reason="权属不明")
    refused(hall, "dispatcher", "mark_ownerless", case_id, department="WC")
    assert "属地" in refused(hall, "dispatcher", "mark_ownerless", case_id, reason="权属不明", department="HW")

    done(hall, "dispatcher", "mark_ownerless", case_id, reason="权属不明", department="WC")
    done(hall, "dispatcher", "dispatch", case_id, department="WC")

    assert (state(hall, case_id).stage, state(hall, case_id).holder) == (Stage.DISPATCHED, "WC")
    situation.poll()
    assert [row.case_id for row in Drill(which=Which.OWNERLESS).answer(situation.at())] == [case_id]
    assert Ownerless().answer(situation.at()).total == 1
    done(hall, "wc", "sign", case_id)
    done(hall, "wc", "handle", case_id, note="已清理")
    done(hall, "wc", "feedback", case_id)
    hall.to_stage(case_id, *TO_CLOSED[6:])
    situation.poll()
    assert Ownerless().answer(situation.at()).total == 0
    assert Ownerless(ended=True).answer(situation.at()).total == 1
