"""Camera tiles over real streams: frames move, a dead stream says since when, and comes back by itself."""

import gc
import hashlib
import logging
import os
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QSize, qInstallMessageHandler, qWarning
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtMultimedia import QMediaPlayer

from app.domain.camera import Camera
from app.domain.moment import SECOND
from app.simulate.cameras.server import CameraServer
from widgets.pictures import read_small
from widgets.qt_log import _on_message
from widgets.theme import load_theme
from widgets.video import stream as streams
from widgets.video.patience import MOST_S, Patience
from widgets.video.picture import STALE_AFTER, Signal, Trouble
from widgets.video.player import StreamPlayer
from widgets.video.still import LARGEST
from widgets.video.tile import VideoTile


def now() -> int:
    return time.time_ns() // 1000


def camera(base: str, name: str = "C001", kind: str = "y4m", still: str = "png") -> Camera:
    still_url = f"{base}/{name}.{still}" if still else ""
    return Camera(id=name, name="路口", lon=114.3, lat=30.6, url=f"{base}/{name}.{kind}", still_url=still_url)


@pytest.fixture
def tile(qtbot) -> Iterator[VideoTile]:
    made = VideoTile(load_theme("wall"), now)
    qtbot.addWidget(made)
    made.resize(QSize(320, 180))
    made.show()
    yield made
    made.show_camera(None)


@pytest.fixture
def hurried(monkeypatch) -> None:
    monkeypatch.setattr(streams, "Patience", lambda: Patience(random.Random(1)))


def picture_of(tile: VideoTile) -> str:
    image = tile.grab().toImage()
    return hashlib.sha256(bytes(image.constBits())).hexdigest()


def test_a_stream_moves_and_its_frames_are_counted(tile, qtbot):
    with CameraServer(now) as server:
        tile.show_camera(camera(server.url))
        qtbot.waitUntil(lambda: tile.stream.frames >= 3)
        seen = {picture_of(tile)}
        for _ in range(3):
            before = tile.stream.frames
            qtbot.waitUntil(lambda: tile.stream.frames > before + 1)  # noqa: B023  # waited for here
            seen.add(picture_of(tile))

    assert tile.picture.signal is Signal.LIVE
    assert len(seen) >= 3
    assert tile.image.size() == QSize(320, 180)


def test_a_stream_that_ends_has_no_signal_since_then_keeps_its_picture_and_comes_back(tile, qtbot, hurried):
    with CameraServer(now) as server:
        port = int(server.url.rpartition(":")[2])
        tile.show_camera(camera(server.url))
        qtbot.waitUntil(lambda: tile.stream.frames >= 5)
        last = tile.stream.frame_at

    qtbot.waitUntil(lambda: tile.picture.signal is Signal.LOST)
    lost = tile.picture
    assert last <= lost.since == tile.stream.frame_at
    assert lost.trouble in {Trouble.ENDED, Trouble.SILENT, Trouble.REFUSED}
    assert lost.next_at > lost.since
    assert not tile.image.isNull()

    qtbot.waitUntil(lambda: tile.picture.tries >= 2)
    assert tile.picture.since == lost.since, "since when stays while it is tried again"
    frames = tile.stream.frames
    with CameraServer(now, port) as again:
        qtbot.waitUntil(lambda: tile.picture.signal is Signal.LIVE)
        assert again.url.endswith(str(port))
        assert tile.stream.frames > frames
        assert tile.picture.tries == 0


def test_a_camera_that_never_answers_shows_its_still_picture(tile, qtbot):
    with CameraServer(now) as server:
        tile.show_camera(camera(server.url, "C012"))
        qtbot.waitUntil(lambda: tile.picture.signal is Signal.LOST)
        qtbot.waitUntil(lambda: not tile.image.isNull())

    assert tile.picture.frames == 0
    assert tile.picture.trouble is Trouble.REFUSED


class _Frozen(BaseHTTPRequestHandler):
    """Sends a few frames as motion JPEG and then nothing, without closing."""

    frames = 6
    release = threading.Event()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        for number in range(self.frames):
            data = jpeg(number)
            head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(data)}\r\n\r\n".encode()
            self.wfile.write(head + data + b"\r\n")
            time.sleep(0.05)
        self.wfile.write(b"--frame\r\n")
        self.release.wait(60)

    def log_message(self, *_: object) -> None:
        pass


def jpeg(number: int) -> bytes:
    image = QImage(160, 90, QImage.Format.Format_RGB32)
    image.fill(QColor(30, 40, 50))
    painter = QPainter(image)
    painter.fillRect(number * 20, 20, 20, 40, QColor(220, 120, 20))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", 80)
    return bytes(content)


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads, server.block_on_close = True, False
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_motion_jpeg_that_falls_silent_is_no_signal_five_seconds_after_its_last_frame(tile, qtbot):
    _Frozen.release.clear()
    with serving(_Frozen) as base:
        tile.show_camera(camera(base, still=""))
        qtbot.waitUntil(lambda: tile.stream.frames >= 1)
        qtbot.waitUntil(lambda: tile.picture.signal is Signal.LOST)
        _Frozen.release.set()

    assert tile.picture.trouble is Trouble.SILENT
    assert now() - tile.picture.frame_at >= STALE_AFTER
    assert tile.picture.since == tile.picture.frame_at


def test_a_picture_is_live_for_five_seconds_and_no_longer(qapp):
    clock = [1_000 * SECOND]
    stream = streams.CameraStream(lambda: clock[0])
    stream.show_camera(camera("http://127.0.0.1:9"))
    stream._on_frame(stream._number, 1, QImage(2, 2, QImage.Format.Format_RGB32))
    signals = []
    for clock[0] in (1_000 * SECOND + STALE_AFTER, 1_000 * SECOND + STALE_AFTER + 1):
        stream.look()
        signals.append(stream.picture.signal)
    trouble, since = stream.picture.trouble, stream.picture.since
    stream.show_camera(None)

    assert STALE_AFTER == 5 * SECOND
    assert (signals, trouble, since) == ([Signal.LIVE, Signal.LOST], Trouble.SILENT, 1_000 * SECOND)


class _Locked(BaseHTTPRequestHandler):
    """Wants a password, sends a second of pictures, and hangs up."""

    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.headers.get("Authorization", ""))
        is_known = bool(self.headers.get("Authorization"))
        self.send_response(200 if is_known else 401)
        self.send_header("WWW-Authenticate", 'Basic realm="cameras"')
        self.end_headers()
        if is_known:
            self.wfile.write(b"YUV4MPEG2 W64 H36 F10:1 Ip A1:1 C420jpeg\n")
            for _ in range(10):
                self.wfile.write(b"FRAME\n" + bytes(64 * 36 * 3 // 2))
                time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        pass


def test_a_password_reaches_the_camera_and_nobody_else(tile, qtbot, caplog, capfd):
    _Locked.asked = []
    caplog.set_level(logging.DEBUG)
    with serving(_Locked) as base:
        tile.show_camera(camera(base.replace("http://", "http://bob:hunter2@")))
        qtbot.waitUntil(lambda: tile.stream.frames > 0)
        qtbot.waitUntil(lambda: tile.picture.signal is Signal.LOST)

    assert "Basic Ym9iOmh1bnRlcjI=" in _Locked.asked
    qInstallMessageHandler(_on_message)
    try:
        qWarning("could not open 'rtsp://bob:hunter2@10.0.0.9/live'")
    finally:
        qInstallMessageHandler(None)
    said = caplog.text + "".join(capfd.readouterr())
    assert "could not open 'rtsp://10.0.0.9/live'" in said
    assert "has no signal" in said
    assert "hunter2" not in said
    assert "bob" not in said


def test_pauses_grow_to_half_a_minute_and_begin_anew_once_it_has_run():
    patience = Patience(random.Random(7))
    pauses = [patience.next_s() for _ in range(9)]

    assert pauses[0] < 1.3
    assert all(later > 1.2 * earlier for earlier, later in pairwise(pauses[:5]))
    assert max(pauses) <= MOST_S * 1.2
    patience.calm()
    assert patience.next_s() < 1.3


def test_a_hidden_tile_plays_nothing_and_goes_on_when_it_is_seen(tile, qtbot):
    with CameraServer(now) as server:
        tile.show_camera(camera(server.url))
        qtbot.waitUntil(lambda: tile.stream.frames >= 2)
        tile.hide()
        assert tile.stream.camera is None
        assert tile.picture.signal is Signal.NONE
        assert not tile.image.isNull()
        tile.show()
        qtbot.waitUntil(lambda: tile.stream.frames >= 2)


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def test_five_hundred_replacements_leave_nothing_behind(tile, qtbot):
    def replace(times: int, base: str) -> None:
        for number in range(times):
            tile.show_camera(camera(base, f"C{number % 40 + 1:03d}"))
            qtbot.wait(12)

    with CameraServer(now) as server:
        replace(100, server.url)
        players = sum(isinstance(one, QMediaPlayer) for one in shiboken6.getAllValidWrappers())
        before, threads = resident_mb(), threading.active_count()
        replace(500, server.url)
        tile.show_camera(camera(server.url))
        qtbot.waitUntil(lambda: tile.stream.frames >= 2)
        grown = resident_mb() - before

    assert sum(isinstance(one, QMediaPlayer) for one in shiboken6.getAllValidWrappers()) == players
    assert grown < 25, f"{grown:.0f} MB more after 500 cameras"
    assert threading.active_count() <= threads + 8


def test_a_player_outlives_its_tile_and_is_lent_to_the_next(qapp):
    lent: list[StreamPlayer] = []
    with CameraServer(now) as server:
        for _ in range(12):
            tile = VideoTile(load_theme("wall"), now)
            tile.show()
            tile.show_camera(camera(server.url))
            if tile.stream._player not in lent:
                lent.append(tile.stream._player)
            shiboken6.delete(tile)  # amid its opening
            del tile
            gc.collect()

    assert len(lent) == 1
    assert shiboken6.isValid(lent[0])


@pytest.mark.parametrize(("width", "height", "shown"), [(640, 360, (640, 360)), (4_000, 2_000, (1_280, 640)), (2_000, 4_000, (480, 960)), (12_000, 11_000, (0, 0))])  # fmt: skip
def test_a_still_picture_is_read_no_larger_than_it_is_shown_and_one_that_claims_to_be_huge_not_at_all(
    qapp, width, height, shown
):  # fmt: skip
    image = QImage(width, height, QImage.Format.Format_Mono)
    image.fill(1)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")

    assert read_small(bytes(content.data()), LARGEST).size().toTuple() == shown
    assert read_small(b"no picture", LARGEST).isNull()
