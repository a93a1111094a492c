"""Log-in, lock-out, sessions."""

import json

import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Post, Stream
from app.services.messages import Login, Step
from app.services.ports import UserRecord
from app.services.sessions import digest
from app.services.users import InvalidUser, NewUser, create_user
from tests.unit.services.town import PASSWORD, Hall, rules


def shift_events(store):
    return [(event.kind, event.subject) for event in store.data.events if event.stream == Stream.SHIFT]


def test_a_good_login_gives_a_token_of_which_only_the_digest_is_kept(hall, store):
    answer = hall.login("acceptor", seat="5")

    token = answer["fields"]["session"]
    assert len(bytes.fromhex(token)) == 32
    assert store.data.sessions[digest(token)].seat == "5"
    kept = repr(vars(store.data))
    assert token not in kept
    assert PASSWORD not in kept.replace(f"hash of {PASSWORD}", "")
    assert shift_events(store) == [("logged_in", "acceptor")]


def test_an_unknown_user_and_a_wrong_password_get_the_same_answer_after_the_same_work(hall):
    known = hall.login("acceptor", "wrong")
    looks = hall.passwords.looks
    unknown = hall.login("nobody", "wrong")

    assert (known["code"], known["text"]) == (unknown["code"], unknown["text"]) == ("bad_password", "用户名或密码错误")
    assert (looks, hall.passwords.looks) == (1, 2)
    assert hall.passwords.seen[1].startswith("hash of ")


def test_a_name_nobody_has_is_not_written_down(hall, store):
    hall.login("my secret passphrase", "oops", seat="5")

    assert "my secret passphrase" not in repr(store.data.events)
    assert shift_events(store) == [("login_failed", "unknown")]


def test_five_failures_lock_out_for_a_quarter_of_an_hour_even_with_the_right_password(hall, store):
    codes = [hall.login("acceptor", "wrong")["code"] for _ in range(5)]
    locked = hall.login("acceptor")
    looks = hall.passwords.looks
    hall.clock.go(15 * MINUTE - 1)
    still = hall.login("acceptor")
    hall.clock.go(1)

    assert codes == ["bad_password"] * 4 + ["locked_out"]
    assert locked["code"] == still["code"] == "locked_out"
    assert "09:15" in locked["text"]
    assert looks == 5
    assert hall.login("acceptor")["ok"]
    assert [kind for kind, _ in shift_events(store)] == ["login_failed"] * 5 + ["logged_in"]


def test_a_good_login_forgets_earlier_failures(hall):
    for _ in range(4):
        hall.login("acceptor", "wrong")
    assert hall.login("acceptor")["ok"]

    assert [hall.login("acceptor", "wrong")["code"] for _ in range(4)] == ["bad_password"] * 4


def flood(hall, count):
    """Send log-ins of people nobody knows in one batch and return how many were put off."""
    logins = [Login(step_id=hall._next(), seat="5", user=f"nobody {n}", password="x") for n in range(count)]
    codes = [outgoing.body["code"] for outgoing in hall.handle(*logins).outgoing if outgoing.channel == "answer"]
    assert set(codes) <= {"unavailable", "bad_password"}
    return codes.count("unavailable")


def test_a_flood_of_logins_is_put_off_not_looked_at_however_many_batches_it_comes_in(hall):
    assert flood(hall, 30) == 20
    assert (hall.passwords.looks, flood(hall, 4)) == (10, 4)
    before = hall.passwords.looks
    for _ in range(20):
        hall.clock.go(SECOND // 2)
        flood(hall, 20)

    assert hall.passwords.looks - before == 10 * 5


def test_looks_are_saved_for_a_shift_that_logs_in_together_and_no_longer(hall):
    assert flood(hall, 30) == 20
    hall.clock.go(HOUR)

    assert flood(hall, 30) == 20


def test_a_clock_set_back_lets_nobody_in_and_keeps_nobody_out(hall):
    flood(hall, 30)
    hall.clock.go(-HOUR)
    assert flood(hall, 5) == 5
    hall.clock.go(SECOND)

    assert flood(hall, 5) == 0


def test_a_person_who_is_put_off_gets_in_a_moment_later(hall):
    flood(hall, 30)
    assert hall.login("acceptor")["code"] == "unavailable"
    hall.clock.go(SECOND)

    assert hall.login("acceptor")["ok"]


def test_a_locked_person_costs_no_look(hall):
    for _ in range(5):
        hall.login("acceptor", "wrong")
    assert [hall.login("acceptor")["code"] for _ in range(20)] == ["locked_out"] * 20

    assert hall.login("leader")["ok"]


@pytest.mark.parametrize("wrong", ["no token", "other seat", "too late", "logged out"])
def test_a_step_needs_the_live_session_of_its_own_seat(hall, wrong):
    case_id = hall.opened()
    step = hall.step("acceptor", "accept", case_id, version=1)
    if wrong == "no token":
        step = Step(step_id="x", seat="acceptor", session="", name="accept", case_id=case_id, version=1)
    if wrong == "other seat":
        step = Step(step_id="x", seat="6", session=step.session, name="accept", case_id=case_id, version=1)
    if wrong == "too late":
        hall.clock.go(12 * HOUR)
    if wrong == "logged out":
        assert hall.ask("acceptor", "logout")["ok"]

    assert hall.one(step)["code"] == "not_logged_in"
    assert hall.kinds(case_id) == ["reported"]


@pytest.mark.parametrize(
    "change",
    [
        {"posts": (Post.DISPATCHER,)},
        {"posts": (Post.ACCEPTOR, Post.DISPATCHER)},
        {"area": "370102002"},
        {"posts": (Post.DEPARTMENT,), "department": "HW"},
        {"password": "another password"},
    ],
)
def test_a_session_ends_when_its_persons_rights_or_password_change(hall, change):
    case_id = hall.opened()
    step = hall.step("acceptor", "accept", case_id, version=1)
    rights = {"user": "acceptor", "name": "a", "password": PASSWORD, "posts": (Post.ACCEPTOR,), **change}
    create_user(hall.store, hall.passwords, NewUser(**rights), now=hall.clock.now(), by="test")

    answer = hall.one(step)

    assert (answer["code"], answer["text"]) == ("not_logged_in", "账号的权限或密码已变更，请重新登录")
    assert hall.kinds(case_id) == ["reported"]


def test_a_session_ends_with_its_person(hall, store):
    case_id = hall.opened()
    step = hall.step("acceptor", "accept", case_id, version=1)
    del store.data.users["acceptor"]

    assert hall.one(step)["code"] == "not_logged_in"


def test_a_session_lives_on_while_somebody_mistypes_its_persons_password(hall):
    case_id = hall.opened()
    hall.token("acceptor")
    for _ in range(5):
        hall.login("acceptor", "wrong", seat="6")

    assert hall.ask("acceptor", "accept", case_id)["ok"]


def test_a_step_refused_for_want_of_a_login_may_be_sent_again_after_it(hall):
    case_id = hall.opened()
    token = hall.token("acceptor")
    early = Step(step_id="x", seat="acceptor", session="old", name="accept", case_id=case_id, version=1)
    assert hall.one(early)["code"] == "not_logged_in"

    again = Step(step_id="x", seat="acceptor", session=token, name="accept", case_id=case_id, version=1)

    assert hall.one(again)["ok"]


def test_posts_are_separate_unless_the_site_merges_them_and_the_event_says_which_was_used(hall, store):
    case_id = hall.opened()
    assert hall.ask("triple", "accept", case_id)["ok"]
    refused = hall.ask("triple", "file", case_id, condition="1")
    assert (refused["code"], refused["text"]) == ("no_right", "此步骤由值班长办理")

    merged = Hall(store, rules(merged_posts=True), clock=hall.clock, ids=hall.ids, tokens=hall.tokens, counter=900)
    assert merged.ask("triple", "file", case_id, condition="1")["ok"]
    assert merged.ask("triple", "dispatch", case_id, department="HW")["ok"]

    assert [event.post for event in store.history(case_id)][1:] == ["acceptor", "shift_leader", "dispatcher"]


def test_with_merged_posts_a_step_is_done_under_the_post_that_holds_the_case(store):
    hall = Hall(store, rules(merged_posts=True)).staff()
    case_id = hall.opened()
    hall.to_stage(case_id, "accept", "file")

    assert hall.ask("triple", "urge", case_id)["ok"]

    assert store.history(case_id)[-1].post == "dispatcher"


def test_a_person_of_several_posts_chooses_one_at_login(hall):
    answer = hall.login("triple", post="dispatcher")

    assert answer["fields"]["posts"] == ["dispatcher"]
    assert hall.login("acceptor", post="dispatcher")["code"] == "no_right"


def test_no_secret_shows_in_a_representation(hall):
    record = UserRecord(
        user="u", name="n", posts=(), department="", area="", password_hash="HASH", failures=0, locked_until=0
    )
    shown = [
        repr(Login(step_id="1", seat="5", user="u", password="SECRET")),
        repr(Step(step_id="1", seat="5", session="SECRET", name="accept")),
        repr(NewUser(user="u", name="n", password="SECRET12", posts=(Post.ACCEPTOR,))),
        repr(record),
    ]

    assert [text for text in shown if "SECRET" in text or "HASH" in text] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"user": ""},
        {"posts": ()},
        {"password": "short"},
        {"posts": (Post.SYSTEM,)},
        {"posts": (Post.COLLECTOR,)},
        {"posts": (Post.DEPARTMENT,)},
        {"department": "HW"},
        {"posts": (Post.DEPARTMENT, Post.ACCEPTOR), "department": "HW"},
        {"user": "u" * 65},
        {"password": "p" * 257},
    ],
)
def test_a_person_that_cannot_work_is_refused(wrong):
    good = {"user": "u", "name": "n", "password": PASSWORD, "posts": (Post.ACCEPTOR,)}

    with pytest.raises(InvalidUser):
        NewUser(**{**good, **wrong})


def test_a_new_person_is_in_the_log_without_the_password(hall, store):
    (event,) = [one for one in store.data.events if one.subject == "user/hw"]

    assert json.loads(event.payload) == {"v": 1, "posts": ["department"], "department": "HW", "area": ""}
