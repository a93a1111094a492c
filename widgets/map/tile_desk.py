"""Answers the page's requests for tiles: from memory at once, else from a worker, never from the screen's thread."""

import logging
import re
from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob
from shiboken6 import isValid

from app.services.base_map import TileSource
from widgets.jobs import Jobs

log = logging.getLogger(__name__)

WORKERS = 4
KEPT_BYTES = 64_000_000
_PATH = re.compile(r"(\d{1,2})/(\d{1,8})/(\d{1,8})")

Reply = Callable[[QWebEngineUrlRequestJob, bytes | None], None]


class TileDesk(QObject):
    """The tiles of one source for one page."""

    def __init__(self, source: TileSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._jobs = Jobs(self, workers=WORKERS)
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0
        self._wanted: set[_Wanted] = set()
        self._told = ""

    def answer(self, path: str, job: QWebEngineUrlRequestJob, reply: Reply) -> None:
        """Let *reply* answer *job* with the tile of *path* (``zoom/column/row``), now or later."""
        if path in self._kept:
            self._kept.move_to_end(path)
            reply(job, self._kept[path])
            return
        place = self._place(path)
        if place is None:
            reply(job, None)
            return
        wanted = _Wanted(self, path, job, reply)
        self._wanted.add(wanted)
        source = self.source
        self._jobs.submit(wanted, lambda: source.tile(*place), wanted.done, wanted.failed)

    def forget(self, wanted: "_Wanted") -> None:
        """Let go of a request that was answered or given up by the page."""
        self._wanted.discard(wanted)

    def keep(self, path: str, tile: bytes) -> None:
        """Keep a tile in memory; the longest unused go first."""
        self._size += len(tile) - len(self._kept.pop(path, b""))
        self._kept[path] = tile
        while self._size > KEPT_BYTES:
            self._size -= len(self._kept.popitem(last=False)[1])

    def tell(self, path: str, why: str) -> None:
        """Write down why the tile of *path* cannot be read, once as long as it is the same for others."""
        if why != self._told:
            self._told = why
            log.warning("tile %s: %s", path, why)

    def _place(self, path: str) -> tuple[int, int, int] | None:
        """Return zoom, column and row of a path, if the source's grid has such a tile."""
        found = _PATH.fullmatch(path)
        if found is None:
            return None
        zoom, column, row = (int(part) for part in found.groups())
        known = self.source.base_map
        is_there = known.min_zoom <= zoom <= known.max_zoom and column < 2**zoom and row < 2**zoom
        return (zoom, column, row) if is_there else None

    def close(self) -> None:
        """End the workers."""
        self._jobs.close()


class _Wanted(QObject):
    """One request under way; where the page gives it up its answer is dropped."""

    def __init__(self, desk: TileDesk, path: str, job: QWebEngineUrlRequestJob, reply: Reply) -> None:
        super().__init__()
        self._desk, self._path, self._reply = desk, path, reply
        self._job: QWebEngineUrlRequestJob | None = job
        job.destroyed.connect(self._given_up)

    def done(self, tile: bytes | None) -> None:
        """Answer with the tile."""
        if tile is not None:
            self._desk.keep(self._path, tile)
        self._answer(tile)

    def failed(self, error: Exception) -> None:
        """Answer that there is none."""
        self._desk.tell(self._path, str(error) or type(error).__name__)
        self._answer(None)

    def _answer(self, tile: bytes | None) -> None:
        job, self._job = self._job, None
        self._desk.forget(self)
        if job is not None and isValid(job):
            self._reply(job, tile)

    def _given_up(self) -> None:
        """Take note that the page no longer waits."""
        self._job = None


def tile_type(tile: bytes) -> QByteArray:
    """Return a picture's media type."""
    if tile.startswith(b"\xff\xd8"):
        return QByteArray(b"image/jpeg")
    return QByteArray(b"image/webp" if tile.startswith(b"RIFF") else b"image/png")
