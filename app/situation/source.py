"""What the situation reads from: the log and the positions, in order, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, Self, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from app.domain.event import Event
from app.domain.moment import Instant


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FixRows:
    """Stored positions as columns of one length, in the order of ``number``.

    ``number`` is the store's own rising number (int64), ``terminal`` a list of ids, ``device_at`` and
    ``received_at`` instants (int64 µs), ``lon``/``lat`` degrees WGS-84 (float64), ``accuracy`` metres, ``speed``
    metres a second, ``course`` degrees from north (float32; -1 is unknown), ``flaw`` a
    :class:`~app.domain.fix.FixFlaw` (uint8, 0 is good).
    """

    number: NDArray[np.int64]
    terminal: list[str]
    device_at: NDArray[np.int64]
    received_at: NDArray[np.int64]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    accuracy: NDArray[np.float32]
    speed: NDArray[np.float32]
    course: NDArray[np.float32]
    flaw: NDArray[np.uint8]

    def __len__(self) -> int:
        """Return the number of positions."""
        return len(self.terminal)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrackRows:
    """What a track needs of stored positions: ``names`` are the terminals, ``place`` each row's place among them (int32).

    The other columns as in :class:`FixRows`.
    """

    names: tuple[str, ...]
    place: NDArray[np.int32]
    device_at: NDArray[np.int64]
    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    accuracy: NDArray[np.float32]
    speed: NDArray[np.float32]
    flaw: NDArray[np.uint8]

    def __len__(self) -> int:
        """Return the number of positions."""
        return len(self.place)

    @property
    def terminal(self) -> list[str]:
        """Return the terminal of each row."""
        return [self.names[place] for place in self.place.tolist()]

    @classmethod
    def of(cls, rows: FixRows) -> Self:
        """Return what a track needs of *rows*."""
        names = tuple(sorted(set(rows.terminal)))
        place_of = {name: place for place, name in enumerate(names)}
        return cls(
            names=names, place=np.array([place_of[name] for name in rows.terminal], np.int32),
            device_at=rows.device_at, lon=rows.lon, lat=rows.lat, accuracy=rows.accuracy, speed=rows.speed,
            flaw=rows.flaw,
        )  # fmt: skip


class Source(Protocol):
    """A store as its readers see it. A method that cannot answer raises; the situation keeps what it has and ages."""

    def store_id(self) -> str:
        """Return the id the store was given when it was made."""
        ...

    def head(self) -> int:
        """Return the newest event's ``seq``, 0 for an empty log."""
        ...

    def events_after(self, seq: int, limit: int) -> Sequence[Event]:
        """Return up to *limit* events with a greater ``seq``, in order."""
        ...

    def fixes_after(self, number: int, limit: int) -> FixRows:
        """Return up to *limit* positions with a greater ``number``, in order."""
        ...


@runtime_checkable
class TrackSource(Protocol):
    """A store that also gives the positions of any period of the past, by the devices' own time."""

    def fixes_between(self, since: Instant, until: Instant, terminals: Sequence[str] = ()) -> TrackRows:
        """Return the positions from *since* up to before *until*, of *terminals* or of all, by terminal and device time."""
        ...
