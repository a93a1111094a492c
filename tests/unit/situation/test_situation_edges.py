"""The edges of the workflow in the counts and queues: appeals, exemptions, forced ends, filing afterwards, two levels."""

from dataclasses import replace
from fractions import Fraction

import msgspec
import pytest

from app.domain.case import LATER
from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import Light, Pending, Post, Queue, Satisfaction, Source, Stage, Stream, Supervision
from app.situation.decode import After
from app.situation.questions.count_by import CountBy, Group
from app.situation.questions.department_rates import DepartmentRates
from app.situation.questions.desk import CaseOf, DeskQueue, UnderUs
from app.situation.questions.drill import Drill, Which
from app.situation.questions.duty_now import DutyNow
from app.situation.questions.numbers import Numbers
from app.situation.questions.people import People, PersonStatus, Presence
from app.situation.questions.queues import Queues
from tests.unit.situation.growth import CENTRE, GRIDS, NOON, ListSource, case_id, duty, in_disposal, situation, state
from tests.unit.situation.test_situation_numbers import CLOSED, log_of

LATE = {"frozen": Light.RED} | CLOSED


def listed(question, view):
    return [row.case_id for row in question.answer(view)]


def test_an_appeal_on_a_closed_case_is_on_the_desk_that_rules_on_it_now_and_in_the_past():
    asked = {"pending": Pending.APPEAL, "post": Post.DISPATCHER, "appealed": True}
    again = {"pending": Pending.APPEAL_AGAIN, "post": Post.ACCEPTOR, "appealed": True}
    log = log_of(
        (NOON - 5 * HOUR, 1, "close", state(1, **LATE)),
        (NOON - 4 * HOUR, 1, "appeal", state(1, **LATE | asked)),
        (NOON - 3 * HOUR, 1, "pass_appeal", state(1, **LATE | again)),
        (NOON - 2 * HOUR, 1, "grant_appeal", state(1, exempt=True, appealed=True, **LATE)),
    )
    made = situation(log)
    desks = {post: DeskQueue(posts=(post,)) for post in (Post.DISPATCHER, Post.ACCEPTOR)}

    at = [made.at(NOON - hours * HOUR + MINUTE) for hours in (5, 4, 3, 2)]

    assert [listed(desks[Post.DISPATCHER], view) for view in at] == [[], [case_id(1)], [], []]
    assert [listed(desks[Post.ACCEPTOR], view) for view in at] == [[], [], [case_id(1)], []]
    assert [len(Drill(which=Which.APPEALED).answer(view)) for view in at] == [0, 1, 1, 0]
    assert [len(Drill(which=Which.OPEN).answer(view)) for view in at] == [0, 0, 0, 0]
    assert [Numbers().answer(view).in_time for view in at] == [0, 0, 0, 1]
    assert {CaseOf(case_id=case_id(1)).answer(view).light for view in at} == {Light.RED}


def test_a_granted_appeal_counts_as_in_time_and_keeps_its_red_light():
    log = log_of(
        *[(NOON - HOUR, n, "close", state(n, **LATE)) for n in range(4)],
        (NOON - MINUTE, 3, "grant_appeal", state(3, exempt=True, appealed=True, **LATE)),
    )
    view = situation(log).at()

    numbers = Numbers().answer(view)

    assert (numbers.closed, numbers.in_time, numbers.rate) == (4, 1, Fraction(1, 4))
    assert {row.light for row in Drill(which=Which.IN_TIME_TODAY).answer(view)} == {Light.RED}


def test_an_exempt_case_that_is_open_again_is_no_more_over_but_still_red():
    over = {"case_soon": NOON - 3 * HOUR, "case_due": NOON - 2 * HOUR}
    log = log_of(
        (NOON - HOUR, 1, "reopen", in_disposal(1, exempt=True, **over)),
        (NOON - HOUR, 2, "dispatch", in_disposal(2, **over)),
    )
    view = situation(log).at()

    assert listed(Drill(which=Which.CASE_OVER), view) == [case_id(2)]
    assert listed(Drill(which=Which.OVER_EXEMPT), view) == [case_id(1)]
    assert [(g.none, g.red) for g in CountBy(group=Group.DEPARTMENT).answer(view)] == [(1, 1)]
    row = CaseOf(case_id=case_id(1)).answer(view)
    assert (row.light, row.is_over, row.exempt) == (Light.RED, False, True)


def test_forced_and_self_handled_ends_are_counted_apart_from_closings():
    log = log_of(
        (NOON - HOUR, 1, "close", state(1, frozen=Light.GREEN, **CLOSED)),
        (NOON - HOUR, 2, "force_close", state(2, forced=True, **LATE)),
        (NOON - HOUR, 3, "archive_self_handled", state(3, self_handled=True, **CLOSED)),
    )
    view = situation(log).at()

    numbers = Numbers().answer(view)

    assert (numbers.closed, numbers.in_time, numbers.due) == (1, 1, 1)
    assert listed(Drill(which=Which.FORCED_TODAY), view) == [case_id(2)]
    assert listed(Drill(which=Which.SELF_HANDLED_TODAY), view) == [case_id(3)]


def test_a_case_dispatched_first_stands_with_its_department_is_listed_and_filed_when_it_is_filed():
    log = log_of(
        (NOON - 3 * HOUR, 1, "dispatched_first", in_disposal(1, stage=Stage.DISPATCHED, unfiled=True)),
        (NOON - HOUR, 1, "file_afterwards", in_disposal(1)),
        (NOON - HOUR, 2, "instruction_filed", state(2, source=Source.LEADER, stage=Stage.FILED, post=Post.DISPATCHER)),
    )
    made = situation(log)
    before, after = Numbers().answer(made.at(NOON - 2 * HOUR)), Numbers().answer(made.at(NOON))

    assert (before.filed, before.in_hand, before.unfiled, before.reported) == (0, 0, 1, 1)
    assert listed(Drill(which=Which.UNFILED), made.at(NOON - 2 * HOUR)) == [case_id(1)]
    assert (after.filed, after.in_hand, after.unfiled) == (2, 2, 0)
    assert listed(Drill(which=Which.UNFILED), made.at(NOON)) == []


def test_a_case_passed_on_stands_in_the_queue_of_checks_and_is_in_hand():
    log = log_of((NOON - HOUR, 1, "pass_on", state(1, stage=Stage.PASSED, post=Post.ACCEPTOR)))
    view = situation(log).at()

    stock = {row.queue: row.stock for row in Queues().answer(view).rows}

    assert stock[Queue.CHECKING] == sum(stock.values()) == Queues().answer(view).in_hand == 1
    assert listed(DeskQueue(posts=(Post.ACCEPTOR,)), view) == [case_id(1)]
    assert listed(DeskQueue(posts=(Post.VIDEO,)), view) == [case_id(1)]


def test_a_hand_over_that_was_passed_on_is_still_handed_over():
    handed = {"post": Post.DISPATCHER, "department": "D1", "frozen": Light.GREEN}
    log = log_of(
        (NOON - HOUR, 1, "feedback", state(1, stage=Stage.FEEDBACK, **handed)),
        (NOON - MINUTE, 1, "pass_on", state(1, stage=Stage.PASSED, **handed)),
    )

    assert [(row.handed_over, row.in_time) for row in DepartmentRates().answer(situation(log).at()).rows] == [(1, 1)]


def test_each_level_sees_what_it_holds_the_parent_what_is_below_and_assistants_their_part():
    log = log_of(
        (NOON - HOUR, 1, "sign", in_disposal(1, holder="D1")),
        (NOON - HOUR, 2, "assign_unit", in_disposal(2, unit="U1", holder="U1")),
        (NOON - HOUR, 3, "assign_team", in_disposal(3, unit="U1", team="T1", holder="T1")),
        (NOON - HOUR, 4, "dispatch", in_disposal(4, department="D2", holder="D2", assistants=("D3", "D1"))),
        (NOON - HOUR, 5, "dispatch", in_disposal(5, department="D12", holder="D12", assistants=("D11",))),
    )
    view = situation(log).at()

    def queue(department):
        return set(listed(DeskQueue(posts=(Post.DEPARTMENT,), department=department), view))

    assert queue("D1") == {case_id(1), case_id(4)}
    assert queue("U1") == {case_id(2)}
    assert queue("T1") == {case_id(3)}
    assert set(listed(UnderUs(department="D1"), view)) == {case_id(2), case_id(3)}
    assert listed(UnderUs(department="U1"), view) == [case_id(3)]
    row = CaseOf(case_id=case_id(3)).answer(view)
    assert (row.holder, row.team, row.unit_name, row.department_name) == ("T1", "T1", "U1 队", "D1 局")


def test_a_department_answers_a_notice_also_when_the_case_lies_elsewhere():
    waiting = {"supervised": Supervision.WAITING, "reply_due": NOON + HOUR, "department": "D1"}
    log = log_of((NOON - HOUR, 1, "supervise", state(1, stage=Stage.FEEDBACK, post=Post.DISPATCHER, **waiting)))

    assert listed(DeskQueue(posts=(Post.DEPARTMENT,), department="D1"), situation(log).at()) == [case_id(1)]
    assert listed(DeskQueue(posts=(Post.DEPARTMENT,), department="D2"), situation(log).at()) == []


def test_what_is_left_of_the_holder_s_share_is_told_in_the_case_s_own_time():
    share = {"holder": "D1", "holder_due": NOON + 3 * HOUR}  # 12:00 to 15:00, of which 14:00 to 15:00 is work time
    log = log_of(
        (NOON, 1, "dispatch", in_disposal(1, **share)), (NOON, 2, "dispatch", in_disposal(2, urgent=True, **share))
    )
    view = situation(log).at(NOON)

    assert [CaseOf(case_id=case_id(n)).answer(view).holder_left_us for n in (1, 2)] == [HOUR, 3 * HOUR]


def duty_event(log, kind, at, **payload):
    log.append("x", kind, {"v": 1, **payload}, at, stream=Stream.SHIFT)


def test_shifts_and_leaves_entered_at_a_desk_count_from_then_on_and_outlive_a_restart(tmp_path):
    log = ListSource()
    log.case(case_id(1), "reported", NOON - 9 * HOUR, state(1))
    shift = {"terminal": "T2", "duty_grid": "G2", "start": NOON - 4 * HOUR, "end": NOON + 4 * HOUR}
    duty_event(log, "duty_set", NOON - 3 * HOUR, id="d1", **shift)
    leave = {"terminal": "T1", "start": NOON - HOUR, "end": NOON + HOUR, "reason": "病假"}
    duty_event(log, "leave_set", NOON - 2 * HOUR, id="l1", **leave)
    made = situation(log, duty("T1"), snapshot=tmp_path)
    made.save_snapshot()

    for one in (made, situation(log, duty("T1"), snapshot=tmp_path)):
        at = {
            hours: [row.terminal for row in DutyNow().answer(one.at(NOON - hours * HOUR))] for hours in (3.5, 1.5, 0.5)
        }
        assert at == {3.5: ["T1"], 1.5: ["T1", "T2"], 0.5: ["T2"]}
        assert People().answer(one.at()).due == 1


@pytest.mark.parametrize("name", sorted(LATER.keys() - {"merged_into", "order_no"}))
def test_nothing_that_came_later_is_taken_for_nothing(name):
    values = {
        "assistants": ("D1",),
        "team": "T",
        "holder": "H",
        "applied_more": "2h",
        "satisfaction": Satisfaction.FAIR,
    }
    plain = msgspec.convert(state().to_payload(), After)

    told = msgspec.structs.replace(plain, **{name: values.get(name, 1)})

    assert plain.is_plain
    assert not told.is_plain


def test_later_fields_come_and_go_with_the_events_within_a_batch_and_across():
    log = ListSource()
    steps = [{}, {"holder": "D1"}, {"holder": "D1"}, {"holder": "U1", "delays": 300}, {}, {"disputed": True}, {}]
    made = situation(log)
    for place, changes in enumerate(steps):
        log.case(case_id(1), "step", NOON - DAY + place * HOUR, state(1, **changes))
        if place in (1, 3):
            made.poll()
    made.poll()

    rows = [CaseOf(case_id=case_id(1)).answer(made.at(NOON - DAY + place * HOUR)) for place in range(len(steps))]

    assert [row.holder for row in rows] == ["", "D1", "D1", "U1", "", "", ""]
    assert [row.delays for row in rows] == [0, 0, 0, 255, 0, 0, 0]
    assert [row.disputed for row in rows] == [False] * 5 + [True, False]
    assert len(made.at().tables.mores.flags) == 4  # nothing, D1, U1, disputed
    assert replace(rows[0], version=0, last_at=0) == replace(rows[4], version=0, last_at=0)


def test_a_responsibility_grid_drawn_anew_decides_from_then_on_who_is_out_of_it():
    log = ListSource()
    log.case(case_id(1), "reported", NOON - 9 * HOUR, state(1))
    for minutes in range(20):
        log.fix("T1", NOON - minutes * MINUTE, lon=CENTRE[0] + minutes / 2000)
    log.fixes.reverse()
    grid = {"code": "G1", "unit_grids": [GRIDS[2]], "terminals": ["T1"]}
    log.append("duty_grid/G1", "duty_grid_set", {"v": 1, **grid}, NOON - 5 * MINUTE, stream=Stream.CONFIG)
    made = situation(log, duty("T1"))

    at = [Presence(terminal="T1").answer(made.at(NOON - minutes * MINUTE)).status for minutes in (6, 0)]

    assert at == [PersonStatus.ON_DUTY, PersonStatus.OUT_OF_GRID]
