"""Claims: a case somebody works on is nobody else's for some minutes, and each who comes too late is told."""

import json

import pytest

from app.domain.moment import MINUTE, SECOND
from app.domain.terms import Post, Stream
from app.services.ports import StoreFailure
from tests.unit.services.town import MONDAY_9, Hall, rules


@pytest.fixture
def case_id(hall):
    hall.person("second", (Post.ACCEPTOR,))
    hall.clock.at = MONDAY_9 + 3 * SECOND
    return hall.opened()


def claims(store, case_id):
    return [event.kind for event in store.data.events if (event.stream, event.subject) == (Stream.CLAIM, case_id)]


def test_a_claim_lasts_five_minutes_and_says_until_when(hall, store, case_id):
    answer = hall.ask("acceptor", "claim", case_id)

    assert answer["ok"]
    assert answer["fields"]["until"] == hall.clock.now() + 5 * MINUTE
    (event,) = store.history(case_id, Stream.CLAIM)
    payload = json.loads(event.payload)
    assert (event.kind, event.seat, event.post) == ("claimed", "acceptor", "acceptor")
    assert (payload["until"], payload["number"]) == (answer["fields"]["until"], store.case(case_id).state.number)
    assert store.case(case_id).version == 1


@pytest.mark.parametrize("name", ["claim", "accept"])
def test_another_seat_is_refused_and_told_who_is_at_work_since_when(hall, store, case_id, name):
    hall.ask("acceptor", "claim", case_id)
    hall.clock.go(MINUTE)

    refused = hall.ask("second", name, case_id)

    assert (refused["code"], refused["text"]) == ("claimed", "坐席 acceptor 于 09:00:03 起办理中")
    assert hall.kinds(case_id) == ["reported"]
    assert hall.ask("acceptor", "accept", case_id)["ok"]


def test_a_claim_runs_out_by_itself(hall, store, case_id):
    hall.ask("acceptor", "claim", case_id)
    hall.clock.go(5 * MINUTE - 1)
    assert hall.ask("second", "claim", case_id)["code"] == "claimed"
    hall.clock.go(1)

    hall.gateway.timers()

    assert hall.ask("second", "claim", case_id)["ok"]
    assert claims(store, case_id) == ["claimed", "claimed"]


def test_asking_again_renews_a_claim_only_when_it_is_nearly_over(hall, store, case_id):
    first = hall.ask("acceptor", "claim", case_id)["fields"]["until"]
    hall.clock.go(2 * MINUTE)
    again = hall.ask("acceptor", "claim", case_id)["fields"]["until"]
    hall.clock.go(MINUTE)
    renewed = hall.ask("acceptor", "claim", case_id)["fields"]["until"]

    assert (again, renewed) == (first, hall.clock.now() + 5 * MINUTE)
    assert claims(store, case_id) == ["claimed", "claimed"]
    assert hall.ask("second", "claim", case_id)["text"] == "坐席 acceptor 于 09:00:03 起办理中"


def test_a_claim_ends_with_its_release_and_another_seat_cannot_release_it(hall, store, case_id):
    hall.ask("acceptor", "claim", case_id)

    assert hall.ask("second", "release", case_id)["ok"]
    assert hall.ask("second", "claim", case_id)["code"] == "claimed"
    assert hall.ask("acceptor", "release", case_id)["ok"]

    assert hall.ask("second", "claim", case_id)["ok"]
    assert claims(store, case_id) == ["claimed", "released", "claimed"]


def test_a_claim_ends_with_the_step(hall, store, case_id):
    hall.ask("acceptor", "claim", case_id)
    hall.ask("acceptor", "accept", case_id)

    assert hall.ask("leader", "claim", case_id)["ok"]
    assert claims(store, case_id) == ["claimed", "claimed"]


def test_whoever_leaves_the_seat_lets_go_of_all_claims(hall, store, case_id):
    other = hall.opened()
    hall.ask("acceptor", "claim", case_id)
    hall.ask("acceptor", "claim", other)

    hall.ask("acceptor", "logout")

    assert hall.ask("second", "claim", case_id)["ok"]
    assert hall.ask("second", "claim", other)["ok"]
    assert claims(store, case_id) == ["claimed", "released", "claimed"]


def test_a_claim_outlives_the_gateway(hall, store, case_id):
    hall.ask("acceptor", "claim", case_id)
    done = hall.opened()
    hall.ask("acceptor", "claim", done)
    hall.ask("acceptor", "accept", done)
    started_anew = Hall(store, hall.rules, hall.clock, hall.ids, hall.passwords, counter=1000)

    assert started_anew.ask("second", "accept", case_id)["code"] == "claimed"
    assert started_anew.ask("leader", "claim", done)["ok"]


def test_a_claim_that_was_not_written_is_none(hall, store, case_id):
    hall.token("acceptor")
    hall.token("second")
    store.fail_with = StoreFailure("disk full")
    with pytest.raises(StoreFailure):
        hall.ask("acceptor", "claim", case_id)

    assert hall.ask("second", "claim", case_id)["ok"]
    assert claims(store, case_id) == ["claimed"]


@pytest.mark.parametrize(("user", "code"), [("boss", "not_allowed"), ("dispatcher", "not_allowed"), ("hw", "no_right"), ("east", "no_right")])  # fmt: skip
def test_who_could_do_nothing_with_the_case_does_not_keep_others_off(hall, store, case_id, user, code):
    assert hall.ask(user, "claim", case_id)["code"] == code
    assert claims(store, case_id) == []


def test_a_department_does_not_keep_its_own_unit_off(hall, store, case_id):
    hall.to_stage(case_id, "accept", "file", "dispatch")
    assert hall.ask("hw", "assign_unit", case_id, unit="HW1")["ok"]

    refused = hall.ask("hw", "claim", case_id)

    assert (refused["code"], hall.ask("hw1", "claim", case_id)["ok"]) == ("not_allowed", True)
    assert refused["text"] == "案卷现由环卫一队办理，本席位不必占用"


def test_a_collector_is_not_kept_off_by_a_claim(hall, store, case_id):
    assert hall.ask("acceptor", "send_verify", case_id)["ok"]
    assert hall.ask("video", "claim", case_id)["ok"]

    assert hall.one(hall.reply(case_id, "verify", "passed"))["ok"]
    assert hall.ask("leader", "claim", case_id)["ok"]


def test_nothing_is_claimed_that_is_not_there(hall):
    assert hall.ask("acceptor", "claim")["code"] == "unknown_case"


def test_urging_and_supervising_need_not_wait_for_whoever_works_on_it(hall, store, case_id):
    hall.person("chief", (Post.SHIFT_LEADER,))
    hall.ask("acceptor", "claim", case_id)

    answer = hall.ask("chief", "urge", case_id)

    assert answer["ok"], answer
    assert store.case(case_id).state.urges == 1


def test_a_seat_of_several_posts_lets_go_under_the_post_it_claimed_with(store):
    hall = Hall(store, rules(merged_posts=True))
    hall.staff()
    case_id = hall.opened()
    hall.ask("acceptor", "accept", case_id)

    assert hall.ask("triple", "claim", case_id)["ok"]
    assert hall.ask("triple", "release", case_id)["ok"]

    told = [(event.kind, event.post) for event in store.history(case_id, Stream.CLAIM)]
    assert told == [("claimed", "shift_leader"), ("released", "shift_leader")]
