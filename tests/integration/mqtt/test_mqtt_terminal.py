"""A terminal's own side on a real Mosquitto."""

from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256

from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.mqtt.terminal_client import TerminalClient
from app.services.messages import Incoming, Media, Outgoing, Report, TerminalStatus
from tests.integration.mqtt.hall import Given, Hall, report, wait_for
from tests.mosquitto import MosquittoServer

OpenLink = Callable[..., GatewayLink]
OpenTerminal = Callable[..., TerminalClient]


class Forgetful(Hall):
    """A gateway whose first two receipts are lost."""

    def handle(self, batch: Sequence[Incoming]) -> Given:
        given = super().handle(batch)
        return given if len(self.messages) > 2 else Given()


def test_a_report_is_sent_again_under_its_id_until_its_receipt_comes(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    hall, receipts = Forgetful(), Counter()
    open_link(mosquitto.url, city_code, hall)
    terminal = open_terminal(
        mosquitto.url, city_code, again_after_s=0.1, on_receipt=lambda name, body: receipts.update([body["id"]])
    )

    terminal.report(report("t1", "r-1"))

    wait_for(lambda: terminal.unreceipted == 0)
    assert [message.message_id for message in hall.messages if isinstance(message, Report)] == ["r-1"] * 3
    assert receipts == {"r-1": 1}


def test_one_client_speaks_for_many_terminals_and_each_gets_its_own(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    receipts: Counter[tuple[str, object]] = Counter()
    open_link(mosquitto.url, city_code, Hall())
    names = [f"t{number}" for number in range(300)]
    client = open_terminal(
        mosquitto.url, city_code, *names, on_receipt=lambda name, body: receipts.update([(name, body["id"])])
    )

    for name in names:
        client.report(report(name, "same-id"))

    wait_for(lambda: client.unreceipted == 0)
    assert receipts == {(name, "same-id"): 1 for name in names}


def test_a_photo_arrives_whole(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    hall, content = Hall(), bytes(range(256)) * 4 * 8 * 1024
    open_link(mosquitto.url, city_code, hall)

    name = open_terminal(mosquitto.url, city_code).media("t1", content)

    wait_for(lambda: hall.messages)
    media = hall.messages[0]
    assert isinstance(media, Media)
    assert (media.sha256, len(media.content), name) == (sha256(content).hexdigest(), 8 * 1024 * 1024, media.sha256)


def test_a_terminal_that_is_cut_off_is_reported_off_line_by_its_last_will(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    hall = Hall()
    open_link(mosquitto.url, city_code, hall)
    terminal = open_terminal(mosquitto.url, city_code)

    sock = terminal._connection._client.socket()
    assert sock is not None
    sock.shutdown(2)

    wait_for(lambda: hall.messages)
    status = hall.messages[0]
    assert isinstance(status, TerminalStatus)
    assert (status.terminal, status.online, status.detail) == ("t1", False, "will")
    wait_for(lambda: terminal.is_connected)


def test_what_comes_while_a_clean_client_is_away_is_not_kept_and_for_a_device_it_is(
    mosquitto: MosquittoServer, city_code: str, open_link: OpenLink, open_terminal: OpenTerminal
) -> None:
    names, tasks = ("device", "made-up"), Counter()
    for name in names:
        open_terminal(mosquitto.url, city_code, name, clean=name == "made-up").close()
    hall = Hall()
    outbox = {n: Outgoing(channel="task", address=name, body={"id": "away"}) for n, name in enumerate(names)}
    open_link(
        mosquitto.url, city_code, hall, tick_s=0.02, on_tick=lambda: Given(tuple(outbox.values()), tuple(outbox)),
        on_posted=lambda numbers: [outbox.pop(number) for number in numbers],
    )  # fmt: skip
    wait_for(lambda: not outbox)

    for name in names:
        open_terminal(
            mosquitto.url, city_code, name, clean=name == "made-up",
            on_task=lambda name, body: tasks.update([(name, body["id"])]),
        )  # fmt: skip
    outbox |= {n: Outgoing(channel="task", address=name, body={"id": "back"}) for n, name in enumerate(names, 2)}

    wait_for(lambda: len(tasks) >= 3 and not outbox)
    assert tasks == {("device", "away"): 1, ("device", "back"): 1, ("made-up", "back"): 1}
