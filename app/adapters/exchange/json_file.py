"""Cases as one JSON array, written row by row."""

import json
from collections.abc import Iterable
from pathlib import Path

from app.adapters.exchange.registry import Row

FORMAT = "json"


def write(rows: Iterable[Row], path: Path) -> int:
    """Write *rows* into *path* and return how many."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for row in rows:
            file.write("\n" if count == 0 else ",\n")
            file.write(json.dumps(row, ensure_ascii=False, allow_nan=False))
            count += 1
        file.write("\n]\n")
    return count
