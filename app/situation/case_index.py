"""Finds a case's row by its id: loaded ones by search in a sorted half of the id, new ones in a dictionary."""

from collections.abc import Iterable

import numpy as np

from app.situation.column import Int32s, Words64
from app.situation.decode import ID_BYTES

HALF_BYTES = ID_BYTES // 2


class CaseIndex:
    """Rows by id. A million loaded ids cost no dictionary: most of them are closed and never asked for again.

    Ids of version 7 rise with time, so a new one is mostly known to be new by one comparison.
    """

    def __init__(self, high: Words64, low: Words64) -> None:
        self._order: Int32s = np.argsort(high, kind="stable").astype(np.int32)
        self._sorted = high[self._order]
        self._low = low
        self._newest = self._sorted[-1].tobytes()[::-1] if len(high) else b""
        self._rows: dict[bytes, int] = {}

    def find(self, case_id: bytes) -> int | None:
        """Return the row of a case, or ``None``."""
        row = self._rows.get(case_id)
        if row is None and case_id[:HALF_BYTES] <= self._newest:
            row = self._search(case_id)
            if row is not None:
                self._rows[case_id] = row
        return row

    def add(self, case_id: bytes, row: int) -> None:
        """Note a new case's row."""
        self._rows[case_id] = row

    def _search(self, case_id: bytes) -> int | None:
        high, low = np.uint64(int.from_bytes(case_id[:HALF_BYTES])), int.from_bytes(case_id[HALF_BYTES:])
        for place in range(int(np.searchsorted(self._sorted, high)), len(self._sorted)):
            row = int(self._order[place])
            if self._sorted[place] != high:
                return None
            if int(self._low[row]) == low:
                return row
        return None


def halves(ids: Iterable[bytes]) -> tuple[Words64, Words64]:
    """Return the high and the low 64 bits of *ids*."""
    both = np.frombuffer(b"".join(ids), ">u8").reshape(-1, 2).astype(np.uint64)
    return both[:, 0], both[:, 1]
