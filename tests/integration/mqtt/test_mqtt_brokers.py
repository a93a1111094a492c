"""Brokers: the embedded one, what `doctor` finds, the shipped access list, TLS."""

import contextlib
import socket
import subprocess
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.adapters.broker.embedded import EmbeddedBroker
from app.adapters.broker.errors import BrokerNotStarted
from app.adapters.mqtt.broker_check import check_broker
from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.mqtt.terminal_client import TerminalClient
from app.services.messages import Report
from tests.integration.mqtt.hall import Hall, fixes, number_of, report, step, wait_for
from tests.mosquitto import MosquittoServer, free_port

OpenLink = Callable[..., GatewayLink]
OpenTerminal = Callable[..., TerminalClient]


def test_the_embedded_broker_keeps_500_messages_for_a_gateway_that_is_away(
    city_code: str, open_link: OpenLink, open_terminal: OpenTerminal, closing: ExitStack
) -> None:
    broker = closing.enter_context(EmbeddedBroker())
    open_link(broker.url, city_code, Hall()).stop()
    terminal = open_terminal(broker.url, city_code)
    sent = [terminal.fix(fixes("t1", number)) for number in range(500)]
    sent[-1].wait_for_publish(60)

    hall = Hall()
    open_link(broker.url, city_code, hall)

    wait_for(lambda: len(hall.messages) == 500)
    assert [number_of(message) for message in hall.messages] == list(range(500))


def test_the_embedded_broker_brings_again_what_was_not_acknowledged(
    city_code: str, open_link: OpenLink, open_terminal: OpenTerminal, closing: ExitStack
) -> None:
    broker = closing.enter_context(EmbeddedBroker())
    hall, next_hall = Hall(), Hall()
    hall.open_door.clear()
    gateway = open_link(broker.url, city_code, hall)
    open_terminal(broker.url, city_code).fix(fixes("t1", 1)).wait_for_publish(60)
    wait_for(lambda: gateway._inbox._put_bytes)
    gateway._connection.close()  # as if the process had died before its commit
    open_link(broker.url, city_code, next_hall)

    wait_for(lambda: next_hall.messages)
    hall.open_door.set()
    wait_for(lambda: gateway.counts.messages == 1)
    assert gateway.counts.acknowledged == 0


def test_the_embedded_broker_takes_a_photo_of_8_mb_and_answers_desks(
    city_code: str, open_link: OpenLink, open_terminal: OpenTerminal, closing: ExitStack
) -> None:
    broker = closing.enter_context(EmbeddedBroker())
    hall = Hall()
    open_link(broker.url, city_code, hall)
    open_terminal(broker.url, city_code).media("t1", bytes(8 * 1024 * 1024))
    desk = DeskLink(broker.url, city_code, "5")
    desk.open()
    closing.callback(desk.close)

    assert desk.ask(step("5", "s-1")).ok
    wait_for(lambda: len(hall.messages) == 2)


def test_a_taken_port_is_said_in_one_sentence() -> None:
    with (
        EmbeddedBroker() as broker,
        pytest.raises(BrokerNotStarted, match=rf"port {broker.port} on 127.0.0.1 is taken"),
    ):
        EmbeddedBroker(broker.port).__enter__()


def test_the_embedded_broker_listens_on_this_machine_only_and_frees_its_port() -> None:
    port = free_port()
    with EmbeddedBroker(port) as broker:
        listening = Path("/proc/net/tcp").read_text(encoding="ascii")
        assert f"0100007F:{port:04X} 00000000:0000 0A" in listening
        assert f"00000000:{port:04X} 00000000:0000 0A" not in listening
        assert broker.url == f"mqtt://127.0.0.1:{port}"

    with EmbeddedBroker(port):
        pass


def test_the_shipped_settings_keep_everything_and_the_stock_ones_are_warned_of(
    mosquitto: MosquittoServer, city_code: str, tmp_path: Path, closing: ExitStack
) -> None:
    port = free_port()
    stock = tmp_path / "stock.conf"
    stock.write_text(f"listener {port} 127.0.0.1\nallow_anonymous true\n", encoding="utf-8")
    process = subprocess.Popen([mosquitto._program, "-c", stock], stderr=subprocess.DEVNULL)
    closing.callback(process.wait)
    closing.callback(process.kill)
    wait_for(lambda: check_broker(f"mqtt://127.0.0.1:{port}", city_code, 1).reachable)

    good, bad = check_broker(mosquitto.url, city_code), check_broker(f"mqtt://127.0.0.1:{port}", city_code)

    assert (good.sent, good.kept, good.warning) == (1_500, 1_500, "")
    assert bad.reachable
    assert bad.kept < bad.sent == 1_500
    assert "max_queued_messages 0" in bad.warning


def test_a_broker_that_is_not_there_is_found_so(city_code: str) -> None:
    finding = check_broker(f"mqtt://127.0.0.1:{free_port()}", city_code)

    assert not finding.reachable
    assert "cannot be reached" in finding.warning


class GoesAway:
    """A broker that takes everybody in and is gone for good with the first message anybody publishes."""

    CONNECT, PUBLISH, SUBSCRIBE = 1, 3, 8

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._listen)]
        self._threads[0].start()

    def join(self) -> None:
        for one in self._threads:
            one.join()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                guest, _ = self._listener.accept()
                self._threads.append(threading.Thread(target=self._serve, args=(guest,)))
                self._threads[-1].start()

    def _serve(self, guest: socket.socket) -> None:
        with guest, guest.makefile("rb") as packets, contextlib.suppress(OSError):
            while (head := packets.read(2)) and head[0] >> 4 != self.PUBLISH:
                body = packets.read(head[1])  # none of theirs is longer than one byte can say
                if head[0] >> 4 == self.CONNECT:
                    guest.sendall(b"\x20\x02\x00\x00")
                elif head[0] >> 4 == self.SUBSCRIBE:
                    guest.sendall(b"\x90\x03" + body[:2] + b"\x01")
            if head:
                self._listener.shutdown(socket.SHUT_RDWR)
                self._listener.close()


def test_a_broker_that_goes_away_while_it_is_looked_at_is_found_so(city_code: str, closing: ExitStack) -> None:
    broker = GoesAway()
    closing.callback(broker.join)

    finding = check_broker(f"mqtt://127.0.0.1:{broker.port}", city_code, 20_000, timeout_s=1.0)

    assert not finding.reachable
    assert "cannot be reached" in finding.warning


def test_the_access_list_ties_each_terminal_and_seat_to_its_own_topics(
    guarded_mosquitto: MosquittoServer,
    city_code: str,
    open_link: OpenLink,
    open_terminal: OpenTerminal,
    closing: ExitStack,
) -> None:
    hall, heard = Hall(), []
    gateway = open_link(guarded_mosquitto.url_of("gateway"), city_code, hall)
    first = open_terminal(guarded_mosquitto.url_of("t1"), city_code, "t1")
    spy = open_terminal(
        guarded_mosquitto.url_of("t2"), city_code, "t1", "t2", client_id="spy",
        on_receipt=lambda name, body: heard.append((name, body["id"])),
    )  # fmt: skip
    notices: list[int] = []
    desk = DeskLink(guarded_mosquitto.url_of("5"), city_code, "5", on_notice=notices.append)
    desk.open()
    closing.callback(desk.close)

    spy.report(report("t1", "forged"))
    first.report(report("t1", "own"))
    answer = desk.ask(step("5", "s-1"))

    wait_for(lambda: first.unreceipted == 0)
    spy.report(report("t2", "last"))
    wait_for(lambda: heard)
    assert answer.ok
    assert [message.message_id for message in hall.messages if isinstance(message, Report)] == ["own", "last"]
    assert heard == [("t2", "last")]
    wait_for(lambda: notices == [7])
    assert check_broker(guarded_mosquitto.url_of("gateway"), city_code).warning == ""
    assert gateway.is_connected


def test_the_gateway_speaks_tls_and_refuses_a_stranger(city_code: str, tmp_path: Path, open_link: OpenLink) -> None:
    own_folder, strange_folder = tmp_path / "own", tmp_path / "strange"
    for folder in (own_folder, strange_folder):
        _make_certificate(folder)
    server = MosquittoServer("mosquitto", tls=own_folder)
    with ExitStack() as closing:
        closing.callback(server.remove)
        server.start()
        address = f"mqtts://127.0.0.1:{server.port}?ca="

        assert open_link(f"{address}{own_folder}/server.crt", city_code, Hall()).is_connected
        with pytest.raises(Exception, match=r"cannot be reached.*certificate verify failed"):
            open_link(f"{address}{strange_folder}/server.crt", f"{city_code}0", Hall())
        with pytest.raises(Exception, match=r"certificates to trust .* cannot be read"):
            open_link(f"{address}{tmp_path}/none.crt", city_code, Hall())


def _make_certificate(folder: Path) -> None:
    folder.mkdir()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder / "server.key", "-out", folder / "server.crt"],
        check=True, capture_output=True,
    )  # fmt: skip
