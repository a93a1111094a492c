"""Claims and alarms for any moment on both axes, beside a plain walk over the events."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.event import Event
from app.domain.moment import HOUR, MINUTE, SECOND, Instant
from app.domain.terms import Stage, Stream
from app.domain.work_time import local_day, midnight
from app.situation.questions.alarms import Alarms
from app.situation.questions.claims import Claims
from app.situation.questions.desk import CaseOf
from app.situation.questions.listing import Listing
from tests.unit.situation.growth import NOON, HandClock, ListSource, case_id, duty, situation, state

CASES = 6
START = NOON - 13 * HOUR


def busy_log(seed: int, events: int = 500) -> ListSource:
    """Return a log of claims, releases, steps, leavings and alarms on few cases; times repeat, valid times come late."""
    rng, source, valid = random.Random(seed), ListSource(), {}
    at = START
    for number in range(CASES):
        source.case(case_id(number), "reported", at, state(number))
    for _ in range(events):
        at += rng.choice((0, SECOND, 20 * SECOND, MINUTE, 4 * MINUTE))
        number, seat = rng.randrange(CASES), rng.choice("123")
        late = rng.choice((0, 0, SECOND, 3 * MINUTE))
        kind = rng.choice(("claimed", "claimed", "claimed", "released", "step", "logged_out", "alarm", "alarm"))
        subject = f"{kind == 'alarm'}{number}"
        valid[subject] = min(at, max(valid.get(subject, 0), at - late))
        _append(source, rng, kind, number, seat, at, valid[subject])
    return source


def _append(source: ListSource, rng: random.Random, kind: str, number: int, seat: str, at: int, valid_at: int) -> None:
    more = {"valid_at": valid_at, "seat": seat, "actor": f"user {seat}"}
    if kind == "step":
        source.case(case_id(number), "accept", at, state(number), valid_at=valid_at, seat=seat)
    elif kind == "logged_out":
        source.append(f"user {seat}", kind, {"v": 1}, at, stream=Stream.SHIFT, **more)
    elif kind == "alarm":
        kind = rng.choice(("alarm_raised", "alarm_acknowledged"))
        payload = {"v": 1, "case_id": case_id(number), "reason": "urgent"} if kind == "alarm_raised" else {"v": 1}
        source.append(case_id(number), kind, payload, at, stream=Stream.ALARM, **more)
    else:
        payload = {"v": 1, "until": at + 5 * MINUTE, "number": f"N{number}"} if kind == "claimed" else {"v": 1}
        source.append(case_id(number), kind, payload, at, stream=Stream.CLAIM, **more)


LOGS = {seed: busy_log(seed) for seed in range(4)}
ENDS = max(log.events[-1].recorded_at for log in LOGS.values())
moments = st.tuples(
    st.sampled_from(sorted(LOGS)), st.integers(START // SECOND - 60, ENDS // SECOND + 400).map(lambda s: s * SECOND),
    st.sampled_from(["recorded", "valid"]),
)  # fmt: skip


@pytest.fixture(scope="module")
def situations():
    return {seed: situation(log) for seed, log in LOGS.items()}


def told(events: list[Event], t: Instant, axis: str) -> Iterator[tuple[Instant, Event]]:
    """Yield what was known at *t*, in order."""
    when = (lambda e: e.recorded_at) if axis == "recorded" else (lambda e: e.valid_at)
    yield from ((when(e), e) for e in sorted(events, key=lambda e: (when(e), e.seq)) if when(e) <= t)


def walked_claims(events: list[Event], t: Instant, axis: str) -> dict[str, str]:
    """Return the seat that has each case open, by taking one event after the other."""
    held: dict[str, tuple[str, Instant]] = {}
    for _, e in told(events, t, axis):
        if e.kind == "logged_out":
            held = {case: claim for case, claim in held.items() if claim[0] != e.seat}
        elif e.kind == "claimed":
            held[e.subject] = (e.seat, e.recorded_at + 5 * MINUTE)
        elif e.stream in (Stream.CASE, Stream.CLAIM):
            held.pop(e.subject, None)
    return {case: seat for case, (seat, until) in held.items() if t < until}


def walked_alarms(events: list[Event], t: Instant, axis: str) -> tuple[list[int], list[int]]:
    """Return the numbers of the alarms that are open, and of those acknowledged today, newest first."""
    waiting: dict[str, list[int]] = {}
    seen: list[tuple[Instant, int]] = []
    for at, e in told(events, t, axis):
        if e.kind == "alarm_raised":
            waiting.setdefault(e.subject, []).append(e.seq)
        elif e.kind == "alarm_acknowledged":
            seen += [(at, seq) for seq in waiting.pop(e.subject, [])]
    today = midnight(local_day(t))
    return [seq for some in waiting.values() for seq in some], [seq for at, seq in seen if at >= today]


@settings(max_examples=300, deadline=None)
@given(moment=moments)
def test_who_has_which_case_open_is_what_a_walk_over_the_events_says(situations, moment):
    seed, t, axis = moment
    view = situations[seed].at(t, axis)

    claims = Claims().answer(view)

    expected = walked_claims(LOGS[seed].events, t, axis)
    assert {one.case_id: one.seat for one in claims} == expected
    for number in range(CASES):
        row = CaseOf(case_id=case_id(number)).answer(view)
        assert row is None or row.claimed_by == expected.get(row.case_id, "")
    assert {row.case_id for row in Listing(claimed=True).answer(view).rows} == set(expected)
    assert all(t < one.until <= t + 8 * MINUTE for one in claims)


@settings(max_examples=200, deadline=None)
@given(moment=moments)
def test_open_and_acknowledged_alarms_are_what_a_walk_over_the_events_says(situations, moment):
    seed, t, axis = moment

    alarms = Alarms(limit=0).answer(situations[seed].at(t, axis))

    waiting, seen = walked_alarms(LOGS[seed].events, t, axis)
    assert sorted(one.seq for one in alarms.open) == sorted(waiting)
    assert sorted(one.seq for one in alarms.seen_today) == sorted(seen)
    assert (alarms.total, alarms.seen_total) == (len(waiting), len(seen))
    assert [one.at for one in alarms.open] == sorted((one.at for one in alarms.open), reverse=True)
    assert all(one.seen_by for one in alarms.seen_today)
    assert all(one.seen_at is None for one in alarms.open)


@pytest.mark.parametrize("seed", sorted(LOGS))
@pytest.mark.parametrize("axis", ["recorded", "valid"])
def test_claims_and_alarms_grow_by_polling_and_outlive_a_restart(situations, seed, axis, tmp_path):
    log = ListSource()
    grown = situation(log, snapshot=tmp_path)
    for upto in (60, 61, 200, 400, len(LOGS[seed].events)):
        log.events = LOGS[seed].events[:upto]
        grown.poll()
        now = log.events[-1].recorded_at
        assert Alarms().answer(grown.at(now, axis)) == Alarms().answer(situation(log).at(now, axis))
        if upto == 200:
            grown.save_snapshot()
    restarted = situation(log, snapshot=tmp_path)

    for t in range(START, ENDS, 7 * MINUTE):
        expected = [question.answer(situations[seed].at(t, axis)) for question in (Claims(), Alarms())]
        for one in (grown, restarted):
            assert [question.answer(one.at(t, axis)) for question in (Claims(), Alarms())] == expected


def test_a_claim_by_a_clock_ahead_of_ours_counts_at_once():
    log = ListSource()
    log.case(case_id(1), "reported", NOON, state(1))
    log.append(
        case_id(1), "claimed", {"v": 1, "until": NOON + 5 * MINUTE}, NOON + SECOND, stream=Stream.CLAIM, seat="7"
    )

    assert [one.seat for one in Claims().answer(situation(log).at())] == ["7"]
    assert Claims().answer(situation(log).at(NOON)) == ()


def test_claims_of_long_ago_are_forgotten_and_none_lasts_for_hours():
    log = ListSource()
    log.case(case_id(1), "reported", START, state(1))
    for hour in range(100):
        log.append(
            case_id(1), "claimed", {"v": 1, "until": NOON * 2}, START + hour * HOUR, stream=Stream.CLAIM, seat="7"
        )
    made = situation(log, clock=HandClock(START + 99 * HOUR))

    assert len(made._history.claims.records()) <= 2 * 27
    assert Claims().answer(made.at(START + 99 * HOUR + 29 * MINUTE))
    assert not Claims().answer(made.at(START + 98 * HOUR + 31 * MINUTE))


def test_an_unreadable_claim_or_alarm_is_passed_over(caplog):
    log = ListSource()
    log.case(case_id(1), "reported", NOON, state(1, stage=Stage.FILED))
    log.append(case_id(1), "claimed", {"v": 1, "until": "soon"}, NOON, stream=Stream.CLAIM)
    log.append(case_id(1), "alarm_raised", {"v": 1, "lon": "east"}, NOON, stream=Stream.ALARM)
    made = situation(log, duty("T1"))

    assert Claims().answer(made.at()) == ()
    assert Alarms().answer(made.at()).total == 0
    assert "is not read" in caplog.text
