"""Test card and self-check laid over a wall by a desk: who may, how they end, and what undo brings back."""

import json

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Stream
from app.services.desk.wall_card import LASTS
from app.situation.wall_log import stand_of
from app.situation.wall_stand import CARDS

LAID = (("wall_card", "card"), ("wall_scene", "scene"))
"""A card is asked for by name, or pushed like a scene."""


def events(store):
    return [event for event in store.data.events if event.stream == Stream.WALL and event.subject == "hall"]


def stand(store):
    return stand_of(events(store)[-1])


@pytest.mark.parametrize(("step", "field"), LAID)
@pytest.mark.parametrize("card", CARDS)
def test_a_card_lies_over_what_is_seen_for_ten_minutes_and_ends_by_itself(hall, store, card, step, field):
    hall.ask("leader", "wall_scene", scene="hot")

    assert hall.ask("dispatcher", step, **{field: card})["ok"]

    event, now, display = events(store)[-1], hall.clock.now(), stand(store).display
    assert (event.kind, event.actor, event.seat, event.recorded_at) == ("card_shown", "dispatcher", "dispatcher", now)
    assert json.loads(event.payload)["until"] == now + LASTS
    assert (display.scene, display.card_by.actor) == ("hot", "dispatcher")
    assert display.card_at(now + LASTS - SECOND) == card
    assert display.card_at(now + LASTS) == ""


def test_who_laid_a_card_takes_it_away_and_nobody_takes_away_what_is_not_there(hall, store):
    hall.ask("leader", "wall_card", card="test_card")

    assert hall.ask("leader", "wall_card", card="")["ok"]

    assert events(store)[-1].kind == "card_taken_away"
    assert (stand(store).display.card, stand(store).past) == ("", ())
    refused = hall.ask("leader", "wall_card", card="")
    assert (refused["code"], refused["text"]) == ("not_allowed", "大屏上没有测试图或自检")


def test_undo_takes_a_card_away_and_then_goes_on_from_what_stood_below(hall, store):
    hall.ask("leader", "wall_scene", scene="hot")
    hall.ask("leader", "wall_scene", scene="people")
    hall.ask("leader", "wall_card", card="test_card")
    hall.ask("leader", "wall_card", card="self_check")

    assert hall.ask("leader", "wall_undo")["ok"]
    assert (stand(store).display.scene, stand(store).display.card) == ("people", "")
    assert hall.ask("leader", "wall_undo")["ok"]

    assert stand(store).display.scene == "hot"


def test_undo_after_a_card_has_ended_goes_past_it(hall, store):
    hall.ask("leader", "wall_scene", scene="hot")
    hall.ask("leader", "wall_scene", scene="people")
    hall.ask("leader", "wall_card", card="test_card")
    hall.clock.go(LASTS)

    assert hall.ask("leader", "wall_undo")["ok"]

    assert (stand(store).display.scene, stand(store).display.card) == ("hot", "")


def test_a_card_that_has_ended_leaves_nothing_to_undo(hall, store):
    hall.ask("leader", "wall_card", card="test_card")
    assert stand(store).past_at(hall.clock.now())
    hall.clock.go(LASTS)

    assert stand(store).past_at(hall.clock.now()) == ()
    assert hall.ask("leader", "wall_undo")["text"] == "没有可以撤销的投屏"


@pytest.mark.parametrize(
    ("name", "given"),
    [("wall_scene", {"scene": "hot"}), ("wall_scene", {"scene": "emergency"}), ("wall_freeze", {}), ("wall_case", {})],
)
def test_whatever_is_put_on_the_wall_takes_a_card_off_and_undo_does_not_bring_it_back(hall, store, name, given):
    case_id = hall.opened()
    hall.ask("leader", "wall_card", card="test_card")
    step = ("wall_show_case", case_id) if name == "wall_case" else (name, "")

    assert hall.ask("leader", *step, **given)["ok"]
    assert stand(store).display.card == ""
    assert hall.ask("leader", "wall_undo")["ok"]

    assert stand(store).display.card == ""


def test_a_card_is_kept_off_by_the_pin_of_a_higher_post(hall):
    hall.ask("boss", "wall_pin", until=hall.clock.now() + HOUR)

    assert hall.ask("leader", "wall_card", card="test_card")["code"] == "no_right"
    assert hall.ask("boss", "wall_card", card="test_card")["ok"]
    assert hall.ask("leader", "wall_card", card="")["code"] == "no_right"


def test_no_card_hides_an_emergency(hall):
    hall.ask("leader", "wall_scene", scene="emergency")

    refused = hall.ask("leader", "wall_card", card="test_card")

    assert (refused["code"], refused["text"]) == ("not_allowed", "应急期间大屏不能上测试图和自检")


def test_a_card_that_lies_there_is_not_laid_again_until_it_ended(hall):
    hall.ask("leader", "wall_card", card="test_card")

    assert hall.ask("leader", "wall_card", card="test_card")["code"] == "not_allowed"
    assert hall.ask("leader", "wall_card", card="picture")["code"] == "invalid"
    hall.clock.go(LASTS + MINUTE)
    assert hall.ask("leader", "wall_card", card="test_card")["ok"]
