"""A store knows whose log it holds: its first gateway's city, noted once and under the lease."""

import pytest

from app.cli.failures import CommandError
from app.cli.whose_store import adopt_city, refuse_other_city
from app.services.ports import LeaseLost
from app.simulate.city import generate_city
from tests.contract.store.facts import T0, case_fact, new_case
from tests.integration.store.test_upgrading import make_old


@pytest.fixture(scope="module")
def cities():
    return generate_city("990100"), generate_city("330100", name="别处市")


def test_a_store_takes_its_first_gateways_city_and_no_other_after_it(writing, house, cities):
    ours, other = cities
    refuse_other_city(writing, ours)
    refuse_other_city(writing, other)
    assert writing.city() == ""

    adopt_city(writing, ours, T0)
    adopt_city(writing, ours, T0)

    with pytest.raises(CommandError, match=r"holds the log of city 990100.* 330100 别处市.*--city.*--database"):
        adopt_city(writing, other, T0)
    desk = house.open(read_only=True)
    refuse_other_city(desk, ours)
    with pytest.raises(CommandError, match="990100"):
        refuse_other_city(desk, other)
    assert desk.city() == "990100"


def test_the_city_stays_when_events_are_written(writing, cities):
    adopt_city(writing, cities[0], T0)

    with writing.unit(T0) as unit:
        unit.append(case_fact(new_case("c1"), "reported"))
        unit.commit()

    assert (writing.head(), writing.city()) == (1, "990100")
    assert writing.verify().ok


def test_whoever_is_not_the_writer_notes_no_city(writing, house, cities):
    standby = house.open()

    with pytest.raises(LeaseLost):
        adopt_city(standby, cities[1], T0)

    assert writing.city() == ""


@pytest.mark.parametrize("revision", [None, "0001", "0003"])
def test_a_store_of_before_is_nobodys_until_it_is_upgraded_and_taken(bare_house, cities, revision):
    if revision is not None:
        make_old(bare_house, revision)
    store = bare_house.open()
    refuse_other_city(store, cities[1])
    assert store.city() == ""

    store.migrate()
    assert store.city() == ""
    assert store.take_lease("gateway-1", T0)
    adopt_city(store, cities[0], T0)

    assert store.city() == "990100"
