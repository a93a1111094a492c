"""Tiles kept on disk, so that the map stands without its server; the longest unused go first when there are too many."""

import contextlib
import hashlib
import os
import secrets
import time
from pathlib import Path
from threading import Lock

FULL_TO = 0.8
"""Share of its size that a cache is emptied to once it is full."""


class DiskCache:
    """Files below *folder*, those of each *source* apart, at most *most_bytes* of them together; any thread."""

    def __init__(self, folder: Path, source: str, most_bytes: int) -> None:
        self._folder = folder / hashlib.sha256(source.encode()).hexdigest()[:16]
        self._most = most_bytes
        self._size: int | None = None
        self._lock = Lock()

    def read(self, zoom: int, column: int, row: int) -> tuple[bytes, float] | None:
        """Return a tile and its age in seconds; reading marks it as used."""
        path = self._path(zoom, column, row)
        try:
            data, age = path.read_bytes(), time.time() - path.stat().st_mtime
        except OSError:
            return None
        with contextlib.suppress(OSError):  # a read-only disk still serves
            os.utime(path, (time.time(), path.stat().st_mtime))
        return data, age

    def write(self, zoom: int, column: int, row: int, data: bytes) -> None:
        """Keep a tile, whole or not at all; a full disk raises :class:`OSError`."""
        path = self._path(zoom, column, row)
        path.parent.mkdir(parents=True, exist_ok=True)
        coming = path.with_name(f".coming-{secrets.token_hex(8)}")
        try:
            coming.write_bytes(data)
            coming.replace(path)
        except OSError:
            coming.unlink(missing_ok=True)  # or a full disk would be filled with beginnings of tiles
            raise
        with self._lock:
            self._size = self._counted() + len(data)
            if self._size > self._most:
                self._empty()

    def _path(self, zoom: int, column: int, row: int) -> Path:
        return self._folder / str(zoom) / str(column) / str(row)

    def _counted(self) -> int:
        """Return the bytes kept, counted once."""
        return sum(size for _, size, _ in self._files()) if self._size is None else self._size

    def _files(self) -> list[tuple[float, int, Path]]:
        found = []
        for path in self._folder.rglob("*"):
            with contextlib.suppress(OSError):  # another process may have deleted it
                if path.is_file():
                    known = path.stat()
                    found.append((known.st_atime, known.st_size, path))
        return found

    def _empty(self) -> None:
        """Delete the longest unused until there is room again."""
        files = sorted(self._files())
        size = sum(one for _, one, _ in files)
        for _, one, path in files:
            if size <= FULL_TO * self._most:
                break
            path.unlink(missing_ok=True)
            size -= one
        self._size = size
