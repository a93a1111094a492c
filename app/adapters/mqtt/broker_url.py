"""A broker's address: ``mqtt://user:password@host:port``, or ``mqtts://…?ca=/path/ca.crt`` for TLS."""

from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

from app.adapters.mqtt.errors import BadBrokerUrl

PORTS = {"mqtt": 1883, "mqtts": 8883}


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokerUrl:
    """Where a broker is and who we are to it. ``ca`` is a file of certificates to trust, ``""`` the system's own."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False
    ca: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the address in *text*, or raise :class:`BadBrokerUrl`."""
        try:
            parts = urlsplit(text)
            port = parts.port
        except ValueError as error:
            raise BadBrokerUrl("the broker's address has no readable host and port") from error
        if parts.scheme not in PORTS or not parts.hostname or port == 0 or parts.path not in {"", "/"}:
            raise BadBrokerUrl("a broker's address is mqtt://user:password@host:port or mqtts://…")
        return cls(
            host=parts.hostname,
            port=PORTS[parts.scheme] if port is None else port,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            tls=parts.scheme == "mqtts",
            ca=parse_qs(parts.query).get("ca", [""])[0],
        )

    def __str__(self) -> str:
        """Return the address without user and password."""
        return f"{'mqtts' if self.tls else 'mqtt'}://{self.host}:{self.port}"
