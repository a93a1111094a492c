"""The simulation's own record of a case follows the workflow's table; what comes after a case's end, and calls that are none."""

import random
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from app.adapters.tables import read_calendar, read_workflow
from app.domain.moment import CHINA, DAY, HOUR, from_datetime
from app.domain.terms import Pending, Post, Source, Stage
from app.simulate.city import generate_city
from app.simulate.story import calls, repeats
from app.simulate.story.aftermath import Aftermath, fits_after_end
from app.simulate.story.delays import Delays, Pace
from app.simulate.story.hotline import call_id_of
from app.simulate.story.moves import Move, levels_of
from app.simulate.story.side_acts import still_fits
from app.simulate.story.ticket import Ticket

ROOT = Path(__file__).parents[2]
MONDAY = from_datetime(datetime(2026, 6, 8, 10, tzinfo=CHINA))


@pytest.fixture(scope="module")
def workflow():
    return read_workflow(ROOT / "config" / "workflow.toml")


@pytest.fixture(scope="module")
def delays():
    return Delays(read_calendar(ROOT / "config" / "calendar"), Pace(300, 300), random.Random(8))


def ticket(case_id="a", stage=Stage.FILED, source=Source.COLLECTOR, **more):
    return Ticket(
        case_id=case_id, version=1, stage=stage, source=source, class_key="E06010", condition="1",
        urgent=False, lon=114.3, lat=30.6, grid="", duty_grid="", reporter="2001", **more,
    )  # fmt: skip


def follow(workflow, case, *steps):
    for name, fields in steps:
        case.follow(workflow.step(name), fields)
    return case


def test_a_case_goes_down_the_levels_and_back_up(workflow):
    case = follow(workflow, ticket(), ("dispatch", {"department": "02", "unit": "0201"}), ("sign", {}))
    assert (case.acting, case.is_at_department) == ("02", True)

    follow(workflow, case, ("assign_unit", {"unit": "0201"}), ("sign", {}), ("assign_team", {"team": "02011"}))
    assert (case.department, case.unit, case.acting, case.is_at_department) == ("02", "0201", "02011", False)

    follow(workflow, case, ("return_up", {}))
    assert (case.acting, case.team) == ("0201", "")
    follow(workflow, case, ("recall_assignment", {}))
    assert (case.acting, case.unit, case.is_at_department) == ("02", "", True)


def test_a_second_delay_waits_for_the_leader(workflow):
    case = ticket(stage=Stage.DISPOSING, department="02")
    follow(workflow, case, ("apply_delay", {"more": "1d"}))
    assert case.pending is Pending.DELAY

    follow(workflow, case, ("approve_delay", {}), ("apply_delay", {"more": "4h"}))
    assert (case.pending, case.delays, case.more) == (Pending.DELAY_AGAIN, 1, "4h")


def test_an_assistant_that_is_done_leaves_the_lead_where_it_is(workflow):
    case = follow(workflow, ticket(), ("dispatch", {"department": "02", "assistants": ["05", "07"]}), ("sign", {}))

    follow(workflow, case, ("assist_done", {"department": "05", "note": "x"}))

    assert (case.department, case.assistants) == ("02", ("07",))


def test_what_a_department_gives_back_is_with_nobody(workflow):
    case = follow(workflow, ticket(), ("dispatch", {"department": "02"}), ("apply_return", {}), ("approve_return", {}))

    assert (case.stage, case.acting, case.pending, case.was_returned) == (Stage.FILED, "", Pending.NONE, True)


def test_a_repeat_close_by_is_decided_once():
    near, far = ticket("near", Stage.DISPOSING), ticket("far", Stage.DISPOSING)
    far.lon += 0.01
    plot = SimpleNamespace(stock={"far": far, "near": near}, happens=lambda _share: False)
    case = ticket("new", Stage.REPORTED)

    move = repeats.decided(plot, case, MONDAY)

    assert (move.step, move.fields) == ("not_duplicate", {"compared": ["near"]})
    assert repeats.decided(plot, case, MONDAY) is None


def test_the_line_is_told_and_the_caller_asked_after_the_end(delays):
    ended = ticket(stage=Stage.CLOSED, source=Source.HOTLINE_12345, order_no="7")
    steps = [
        move.step for n in range(40) for move in Aftermath(delays, random.Random(n)).after_end(ended, "close", MONDAY)
    ]

    assert steps.count("reply_order") == 40
    assert 15 < steps.count("call_back") < 39
    assert "appeal" not in steps


def test_an_unhappy_caller_may_have_the_case_opened_again_another_never(delays):
    ended = ticket(stage=Stage.CLOSED, source=Source.APP)

    def reopened(said):
        move = Move(at=MONDAY, step="call_back", post=Post.ACCEPTOR, fields={"satisfaction": said})
        return sum(bool(list(Aftermath(delays, random.Random(n)).after_step(ended, move, MONDAY))) for n in range(60))

    assert 20 < reopened("dissatisfied") < 60
    assert reopened("satisfied") == 0


def test_what_follows_an_end_is_dropped_when_the_case_is_open_again():
    assert fits_after_end(ticket(stage=Stage.CLOSED), "reopen")
    assert not still_fits(ticket(stage=Stage.FILED), "call_back")
    assert not fits_after_end(ticket(stage=Stage.CLOSED), "grant_appeal")
    assert fits_after_end(ticket(stage=Stage.CLOSED, pending=Pending.APPEAL_AGAIN), "grant_appeal")


def test_a_transfer_is_answered_by_the_office_then_the_line_is_told(delays):
    rng = random.Random(2)
    told = [one for n in range(4000) if (one := calls.told(MONDAY + n * HOUR, rng)) is not None]
    asked, handed = ([act for _, act in told if act.step == step] for step in ("consult_call", "transfer_call"))

    assert 0.02 < len(asked) / 4000 < 0.05
    assert 0.003 < len(handed) / 4000 < 0.012
    at, answer = calls.after(handed[0], MONDAY, delays)
    assert (answer.step, answer.fields["call_id"]) == ("answer_transfer", call_id_of(handed[0].fields["order_no"]))
    later, reply = calls.after(answer, at, delays)
    assert MONDAY < at < later < MONDAY + 10 * DAY
    assert reply.step == "reply_order"
    assert calls.after(reply, later, delays) is None


def test_every_trade_and_street_has_units_with_a_team():
    city = generate_city()
    below = levels_of(city)
    groups = {one.code: one.group for one in city.departments}

    assert all(below[head] for head in below[""])
    assert all(below.get(unit) for head in below[""] if groups[head] != "公用企业" for unit in below[head])
