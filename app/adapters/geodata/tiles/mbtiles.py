"""Tiles out of an MBTiles file (an SQLite database, MBTiles 1.3); nothing is ever written to it."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from threading import Lock
from urllib.parse import quote

from app.adapters.geodata.geojson import SiteError
from app.adapters.geodata.tiles.pictures import is_picture
from app.services.base_map import BaseMap

_PICTURES = ("png", "jpg", "jpeg", "webp")


class MbTiles:
    """One file. Its own zooms narrow those of *base_map*. Raises ``SiteError`` where it is no MBTiles file of pictures."""

    def __init__(self, path: Path, base_map: BaseMap) -> None:
        self._lock = Lock()
        try:
            self._file = sqlite3.connect(
                f"file:{quote(str(path.resolve()))}?mode=ro", uri=True, check_same_thread=False
            )  # fmt: skip
            said = dict(self._file.execute("SELECT name, value FROM metadata"))
            low, high = self._file.execute("SELECT min(zoom_level), max(zoom_level) FROM tiles").fetchone()
        except sqlite3.Error as error:
            raise SiteError(f"{path.name}: is no MBTiles file: {error}") from error
        if str(said.get("format", "png")) not in _PICTURES:
            raise SiteError(f"{path.name}: holds {said['format']} tiles; pictures (png, jpg, webp) are needed")
        if low is None:
            raise SiteError(f"{path.name}: holds no tiles")
        self.base_map = replace(
            base_map, min_zoom=max(base_map.min_zoom, int(low)), max_zoom=min(base_map.max_zoom, int(high))
        )  # fmt: skip

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """Return a tile; rows are counted from the south in the file."""
        asked = (zoom, column, 2**zoom - 1 - row)
        with self._lock:
            found = self._file.execute(
                "SELECT tile_data FROM tiles WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?", asked
            ).fetchone()
        data = bytes(found[0]) if found else b""
        return data if is_picture(data) else None

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()
