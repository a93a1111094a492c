"""Protocols are found by being there, and each keeps the registry's promise."""

import logging

import pytest

from app.adapters import topics
from app.adapters.terminals.protocol import Protocol
from app.adapters.terminals.registry import Protocols, load_all
from app.services.messages import Unreadable


def test_every_protocol_is_found() -> None:
    assert [protocol.name for protocol in load_all()] == ["owntracks", "wanmi/v1"]


@pytest.mark.parametrize("protocol", load_all(), ids=lambda protocol: protocol.name)
def test_a_protocols_filters_lie_under_its_prefix_and_under_no_others(protocol: Protocol) -> None:
    others = [other.prefix for other in load_all() if other is not protocol]

    for one in protocol.filters("990100"):
        assert one.startswith(protocol.prefix)
        assert not one.startswith(tuple(others))


def test_nothing_the_gateway_sends_comes_back_to_it() -> None:
    filters = {one.split("/")[-1] for one in topics.up_filters("990100")}

    assert filters.isdisjoint({*topics.TERMINAL_DOWN, "answer", "notice", "#"})


def test_a_parser_with_a_bug_costs_one_message(caplog: pytest.LogCaptureFixture) -> None:
    def parse(*_: object) -> Unreadable:
        raise ZeroDivisionError

    broken = Protocol(name="broken", prefix="b/", filters=lambda city: (city,), parse=parse)
    with caplog.at_level(logging.ERROR):
        message = Protocols((broken,)).parse("b/1", b"secret", 1)

    assert isinstance(message, Unreadable)
    assert message.payload == b""
    assert "ZeroDivisionError" in caplog.text
    assert "secret" not in caplog.text
