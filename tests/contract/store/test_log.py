"""The log of every store: order, both times, both chains."""

import json
from contextlib import suppress
from dataclasses import replace

import pytest

from app.domain.event import GENESIS, canonical, chain_hash
from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Axis
from tests.contract.store.facts import T0, case_fact, new_case, next_of, wall_fact


def append_all(store, *facts, now=T0):
    with store.unit(now) as unit:
        events = [unit.append(fact) for fact in facts]
        unit.commit()
    return events


def test_events_are_numbered_without_gaps_over_several_units(store):
    append_all(store, wall_fact(), wall_fact())
    append_all(store, wall_fact())

    assert [event.seq for event in store.events_after(0, 100)] == [1, 2, 3]
    assert store.head() == 3


def test_what_is_read_is_what_was_appended(store):
    appended = append_all(store, wall_fact(scene="督办"), case_fact(new_case("c1"), "reported"))

    assert list(store.events_after(0, 100)) == appended


def test_the_payload_is_kept_as_canonical_text(store):
    fact = replace(wall_fact(), payload={"b": 1.0, "a": 1e2, "路": "河北路"})

    append_all(store, fact)

    [event] = store.events_after(0, 1)
    assert event.payload == canonical(fact.payload) == '{"a":100.0,"b":1.0,"路":"河北路"}'


def test_each_axis_has_its_own_unbroken_chain(store):
    case = new_case("c1")
    append_all(store, case_fact(case, "reported"), case_fact(next_of(case), "sign", axis=Axis.COMMAND))
    append_all(store, wall_fact(), case_fact(next_of(next_of(case)), "handle", axis=Axis.COMMAND))

    events = store.events_after(0, 100)
    assert all(event.hash == chain_hash(event) for event in events)
    for axis in Axis:
        chain = [event for event in events if event.axis == axis]
        assert [event.chain_seq for event in chain] == [1, 2]
        assert [event.prev_hash for event in chain] == [GENESIS, chain[0].hash]


def test_recorded_time_stands_still_when_the_clock_goes_back(store):
    append_all(store, wall_fact(), now=T0)
    append_all(store, wall_fact(), now=T0 - HOUR)

    assert [event.recorded_at for event in store.events_after(0, 10)] == [T0, T0]


def test_valid_time_never_runs_ahead_of_recorded_time(store):
    append_all(store, wall_fact(valid_at=T0 + HOUR), now=T0)

    assert store.events_after(0, 1)[0].valid_at == T0


@pytest.mark.parametrize("in_one_unit", [True, False])
def test_valid_time_never_goes_back_within_one_subject(store, in_one_unit):
    case = new_case("c1")
    late, early = T0 - MINUTE, T0 - HOUR
    facts = [
        case_fact(case, "reported", valid_at=late),
        case_fact(next_of(case), "accept", valid_at=early),
        wall_fact(valid_at=late),
        wall_fact(valid_at=early),
    ]
    if in_one_unit:
        append_all(store, *facts)
    else:
        for fact in facts:
            append_all(store, fact)

    assert [event.valid_at for event in store.events_after(0, 10)] == [late] * 4


def test_subjects_do_not_hold_each_other_back(store):
    append_all(store, wall_fact("a", valid_at=T0), wall_fact("b", valid_at=T0 - HOUR))

    assert [event.valid_at for event in store.events_after(0, 10)] == [T0, T0 - HOUR]


def test_reading_goes_on_where_it_stopped_and_keeps_the_limit(store):
    append_all(store, *[wall_fact() for _ in range(5)])

    assert [event.seq for event in store.events_after(1, 3)] == [2, 3, 4]
    assert list(store.events_after(5, 3)) == []


def test_a_unit_left_without_commit_writes_nothing(store):
    with store.unit(T0) as unit:
        unit.append(wall_fact())
        unit.append(case_fact(new_case("c1"), "reported"))

    assert store.head() == 0
    assert store.case("c1") is None


def test_a_unit_left_by_an_exception_writes_nothing(store):
    with suppress(ZeroDivisionError), store.unit(T0) as unit:
        unit.append(wall_fact())
        raise ZeroDivisionError

    assert store.head() == 0
    append_all(store, wall_fact())
    assert store.head() == 1


@pytest.mark.parametrize("field", ["subject", "kind", "actor", "seat"])
def test_a_text_no_database_takes_is_refused_at_once_and_the_unit_goes_on(store, field):
    with store.unit(T0) as unit:
        with pytest.raises(ValueError, match="null"):
            unit.append(replace(wall_fact(), **{field: "a\x00b"}))
        with pytest.raises(ValueError, match="surrogate"):
            unit.append(replace(wall_fact(), payload={"text": "\ud800"}))
        unit.append(wall_fact())
        unit.commit()

    assert store.head() == 1


def test_a_null_character_inside_a_payload_is_kept(store):
    append_all(store, replace(wall_fact(), payload={"text": "a\x00b"}))

    assert json.loads(store.events_after(0, 1)[0].payload) == {"text": "a\x00b"}


def test_the_stores_id_stays(store, open_again):
    assert store.store_id() == open_again().store_id() != ""
