"""What has arrived and is not handled yet, between the network thread and the worker."""

import threading
from queue import Empty, SimpleQueue
from typing import NamedTuple

from app.domain.moment import Instant

MOST_BYTES = 256 * 1024 * 1024
AROUND_BYTES = 512
"""What a message takes in memory beside its payload: topic, numbers and objects. A small one is mostly that."""


class Arrival(NamedTuple):
    """One message as it came: the connection and message id to acknowledge it by, and what it holds."""

    generation: int
    mid: int
    topic: str
    payload: bytes
    received_at: Instant


class Inbox:
    """A queue for one sender and one taker. Above *most_bytes* the sender waits, so the broker keeps the rest."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._queue: SimpleQueue[Arrival | None] = SimpleQueue()
        self._put_bytes = 0  # written by the sender only
        self._taken_bytes = 0  # written by the taker only
        self._closed = threading.Event()
        self.is_drained = False
        """Whether the inbox was closed and all of it has been taken."""

    def put(self, arrival: Arrival) -> None:
        """Add *arrival*, waiting while there is no room; a closed inbox drops it (the broker sends it again)."""
        while self._put_bytes - self._taken_bytes > self._most_bytes and not self._closed.is_set():
            self._closed.wait(0.05)
        if not self._closed.is_set():
            self._put_bytes += _weight(arrival)
            self._queue.put(arrival)

    def take(self, most: int, timeout_s: float) -> list[Arrival]:
        """Return up to *most* arrivals, what is there at once; none after *timeout_s* seconds or when closed."""
        batch: list[Arrival] = []
        try:
            arrival = self._queue.get(timeout=timeout_s)
            while arrival is not None and len(batch) < most - 1:
                batch.append(arrival)
                arrival = self._queue.get_nowait()
            if arrival is None:
                self.is_drained = True
            else:
                batch.append(arrival)
        except Empty:
            pass
        self._taken_bytes += sum(map(_weight, batch))
        return batch

    def close(self) -> None:
        """Take nothing more in and wake the taker; what is there can still be taken."""
        self._closed.set()
        self._queue.put(None)


def _weight(arrival: Arrival) -> int:
    return AROUND_BYTES + len(arrival.payload)
