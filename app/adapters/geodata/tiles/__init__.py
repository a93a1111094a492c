"""Base maps: an MBTiles file, or a tile server of the site's own (XYZ or WMTS address) with a cache on disk."""

from pathlib import Path

from app.adapters.geodata.geojson import SiteError
from app.adapters.geodata.tiles.disk_cache import DiskCache
from app.adapters.geodata.tiles.mbtiles import MbTiles
from app.adapters.geodata.tiles.server import TileServer, shown
from app.domain.coordinates import CoordinateSystem
from app.services.base_map import BaseMap, TileSource

_SHOWN = (CoordinateSystem.WGS84, CoordinateSystem.CGCS2000, CoordinateSystem.GCJ02)


def open_base_map(source: str, base_map: BaseMap, cache: Path, cache_mb: int, max_age_days: int) -> TileSource | None:
    """Return the tiles of *source*: a path of an ``.mbtiles`` file or an address with ``{z}``, ``{x}``, ``{y}``; none for ``""``.

    Raises ``SiteError`` with a sentence for a source that cannot be used.
    """
    if not source:
        return None
    if base_map.system not in _SHOWN:
        raise SiteError(
            f"base map: tiles in {base_map.system} have a grid of their own; wgs84, cgcs2000 or gcj02 is needed"
        )
    tiles = (
        MbTiles(Path(source), base_map)
        if "://" not in source
        else _server(source, base_map, cache, cache_mb, max_age_days)
    )
    low, high = tiles.base_map.min_zoom, tiles.base_map.max_zoom
    if low > high:
        tiles.close()
        raise SiteError(f"base map: no tile lies between min_zoom {low} and max_zoom {high}")
    return tiles


def _server(source: str, base_map: BaseMap, cache: Path, cache_mb: int, max_age_days: int) -> TileServer:
    kept = DiskCache(cache, source, cache_mb * 1_000_000)
    try:
        return TileServer(source, base_map, kept, max_age_s=max_age_days * 86400.0)
    except SiteError:
        raise
    except ValueError as error:  # a bracket that is not closed, for one
        raise SiteError(f"base map: {shown(source)!r} is no address: {error}") from error


__all__ = ["DiskCache", "MbTiles", "TileServer", "open_base_map"]
