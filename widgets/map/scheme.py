"""The private address ``wall://``: app gives the page's files, data the newest bytes of each layer, tiles the base map."""

import logging
import mimetypes
from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject
from PySide6.QtWebChannel import QWebChannel  # noqa: F401 - its library holds the channel's script
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

from widgets.map.assets import Assets
from widgets.map.tile_desk import TileDesk, tile_type

log = logging.getLogger(__name__)

SCHEME = b"wall"
_INNER_SCHEMES = frozenset({"wall", "data", "blob"})
CHANNEL_SCRIPT = ":/qtwebchannel/qwebchannel.js"
"""Qt's own script for the page's end of the channel."""


def register_scheme() -> None:
    """Make ``wall://`` known to the browser engine; must run before the application is made, may run again."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.LocalAccessAllowed | flag.CorsEnabled | flag.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


def _channel_script() -> bytes:
    """Return Qt's own script for the page's end of the channel."""
    file = QFile(CHANNEL_SCRIPT)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(CHANNEL_SCRIPT)
    return bytes(file.readAll().data())


class WallScheme(QWebEngineUrlSchemeHandler):
    """Answers for one page: its text, the assets and the bytes of its layers. Runs on the screen's thread."""

    def __init__(self, page: str, data: Mapping[str, bytes], parent: QObject, tiles: TileDesk | None = None) -> None:
        super().__init__(parent)
        self._tiles = tiles
        self._page = page.encode()
        self._data = data
        self._assets = Assets()
        self._channel_script = _channel_script()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Hand over ready bytes, or say that there is no such thing."""
        url = job.requestUrl()
        path = url.path().lstrip("/")
        if url.host() == "tiles" and self._tiles is not None:
            self._tiles.answer(path, job, _reply_tile)
            return
        found = self._data.get(path) if url.host() == "data" else self._file(path)
        if found is None:
            log.warning("the map's page asked for %s, which is not there", url.toString())
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        kind = "application/octet-stream" if url.host() == "data" else mimetypes.guess_type(path)[0] or "text/html"
        _reply(job, found, QByteArray(kind.encode()))

    def _file(self, path: str) -> bytes | None:
        """Return the page itself or one of its assets."""
        own = {"map.html": self._page, "qwebchannel.js": self._channel_script}
        return own[path] if path in own else self._assets.read(path)


def _reply(job: QWebEngineUrlRequestJob, found: bytes, kind: QByteArray) -> None:
    """Answer with bytes that are at hand."""
    buffer = QBuffer(job)
    buffer.setData(QByteArray(found))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    headers = {QByteArray(b"Access-Control-Allow-Origin"): [QByteArray(b"*")]}
    job.setAdditionalResponseHeaders(headers)  # type: ignore[arg-type]  # a QMultiMap, which takes lists
    job.reply(kind, buffer)


def _reply_tile(job: QWebEngineUrlRequestJob, tile: bytes | None) -> None:
    """Answer with a tile, or that there is none."""
    if tile is None:
        job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
    else:
        _reply(job, tile, tile_type(tile))


class RemoteBlocker(QWebEngineUrlRequestInterceptor):
    """Stops and counts every request that would leave the program."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.blocked = 0

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block what is not our own address."""
        if info.requestUrl().scheme() in _INNER_SCHEMES:
            return
        info.block(True)  # noqa: FBT003 - Qt's own signature
        self.blocked += 1
        log.error("the map's page asked for %s, which was blocked", info.requestUrl().toString())


def make_profile(
    page: str, data: Mapping[str, bytes], tiles: TileDesk | None = None
) -> tuple[QWebEngineProfile, RemoteBlocker]:
    """Return a profile that keeps nothing on disk and knows one page, and its blocker.

    It has no parent yet: the engine wants its pages to go before it, and Qt deletes older children first.
    """
    profile = QWebEngineProfile()
    blocker = RemoteBlocker(profile)
    profile.setUrlRequestInterceptor(blocker)
    profile.installUrlSchemeHandler(QByteArray(SCHEME), WallScheme(page, data, profile, tiles))
    return profile, blocker
