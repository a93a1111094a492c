"""A seat's link on a real Mosquitto."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace

import pytest

from app.adapters.mqtt import uplink
from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.mqtt.errors import BrokerUnavailable
from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.terminals import limits
from app.services.messages import Answer, Incoming, Login, Step
from app.services.ports import GatewayAway, UploadRefused
from tests.integration.mqtt.hall import Hall, step, wait_for
from tests.mosquitto import MosquittoServer, free_port

OpenLink = Callable[..., GatewayLink]


@pytest.fixture
def open_desk(closing: ExitStack) -> Iterator[Callable[..., DeskLink]]:
    def open_one(url: str, city: str, seat: str = "5", **more: object) -> DeskLink:
        desk = DeskLink(url, city, seat, **more)
        desk.open()
        closing.callback(desk.close)
        return desk

    return open_one


OpenDesk = Callable[..., DeskLink]


def test_a_step_is_answered_and_the_log_grown_is_noticed(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_desk: OpenDesk
) -> None:
    notices: list[int] = []
    open_link(mosquitto.url, city_code, Hall())
    desk = open_desk(mosquitto.url, city_code, on_notice=notices.append)

    answer = desk.ask(step("5", "s-1"))

    assert answer == Answer(step_id="s-1", ok=True, case_id="c-1", version=2)
    wait_for(lambda: notices == [7])


def test_what_the_gateway_would_never_answer_is_refused_here_and_the_next_step_goes_on(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_desk: OpenDesk
) -> None:
    hall = Hall()
    open_link(mosquitto.url, city_code, hall)
    desk = open_desk(mosquitto.url, city_code)
    pasted = replace(step("5", "s-1"), fields={"note": "长" * 4_000_000})

    refused = desk.ask(pasted)
    with pytest.raises(UploadRefused, match="内容过长"):
        desk.upload(bytes(uplink.MEDIA_MOST + 1))

    assert (refused.ok, refused.text) == (False, "内容过长，未发出，请缩短")
    assert desk.ask(step("5", "s-2")).ok
    assert [message.step_id for message in hall.messages] == ["s-2"]
    assert (uplink.MEDIA_MOST, uplink.TEXT_MOST) == (limits.MEDIA_BYTES, limits.REPORT_BYTES)


def test_a_login_reaches_the_gateway_as_it_was_asked(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_desk: OpenDesk
) -> None:
    hall = Hall()
    open_link(mosquitto.url, city_code, hall)
    desk = open_desk(mosquitto.url, city_code, timeout_s=0.1)
    login = Login(step_id="l-1", seat="5", user="wang", password="word", post="acceptor")

    with pytest.raises(GatewayAway):
        desk.login(login)

    wait_for(lambda: hall.messages)
    assert hall.messages == [login]


def test_many_questions_at_once_each_get_their_own_answer(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_desk: OpenDesk
) -> None:
    open_link(mosquitto.url, city_code, Hall())
    desk = open_desk(mosquitto.url, city_code)
    answers: dict[str, str] = {}

    def ask(name: str) -> None:
        answers[name] = desk.ask(step("5", name)).step_id

    threads = [threading.Thread(target=ask, args=(f"s-{number % 20}",)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert answers == {f"s-{number}": f"s-{number}" for number in range(20)}
    assert desk._waiting == {}


def test_seats_do_not_hear_each_other(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_desk: OpenDesk
) -> None:
    hall = Hall()
    hall.open_door.clear()
    open_link(mosquitto.url, city_code, hall)
    fifth = open_desk(mosquitto.url, city_code, timeout_s=60)
    sixth = open_desk(mosquitto.url, city_code, "6", timeout_s=0.3)
    heard: list[object] = []

    def ask(desk: DeskLink, seat: str) -> None:
        try:
            heard.append((seat, desk.ask(step(seat if seat == "5" else "5", "s-1")).ok))
        except GatewayAway:
            heard.append((seat, None))

    threads = [threading.Thread(target=ask, args=one) for one in ((fifth, "5"), (sixth, "6"))]
    for thread in threads:
        thread.start()
    hall.open_door.set()
    for thread in threads:
        thread.join(60)

    assert sorted(heard) == [("5", True), ("6", None)]


def test_without_a_gateway_a_step_ends_in_time_and_may_be_asked_again_with_its_id(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_desk: OpenDesk
) -> None:
    desk = open_desk(mosquitto.url, city_code, timeout_s=0.3)
    began = time.monotonic()
    with pytest.raises(GatewayAway, match=r"no answer within 0\.3 s"):
        desk.ask(step("5", "s-1"))
    assert time.monotonic() - began >= 0.3

    open_link(mosquitto.url, city_code, Hall())

    wait_for(lambda: _is_answered(desk, "s-1"))


def test_an_answer_that_comes_too_late_is_nobodys(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_desk: OpenDesk
) -> None:
    hall = Hall()
    hall.open_door.clear()
    gateway = open_link(mosquitto.url, city_code, hall)
    desk = open_desk(mosquitto.url, city_code, timeout_s=0.2)
    with pytest.raises(GatewayAway):
        desk.ask(step("5", "late"))
    hall.open_door.set()
    wait_for(lambda: gateway.counts.acknowledged == 1)

    answers: list[str] = []
    wait_for(lambda: _is_answered(desk, "next", answers))
    assert answers == ["next"]


def test_a_desk_says_at_once_that_the_broker_is_gone_and_when_it_is_back(
    own_mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_desk: OpenDesk
) -> None:
    states: list[bool] = []
    open_link(own_mosquitto.url, city_code, Hall())
    desk = open_desk(own_mosquitto.url, city_code, on_state=states.append)

    own_mosquitto.kill()
    wait_for(lambda: states == [True, False])
    with pytest.raises(GatewayAway, match="no connection to the broker"):  # and not: no answer within so many seconds
        desk.ask(step("5", "s-1"))
    own_mosquitto.start()
    wait_for(lambda: states == [True, False, True])

    wait_for(lambda: _is_answered(desk))


def test_a_desk_may_start_before_its_broker(closing: ExitStack, own_mosquitto: MosquittoServer, city_code: str) -> None:
    own_mosquitto.kill()
    states: list[bool] = []
    desk = DeskLink(own_mosquitto.url, city_code, "5", on_state=states.append)
    closing.callback(desk.close)

    desk.open_in_background()
    with pytest.raises(GatewayAway):
        desk.ask(step("5", "s-1"))
    own_mosquitto.start()

    wait_for(lambda: states == [True])
    assert desk.is_connected


def test_a_desk_that_must_have_its_broker_says_when_it_is_not_there(city_code: str) -> None:
    with pytest.raises(BrokerUnavailable, match="cannot be reached"):
        DeskLink(f"mqtt://127.0.0.1:{free_port()}", city_code, "5").open()


def test_a_listener_that_breaks_does_not_end_the_connection(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_desk: OpenDesk, caplog
) -> None:
    def listen(head: int) -> None:
        raise ZeroDivisionError(head)

    open_link(mosquitto.url, city_code, Hall())
    desk = open_desk(mosquitto.url, city_code, on_notice=listen)

    assert desk.ask(step("5", "s-1")).ok
    assert desk.ask(step("5", "s-2")).ok
    wait_for(lambda: caplog.text.count("ZeroDivisionError: 7") == 2)


def _is_answered(desk: DeskLink, step_id: str = "again", heard: list[str] | None = None) -> bool:
    """Ask, and say whether there was an answer in time; *heard* is given whose it is."""
    try:
        answer = desk.ask(step("5", step_id))
    except GatewayAway:
        return False
    if heard is not None:
        heard.append(answer.step_id)
    return answer.ok


def test_a_step_asked_twice_reaches_the_gateway_twice_under_one_id(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_desk: OpenDesk
) -> None:
    hall = Hall(_count_steps)
    open_link(mosquitto.url, city_code, hall)
    desk = open_desk(mosquitto.url, city_code)

    assert desk.ask(step("5", "s-1")) == desk.ask(step("5", "s-1"))
    assert [message.step_id for message in hall.messages if isinstance(message, Step)] == ["s-1", "s-1"]


def _count_steps(batch: Sequence[Incoming]) -> None:
    assert all(isinstance(message, Step) for message in batch)
