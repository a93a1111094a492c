"""A wall held by a seat that is lost: it says so, and goes on by itself; a seat that lives holds it as long as it likes."""

from dataclasses import replace

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.scene_hours import SceneHours
from app.domain.terms import Stream
from app.services.seat_signs import DEAF_AFTER, STEP_MOST
from app.services.wall_lost import ENDS_AFTER, LOST_AFTER
from app.situation.wall_log import stand_of
from tests.unit.services.town import MONDAY_9, Hall, rules

HOLDS = (("wall_freeze", {}), ("wall_replay", {"at": MONDAY_9 - HOUR}), ("wall_pin", {}))
BEAT = 30 * SECOND


def events(store):
    return [event for event in store.data.events if event.stream == Stream.WALL]


def kinds(store):
    return [event.kind for event in events(store)]


def stand(store):
    return stand_of(events(store)[-1])


def tick(hall, us=SECOND):
    hall.clock.go(us)
    hall.store.take_lease("hall", hall.clock.now())
    hall.gateway.timers()


def go_by(hall, us, *alive):
    """Let time go by, tick by tick; the seats of *alive* give their signs, and terminals report all the while."""
    for second in range(us // SECOND):
        if (second * SECOND) % BEAT == 0:
            hall.handle(hall.report())
            assert all(hall.ask(user, "present")["ok"] for user in alive)
        tick(hall)


@pytest.mark.parametrize(("name", "given"), HOLDS)
def test_what_a_living_seat_holds_stands(hall, store, name, given):
    assert hall.ask("leader", name, **given)["ok"]
    before = kinds(store)

    go_by(hall, 20 * MINUTE, "leader")

    assert kinds(store) == before


@pytest.mark.parametrize(("name", "given"), HOLDS)
def test_a_lost_seat_is_told_of_and_what_it_holds_ends_by_itself(hall, store, name, given):
    assert hall.ask("leader", name, **given)["ok"]
    begun = hall.clock.now()

    go_by(hall, LOST_AFTER - SECOND, "boss")
    assert stand(store).lost is None
    go_by(hall, 5 * SECOND)
    lost = stand(store).lost
    assert (lost.seat, lost.ended_at, lost.ends_at - lost.heard_at) == ("leader", None, ENDS_AFTER)
    assert abs(lost.heard_at - begun) <= 2 * SECOND

    go_by(hall, ENDS_AFTER - LOST_AFTER - 10 * SECOND, "boss")
    assert stand(store).holders_at(hall.clock.now()) == ("leader",)
    go_by(hall, 10 * SECOND)
    after = stand(store)
    assert (after.holders_at(hall.clock.now()), after.display.is_past, after.pin) == ((), False, None)
    assert (after.lost.seat, after.lost.was_past) == ("leader", name != "wall_pin")
    assert abs(after.lost.ended_at - lost.ends_at) <= 2 * SECOND
    (last,) = [event for event in events(store) if event.kind == "hold_ended"]
    assert (last.actor, last.post, last.recorded_at) == ("gateway", "system", after.lost.ended_at)
    before = len(events(store))
    go_by(hall, 10 * MINUTE)
    assert len(events(store)) == before


def test_whoever_logs_out_leaves_no_standstill_behind(hall, store):
    hall.ask("leader", "wall_freeze")
    hall.ask("leader", "logout")
    assert not hall.ask("leader", "present")["ok"]

    go_by(hall, ENDS_AFTER + 2 * SECOND, "boss")

    assert not stand(store).display.is_past


def test_a_seat_that_comes_back_in_time_keeps_what_it_holds(hall, store):
    hall.ask("leader", "wall_freeze")
    frozen_at = stand(store).display.frozen_at
    go_by(hall, ENDS_AFTER - 10 * SECOND)

    go_by(hall, ENDS_AFTER, "leader")

    assert kinds(store) == ["frozen", "holder_lost", "holder_back"]
    assert (stand(store).display.frozen_at, stand(store).lost) == (frozen_at, None)


def test_a_log_in_is_the_first_sign_of_a_seat_that_was_started_again(hall, store):
    hall.ask("leader", "wall_freeze")
    go_by(hall, ENDS_AFTER - 10 * SECOND)

    assert not hall.login("leader", password="wrong")["ok"]
    go_by(hall, 5 * SECOND)
    assert kinds(store) == ["frozen", "holder_lost"]

    assert hall.login("leader")["ok"]
    go_by(hall, BEAT)
    assert kinds(store) == ["frozen", "holder_lost", "holder_back"]


def test_any_step_of_a_seat_is_a_sign_of_it(hall, store):
    hall.ask("leader", "wall_freeze")
    for _ in range(6):
        go_by(hall, MINUTE)
        hall.ask("leader", "claim", hall.opened())

    assert kinds(store) == ["frozen"]


def test_signs_of_life_are_not_kept(hall, store):
    hall.ask("leader", "present")
    before = len(store.data.answers)

    hall.ask("leader", "present")

    assert len(store.data.answers) == before


def test_a_desk_can_bring_the_standstill_back_and_holds_it_then(hall, store):
    hall.ask("leader", "wall_freeze")
    frozen_at = stand(store).display.frozen_at
    go_by(hall, ENDS_AFTER + 2 * SECOND)

    assert hall.ask("boss", "wall_undo")["ok"]
    go_by(hall, 2 * ENDS_AFTER, "boss")

    after = stand(store)
    assert (after.display.frozen_at, after.holders_at(hall.clock.now()), after.lost) == (frozen_at, ("boss",), None)


def test_another_seats_change_neither_takes_the_hold_over_nor_hides_that_its_holder_is_lost(hall, store):
    hall.ask("leader", "wall_freeze")
    go_by(hall, 2 * MINUTE)
    hall.ask("boss", "wall_magnify", panel="queues")
    assert (stand(store).holders_at(hall.clock.now()), stand(store).lost.seat) == (("leader",), "leader")

    go_by(hall, 4 * MINUTE, "boss")
    after = stand(store)
    assert (after.display.is_past, after.display.magnified) == (False, "queues")
    hall.ask("boss", "wall_magnify")
    assert stand(store).lost is None


def test_a_living_seat_that_lets_the_wall_go_on_ends_the_matter(hall, store):
    hall.ask("leader", "wall_freeze")
    go_by(hall, 2 * MINUTE)
    hall.ask("boss", "wall_unfreeze")
    go_by(hall, 10 * MINUTE)

    assert kinds(store) == ["frozen", "holder_lost", "unfrozen"]


def test_two_lost_holders_are_let_go_of_one_after_the_other(hall, store):
    hall.ask("boss", "wall_pin")
    go_by(hall, 10 * SECOND)
    hall.ask("boss", "wall_unpin")
    hall.ask("leader", "wall_freeze")
    hall.ask("boss", "wall_pin")
    assert stand(store).holders_at(hall.clock.now()) == ("leader", "boss")

    go_by(hall, ENDS_AFTER + 5 * SECOND)

    assert (stand(store).holders_at(hall.clock.now()), kinds(store)[-2:]) == ((), ["hold_ended", "hold_ended"])


def test_a_pin_with_a_time_of_its_own_stands_until_then(hall, store):
    until = hall.clock.now() + 30 * MINUTE
    hall.ask("leader", "wall_pin", until=until)
    go_by(hall, 20 * MINUTE)

    assert stand(store).pin.until == until
    assert kinds(store) == ["pinned"]


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_a_clock_that_is_set_makes_no_seat_lost(hall, store, jump):
    hall.ask("leader", "wall_freeze")
    go_by(hall, MINUTE, "leader")
    tick(hall, jump)
    go_by(hall, 10 * MINUTE, "leader")

    assert kinds(store) == ["frozen"]


def test_a_gateway_that_hears_nobody_at_all_takes_no_seat_for_lost(hall, store):
    hall.ask("leader", "wall_freeze")
    for _ in range(3 * ENDS_AFTER // STEP_MOST):
        tick(hall, STEP_MOST)
    assert DEAF_AFTER < ENDS_AFTER
    assert "hold_ended" not in kinds(store)

    go_by(hall, MINUTE, "leader")
    assert stand(store).lost is None


def test_a_gateway_that_began_anew_gives_every_seat_its_time(hall, store):
    hall.ask("leader", "wall_freeze")
    go_by(hall, ENDS_AFTER - 10 * SECOND)
    other = Hall(store, hall.rules, clock=hall.clock, counter=100_000, tokens=hall.tokens)
    go_by(other, MINUTE)
    assert stand(store).display.is_past

    go_by(other, ENDS_AFTER)
    assert not stand(store).display.is_past


def test_a_gateway_that_began_anew_does_not_say_that_a_lost_seat_is_back_before_it_hears_it(hall, store):
    hall.ask("leader", "wall_freeze")
    go_by(hall, 2 * MINUTE)
    other = Hall(store, hall.rules, clock=hall.clock, counter=100_000, tokens=hall.tokens)
    go_by(other, MINUTE)
    assert kinds(store) == ["frozen", "holder_lost"]

    go_by(other, SECOND, "leader")
    assert kinds(store) == ["frozen", "holder_lost", "holder_back"]


def test_a_time_that_went_by_while_the_gateway_began_anew_is_told_anew(hall, store):
    hall.ask("leader", "wall_freeze")
    go_by(hall, 2 * MINUTE)
    other = Hall(store, hall.rules, clock=hall.clock, counter=100_000, tokens=hall.tokens)
    go_by(other, 4 * MINUTE)

    assert kinds(store) == ["frozen", "holder_lost", "holder_lost"]
    told = stand(store).lost.ends_at
    assert told > hall.clock.now()
    go_by(other, 2 * MINUTE)
    assert kinds(store)[2:] == ["holder_lost", "hold_ended"]
    assert abs(stand(store).lost.ended_at - told) <= STEP_MOST


def test_a_gateway_that_hears_nobody_does_not_tell_a_time_again_and_again(hall, store):
    hall.ask("leader", "wall_freeze")
    go_by(hall, 2 * MINUTE)
    for _ in range(HOUR // SECOND):
        tick(hall)
    assert kinds(store) == ["frozen", "holder_lost"]

    go_by(hall, MINUTE)
    assert kinds(store) == ["frozen", "holder_lost", "holder_lost"]
    assert stand(store).lost.ends_at > hall.clock.now()


def test_a_replay_that_came_up_to_the_present_is_nobodys(hall, store):
    hall.ask("leader", "wall_replay", at=hall.clock.now() - MINUTE, speed=8)
    go_by(hall, 2 * ENDS_AFTER)
    assert kinds(store) == ["replayed"]


def test_a_lost_seats_replay_that_comes_up_to_the_present_ends_the_matter(hall, store):
    hall.ask("leader", "wall_replay", at=hall.clock.now() - 10 * MINUTE, speed=4)
    go_by(hall, 3 * MINUTE)
    assert kinds(store) == ["replayed", "holder_lost"]

    go_by(hall, ENDS_AFTER)

    after = stand(store)
    assert kinds(store) == ["replayed", "holder_lost", "hold_ended"]
    assert (after.lost.seat, after.lost.was_past) == ("leader", True)
    assert after.lost.ended_at < after.lost.ends_at


def test_a_card_over_a_standstill_is_not_disturbed_and_the_wall_lives_after_it(hall, store):
    hall.ask("leader", "wall_freeze")
    go_by(hall, ENDS_AFTER - MINUTE)
    hall.ask("boss", "wall_card", card="test_card")
    go_by(hall, 9 * MINUTE)
    assert stand(store).display.card == "test_card"
    go_by(hall, 2 * MINUTE)

    after = stand(store)
    assert (after.display.card, after.display.is_past, after.past[-1].card) == ("", False, "")


def test_the_night_comes_to_a_wall_that_was_let_go_of(store):
    hours = (SceneHours.parse("night", "20:00-08:00"),)
    hall = Hall(store, replace(rules(), scene_hours=hours)).staff()
    hall.clock.at = MONDAY_9 + 11 * HOUR - MINUTE
    hall.ask("leader", "wall_freeze")
    go_by(hall, ENDS_AFTER + 5 * SECOND)

    after = stand(store)
    assert (after.display.scene, after.lost, kinds(store)[-2:]) == ("night", None, ["hold_ended", "scene_shown"])
