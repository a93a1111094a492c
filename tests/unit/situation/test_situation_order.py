"""The two orders of time: late events go to their place, equal times stay in the order of the log."""

import random
from types import SimpleNamespace

import numpy as np
import pytest

from app.domain.moment import HOUR, MINUTE
from app.situation.as_of import AsOf
from app.situation.axis import Axis, LateOrder
from app.situation.last_by import LastBy
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, ListSource, case_id, situation, state


def late_times(seed, count=300):
    """Return rising times some of which come late, and the sizes they grow through."""
    rng = random.Random(seed)
    times = np.array([i * 10 - rng.choice((0, 0, rng.randrange(400))) for i in range(count)], np.int64)
    return times, [*sorted(rng.sample(range(1, count), 12)), count]


@pytest.mark.parametrize("seed", range(5))
def test_an_order_that_grows_is_the_order_sorted_at_once(seed):
    times, sizes = late_times(seed)
    late = LateOrder()

    for size in sizes:
        axis, _ = late.take(times[:size])

        assert axis.order.tolist() == sorted(range(size), key=lambda i: (times[i], i))
        assert axis.times.tolist() == sorted(times[:size].tolist())


@pytest.mark.parametrize("seed", range(5))
def test_an_order_says_up_to_where_it_stayed_and_what_was_handed_out_stays(seed):
    times, sizes = late_times(seed)
    late, before = LateOrder(), Axis(np.empty(0, np.int64), np.empty(0, np.int32))

    for size in sizes:
        handed_out = before.order.tolist()
        axis, kept = late.take(times[:size])

        assert axis.order[:kept].tolist() == handed_out[:kept]
        assert before.order.tolist() == handed_out
        before = axis


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("every", [7, 50])
def test_checkpoints_do_not_outlive_a_late_event_before_them(seed, every):
    times, sizes = late_times(seed)
    rng = np.random.default_rng(seed)
    case = rng.integers(1, 20, len(times)).astype(np.int32)
    stage, pending = rng.integers(0, 13, (2, len(times))).astype(np.uint8)
    events = SimpleNamespace(case=case, stage=stage, pending=pending)
    late, as_of, last_by = LateOrder(), AsOf(every), LastBy(every)

    for size in sizes:
        axis, kept = late.take(times[:size])
        as_of.forget_after(kept)
        last_by.forget_after(kept)
        for count in (size // 3, size, size // 2):
            expected = np.full(20, -1)
            for row in axis.order[:count].tolist():
                expected[case[row]] = row
            found = as_of.at(count, axis, events, 20)
            assert found.last.tolist() == expected.tolist()
            assert last_by.at(count, axis, case.__getitem__, 20).tolist() == expected.tolist()


@pytest.mark.parametrize("axis", ["recorded", "valid"])
def test_the_events_of_a_period_are_those_within_both_ends(axis):
    log = growth.random_log(3)
    view = situation(log).at(NOON - 10 * HOUR, axis)
    time_of = {"recorded": lambda e: e.recorded_at, "valid": lambda e: e.valid_at}[axis]
    edge = time_of(log.events[200])

    for since, until in ((edge - 9 * HOUR, edge), (edge, edge + 5 * HOUR), (edge, NOON), (edge - 1, edge - 1)):
        within = [e for e in log.events if since <= time_of(e) <= min(until, view.t)]
        rows = view.events_between(since, until)
        assert [int(seq) for seq in view.tables.events.seq[rows]] == [
            e.seq for e in sorted(within, key=lambda e: (time_of(e), e.seq))
        ]


def test_valid_time_tells_what_was_so_and_recorded_time_what_was_known():
    source = ListSource()
    source.case(case_id(1), "reported", NOON, state(), valid_at=NOON - HOUR)
    made = situation(source)

    known, true = (made.at(NOON - 30 * MINUTE, axis) for axis in ("recorded", "valid"))

    assert len(known.open.rows) == 0
    assert len(true.open.rows) == 1


def test_a_late_event_changes_an_earlier_valid_moment_that_was_already_asked():
    source = ListSource()
    source.case(case_id(1), "reported", NOON, state())
    made = situation(source)
    asked = made.at(NOON - 30 * MINUTE, "valid")
    source.case(case_id(2), "reported", NOON + MINUTE, state(2), valid_at=NOON - HOUR)
    made.poll()

    assert len(asked.open.rows) == 0
    assert len(made.at(NOON - 30 * MINUTE, "valid").open.rows) == 1
