"""Advice and its reasons."""

from dataclasses import dataclass, replace

import pytest

from app.domain.moment import HOUR, MINUTE
from app.services.advice import Advisor
from app.services.dispatch_learning import Dispatched
from tests.unit.services.town import COVER, LAT, MONDAY_9, RUBBISH, SHOP, WEST_LON, city, places, tables

WEST, EAST = "370102001001001", "370102002001001"


@pytest.fixture(scope="module")
def advisor():
    return Advisor(city(), places(), tables()["limits"], tables()["catalogue"])


@dataclass(frozen=True)
class Row:
    case_id: str = "new"
    number: str = "N0"
    class_key: str = RUBBISH
    lon: float = WEST_LON
    lat: float = LAT
    reported_at: int = MONDAY_9


def test_the_grid_is_advised_with_subdistrict_and_responsibility_grid(advisor):
    advice = advisor.grid(WEST_LON, LAT)

    assert advice.value == WEST
    assert advice.reason.zh == f"位置在文昌街道单元网格 {WEST}，属责任网格 D1"
    assert advisor.grid(117.001, LAT).value == ""


@pytest.mark.parametrize(
    ("grid", "class_key", "department"),
    [
        (WEST, RUBBISH, "HW"),
        (EAST, RUBBISH, "HW"),
        (WEST, "E06011", "WC"),
        (EAST, "E06011", "HW"),
        (WEST, SHOP, "WC"),
        (EAST, SHOP, ""),
        (WEST, "E01002", "SZ"),
    ],
    ids=["class row", "class row elsewhere", "class and area", "area does not match", "area row", "no row", "anomaly"],
)
def test_the_department_is_the_longest_match_and_the_class_goes_before_the_area(advisor, grid, class_key, department):
    assert advisor.department(grid, class_key).value == department


def test_the_reason_names_list_area_class_and_department(advisor):
    assert advisor.department(WEST, RUBBISH).reason.zh == "权责清单：文昌街道、暴露垃圾，归环卫处"
    assert advisor.department(EAST, SHOP).reason.zh == "权责清单没有建设街道、店外经营的条目，请选择"


@pytest.mark.parametrize(
    ("description", "condition"),
    [("井盖缺失，危及行人", "1"), ("踩上去松动弹跳有声响", "3"), ("污水外溢", "5"), ("污水井盖", ""), ("", "")],
)
def test_the_condition_is_the_one_the_description_speaks_of(advisor, description, condition):
    assert advisor.condition(COVER, description).value == condition


def test_the_reason_of_a_condition_shows_what_matched(advisor):
    assert advisor.condition(COVER, "踩上去松动").reason.zh == "描述与“松动弹跳有声响，或翻盖”相符（松动）"
    assert advisor.condition("E99001", "x").value == ""


@pytest.mark.parametrize(
    ("change", "is_found"),
    [
        ({}, True),
        ({"lat": LAT + 49 / 111_320}, True),
        ({"lat": LAT + 51 / 111_320}, False),
        ({"reported_at": MONDAY_9 - 24 * HOUR}, True),
        ({"reported_at": MONDAY_9 - 24 * HOUR - 1}, False),
        ({"class_key": "E06011"}, False),
        ({"case_id": "new"}, False),
        ({"lon": float("nan")}, False),
    ],
)
def test_a_duplicate_is_near_in_place_and_time_and_of_one_class(advisor, change, is_found):
    other = replace(Row(case_id="old", number="N1"), **change)

    assert bool(advisor.duplicates(Row(), [other])) is is_found


def test_duplicates_come_nearest_first_with_the_reason(advisor):
    near = Row(case_id="a", number="N1", lat=LAT + 10 / 111_320, reported_at=MONDAY_9 - 2 * HOUR - 5 * MINUTE)
    same = Row(case_id="b", number="N2", reported_at=MONDAY_9 + 5 * MINUTE)

    found = advisor.duplicates(Row(), [near, same])

    assert [dup.number for dup in found] == ["N2", "N1"]
    assert found[1].reason.zh == "同为暴露垃圾，相距 10 米，早 2 小时 5 分"
    assert found[0].reason.zh == "同为暴露垃圾，相距 0 米，晚 5 分"


def test_the_confidence_of_a_condition_falls_with_a_close_second(advisor):
    clear, torn = advisor.condition(COVER, "踩上去松动"), advisor.condition(COVER, "井盖缺失，踩上去松动")

    assert clear.confidence == 1.0
    assert torn.confidence is not None
    assert torn.confidence < 1.0


def test_history_stands_beside_the_list_and_does_not_overrule_it():
    advisor = Advisor(city(), places(), tables()["limits"], tables()["catalogue"])
    advisor.learned.learn([Dispatched(class_key=RUBBISH, grid=WEST, department="WC", at=at) for at in range(9)])

    advice = advisor.department(WEST, RUBBISH)

    assert advice.value == "HW"
    assert advice.others == ("WC",)


def test_history_advises_where_the_list_has_no_row():
    advisor = Advisor(city(), places(), tables()["limits"], tables()["catalogue"])
    advisor.learned.learn([Dispatched(class_key=SHOP, grid=EAST, department="WC", at=at) for at in range(9)])

    advice = advisor.department(EAST, SHOP)

    assert advice.value == "WC"
    assert "此单元网格同类派出 9 件，归其 9 件" in advice.reason.zh
    assert advice.confidence == 1.0


def test_history_that_agrees_is_named_with_the_list():
    advisor = Advisor(city(), places(), tables()["limits"], tables()["catalogue"])
    advisor.learned.learn([Dispatched(class_key=RUBBISH, grid=WEST, department="HW", at=at) for at in range(9)])

    assert (
        advisor.department(WEST, RUBBISH).reason.zh
        == "权责清单：文昌街道、暴露垃圾，归环卫处；此单元网格同类派出 9 件，归其 9 件"
    )


def test_two_cases_are_no_history():
    advisor = Advisor(city(), places(), tables()["limits"], tables()["catalogue"])
    advisor.learned.learn([Dispatched(class_key=SHOP, grid=EAST, department="WC", at=at) for at in range(2)])

    assert advisor.department(EAST, SHOP).value == ""


def test_a_duplicate_says_how_alike_the_texts_are(advisor):
    row = Row(case_id="old", number="N1")

    (found,) = advisor.duplicates(Row(), [row], {"new": "路边垃圾散落未清运", "old": "垃圾散落路边，未清运"})

    assert found.likeness is not None
    assert 0.5 < found.likeness < 1.0
    assert found.reason.zh.endswith(f"文字相似 {found.likeness:.2f}")


def test_other_classes_are_those_the_description_speaks_of_more(advisor):
    assert COVER in advisor.other_classes(RUBBISH, "污水井盖缺失")
    assert advisor.other_classes(COVER, "污水井盖缺失") == ()
