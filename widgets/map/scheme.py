"""The private address ``wall://``: /app/ gives the page's files, /data/ the newest bytes of each layer, nothing else loads."""

import logging
import mimetypes
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

log = logging.getLogger(__name__)

SCHEME = b"wall"
WEB_DIRECTORY: Final = Path(__file__).resolve().parents[2] / "resources" / "web"
CHANNEL_SCRIPT = f":/{'qtwebchannel'}/qwebchannel.js"
"""Qt's own script, inside its library."""
_INNER_SCHEMES = frozenset({"wall", "data", "blob"})
_QT_RESOURCES = QWebChannel
"""Importing the class is what puts its script among Qt's resources."""


def register_scheme() -> None:
    """Make ``wall://`` known to the browser engine; must run before the application is made, may run again."""
    if QWebEngineUrlScheme.schemeByName(SCHEME).name() == SCHEME:
        return
    scheme = QWebEngineUrlScheme(SCHEME)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    flag = QWebEngineUrlScheme.Flag
    scheme.setFlags(flag.SecureScheme | flag.LocalAccessAllowed | flag.CorsEnabled | flag.FetchApiAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


class Assets:
    """The files a page may load, by their path below ``wall://app/``."""

    def __init__(self, directory: Path = WEB_DIRECTORY) -> None:
        leaflet = Path(str(resources.files("js_lib_leaflet"))) / "static" / "js_lib_leaflet"
        self._roots = {"leaflet": leaflet.resolve(), "": directory.resolve()}

    def read(self, path: str) -> bytes | None:
        """Return the file's bytes, or none where no file of ours has that path."""
        if path == "qwebchannel.js":
            return _channel_script()
        folder, _, name = path.partition("/")
        root, name = (self._roots[folder], name) if folder in self._roots and name else (self._roots[""], path)
        file = (root / name).resolve()
        return file.read_bytes() if file.is_relative_to(root) and file.is_file() else None


def _channel_script() -> bytes:
    """Return Qt's own script for the page's end of the channel."""
    file = QFile(CHANNEL_SCRIPT)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise FileNotFoundError(CHANNEL_SCRIPT)
    return bytes(file.readAll().data())


class WallScheme(QWebEngineUrlSchemeHandler):
    """Answers for one page: its text, the assets and the bytes of its layers. Runs on the screen's thread."""

    def __init__(self, page: str, data: Mapping[str, bytes], parent: QObject) -> None:
        super().__init__(parent)
        self._page = page.encode()
        self._data = data
        self._assets = Assets()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Hand over ready bytes, or say that there is no such thing."""
        url = job.requestUrl()
        path = url.path().lstrip("/")
        found = self._data.get(path) if url.host() == "data" else self._file(path)
        if found is None:
            log.warning("the map's page asked for %s, which is not there", url.toString())
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        buffer = QBuffer(job)
        buffer.setData(QByteArray(found))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.setAdditionalResponseHeaders({QByteArray(b"Access-Control-Allow-Origin"): [QByteArray(b"*")]})
        kind = "application/octet-stream" if url.host() == "data" else mimetypes.guess_type(path)[0] or "text/html"
        job.reply(kind.encode(), buffer)

    def _file(self, path: str) -> bytes | None:
        """Return the page itself or one of its assets."""
        return self._page if path == "map.html" else self._assets.read(path)


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


def make_profile(page: str, data: Mapping[str, bytes], parent: QObject) -> tuple[QWebEngineProfile, RemoteBlocker]:
    """Return a profile that keeps nothing on disk and knows one page, and its blocker."""
    profile = QWebEngineProfile(parent)
    blocker = RemoteBlocker(profile)
    profile.setUrlRequestInterceptor(blocker)
    profile.installUrlSchemeHandler(QByteArray(SCHEME), WallScheme(page, data, profile))
    return profile, blocker
