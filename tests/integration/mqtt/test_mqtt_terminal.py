"""A terminal's own side on a real Mosquitto."""

from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256

from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.mqtt.terminal_client import TerminalClient
from app.services.messages import Incoming, Media, Report, TerminalStatus
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
