"""What comes in and goes out while an emergency goes on: readings, steps of the plan, resources, orders with their answers."""

from app.domain.moment import MINUTE, SECOND
from app.services.messages import Reply
from app.situation.emergency_stand import DEPTH, DONE
from app.situation.questions.emergency import EmergencyNow
from app.situation.questions.emergency_forces import EmergencyForces, EmergencyResources
from app.situation.questions.emergency_orders import EmergencyOrders
from tests.unit.services.emergency_town import OPEN, emergency_hall, seen  # noqa: F401  # a fixture
from tests.unit.services.town import MONDAY_9


def test_a_reading_entered_by_hand_names_who_and_one_in_the_future_is_refused(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    hall.clock.go(MINUTE)

    assert hall.ask("acceptor", "emergency_reading", what=DEPTH, value=27.5)["ok"]
    assert hall.ask("acceptor", "emergency_reading", what="rain", value=38, source="雨量站 012", by_hand=False)["ok"]

    stand = EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand
    depth, rain = stand.reading(DEPTH), stand.reading("rain")
    assert (depth.value, depth.source, depth.by_hand, depth.at) == (27.5, "受理员 acceptor", True, hall.clock.now())
    assert (rain.source, rain.by_hand) == ("雨量站 012", False)
    for given in ({"at": hall.clock.now() + SECOND}, {"value": -1}, {"value": float("nan")}, {"what": "wind"}):
        body = hall.ask("acceptor", "emergency_reading", **({"what": DEPTH, "value": 1} | given))
        assert body["code"] in {"invalid", "missing"}, given


def test_steps_move_and_only_a_late_one_can_be_acknowledged_as_late(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    assert hall.ask("dispatcher", "emergency_step", number=1, seen=True)["code"] == "not_allowed"

    assert hall.ask("dispatcher", "emergency_step", number=1, state="done")["ok"]
    hall.clock.go(20 * MINUTE)
    assert hall.ask("dispatcher", "emergency_step", number=2, seen=True)["ok"]
    assert hall.ask("dispatcher", "emergency_step", number=1, seen=True)["code"] == "not_allowed"
    assert hall.ask("dispatcher", "emergency_step", number=9, state="done")["code"] == "invalid"

    first, second = EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand.steps[:2]
    assert (first.state, first.at, second.seen) == (DONE, MONDAY_9, True)


def test_resources_on_site_and_on_their_way_never_exceed_what_there_is(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    assert hall.ask("leader", "emergency_resource", resource="R1", on_site=1)["ok"]
    assert hall.ask("leader", "emergency_resource", resource="R2", coming=1, minutes=12)["ok"]
    assert hall.ask("leader", "emergency_resource", resource="R3", on_site=600, coming=151)["code"] == "invalid"
    assert hall.ask("leader", "emergency_resource", resource="R9", on_site=1)["code"] == "invalid"
    hall.clock.go(MINUTE)

    found = EmergencyResources(wall="hall").answer(seen(hall, store).at())

    pumps, bags = found.rows
    assert (pumps.kind, pumps.on_site, pumps.total, pumps.coming, pumps.minutes) == ("抽水泵车", 1, 2, 1, 11)
    assert (bags.on_site, bags.total, bags.minutes) == (0, 750, None)
    assert [one.resource.code for one in found.placed] == ["R1", "R2"]
    assert sum(one.on_site for one in found.rows) == sum(one.sent.on_site for one in found.placed)


def test_an_unanswered_order_stays_in_the_list_however_much_comes_after_it(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    hall.clock.go(MINUTE)
    ordered = hall.ask("leader", "roll_call", to=["T2", "T3"], text="封闭北口辅路")
    for depth in range(12):
        hall.clock.go(MINUTE)
        hall.ask("acceptor", "emergency_reading", what=DEPTH, value=depth)
    answer = Reply(
        message_id="r1", terminal="T2", device_at=hall.clock.now(), received_at=hall.clock.now(),
        case_id=ordered["fields"]["message_id"], task="roll_call", result="here", note="", photos=(),
    )  # fmt: skip
    assert hall.one(answer)["ok"]

    found = EmergencyOrders(wall="hall", limit=7).answer(seen(hall, store).at())

    order = found.rows[-1]
    assert (order.kind, order.words, order.asked, order.answered, order.missing) == ("order", "封闭北口辅路", 2, 1, 1)
    assert (len(found.rows), found.unanswered, found.orders, found.total) == (7, 1, 1, 14)
    assert [one.at for one in found.rows] == sorted((one.at for one in found.rows), reverse=True)
    forces = EmergencyForces(wall="hall").answer(seen(hall, store).at()).rows
    assert [(one.number, one.near.person.terminal, one.minutes, one.is_answered) for one in forces] == [
        (1, "T2", 0, True), (2, "T3", 4, False), (3, "T1", 10, None),
    ]  # fmt: skip
    assert forces[1].task == "封闭北口辅路"


def test_a_car_from_afar_that_is_there_first_stands_before_those_on_foot_who_are_nearer(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)

    def listed(limit, *vehicles):
        found = EmergencyForces(wall="hall", limit=limit).answer(seen(hall, store, vehicles).at()).rows
        return [(one.number, one.near.person.terminal, one.minutes) for one in found]

    assert listed(2) == [(1, "T2", 0), (2, "T3", 4)]
    assert listed(2, "T1") == [(1, "T2", 0), (2, "T1", 3)]
    assert listed(3, "T1") == [(1, "T2", 0), (2, "T1", 3), (3, "T3", 4)]


def test_of_two_desks_that_tick_the_same_step_the_second_is_told_and_the_time_stays(hall, store):
    hall.ask("leader", "emergency_open", **OPEN)
    assert hall.ask("dispatcher", "emergency_step", number=1, state="done")["ok"]
    hall.clock.go(20 * MINUTE)

    again = hall.ask("acceptor", "emergency_step", number=1, state="done")
    assert (again["code"], again["text"]) == ("not_allowed", "第 1 步已是“完成”")
    assert hall.ask("acceptor", "emergency_step", number=1, state="done", note="两台泵")["ok"]
    assert hall.ask("acceptor", "emergency_step", number=True, state="todo")["code"] == "invalid"
    assert hall.ask("dispatcher", "emergency_step", number=2, seen=True)["ok"]
    assert hall.ask("acceptor", "emergency_step", number=2, seen=True)["code"] == "not_allowed"

    first = EmergencyNow(wall="hall").answer(seen(hall, store).at()).stand.steps[0]
    assert (first.state, first.at, first.note) == (DONE, MONDAY_9, "两台泵")
