"""Drawings on the wall's map: within the seat's own area, and no more of them than anybody can tell apart."""

from dataclasses import replace

import pytest

from app.domain.terms import Stream
from app.services.drawings import MOST
from tests.unit.services.town import EAST_LON, LAT, WEST_LON, Hall, rules

HERE = [[WEST_LON, LAT]]


def draw(hall, case_id="", user="leader", points=HERE, wall="hall"):
    return hall.ask(user, "wall_annotate", case_id, shape="text", points=points, text="积水", wall=wall)


def drawings(store):
    return [event for event in store.data.events if event.stream == Stream.WALL and event.kind == "annotated"]


@pytest.mark.parametrize(("is_case", "words"), [(True, "本案标注已有 60 处"), (False, "不属于案件的标注已有 60 处")])
def test_a_case_has_room_for_sixty_drawings_and_the_next_is_refused_until_one_is_cleared(hall, store, is_case, words):
    case_id = hall.opened() if is_case else ""
    names = [draw(hall, case_id)["fields"]["id"] for _ in range(MOST)]

    refused = draw(hall, case_id)

    assert (refused["code"], refused["text"]) == ("not_allowed", f"{words}，请先清除不用的")
    assert len(drawings(store)) == MOST
    assert draw(hall, "" if is_case else hall.opened())["ok"], "another's room is its own"
    assert hall.ask("leader", "wall_remove_annotation", id=names[7])["ok"]
    assert draw(hall, case_id)["ok"]
    assert draw(hall, case_id)["code"] == "not_allowed"


def test_a_gateway_that_was_started_anew_knows_what_is_drawn(hall, store):
    names = [draw(hall)["fields"]["id"] for _ in range(MOST)]
    hall.ask("leader", "wall_remove_annotation", id=names[0])
    again = Hall(store, hall.rules, clock=hall.clock, ids=hall.ids, tokens=hall.tokens, counter=hall.counter)

    assert draw(again)["ok"]
    assert draw(again)["code"] == "not_allowed"


def test_each_wall_has_room_of_its_own_for_what_belongs_to_no_case(store):
    hall = Hall(store, replace(rules(), walls=("hall", "review"))).staff()
    for _ in range(MOST):
        assert draw(hall)["ok"]

    assert draw(hall)["code"] == "not_allowed"
    assert draw(hall, wall="review")["ok"]
    again = Hall(store, hall.rules, clock=hall.clock, ids=hall.ids, tokens=hall.tokens, counter=hall.counter)
    assert draw(again)["code"] == "not_allowed"
    assert draw(again, wall="review")["ok"]


@pytest.mark.parametrize("points", [HERE, [[EAST_LON, LAT], [WEST_LON, LAT]]])
def test_a_seat_of_one_area_draws_in_no_other(hall, store, points):
    shape = "text" if len(points) == 1 else "arrow"

    refused = hall.ask("east", "wall_annotate", shape=shape, points=points, text="绕行")

    assert (refused["code"], refused["text"]) == ("no_right", "标注超出本席位管辖区域")
    assert drawings(store) == []
    assert draw(hall, user="east", points=[[EAST_LON, LAT]])["ok"]


def test_a_drawing_outside_the_city_is_refused_with_a_sentence(hall, store):
    refused = draw(hall, points=[[110.0, LAT]])

    assert (refused["code"], refused["text"]) == ("outside_city", "标注不在本市范围内")
    assert drawings(store) == []
