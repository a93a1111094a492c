"""Cases as CSV: UTF-8 with a byte-order mark, which the offices' spreadsheets need to see Chinese."""

import csv
from collections.abc import Iterable
from pathlib import Path

from app.adapters.exchange.registry import Row

FORMAT = "csv"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(rows: Iterable[Row], path: Path) -> int:
    """Write *rows* into *path* and return how many; a text that a spreadsheet would run is quoted with an apostrophe."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer: csv.DictWriter[str] | None = None
        for row in rows:
            if writer is None:
                writer = csv.DictWriter(file, fieldnames=list(row))
                writer.writeheader()
            writer.writerow({name: _harmless(value) for name, value in row.items()})
            count += 1
    return count


def _harmless(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value
