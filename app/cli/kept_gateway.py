"""The gateway under its lease: what is taken in only while the store is ours, and begun anew where it may not have been."""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from app.domain.moment import Instant
from app.services.gateway import Gateway, Handled
from app.services.messages import Incoming
from app.services.ports import LeaseLost, StoreFailure

log = logging.getLogger(__name__)

T = TypeVar("T")


class LeasedStore(Protocol):
    """The store as the keeper of its lease sees it."""

    @property
    def epoch(self) -> int:
        """The number of the lease held last; it changes whenever the lease is taken anew."""
        ...

    def take_lease(self, owner: str, now: Instant) -> bool:
        """Take or keep the lease; return whether *owner* is the writer."""
        ...

    def head(self) -> int:
        """Return the newest event's ``seq``."""
        ...


class KeptGateway:
    """A gateway whose worker renews the lease with each tick, so that a stuck worker loses it.

    After a failure of the store nothing is taken in before the lease is sure again. Where it was taken anew, or the log
    does not end where this gateway left it, *begin* makes another gateway, which reads all it remembers from the log.
    Where another program took the lease meanwhile, or no gateway can begin on the store as it is now, :class:`LeaseLost`
    is raised: the process must end, and what was not taken in waits at the broker.
    """

    def __init__(
        self,
        store: LeasedStore,
        begin: Callable[[], Gateway],
        *,
        owner: str,
        now: Callable[[], Instant],
        on_tick: Callable[[Instant], None] | None = None,
    ) -> None:
        """Work on *store* as *owner*; *on_tick* is called with the time at each tick, the lease held."""
        self._store = store
        self._begin = begin
        self._owner = owner
        self._now = now
        self._on_tick = on_tick
        self._gateway: Gateway | None = None
        self._has_begun = False
        self._left_at = (0, 0)
        self._is_sure = False

    def make_sure(self) -> Gateway:
        """Hold the lease, and return a gateway whose memory is the log's; raise :class:`StoreFailure` if that fails."""
        if not self._store.take_lease(self._owner, self._now()):
            raise LeaseLost(f"another gateway holds the store's lease now; {self._owner} may no longer write")
        if self._gateway is None or self._left_at != (self._store.epoch, self._store.head()):
            self._gateway = self._begun_anew() if self._has_begun else self._begin()
            self._has_begun = True
            self._left_at = self._store.epoch, self._store.head()
        return self._gateway

    def _begun_anew(self) -> Gateway:
        log.warning("%s has taken the lease anew and begins from the log as at a start", self._owner)
        self._gateway = None
        try:
            return self._begin()
        except StoreFailure:
            raise
        except Exception as error:  # a door: taken for a fault of the messages, it would cost each of them
            log.exception("no gateway can begin on the store as it is now")
            raise LeaseLost(f"no gateway can begin on the store as it is now: {error}") from error

    def handle(self, batch: Sequence[Incoming]) -> Handled:
        """Take in a batch."""
        return self._kept(self._under_lease(lambda gateway: gateway.handle(batch)))

    def tick(self) -> Handled:
        """Renew the lease and return what the outbox has due; raise :class:`LeaseLost` where another has it."""
        self._is_sure = False
        handled = self._kept(self._under_lease(lambda gateway: gateway.timers()))
        if self._on_tick is not None:
            self._on_tick(self._now())
        return handled

    def posted(self, numbers: Sequence[int]) -> None:
        """Mark outbox messages as gone."""
        self._under_lease(lambda gateway: gateway.posted(numbers))

    def _under_lease(self, call: Callable[[Gateway], T]) -> T:
        """Call; whatever fails, the next call makes sure of the lease first."""
        gateway = self._gateway if self._is_sure else None
        if gateway is None:
            gateway = self.make_sure()
        self._is_sure = False
        result = call(gateway)
        self._is_sure = True
        return result

    def _kept(self, handled: Handled) -> Handled:
        """Keep in mind where the log ends now."""
        epoch, head = self._left_at
        self._left_at = epoch, handled.head or head
        return handled
