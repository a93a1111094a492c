"""Every link and client a test opens is closed again, and no thread stays."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.mqtt.terminal_client import TerminalClient
from tests.integration.mqtt.hall import Hall, link


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    before = set(threading.enumerate())
    with ExitStack() as stack:
        yield stack
    assert [one for one in threading.enumerate() if one not in before and one.is_alive()] == []


@pytest.fixture
def open_link(closing: ExitStack) -> Callable[..., GatewayLink]:
    def open_one(url: str, city: str, hall: Hall, **more: object) -> GatewayLink:
        gateway = link(url, city, hall, **more)
        gateway.open()
        closing.callback(gateway.stop)
        return gateway

    return open_one


@pytest.fixture
def open_terminal(closing: ExitStack) -> Callable[..., TerminalClient]:
    def open_one(url: str, city: str, *terminals: str, **more: object) -> TerminalClient:
        client = TerminalClient(url, city, terminals or ("t1",), **more)
        client.open()
        closing.callback(client.close)
        return client

    return open_one
