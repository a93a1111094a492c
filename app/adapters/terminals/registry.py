"""Finds every protocol in this package and hands each message to the one that owns its topic."""

import importlib
import logging
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field

import app.adapters.terminals as package
from app.adapters.terminals.protocol import Protocol
from app.adapters.terminals.refusal import unreadable
from app.domain.moment import Instant
from app.services.messages import Incoming

log = logging.getLogger(__name__)


def load_all() -> tuple[Protocol, ...]:
    """Return the ``PROTOCOL`` of every module here that has one, by name."""
    modules = (
        importlib.import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    )
    found = (getattr(module, "PROTOCOL", None) for module in modules)
    return tuple(sorted((one for one in found if isinstance(one, Protocol)), key=lambda one: one.name))


@dataclass(frozen=True, slots=True)
class Protocols:
    """The protocols of a site. ``names`` is its table from a name on the wire to a terminal's id (``user/device``)."""

    protocols: tuple[Protocol, ...]
    names: Mapping[str, str] = field(default_factory=dict)

    def filters(self, city: str) -> tuple[str, ...]:
        """Return all topic filters to subscribe for *city*."""
        return tuple(one for protocol in self.protocols for one in protocol.filters(city))

    def parse(self, topic: str, payload: bytes, received_at: Instant) -> Incoming:
        """Return what the message says, or why it says nothing. Never raises."""
        try:
            for protocol in self.protocols:
                if topic.startswith(protocol.prefix):
                    return protocol.parse(topic, payload, received_at, self.names)
        except Exception:  # a door: a parser's bug must not stop the other terminals
            log.exception("the parser failed on a message of %d bytes", len(payload))
            return unreadable(topic, payload, received_at, "the parser failed", withheld=True)
        return unreadable(topic, payload, received_at, "no protocol has this topic")
