"""Tiles from a server of the site's own, by an XYZ or WMTS address; kept on disk and served from there when it is away."""

import logging
import re
import time
import urllib.error
import urllib.request
from base64 import b64encode
from http.client import HTTPException, HTTPMessage, HTTPResponse
from threading import Lock
from typing import IO, Final
from urllib.parse import unquote, urlsplit, urlunsplit

from app.adapters.geodata.geojson import SiteError
from app.adapters.geodata.tiles.disk_cache import DiskCache
from app.adapters.geodata.tiles.pictures import MOST_BYTES, is_picture
from app.services.base_map import BaseMap

log = logging.getLogger(__name__)

TIMEOUT_S: Final = 8.0
WHOLE_S: Final = 20.0
"""No tile takes longer altogether: one that comes in drops would hold a worker for ever."""
REST_S: Final = 30.0
"""For so long a server that failed is left alone."""
_NO_TILE_THERE: Final = (204, 404, 410)
_WORDS: Final = {"tilematrix": "z", "tilecol": "x", "tilerow": "y"}
"""Names of a WMTS address, as its capabilities write them, by those of an XYZ address."""


class TileServer:
    """One address with ``{z}``, ``{x}`` and ``{y}`` (or ``{-y}``: rows from the south), or a WMTS one.

    That has ``{TileMatrix}``, ``{TileCol}`` and ``{TileRow}``. A ``name:password@`` before the host is sent as HTTP's
    basic log-in and said nowhere. Raises ``SiteError`` for another address.
    """

    def __init__(self, address: str, base_map: BaseMap, cache: DiskCache, *, max_age_s: float) -> None:
        self._address, self._headers = _without_login(_checked(address))
        self.base_map = base_map
        self._cache = cache
        self._max_age_s = max_age_s
        self._rests_until = 0.0
        self._told: set[str] = set()
        self._lock = Lock()
        self._opener = urllib.request.OpenerDirector()
        for handler in (
            urllib.request.ProxyHandler({}), urllib.request.HTTPHandler(), urllib.request.HTTPSHandler(),
            urllib.request.HTTPDefaultErrorHandler(), urllib.request.HTTPErrorProcessor(), _SameHost(),
        ):  # fmt: skip
            self._opener.add_handler(handler)

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """Return a tile from disk, or else from the server; an old one where the server gives none."""
        kept = self._cache.read(zoom, column, row)
        if kept is not None and not is_picture(kept[0]):  # a power cut may have left an empty file
            kept = None
        if kept is not None and kept[1] <= self._max_age_s:
            return kept[0]
        fetched = self._fetch(zoom, column, row)
        if fetched is None:
            return None if kept is None else kept[0]
        try:
            self._cache.write(zoom, column, row, fetched)
        except OSError as error:
            log.warning("a tile could not be kept: %s", error)
        return fetched

    def close(self) -> None:
        """Let go of nothing: connections end with each tile."""

    def _fetch(self, zoom: int, column: int, row: int) -> bytes | None:
        if time.monotonic() < self._rests_until:
            return None
        numbers = {"z": zoom, "x": column, "y": row, "-y": 2**zoom - 1 - row}
        address = re.sub(r"\{(-?\w+)\}", lambda found: str(numbers[_plain(found[1])]), self._address)
        try:
            asked = urllib.request.Request(address, headers=self._headers)  # noqa: S310  # http or https: it was checked
            with self._opener.open(asked, timeout=TIMEOUT_S) as answer:
                data, kind = _whole(answer), answer.headers.get_content_type()
        except urllib.error.HTTPError as error:
            if error.code >= 500:
                self._rest(f"{error.code}")
            elif error.code not in _NO_TILE_THERE:
                self._tell_once(f"it answers {error.code} {error.reason}")
            return None
        except (OSError, HTTPException, ValueError) as error:
            self._rest(str(error))
            return None
        if len(data) > MOST_BYTES:
            self._tell_once(f"a tile has more than {MOST_BYTES} bytes")
        elif not is_picture(data):
            self._tell_once(f"it answers with {kind}, which is no PNG, JPEG or WebP picture")
        else:
            return data
        return None

    def _tell_once(self, why: str) -> None:
        """Say a reason that may hold for one tile or for all."""
        with self._lock:
            if why not in self._told:
                self._told.add(why)
                log.warning("the base map's server %s gave no tile: %s", urlsplit(self._address).netloc, why)

    def _rest(self, why: str) -> None:
        """Leave the server alone for a while."""
        with self._lock:
            if time.monotonic() >= self._rests_until:
                log.warning("the base map's server %s gave no tile: %s", urlsplit(self._address).netloc, why)
            self._rests_until = time.monotonic() + REST_S


def _whole(answer: HTTPResponse) -> bytes:
    """Return what *answer* says, up to just above the most; raise :class:`OSError` where it takes too long or breaks off."""
    data, end = b"", time.monotonic() + WHOLE_S
    while len(data) <= MOST_BYTES and (piece := answer.read1(MOST_BYTES + 1 - len(data))):
        data += piece
        if time.monotonic() > end:
            raise TimeoutError(f"a tile takes more than {WHOLE_S:g} s")
    if answer.length and len(data) <= MOST_BYTES:  # half a picture begins as a whole one does, and would be kept
        raise ConnectionError(f"a tile broke off {answer.length} bytes before its end")
    return data


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only where it stays with the server that was named."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """Return the new request, or none where it would lead elsewhere."""
        is_same = urlsplit(newurl)[:2] == urlsplit(req.full_url)[:2]
        return super().redirect_request(req, fp, code, msg, headers, newurl) if is_same else None


def shown(address: str) -> str:
    """Return *address* as a sentence may say it: without a log-in, and without values that may be keys."""
    return re.sub(r"=[^&{}]+(?=&|$)", "=…", re.sub(r"//[^/]*@", "//", address))


def _without_login(address: str) -> tuple[str, dict[str, str]]:
    """Return *address* without its log-in, and the header that carries it (RFC 7617)."""
    parts = urlsplit(address)
    login, is_there, host = parts.netloc.rpartition("@")
    if not is_there:
        return address, {}
    header = "Basic " + b64encode(unquote(login).encode()).decode()
    return urlunsplit(parts._replace(netloc=host)), {"Authorization": header}


def _plain(name: str) -> str:
    return _WORDS.get(name.lower(), name)


def _checked(address: str) -> str:
    """Return *address* if it can be used."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or "{" in parts.netloc:
        raise SiteError(f"base map: {shown(address)!r} is no http or https address of one server")
    names = {_plain(name) for name in re.findall(r"\{(-?\w+)\}", address)}
    if names not in ({"z", "x", "y"}, {"z", "x", "-y"}):
        raise SiteError(f"base map: {shown(address)!r} needs {{z}}, {{x}}, {{y}} and nothing else in braces")
    return address
