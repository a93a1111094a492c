"""Stored positions as tracks: one terminal after another, each by rising device time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from app.domain.moment import Instant
from app.situation.column import Bools, Floats, Floats32, Int8s, Int32s, Int64s
from app.situation.fix_tables import FixArrays
from app.situation.source import TrackRows
from app.situation.words import Words


@dataclass(frozen=True, eq=False, kw_only=True)
class TrackTable:
    """All fixes, good and bad, of ``terminals`` (sorted); those of terminal i are the rows ``starts[i]`` … ``starts[i + 1] - 1``.

    Columns as in :class:`~.source.TrackRows`.
    """

    terminals: tuple[str, ...]
    starts: Int64s
    device_at: Int64s
    lon: Floats
    lat: Floats
    accuracy: Floats32
    speed: Floats32
    flaw: Int8s

    def __len__(self) -> int:
        """Return the number of fixes."""
        return len(self.device_at)

    @cached_property
    def owner(self) -> Int32s:
        """Return the place in ``terminals`` of each fix."""
        return np.repeat(np.arange(len(self.terminals), dtype=np.int32), np.diff(self.starts))

    def between(self, since: Instant, until: Instant) -> "TrackTable":
        """Return the part from *since* up to before *until*; all terminals stay."""
        is_in = (self.device_at >= since) & (self.device_at < until)
        return self if is_in.all() else self.where(is_in)

    def before(self, until: Instant) -> "TrackTable":
        """Return the part up to before *until*, of those terminals that have any."""
        part = self.where(self.device_at < until)
        counts = np.diff(part.starts)
        return replace(
            part,
            terminals=tuple(one for one, count in zip(self.terminals, counts.tolist(), strict=True) if count),
            starts=np.append(part.starts[:-1][counts > 0], part.starts[-1:]),
        )

    def of(self, terminals: Sequence[str]) -> "TrackTable":
        """Return the part of *terminals*."""
        asked = np.isin(np.array(self.terminals, dtype=object), list(terminals))
        return self.where(asked[self.owner])

    def where(self, is_in: Bools) -> "TrackTable":
        """Return the fixes that are *in*; all terminals stay."""
        counts = np.bincount(self.owner[is_in], minlength=len(self.terminals))
        return TrackTable(
            terminals=self.terminals,
            starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            **{name: getattr(self, name)[is_in] for name in COLUMNS},
        )


COLUMNS = ("device_at", "lon", "lat", "accuracy", "speed", "flaw")


def of_memory(
    fixes: FixArrays, words: Words, since: Instant, until: Instant, terminals: Sequence[str] = ()
) -> TrackTable:
    """Return what a seat's memory has from *since* up to before *until*, of *terminals* or of all."""
    is_in = (fixes.device_at >= since) & (fixes.device_at < until)
    if terminals:
        asked = np.zeros(len(words), np.bool_)
        asked[[words.find(one) for one in terminals if words.find(one) > 0]] = True
        is_in &= asked[fixes.terminal]
    rows = np.flatnonzero(is_in)
    code = fixes.terminal[rows]
    present = np.flatnonzero(np.bincount(code, minlength=len(words))).tolist()
    names = sorted((words[one], one) for one in present)
    place = np.zeros(len(words), np.int32)
    place[[one for _, one in names]] = np.arange(len(names), dtype=np.int32)
    return _sorted(
        tuple(name for name, _ in names), place[code], {name: getattr(fixes, name)[rows] for name in COLUMNS}
    )


def of_rows(rows: TrackRows) -> TrackTable:
    """Return a store's rows, in whatever order, as tracks; terminals without a row are left out."""
    present = np.flatnonzero(np.bincount(rows.place, minlength=len(rows.names))).tolist()
    order = sorted(present, key=rows.names.__getitem__)
    place_of = np.zeros(len(rows.names), np.int32)
    place_of[order] = np.arange(len(order), dtype=np.int32)
    names = tuple(rows.names[place] for place in order)
    return _sorted(names, place_of[rows.place], {name: getattr(rows, name) for name in COLUMNS})


def joined(tables: Sequence[TrackTable]) -> TrackTable:
    """Return tracks that follow one another in time as one."""
    tables = [table for table in tables if len(table)]
    if len(tables) == 1:
        return tables[0]
    names = sorted({name for table in tables for name in table.terminals})
    place_of = {name: place for place, name in enumerate(names)}
    maps = [np.array([place_of[name] for name in table.terminals], np.int32) for table in tables]
    places = [mapped[table.owner] for mapped, table in zip(maps, tables, strict=True)]
    columns = {name: np.concatenate([getattr(table, name) for table in tables]) for name in COLUMNS} if tables else {}
    return _sorted(tuple(names), np.concatenate([np.empty(0, np.int32), *places]), columns or _nothing())


def _nothing() -> dict[str, np.ndarray]:
    kinds = (np.int64, np.float64, np.float64, np.float32, np.float32, np.uint8)
    return {name: np.empty(0, kind) for name, kind in zip(COLUMNS, kinds, strict=True)}


def _sorted(names: tuple[str, ...], place: Int32s, columns: dict[str, np.ndarray]) -> TrackTable:
    """Return the fixes in order; what is in order already, as a store gives it, is not copied."""
    times = columns["device_at"]
    same = place[1:] == place[:-1]
    if not np.all((place[1:] > place[:-1]) | (same & (times[1:] >= times[:-1]))):
        order = np.argsort(times, kind="stable")
        order = order[np.argsort(place[order], kind="stable")]
        place, columns = place[order], {name: values[order] for name, values in columns.items()}
    starts = np.searchsorted(place, np.arange(len(names) + 1)).astype(np.int64)
    return TrackTable(terminals=names, starts=starts, **columns)
