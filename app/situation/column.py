"""Append-only arrays: what has been handed out never changes, growth makes a new array behind it.

No append waits for that: a column that will soon be full is copied into a larger array a little at a time, one column of
a table after another, and is replaced by it once the array has everything. A million cases' columns take some hundred
megabytes, and a case that had to wait for all of them to be copied would come to the wall half a second late.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Generic, TypeVar, get_args, get_type_hints

import numpy as np
from numpy.typing import NDArray

Int8s = NDArray[np.uint8]
Int16s = NDArray[np.uint16]
Int32s = NDArray[np.int32]
Int64s = NDArray[np.int64]
Words64 = NDArray[np.uint64]
Floats = NDArray[np.float64]
Floats32 = NDArray[np.float32]
Bools = NDArray[np.bool_]
Numbers = NDArray[np.generic]

FIRST_CAPACITY = 1024
HEADROOM = 5
"""A column that is filled at once has one part in five to spare."""
CRAMPED = 8
"""A column moves on while it still has one part in so many free, or once it carries as much that was dropped."""
STEP_BYTES = 1 << 20
"""So much is copied with an append, a fraction of a millisecond;"""
PACE = 2 * CRAMPED
"""or so many times what was appended: all columns of a table have moved on before the last room of one is used up."""

Arrays = TypeVar("Arrays")


class Column:
    """One growable column. :meth:`view` is cheap, read-only and stays as it is while the column grows.

    ``copied`` are the bytes that were ever copied to make room.
    """

    __slots__ = ("_data", "_end", "_moved", "_next", "_start", "copied")

    def __init__(self, dtype: np.dtype[np.generic], capacity: int = FIRST_CAPACITY) -> None:
        self._data = np.empty(capacity, dtype)
        self._start = self._end = 0
        self._next: Numbers | None = None
        self._moved = 0
        self.copied = 0

    def __len__(self) -> int:
        return self._end - self._start

    @property
    def is_cramped(self) -> bool:
        """Say whether it is time to move on."""
        capacity = len(self._data)
        return CRAMPED * (capacity - self._end) < capacity or CRAMPED * self._start > capacity

    def extend(self, values: Numbers) -> None:
        """Append *values*. Only more than there is room for has everything copied at once."""
        if self._end + len(values) > len(self._data):
            self._move_at_once(len(self) + len(values))
        self._data[self._end : self._end + len(values)] = values
        self._end += len(values)

    def drop(self, count: int) -> None:
        """Forget the first *count* elements; views taken earlier keep theirs."""
        self._start += count
        self._next = None

    def claim(self, count: int) -> Numbers:
        """Return the first *count* elements of a fresh array to be filled in place; they are the column from then on."""
        self._data = np.empty(_roomy(count), self._data.dtype)
        self._start, self._end, self._next = 0, count, None
        return self._data[:count]

    def move_on(self, most_bytes: int) -> int:
        """Copy up to *most_bytes* into a larger array, which takes over when it has everything; return how many."""
        if self._next is None or len(self._next) < len(self):
            self._next, self._moved = np.empty(max(2 * len(self), FIRST_CAPACITY), self._data.dtype), 0
        count = min(len(self) - self._moved, max(1, most_bytes // self._data.itemsize))
        place, first = self._moved, self._start + self._moved
        self._next[place : place + count] = self._data[first : first + count]
        self._moved += count
        self.copied += count * self._data.itemsize
        if self._moved == len(self):
            self._take_over(self._next)
        return count * self._data.itemsize

    def view(self) -> Numbers:
        """Return what there is, read-only."""
        seen = self._data[self._start : self._end]
        seen.flags.writeable = False
        return seen

    def _move_at_once(self, needed: int) -> None:
        larger = np.empty(max(_roomy(needed), 2 * len(self)), self._data.dtype)
        larger[: len(self)] = self.view()
        self.copied += self.view().nbytes
        self._take_over(larger)

    def _take_over(self, larger: Numbers) -> None:
        self._data, self._start, self._end, self._next = larger, 0, len(self), None


def _roomy(count: int) -> int:
    return max(count + count // HEADROOM, FIRST_CAPACITY)


def make_room(columns: Iterable[Column], appended: int) -> None:
    """Move cramped ones of *columns* on, one after another, by a step: *appended* bytes have just come into them."""
    left = max(STEP_BYTES, PACE * appended)
    for column in columns:
        if left > 0 and column.is_cramped:
            left -= column.move_on(left)


class Table(Generic[Arrays]):
    """Columns of one length, named and typed by the fields of a dataclass of arrays."""

    def __init__(self, kind: type[Arrays]) -> None:
        self._kind = kind
        self.columns = {name: Column(dtype) for name, dtype in dtypes_of(kind).items()}
        self._first = next(iter(self.columns.values()))

    def __len__(self) -> int:
        return len(self._first)

    def append(self, rows: Arrays) -> None:
        """Append *rows*, arrays of one length."""
        appended = 0
        for name, column in self.columns.items():
            values: Numbers = getattr(rows, name)
            column.extend(values)
            appended += values.nbytes
        make_room(self.columns.values(), appended)

    def drop(self, count: int) -> None:
        """Forget the first *count* rows; arrays handed out earlier keep theirs."""
        for column in self.columns.values():
            column.drop(count)

    def arrays(self) -> Arrays:
        """Return all columns as they are now, read-only."""
        return self._kind(**{name: column.view() for name, column in self.columns.items()})


def dtypes_of(kind: type[object]) -> dict[str, np.dtype[np.generic]]:
    """Return the element type of each field of a dataclass of arrays."""
    hints = get_type_hints(kind)
    return {field.name: np.dtype(get_args(get_args(hints[field.name])[1])[0]) for field in fields(kind)}  # type: ignore[arg-type]  # a dataclass
