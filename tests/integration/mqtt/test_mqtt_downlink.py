"""Roll-calls, tasks that nobody answers and tasks nobody wants any more, over a real Mosquitto and a real store."""

import queue
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.mqtt.terminal_client import TerminalClient
from app.adapters.store import open_store
from app.domain.moment import MINUTE, SECOND
from app.domain.terms import Stream
from app.services.gateway import Handled
from app.services.messages import Answer, Login, Reply, Step
from tests.integration.mqtt.hall import link, wait_for
from tests.mosquitto import MosquittoServer
from tests.unit.services.town import PASSWORD, Hall, duty, rules

TASK_S = 60


@dataclass
class House:
    """A gateway behind the broker, one seat, and the terminals T2 and T3 that hear what comes for them."""

    hall: Hall
    desk: DeskLink
    terminals: TerminalClient
    heard: "queue.Queue[tuple[str, dict[str, object]]]"
    sessions: dict[str, str] = field(default_factory=dict)
    asked: int = 0

    def ask(self, user: str, name: str, case_id: str = "", version: int | None = None, **fields: object) -> Answer:
        self.asked += 1
        if user not in self.sessions:
            login = Login(step_id=f"in-{user}", seat="5", user=user, password=PASSWORD)
            self.sessions[user] = str(self.desk.login(login).fields["session"])
        return self.desk.ask(
            Step(
                step_id=f"s{self.asked}", seat="5", session=self.sessions[user], name=name, case_id=case_id,
                version=version, fields=fields,
            )
        )  # fmt: skip

    def next_heard(self) -> tuple[str, dict[str, object]]:
        return self.heard.get(timeout=TASK_S)

    def reply(self, terminal: str, case_id: str, task: str, result: str) -> None:
        at = self.hall.clock.now()
        self.terminals.reply(
            Reply(
                message_id=f"{terminal}-{case_id}-{task}", terminal=terminal, device_at=at, received_at=at,
                case_id=case_id, task=task, result=result, note="", photos=(),
            )
        )  # fmt: skip

    def told(self, stream: Stream, kind: str) -> list[str]:
        return [
            one.actor for one in self.hall.store.events_after(0, 10_000) if (one.stream, one.kind) == (stream, kind)
        ]


@pytest.fixture
def house(
    mosquitto: MosquittoServer, city_code: str, closing: ExitStack, tmp_path: Path,
    open_terminal: Callable[..., TerminalClient],
) -> Iterator[House]:  # fmt: skip
    store = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    closing.callback(store.dispose)
    store.migrate()
    hall = Hall(store, rules(duties=(duty("T2", "D1"), duty("T3", "D2")))).staff()
    heard: queue.Queue[tuple[str, dict[str, object]]] = queue.Queue()

    def tick() -> Handled:
        store.take_lease("hall", hall.clock.now())
        return hall.gateway.timers()

    hall.handle = _batch(hall.handle)  # the link gives whole batches
    gateway: GatewayLink = link(mosquitto.url, city_code, hall, on_tick=tick, on_posted=hall.gateway.posted)
    gateway.open()
    closing.callback(gateway.stop)
    terminals = open_terminal(
        mosquitto.url, city_code, "T2", "T3", on_task=lambda name, body: heard.put((name, dict(body)))
    )
    desk = DeskLink(mosquitto.url, city_code, "5")
    closing.callback(desk.close)
    desk.open()
    return House(hall, desk, terminals, heard)


def _batch(handle: Callable[..., Handled]) -> Callable[..., Handled]:
    return lambda batch: handle(*batch)


def test_a_terminal_answers_the_roll_and_the_log_knows_who_did_not(house: House) -> None:
    message_id = str(house.ask("leader", "roll_call", to="all", text="点名").fields["message_id"])
    asked = dict(house.next_heard() for _ in range(2))
    assert {name: (body["id"], body["task"]) for name, body in asked.items()} == dict.fromkeys(
        ("T2", "T3"), (message_id, "roll_call")
    )

    house.reply("T3", message_id, "roll_call", "passed")

    wait_for(lambda: house.terminals.unreceipted == 0)
    assert house.told(Stream.MESSAGE, "roll_answered") == ["T3"]


def test_a_task_that_is_not_answered_goes_to_the_next_and_the_first_hears_that_it_is_over(house: House) -> None:
    opened = house.ask(
        "acceptor", "register_call", source="12345", class_key="E06010", lon=117.0105, lat=36.6105, urgent=True,
        description="垃圾外溢",
    )  # fmt: skip
    sent = house.ask("acceptor", "send_verify", opened.case_id, opened.version, checker="T3")
    assert sent.ok, sent
    name, task = house.next_heard()
    assert (name, task["task"]) == ("T3", "verify")

    house.hall.clock.go(10 * MINUTE + SECOND)

    later = dict(house.next_heard() for _ in range(2))
    assert later["T3"]["cancel"] == task["id"]
    assert (later["T2"]["task"], later["T2"]["case_id"]) == ("verify", opened.case_id)
    house.reply("T3", opened.case_id, "verify", "failed")
    house.reply("T2", opened.case_id, "verify", "failed")
    wait_for(lambda: house.terminals.unreceipted == 0)
    assert house.told(Stream.CASE, "verify_failed") == ["T2"]
