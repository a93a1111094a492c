"""Append-only arrays: what has been handed out never changes, growth makes a new array behind it."""

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
"""A loaded column has one part in five to spare, so that the first new event does not copy it."""

Arrays = TypeVar("Arrays")


class Column:
    """One growable column. :meth:`view` is cheap, read-only and stays as it is while the column grows."""

    __slots__ = ("_count", "_data")

    def __init__(self, dtype: np.dtype[np.generic], capacity: int = FIRST_CAPACITY) -> None:
        self._data = np.empty(capacity, dtype)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def extend(self, values: Numbers) -> None:
        """Append *values*; the capacity doubles when it is used up."""
        needed = self._count + len(values)
        if needed > len(self._data):
            grown = np.empty(max(needed, 2 * len(self._data)), self._data.dtype)
            grown[: self._count] = self._data[: self._count]
            self._data = grown
        self._data[self._count : needed] = values
        self._count = needed

    def claim(self, count: int) -> Numbers:
        """Return the first *count* elements of a fresh array to be filled in place; they are the column from then on."""
        self._data = np.empty(max(count + count // HEADROOM, FIRST_CAPACITY), self._data.dtype)
        self._count = count
        return self._data[:count]

    def view(self) -> Numbers:
        """Return what there is, read-only."""
        seen = self._data[: self._count]
        seen.flags.writeable = False
        return seen


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
        for name, column in self.columns.items():
            column.extend(getattr(rows, name))

    def arrays(self) -> Arrays:
        """Return all columns as they are now, read-only."""
        return self._kind(**{name: column.view() for name, column in self.columns.items()})


def dtypes_of(kind: type[object]) -> dict[str, np.dtype[np.generic]]:
    """Return the element type of each field of a dataclass of arrays."""
    hints = get_type_hints(kind)
    return {field.name: np.dtype(get_args(get_args(hints[field.name])[1])[0]) for field in fields(kind)}  # type: ignore[arg-type]  # a dataclass
