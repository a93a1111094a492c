"""What chart, list and map are narrowed to together, beside a plain reading of the cases."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.moment import MINUTE
from app.domain.terms import Light
from app.situation.filters import Filter
from app.situation.questions.listing import Listing
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, situation

SITUATION = situation(growth.random_log(31))
FILTERS = st.builds(
    Filter,
    classes=st.sampled_from([(), ("E06",), ("E0", "C02003"), ("X",)]),
    areas=st.sampled_from([(), ("420102",), ("420103002", "420102001001002")]),
    lights=st.sampled_from([(), (Light.RED,), (Light.RED, Light.YELLOW)]),
    departments=st.sampled_from([(), ("D1",), ("D2", "U1"), ("nobody",)]),
)


def passes(row, wanted: Filter) -> bool:
    return (
        (not wanted.classes or row.class_key.startswith(wanted.classes))
        and (not wanted.areas or row.grid.startswith(wanted.areas))
        and (not wanted.lights or row.light in wanted.lights)
    )


@settings(max_examples=60, deadline=None)
@given(wanted=FILTERS, minutes=st.integers(-60 * 60, 60))
def test_a_filter_passes_the_open_cases_that_fit_it_in_every_kind(wanted, minutes):
    view = SITUATION.at(NOON + minutes * MINUTE)
    rows = [row for row in Listing(limit=0).answer(view).rows if passes(row, wanted)]
    chains = {row.case_id for code in wanted.departments for row in Listing(limit=0, department=code).answer(view).rows}
    expected = {row.case_id for row in rows if not wanted.departments or row.case_id in chains}

    mask = wanted.open_mask(view)

    assert set(view.open.rows[mask].tolist()) == {view.find(case_id) for case_id in expected}


def test_the_narrower_of_two_filters_stands_where_it_says_anything():
    scene, clicked = Filter(classes=("E06",), areas=("420102",)), Filter(classes=("C01",))

    assert clicked.within(scene) == Filter(classes=("C01",), areas=("420102",))
    assert Filter().within(scene) == scene


@pytest.mark.parametrize("one", [Filter(), Filter((), (), (), ())])
def test_a_filter_that_asks_for_nothing_is_empty_and_hashable(one):
    assert one.is_empty
    assert hash(one) == hash(Filter())
