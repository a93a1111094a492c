"""Cases as GeoJSON points (RFC 7946: WGS-84 degrees, longitude first)."""

import json
from collections.abc import Iterable
from pathlib import Path

from app.adapters.exchange.registry import Row

FORMAT = "geojson"


def write(rows: Iterable[Row], path: Path) -> int:
    """Write *rows* into *path* as a FeatureCollection and return how many; ``lon`` and ``lat`` become the geometry."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[')
        for row in rows:
            file.write("\n" if count == 0 else ",\n")
            file.write(json.dumps(_feature(row), ensure_ascii=False, allow_nan=False))
            count += 1
        file.write("\n]}\n")
    return count


def _feature(row: Row) -> dict[str, object]:
    properties = {name: value for name, value in row.items() if name not in {"lon", "lat"}}
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
        "properties": properties,
    }
