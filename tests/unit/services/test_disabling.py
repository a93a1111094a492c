"""A person who has left may no longer log in, and what they had open ends."""

import json

import pytest

from app.domain.terms import Post
from app.services.users import InvalidUser, disable_user
from tests.unit.services.town import PASSWORD


def disable(hall, user):
    disable_user(hall.store, hall.passwords, user, now=hall.clock.now(), by="test")


def test_a_disabled_person_is_refused_like_one_with_a_wrong_password(hall):
    disable(hall, "acceptor")

    answer = hall.login("acceptor", PASSWORD)

    assert (answer["code"], answer["text"]) == ("bad_password", "用户名或密码错误")


def test_a_session_that_is_open_ends_at_the_next_step(hall):
    case_id = hall.opened()
    hall.token("acceptor")
    disable(hall, "acceptor")

    assert hall.ask("acceptor", "reject", case_id, reason="重复")["code"] == "not_logged_in"


def test_the_log_keeps_who_was_disabled_and_no_password(hall):
    disable(hall, "acceptor")

    event = hall.store.data.events[-1]
    assert (event.subject, event.kind, json.loads(event.payload)["posts"]) == ("user/acceptor", "user_disabled", [])
    assert "hash" not in event.payload


def test_with_posts_given_anew_the_person_may_log_in_again(hall):
    disable(hall, "acceptor")
    hall.person("acceptor", (Post.ACCEPTOR,))

    assert hall.login("acceptor", PASSWORD)["ok"]


def test_nobody_can_be_disabled_who_is_not_there(hall):
    with pytest.raises(InvalidUser, match="no user nobody"):
        disable(hall, "nobody")
