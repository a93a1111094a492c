"""What a protocol is: its topics, and a parser that turns each message into a value and never raises."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol as Interface

from app.domain.moment import Instant
from app.services.messages import Incoming

NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Parse(Interface):
    """Turn one message into a value. Never raises: what cannot be read is ``Unreadable``, with its reason."""

    def __call__(
        self, topic: str, payload: bytes, received_at: Instant, names: Mapping[str, str] = NO_NAMES
    ) -> Incoming:
        """Return the value; *names* is the site's table from a name on the wire to a terminal's id."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """One protocol. ``prefix`` begins all its topics; ``filters`` gives what to subscribe for a city's code."""

    name: str
    prefix: str
    filters: Callable[[str], tuple[str, ...]]
    parse: Parse
