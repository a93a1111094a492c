"""An MQTT broker in a child process (``iotcore``: rumqttd inside a wheel), on this machine's own address only.

It has no users and no access list, and what it keeps is gone with it: production uses ``config/broker``. The child
ends with the process that started it, so in the demo the supervisor owns it, never the gateway.
"""

import logging
import socket
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import iotcore

from app.adapters.broker.errors import BrokerNotStarted

log = logging.getLogger(__name__)

HOST = "127.0.0.1"

CONFIGURATION = """\
id = 0
[router]
id = 0
max_connections = 10000
max_outgoing_packet_count = 200
max_segment_size = 10485760
max_segment_count = 10
[v4.1]
name = "v4"
listen = "{host}:{port}"
next_connection_delay_ms = 1
[v4.1.connections]
connection_timeout_ms = 60000
max_payload_size = 9437184
max_inflight_count = 1000
dynamic_filters = true
"""
"""rumqttd's own file: 10 MB segments (with 100 MB ones it takes half a gigabyte), a photo of 8 MB passes."""


class EmbeddedBroker:
    """A broker that runs inside a ``with`` block. Port 0 takes any free one; then :attr:`url` says which."""

    def __init__(self, port: int = 0) -> None:
        self._wanted_port = port
        self._closing = ExitStack()
        self.port = 0

    @property
    def url(self) -> str:
        """The broker's address."""
        return f"mqtt://{HOST}:{self.port}"

    def __enter__(self) -> Self:
        """Start, and wait until connections are accepted; raise :class:`BrokerNotStarted`."""
        self.port = self._wanted_port or _free_port()
        with ExitStack() as closing:
            folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="wanmi-broker-")))
            configuration = folder / "rumqttd.toml"
            configuration.write_text(CONFIGURATION.format(host=HOST, port=self.port), encoding="utf-8")
            broker = iotcore.Broker(config_path=str(configuration))
            try:
                broker.start()
            except OSError as error:
                raise BrokerNotStarted(
                    f"port {self.port} on {HOST} is taken; choose another one for the broker"
                ) from error
            except RuntimeError as error:
                raise BrokerNotStarted(f"the embedded broker did not start: {error}") from error
            closing.callback(broker.stop)
            self._closing = closing.pop_all()
        log.info("the embedded broker listens on %s; it has no users, keep it on this machine", self.url)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the broker; its port is free again."""
        self._closing.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
