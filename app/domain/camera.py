"""A camera of the city's video sharing platform: where it stands and where its picture comes from."""

from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit, urlunsplit

SCHEMES = frozenset({"rtsp", "rtsps", "http", "https"})
"""What a stream's address may begin with; a still picture's is ``http`` or ``https``."""
STILL_SCHEMES = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """One camera. ``lon``/``lat`` are WGS-84 degrees, ``grid`` its unit grid (``""``: not said).

    ``url`` and ``still_url`` may hold a name and a password, so they are in no ``repr``; :attr:`address` may be shown.
    """

    id: str
    name: str
    lon: float
    lat: float
    url: str = field(repr=False)
    still_url: str = field(default="", repr=False)
    grid: str = ""

    @property
    def address(self) -> str:
        """Return the stream's address without anything that may be a secret: what a log may say."""
        return shown_address(self.url)


def shown_address(url: str) -> str:
    """Return *url* without name, password, query and fragment, ``""`` where it cannot be read.

    Many recorders take the password in the path (``/user=admin&password=…``): a path with ``=``, ``@`` or ``;`` is left out.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    host = f"[{host}]" if ":" in host else host
    path = "" if set("=@;") & set(unquote(parts.path)) else parts.path
    return urlunsplit((parts.scheme, host + port, path, "", ""))


def wrong_address(url: str, schemes: frozenset[str] = SCHEMES) -> str:
    """Return what is wrong with *url* in a few words that repeat none of it, ``""`` where it can be opened."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # reading it is what checks it
    except ValueError:
        return "is no address"
    if parts.scheme not in schemes:
        return f"must begin with {', '.join(sorted(schemes))}"
    return "" if parts.hostname else "names no host"
