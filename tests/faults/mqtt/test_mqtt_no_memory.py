"""A message larger than the memory there is: the link reads on after a new connect, instead of being deaf for ever."""

import contextlib
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO

import pytest

ROOT = Path(__file__).resolve().parents[3]
CONNACK = b"\x20\x02\x00\x00"
HUGE = b"\x30\xff\xff\xff\x7f\x00\x01t"
"""The beginning of a PUBLISH of 256 MB, the most that MQTT allows."""
HELLO = b"\x30\x08\x00\x01thello"
LISTENER = """
import logging, resource, sys, threading
from app.adapters.mqtt.broker_url import BrokerUrl
from app.adapters.mqtt.connection import Connection

logging.basicConfig()
heard, told = [], []
come = threading.Event()

def take(message):
    heard.append(message.payload)
    come.set()

link = Connection(
    BrokerUrl.parse(sys.argv[1]), client_id="x", filters=("t",), on_message=take, on_state=told.append
)
pages = int(open("/proc/self/statm").read().split()[0])
most = pages * resource.getpagesize() + 150_000_000
resource.setrlimit(resource.RLIMIT_AS, (most, most))
link.open()
come.wait(60)
link.close()
print(heard, told[:3], threading.active_count())
"""


class Rough:
    """A broker that sends each guest the next of these bytes as soon as it has subscribed."""

    def __init__(self, *sent: bytes) -> None:
        self._sent = list(sent)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"mqtt://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _run(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                guest, _ = self._listener.accept()
                with guest, guest.makefile("rb") as packets, contextlib.suppress(OSError):
                    self._serve(guest, packets)

    def _serve(self, guest: socket.socket, packets: BinaryIO) -> None:
        while head := packets.read(2):
            body = packets.read(head[1])  # none of theirs is longer than one byte can say
            if head[0] >> 4 == 1:
                guest.sendall(CONNACK)
            elif head[0] >> 4 == 8:
                guest.sendall(b"\x90\x03" + body[:2] + b"\x00" + (self._sent.pop(0) if self._sent else b""))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes memory away from a process so")
def test_a_message_for_which_there_is_no_memory_costs_a_connection_and_not_the_hearing() -> None:
    broker = Rough(HUGE, HUGE, HELLO)
    try:
        done = subprocess.run(
            [sys.executable, "-c", LISTENER, broker.url], cwd=ROOT, capture_output=True, text=True, check=False
        )
    finally:
        broker.close()

    assert done.stdout.strip() == "[b'hello'] [True, False, True] 1", done.stderr
    assert "the network thread broke" in done.stderr
    assert "MemoryError" in done.stderr
