"""A search finds what anybody would find by looking at every case, in both databases, however small its first look."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.adapters.store import led_search, searcher
from app.domain.moment import SECOND
from app.domain.terms import Stage
from app.services.searching import FLAGS, SearchQuery
from tests import naive_search
from tests.contract.store.facts import T0, case_fact, new_case, next_of

LETTERS = "河北路桥aA1 -%_'\"*𠀀"
TEXT = st.text(LETTERS, max_size=8)
WORD = st.text(LETTERS, max_size=4)
CLASSES = ("E06010", "E06020", "C06010", "E07010")
GRIDS = ("310101001001001", "310101002001001", "310102001001001", "")
STAGES = (Stage.REPORTED, Stage.DISPOSING, Stage.CLOSED)
PHONES = ("13812345678", "138-1234 0000", "021 6200", "12")
CODES = ("", "D1", "D2", "U1")

CASE = st.fixed_dictionaries(
    {
        "number": st.sampled_from(("20260621-0001", "20260621-0011", "A-1", "1")), "place": TEXT, "road": TEXT,
        "class_key": st.sampled_from(CLASSES), "grid": st.sampled_from(GRIDS), "stage": st.sampled_from(STAGES),
        "department": st.sampled_from(CODES), "unit": st.sampled_from(CODES), "team": st.sampled_from(CODES),
        "order_no": st.sampled_from(("", "12345-0001", "X1")),
    }
)  # fmt: skip
FLAGGED = st.lists(st.sampled_from(FLAGS), unique=True, max_size=2)
MOMENT = st.integers(-3 * SECOND, 3 * SECOND)
PLACED = st.tuples(CASE, TEXT, MOMENT, FLAGGED, st.none() | st.sampled_from(PHONES))
CHANGES = st.lists(st.tuples(st.integers(0, 9), CASE), max_size=4)
BOUND = st.none() | MOMENT.map(lambda at: T0 + at)
QUERY = st.builds(
    SearchQuery,
    text=st.lists(WORD, max_size=2).map(" ".join),
    number=st.sampled_from(("", "", "1", "0011", "20260621-0001", "X1", "A")),
    phone=st.sampled_from(("", "", "138", "1381234", "021", "12", "138 1234 5", "x")),
    class_prefix=st.sampled_from(("", "", "E", "E0", "E06", "E06010", "C06", "X")),
    area_prefix=st.sampled_from(("", "", "3101", "310101", "310101001", "31010100100100", "310101001001001")),
    department=st.sampled_from(("", "", "D1", "U1", "D9")),
    stages=st.lists(st.sampled_from(STAGES), max_size=2).map(tuple),
    since=BOUND,
    until=BOUND,
    flags=FLAGGED.map(tuple),
    limit=st.integers(1, 4),
)


def case_of(number, values, text, at, flags):
    made = new_case(f"c{number}", at=T0 + at, description=text)
    given = {flag: True for flag in flags if flag != "assisted"}
    assistants = ("D3",) if "assisted" in flags else ()
    return made.with_state(**{**values, **given, "assistants": assistants})


def fill(store, placed, changes):
    """Write the cases, then the changes, each in units of their own; return the callers' digits by case."""
    phones = {}
    with store.unit(T0) as unit:
        for number, (values, text, at, flags, phone) in enumerate(placed):
            unit.append(case_fact(case_of(number, values, text, at, flags), "reported"))
            if phone:
                unit.add_personal(f"c{number}", {"caller_phone": phone})
                phones[f"c{number}"] = {"".join(filter(str.isdecimal, phone))}
        unit.commit()
    for half in (changes[:2], changes[2:]):
        with store.unit(T0) as unit:
            for which, values in half:
                if case := unit.case(f"c{which}"):
                    unit.append(case_fact(next_of(case, **values), "step"))
            unit.commit()
    return phones


@contextmanager
def emptied(house):
    """Give the house's store without what the example before left."""
    names = "event", "case_file", "personal", "caller"
    for name in names:
        house.run(f"DELETE FROM {name}")
    words = "INSERT INTO case_words (case_words) VALUES ('delete-all')" if house.is_sqlite else "DELETE FROM case_words"
    house.run(words)
    house.run("UPDATE head SET seq = 0, recorded_at = 0, supervision_seq = 0, command_seq = 0")
    store = house.open()
    store.take_lease("x", T0)
    try:
        yield store
    finally:
        house.opened.remove(store)
        store.dispose()


SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


LEADS = [(1, 0), (1, led_search.MANY), (searcher.NEWEST, led_search.MANY)]
"""How many cases are looked at first, and how large a set leads to them."""


@pytest.mark.parametrize(("newest", "many"), LEADS)
@settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
@given(placed=st.lists(PLACED, max_size=10), changes=CHANGES, queries=st.lists(QUERY, min_size=12, max_size=12))
def test_a_search_finds_what_a_look_at_every_case_finds(house, newest, many, placed, changes, queries):
    before = searcher.NEWEST, led_search.MANY, led_search._FIRST
    searcher.NEWEST, led_search.MANY, led_search._FIRST = newest, many, newest
    few, led_search.FEW = led_search.FEW, 0 if newest == 1 else led_search.FEW
    try:
        with emptied(house) as store:
            phones = fill(store, placed, changes)
            cases = list(store.cases(None, None))
            for query in queries:
                expected = naive_search.search(cases, phones, query)
                assert store.search(query) == expected
                if expected:
                    last = expected[-1]
                    behind = replace(query, after=(last.reported_at, last.case_id))
                    assert store.search(behind) == naive_search.search(cases, phones, behind)
            assert list(store.check_projections()) == []
    finally:
        searcher.NEWEST, led_search.MANY, led_search._FIRST = before
        led_search.FEW = few
