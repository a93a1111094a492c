"""The strip of time says of every stretch what a plain reading of the log says."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.case import CaseState
from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import QUEUE_OF, Queue, Stream
from app.situation.questions.time_strip import SceneSpan, TimeStrip
from app.situation.time_marks import LOOK_BACK
from tests.unit.situation import growth

LOGS = {seed: growth.random_log(seed) for seed in range(6)}


@pytest.fixture(scope="module")
def situations():
    return {seed: growth.situation(log) for seed, log in LOGS.items()}


def slow_counts(log, t, axis, since, until, step):
    """Return steps and lateness by stretch, one event after another."""
    time_of = (lambda e: e.recorded_at) if axis == "recorded" else (lambda e: e.valid_at)
    known = sorted((e for e in log.events if time_of(e) <= t), key=lambda e: (time_of(e), e.seq))
    steps, over = [0] * ((until - since) // step), [0] * ((until - since) // step)
    last = {}
    for event in known:
        if since <= time_of(event) < until and event.kind != "clock_recomputed":
            steps[(time_of(event) - since) // step] += 1
        late(last.get(event.subject), time_of(event), over, since, until, step)
        state = CaseState.from_payload(json.loads(event.payload)["after"])
        last[event.subject] = (time_of(event), state)
    for told in last.values():
        late(told, t + 1, over, since, min(until, t), step)
    return tuple(steps), tuple(over)


def late(told, next_at, over, since, until, step):
    if told is None:
        return
    at, state = told
    if QUEUE_OF.get(state.stage) is not Queue.DISPOSING or state.exempt or state.case_due is None:
        return
    if at <= state.case_due < next_at and since <= state.case_due < until and at >= since - LOOK_BACK:
        over[(state.case_due - since) // step] += 1


@settings(max_examples=120, deadline=None)
@given(
    seed=st.sampled_from(sorted(LOGS)),
    back=st.integers(-80 * 60, 60),
    length=st.sampled_from([(2 * HOUR, MINUTE), (DAY, 10 * MINUTE), (7 * DAY, HOUR)]),
    lead=st.integers(0, 3 * 24 * 60),
    axis=st.sampled_from(["recorded", "valid"]),
)
def test_every_stretch_counts_what_a_plain_reading_counts(situations, seed, back, length, lead, axis):
    t = growth.NOON + back * MINUTE
    since = t - lead * MINUTE
    until, step = since + length[0], length[1]

    marks = TimeStrip(since=since, until=until, step=step).answer(situations[seed].at(t, axis))

    steps, over = slow_counts(LOGS[seed], t, axis, since, until, step)
    assert marks.steps == steps
    assert marks.over == over
    assert marks.known_until == t


def test_the_scenes_stand_one_after_another(situations):
    source = growth.ListSource()
    noon = growth.NOON
    for at, scene in ((noon - 3 * HOUR, "daily"), (noon - 2 * HOUR, "supervision"), (noon - HOUR, "supervision")):
        source.append("hall", "scene_shown", {"scene": scene}, at, stream=Stream.WALL)
    situation = growth.situation(source)

    marks = TimeStrip(since=noon - 150 * MINUTE, until=noon + HOUR, wall="hall").answer(situation.at(noon))

    assert marks.scenes == (
        SceneSpan(start=noon - 150 * MINUTE, end=noon - 2 * HOUR, scene="daily"),
        SceneSpan(start=noon - 2 * HOUR, end=noon, scene="supervision"),
    )


def test_notices_are_marked_where_they_went_out():
    source = growth.ListSource()
    source.case(growth.case_id(1), "supervise", growth.NOON - 25 * MINUTE, growth.state())
    marks = TimeStrip(since=growth.NOON - HOUR, until=growth.NOON).answer(growth.situation(source).at(growth.NOON))

    assert marks.supervised == (0, 0, 0, 1, 0, 0)


@pytest.mark.parametrize("until", [growth.NOON, growth.NOON + 10_000 * MINUTE])
def test_a_strip_of_no_length_or_without_end_is_refused(until):
    with pytest.raises(ValueError, match="stretches"):
        TimeStrip(since=growth.NOON, until=until, step=MINUTE)
