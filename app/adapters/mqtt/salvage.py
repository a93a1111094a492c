"""Getting a batch handled although one message in it breaks the handler."""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from app.services.messages import Incoming, Outgoing, Unreadable
from app.services.ports import StoreFailure

log = logging.getLogger(__name__)


class Handled(Protocol):
    """What a handler gives back: what to publish now that the batch is committed."""

    @property
    def outgoing(self) -> Sequence[Outgoing]:
        """Return the messages to publish, in order."""
        ...


Handler = Callable[[Sequence[Incoming]], Handled]


def handle(handler: Handler, batch: Sequence[Incoming], original: Callable[[int], Unreadable]) -> list[Outgoing]:
    """Return what the handler wants published for *batch*; only :class:`StoreFailure` leaves here.

    If the handler breaks (a bug), the messages go one by one; the one that breaks it goes to quarantine as
    ``original(its place)``, and is given up with a log line if even that breaks.
    """
    try:
        return list(handler(batch).outgoing)
    except StoreFailure:
        raise
    except Exception:  # a door: one message must not stop all others
        log.exception("the handler failed on a batch of %d; taking them one by one", len(batch))
    answers = (_handle_one(handler, message, original(place)) for place, message in enumerate(batch))
    return [outgoing for answer in answers for outgoing in answer]


def _handle_one(handler: Handler, message: Incoming, original: Unreadable) -> list[Outgoing]:
    for attempt in (message, original):
        try:
            return list(handler([attempt]).outgoing)
        except StoreFailure:
            raise
        except Exception:  # a door: one message must not stop all others
            log.exception("the handler failed on one %s", type(attempt).__name__)
    return []
