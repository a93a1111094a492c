"""For random logs and random moments, on both axes, the columns say what a plain reading of the events says."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Light, Post, Queue
from app.situation.as_of import AsOf
from app.situation.questions.count_by import CountBy, Group
from app.situation.questions.desk import CaseOf, DeskQueue, DeskTotal, UnderUs
from app.situation.questions.drill import Drill, Which
from app.situation.questions.numbers import Numbers
from app.situation.questions.queues import Queues
from app.situation.questions.which import count_of
from tests.unit.situation import growth
from tests.unit.situation.reference import SlowCity, holds

LOGS = {seed: growth.random_log(seed) for seed in range(8)}
DAYS_BACK = 76 * 60


@pytest.fixture(scope="module")
def situations():
    return {seed: growth.situation(log) for seed, log in LOGS.items()}


moments = st.tuples(
    st.sampled_from(sorted(LOGS)),
    st.integers(-DAYS_BACK, 60).map(lambda minutes: growth.NOON + minutes * MINUTE),
    st.sampled_from(["recorded", "valid"]),
)


@settings(max_examples=150, deadline=None)
@given(moment=moments, which=st.sampled_from(Which))
def test_every_count_and_the_list_behind_it_are_the_same_cases_as_a_plain_reading(situations, moment, which):
    seed, t, axis = moment
    view = situations[seed].at(t, axis)

    listed = [row.case_id for row in Drill(which=which).answer(view)]

    assert set(listed) == SlowCity(LOGS[seed].events, t, axis).cases(which)
    assert len(listed) == len(set(listed)) == count_of(view, which)


@settings(max_examples=80, deadline=None)
@given(moment=moments)
def test_every_row_says_what_the_last_event_said_with_lights_of_the_moment(situations, moment):
    seed, t, axis = moment
    slow = SlowCity(LOGS[seed].events, t, axis)

    for row in Drill(which=Which.OPEN).answer(situations[seed].at(t, axis)):
        told = slow.last[row.case_id]
        for name in told.state.__slots__:
            if hasattr(row, name) and name != "reported_at":
                assert getattr(row, name) == getattr(told.state, name), name
        assert row.light is slow.case_light(told.state)
        assert row.is_over is slow.is_over(told.state)
        assert row.assisted is bool(told.state.assistants)
        assert row.is_stage_over is (slow.stage_light(told.state) is Light.RED)
        assert (row.last_step, row.last_at) == (told.step, told.at)


@settings(max_examples=80, deadline=None)
@given(moment=moments)
def test_department_by_light_adds_up_as_a_plain_reading(situations, moment):
    seed, t, axis = moment
    groups = CountBy(group=Group.DEPARTMENT).answer(situations[seed].at(t, axis))

    expected = SlowCity(LOGS[seed].events, t, axis).by_department()
    found = {g.key: (g.none, g.green, g.yellow, g.red) for g in groups}
    assert found == {key: tuple(counts[light] for light in Light) for key, counts in expected.items()}


@settings(max_examples=60, deadline=None)
@given(moment=moments, which=st.sampled_from(Which), group=st.sampled_from(Group))
def test_groups_are_a_partition_and_each_is_drilled_to_its_own_cases(situations, moment, which, group):
    seed, t, axis = moment
    view = situations[seed].at(t, axis)
    argument = {
        Group.DEPARTMENT: "department", Group.UNIT: "department", Group.CLASS: "class_prefix",
        Group.DISTRICT: "area", Group.SUBDISTRICT: "area", Group.COMMUNITY: "area", Group.UNIT_GRID: "area",
    }  # fmt: skip

    groups = CountBy(group=group, which=which).answer(view)

    assert sum(g.total for g in groups) == count_of(view, which)
    if group in argument and group is not Group.UNIT:
        for one in groups:
            assert len(Drill(which=which, **{argument[group]: one.key}).answer(view)) == one.total


@settings(max_examples=60, deadline=None)
@given(moment=moments)
def test_the_parts_of_each_number_equal_it_on_every_panel_that_names_it(situations, moment):
    seed, t, axis = moment
    view = situations[seed].at(t, axis)
    numbers, queues = Numbers().answer(view), Queues().answer(view)
    stock = {row.queue: row for row in queues.rows}

    assert numbers.unfiled == queues.unfiled == len(Drill(which=Which.UNFILED).answer(view))
    assert (
        numbers.in_hand + numbers.unfiled
        == queues.in_hand + queues.unfiled
        == sum(stock[q].stock for q in (Queue.FILED, Queue.DISPOSING, Queue.FEEDBACK, Queue.CHECKING, Queue.CHECKED))
    )
    assert numbers.before_filing == sum(stock[q].stock for q in (Queue.REPORTED, Queue.VERIFYING, Queue.ACCEPTED))
    assert numbers.to_file == stock[Queue.ACCEPTED].stock
    assert numbers.hung == queues.hung
    assert numbers.over == sum(row.case_over for row in queues.rows) == stock[Queue.DISPOSING].case_over
    assert numbers.over == sum(g.red for g in CountBy(group=Group.DEPARTMENT).answer(view))
    assert numbers.over == numbers.over_due_today + numbers.over_due_yesterday + numbers.over_due_earlier
    assert numbers.over == sum(
        count_of(view, which) for which in (Which.OVER_WAITING, Which.OVER_ANSWERED, Which.OVER_UNSUPERVISED)
    )
    assert numbers.soon == stock[Queue.DISPOSING].soon
    assert numbers.stage_over == sum(row.stage_over for row in queues.rows)
    assert numbers.due == numbers.closed + numbers.open_overdue_due_today == count_of(view, Which.DUE_TODAY)
    assert numbers.in_time <= numbers.closed <= numbers.due
    for row in queues.rows:
        assert len(Drill(which=Which.OPEN, queue=row.queue).answer(view)) == row.stock
        assert len(Drill(which=Which.STAGE_OVER, queue=row.queue).answer(view)) == row.stage_over


@settings(max_examples=60, deadline=None)
@given(moment=moments)
def test_the_count_an_hour_ago_is_what_the_view_of_an_hour_ago_counts(situations, moment):
    seed, t, axis = moment
    hour_ago = SlowCity(LOGS[seed].events, t - HOUR, axis)

    found = Numbers().answer(situations[seed].at(t, axis)).over_an_hour_ago

    began = min((e.recorded_at if axis == "recorded" else e.valid_at) for e in LOGS[seed].events)
    assert found == (len(hour_ago.cases(Which.CASE_OVER)) if t - HOUR >= began else None)


@settings(max_examples=60, deadline=None)
@given(moment=moments, post=st.sampled_from(Post), department=st.sampled_from(["", "D1", "D2", "U1"]))
def test_a_desk_gets_what_it_must_act_on_urgent_first_and_can_see_the_others(situations, moment, post, department):
    seed, t, axis = moment
    slow, view = SlowCity(LOGS[seed].events, t, axis), situations[seed].at(t, axis)
    asked = {"posts": (post, Post.LEADER), "department": department}

    queue = DeskQueue(**asked).answer(view)

    mine = slow.on_desk((post, Post.LEADER), department)
    assert {row.case_id for row in queue} == mine
    keys = [(not row.urgent, row.stage_due or row.holder_due or row.case_due or float("inf")) for row in queue]
    assert keys == sorted(keys)
    assert {row.case_id for row in DeskQueue(**asked, others=True).answer(view)} == slow.open().keys() - mine
    total = DeskTotal(**asked).answer(view)
    assert total.total == len(queue)
    assert total.urgent == sum(row.urgent for row in queue)
    assert total.stage_over == sum(row.is_stage_over for row in queue)
    assert total.over == sum(row.is_over for row in queue)
    assert DeskQueue(**asked, offset=3, limit=4).answer(view) == queue[3:7]


@settings(max_examples=40, deadline=None)
@given(moment=moments, department=st.sampled_from(["D1", "D2", "U1"]))
def test_what_is_under_us_is_ours_and_held_by_somebody_below(situations, moment, department):
    seed, t, axis = moment
    slow = SlowCity(LOGS[seed].events, t, axis)

    below = UnderUs(department=department).answer(situations[seed].at(t, axis))

    assert {row.case_id for row in below} == slow.where(
        lambda s: s.post is Post.DEPARTMENT and department in (s.department, s.unit) and not holds(s, department)
    )


@pytest.mark.parametrize("seed", sorted(LOGS)[:4])
@pytest.mark.parametrize("axis", ["recorded", "valid"])
def test_a_situation_that_grows_by_polling_answers_like_one_loaded_at_once(situations, seed, axis):
    log = growth.ListSource()
    grown = growth.situation(log)
    moments = [growth.NOON - hours * HOUR for hours in (40, 3, 20, 60, 0)]
    for upto in (50, 51, 200, 333, 400):
        log.events = LOGS[seed].events[:upto]
        grown.poll()
        answers = [Drill(which=Which.OPEN).answer(grown.at(t, axis)) for t in moments]

    for t, answer in zip(moments, answers, strict=True):
        whole = situations[seed].at(t, axis)
        assert answer == Drill(which=Which.OPEN).answer(whole)
        assert Numbers().answer(grown.at(t, axis)) == Numbers().answer(whole)


@settings(max_examples=40, deadline=None)
@given(moment=moments, every=st.integers(1, 150))
def test_checkpoints_change_nothing(situations, moment, every):
    seed, t, axis = moment
    view = situations[seed].at(t, axis)
    events, as_of = view.tables.events, AsOf(every)

    found = as_of.at(view.base.count, view.order, events, len(view.tables.cases.first))

    assert found.last.tolist() == view.base.last.tolist()
    assert found.open_rows.tolist() == view.base.open_rows.tolist()
    assert found.asked_rows.tolist() == view.base.asked_rows.tolist()


@pytest.mark.parametrize("seed", sorted(LOGS))
@pytest.mark.parametrize("axis", ["recorded", "valid"])
def test_the_way_to_a_moment_changes_nothing_forth_or_back(situations, seed, axis):
    view = situations[seed].at(growth.NOON, axis)
    events, cases = view.tables.events, len(view.tables.cases.first)
    as_of, rng = AsOf(60), random.Random(seed)

    for _ in range(30):
        count = rng.randrange(view.base.count + 1)
        found, anew = (one.at(count, view.order, events, cases) for one in (as_of, AsOf(10**9)))

        assert found.last.tolist() == anew.last.tolist()
        assert found.open_rows.tolist() == anew.open_rows.tolist()
        assert found.asked_rows.tolist() == anew.asked_rows.tolist()


def test_a_case_that_was_not_there_yet_is_not_found(situations):
    log = LOGS[0]
    first = log.events[0]

    assert CaseOf(case_id=first.subject).answer(situations[0].at(first.recorded_at)) is not None
    assert CaseOf(case_id=first.subject).answer(situations[0].at(first.recorded_at - 1)) is None
    assert CaseOf(case_id="no case").answer(situations[0].at()) is None
