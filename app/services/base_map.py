"""A base map of the site's own: what the screens need to know of it, and where its tiles come from."""

from dataclasses import dataclass
from typing import Protocol

from app.domain.coordinates import CoordinateSystem


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseMap:
    """Square tiles of 256 px in the Web-Mercator grid, column from the west and row from the north.

    ``system`` is what the grid's degrees are: WGS-84, CGCS2000 (the same within a decimetre) or GCJ-02, whose tiles
    the map shifts back. Tiles are there from ``min_zoom`` to ``max_zoom``, both included.
    """

    system: CoordinateSystem = CoordinateSystem.WGS84
    min_zoom: int = 3
    max_zoom: int = 18


class TileSource(Protocol):
    """Where tiles come from; any thread."""

    base_map: BaseMap

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """Return a tile's picture (PNG, JPEG or WebP), ``None`` where there is none now. May take seconds."""

    def close(self) -> None:
        """Let go of files and connections."""
