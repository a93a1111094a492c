"""Columns grow behind those who read them, and no append waits until everything is copied."""

import random
from dataclasses import replace

import numpy as np
import pytest

from app.domain.moment import SECOND
from app.situation.case_tables import EventArrays
from app.situation.column import CRAMPED, HEADROOM, PACE, STEP_BYTES, Column, Table, dtypes_of
from app.situation.snapshot import columns_of, read_snapshot
from tests.bench import synthetic
from tests.unit.situation.growth import NOON, ListSource, case_id, situation, state

CASES = 3_000
MANY = 60_000
"""Some megabytes of case events: several steps."""
ROW = sum(dtype.itemsize for dtype in dtypes_of(EventArrays).values())


def rows(kind, count, first=0):
    """Return *count* rows that count on from *first* in every column."""
    counted = np.arange(first, first + count)
    return kind(**{name: counted.astype(dtype) for name, dtype in dtypes_of(kind).items()})


def copied(columns):
    return sum(one.copied for one in columns)


def log_of(cases):
    source = ListSource()
    for number in range(cases):
        source.case(case_id(number), "file", NOON + number * SECOND, state(number))
    return source


def read_from_a_snapshot(folder):
    source = log_of(CASES)
    situation(source, snapshot=folder).save_snapshot()
    return read_snapshot(folder, source)


def filled_at_once(_folder):
    return synthetic.history(CASES)


@pytest.mark.parametrize("start", [read_from_a_snapshot, filled_at_once])
def test_the_first_cases_after_a_start_copy_nothing(start, tmp_path):
    history = start(tmp_path)
    columns = dict(columns_of(history))
    arrays, before = {name: one.view().base for name, one in columns.items()}, copied(columns.values())
    few = CASES // HEADROOM // 8

    for event in log_of(CASES + few).events[CASES:]:
        history.append([replace(event, seq=history.seq + 1)])

    assert len(history.cases.cases) == CASES + few
    assert copied(columns.values()) == before
    assert [name for name, one in columns.items() if one.view().base is not arrays[name]] == []


def grown(table, chunk, until):
    """Append *chunk* rows at a time until there are so many; return how many bytes the worst append copied."""
    worst, columns = 0, table.columns.values()
    while len(table) < until:
        before = copied(columns)
        table.append(rows(EventArrays, chunk, len(table)))
        worst = max(worst, copied(columns) - before)
    return worst


def nearly_cramped():
    table = Table(EventArrays)
    table.append(rows(EventArrays, MANY))
    room = MANY + MANY // HEADROOM
    table.append(rows(EventArrays, room - room // CRAMPED - MANY, MANY))
    assert copied(table.columns.values()) == 0
    return table


def is_counting_on(table):
    return all(
        np.array_equal(one.view(), np.arange(len(table)).astype(one.view().dtype)) for one in table.columns.values()
    )


def test_one_event_after_another_copies_a_little_until_all_has_moved_into_larger_arrays():
    table = nearly_cramped()

    worst = grown(table, 1, len(table) + 2 * MANY * ROW // STEP_BYTES)

    assert copied(table.columns.values()) > MANY * ROW
    assert worst <= STEP_BYTES + 8
    assert not any(one.is_cramped for one in table.columns.values())
    assert is_counting_on(table)


def test_many_events_at_once_copy_in_proportion_to_themselves():
    table, chunk = nearly_cramped(), 5_000

    worst = grown(table, chunk, 5 * MANY)

    assert worst <= PACE * chunk * ROW + 8
    assert is_counting_on(table)


def test_more_than_there_is_room_for_is_taken_as_well():
    table = nearly_cramped()
    table.append(rows(EventArrays, 1, len(table)))

    table.append(rows(EventArrays, 4 * MANY, len(table)))

    assert is_counting_on(table)
    assert not any(one.is_cramped for one in table.columns.values())


def test_what_was_dropped_is_not_copied_and_its_memory_is_given_back_in_steps():
    table = Table(EventArrays)
    table.append(rows(EventArrays, MANY))
    seen, columns = table.arrays().seq, table.columns.values()
    table.drop(MANY - 1000)

    assert copied(columns) == 0
    assert grown(table, 1, 1000 + ROW) <= STEP_BYTES + 8
    assert len(table.arrays().seq) == 1000 + ROW
    assert table.arrays().seq.tolist() == list(range(MANY - 1000, MANY)) + list(range(1000, 1000 + ROW))
    assert all(len(one.view().base) <= 3000 for one in columns)
    assert np.array_equal(seen, np.arange(MANY)), "whoever looked before sees what he saw"


@pytest.mark.parametrize("seed", range(20))
def test_a_column_is_a_list_whatever_is_done_to_it_and_however_long_others_look(seed):
    rng, kept = random.Random(seed), []
    column, expected = Column(np.dtype(np.int32), capacity=4), []
    for step in range(400):
        done = rng.randrange(5)
        if done < 2:
            values = [step * 100 + n for n in range(rng.choice((0, 1, 1, 3, 40)))]
            column.extend(np.array(values, np.int32))
            expected += values
        elif done == 2:
            column.move_on(rng.choice((1, 16, 64, 4096)))
        elif done == 3 and rng.random() < 0.2:
            count = rng.randrange(len(expected) + 1)
            column.drop(count)
            expected = expected[count:]
        kept.append((column.view(), list(expected)))

    assert len(column) == len(expected)
    for view, then in kept:
        assert view.tolist() == then
        assert not view.flags.writeable


def test_a_column_that_outgrows_the_array_it_was_moving_to_moves_to_a_larger_one():
    column = Column(np.dtype(np.int32))
    column.extend(np.arange(10_000, dtype=np.int32))
    column.drop(9_000)
    column.move_on(4)
    column.extend(np.arange(10_000, 11_900, dtype=np.int32))
    while column.is_cramped:
        column.move_on(4096)

    assert column.view().tolist() == list(range(9_000, 11_900))
