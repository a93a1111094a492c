"""Serves the generated city's cameras over HTTP on this machine: YUV4MPEG2 streams and still PNG pictures."""

import logging
from collections.abc import Callable
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import Self, cast

from app.domain.moment import Instant
from app.simulate.cameras.scenery import HEIGHT, WIDTH, Scenery, Yuv, rgb
from app.simulate.pictures import png

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
FRAMES_A_SECOND = 8
DARK_EACH = 12
"""Each twelfth camera is out of order, as in life: its last picture stays."""
_HEAD = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n".encode()


class CameraServer:
    """The cameras' server; use as a context manager. *port* 0 takes a free one (:attr:`url` says which)."""

    def __init__(self, now: Callable[[], Instant], port: int = 0) -> None:
        """Bind to *port*; raise :class:`OSError` where somebody else has it."""
        self._server = _Server((HOST, port), _Camera)
        self._server.now = now
        self._thread = Thread(target=self._server.serve_forever, args=(0.1,), name="cameras", daemon=True)

    @property
    def url(self) -> str:
        """Return the address that cameras' paths are added to."""
        return f"http://{HOST}:{self._server.server_port}"

    def __enter__(self) -> Self:
        """Begin to serve."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all streams and stop listening."""
        self._server.stopping.set()
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    now: Callable[[], Instant]

    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(address, handler)
        self.stopping = Event()

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002  # the library's names
        """Note that somebody hung up while he was being answered."""
        log.debug("a camera's viewer at %s went away", client_address, exc_info=True)  # noqa: LOG014  # the library calls it in its handler


class _Camera(BaseHTTPRequestHandler):
    """One request: ``/<camera>.y4m`` streams until either side ends it, ``/<camera>.png`` is one picture."""

    timeout = 10

    def do_GET(self) -> None:
        """Answer."""
        name, _, kind = self.path.lstrip("/").rpartition(".")
        if not name.isalnum() or kind not in {"y4m", "png"}:
            self.send_error(404)
        elif kind == "png":
            self._send_still(name)
        elif is_dark(name):
            self.send_error(503)
        else:
            self._stream(name)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the library's name
        """Say nothing of each request."""

    @property
    def _house(self) -> _Server:
        return cast(_Server, self.server)

    def _send_still(self, name: str) -> None:
        content = png(rgb(_scenery(name).at(self._house.now())))
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _stream(self, name: str) -> None:
        scenery, house = _scenery(name), self._house
        self.send_response(200)
        self.send_header("Content-Type", "video/x-raw-yuv4mpeg")
        self.end_headers()
        try:
            self.wfile.write(_HEAD)
            while not house.stopping.wait(1 / FRAMES_A_SECOND):
                self.wfile.write(_framed(scenery.at(house.now())))
        except OSError:
            log.debug("nobody looks at camera %s any more", name)


def is_dark(name: str) -> bool:
    """Say whether the camera called *name* is one that is out of order."""
    digits = "".join(sign for sign in name if sign.isdigit())
    return bool(digits) and int(digits) % DARK_EACH == 0


def _framed(picture: Yuv) -> bytes:
    return b"FRAME\n" + b"".join(plane.tobytes() for plane in picture)


@lru_cache(maxsize=256)
def _scenery(name: str) -> Scenery:
    return Scenery(name)
