"""Departments learned from counted history."""

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.dispatch_learning import Dispatched, LearnedDepartments, hit_rates

SF311 = Path("../shared/data/cases/sf311_10k.csv")
HERE, NEXT_DOOR, FAR = "990101001001001", "990101001001002", "990102005001001"


def kept(department: str, class_key: str = "E06010", grid: str = HERE, at: int = 0) -> Dispatched:
    return Dispatched(class_key=class_key, grid=grid, department=department, at=at)


def learned(*rows: Dispatched) -> LearnedDepartments:
    made = LearnedDepartments()
    made.learn(rows)
    return made


def test_the_narrowest_place_with_cases_says_most() -> None:
    made = learned(*[kept("D1")] * 6, *[kept("D2", grid=FAR)] * 40)
    assert made.rank("E06010", HERE)[0].department == "D1"
    assert made.rank("E06010", FAR)[0].department == "D2"


def test_a_place_without_cases_leans_on_the_next_wider_one() -> None:
    best = learned(*[kept("D1")] * 5, *[kept("D2", grid=FAR)] * 9).rank("E06010", NEXT_DOOR)[0]
    assert (best.department, best.width, best.mine, best.all) == ("D1", 12, 5, 5)
    assert best.reason.zh == "此社区同类派出 5 件，归其 5 件"


def test_a_class_never_seen_leans_on_its_major_and_says_so() -> None:
    best = learned(*[kept("D1")] * 5).rank("E06099", HERE)[0]
    assert best.department == "D1"
    assert best.reason.zh == "无同类先例，按全部案卷推断"


def test_one_odd_case_does_not_outweigh_a_street_full_of_others() -> None:
    best = learned(kept("D2"), *[kept("D1", grid=NEXT_DOOR)] * 30).rank("E06010", HERE)
    assert [one.department for one in best] == ["D1", "D2"]


def test_nothing_learned_ranks_nothing() -> None:
    assert LearnedDepartments().rank("E06010", HERE) == ()


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from([HERE, NEXT_DOOR, FAR, ""])), min_size=1))
def test_the_chances_of_all_departments_add_up_to_one(rows: list[tuple[str, str]]) -> None:
    made = learned(*[kept(department, grid=grid) for department, grid in rows])
    ranks = made.rank("E06010", HERE, top=10)
    assert {one.department for one in ranks} == {department for department, _ in rows}
    assert sum(one.chance for one in ranks) == pytest.approx(1.0, abs=1e-9)


def test_hit_rates_look_at_later_cases_only() -> None:
    early = [kept("D1", at=at) for at in range(80)]
    late = [kept("D2", at=at) for at in range(80, 100)]
    rates = hit_rates([*late, *early])
    assert (rates.learned, rates.tested, rates.top1, rates.top3) == (80, 20, 0.0, 0.0)


def test_hit_rates_stand_beside_what_anybody_could_do() -> None:
    rows = [kept("D1" if at % 4 else "D2", grid=HERE if at % 4 else FAR, at=at) for at in range(400)]
    rates = hit_rates(rows)
    assert (rates.top1, rates.class_only, rates.majority) == (1.0, 0.75, 0.75)
    assert "首选命中 100.0%" in rates.report.zh


def test_too_few_cases_say_so() -> None:
    assert hit_rates([]).report.zh == "派遣先例不足，尚无命中率"


def test_the_method_finds_the_agency_of_real_requests() -> None:
    if not SF311.exists():
        pytest.skip("the real requests are not here")
    rates = hit_rates(list(real_requests()))
    assert rates.tested > 1_900
    assert rates.top1 > rates.class_only > rates.majority
    assert rates.top3 > 0.8


def real_requests() -> Iterator[Dispatched]:
    """Yield San Francisco's requests: category and type as the class, the neighbourhood as the place."""
    with SF311.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = f"{row['supervisor_district'][:6]:_<6}{row['neighborhood'][:9]:_<9}" if row["neighborhood"] else ""
            at = int(datetime.fromisoformat(row["created_date"]).timestamp() * 1_000_000)
            yield Dispatched(
                class_key=f"{row['category']}/{row['complaint_type']}", grid=place, department=row["agency_name"], at=at
            )
