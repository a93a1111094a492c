"""A camera whose machine's clock is set back or forth: a stream that stopped is found, one that runs stays."""

import pytest
from PySide6.QtGui import QImage

from app.domain.camera import Camera
from app.domain.moment import HOUR, SECOND
from widgets.video.picture import FIRST_FRAME_WITHIN, STALE_AFTER, Signal, Trouble
from widgets.video.stream import CameraStream


class Clock:
    """A machine's clock that somebody sets."""

    def __init__(self) -> None:
        self.at = 500_000 * SECOND

    def now(self) -> int:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stream(qapp, clock):
    made = CameraStream(clock.now)
    made.show_camera(Camera(id="C1", name="路口", lon=114.3, lat=30.6, url="http://127.0.0.1:9", still_url=""))
    yield made
    made.show_camera(None)


def frame(stream: CameraStream, count: int) -> None:
    stream._on_frame(stream._number, count, QImage(2, 2, QImage.Format.Format_RGB32))


def test_a_stream_that_fell_silent_before_the_clock_was_set_back_has_no_signal_in_five_seconds(stream, clock):
    frame(stream, 1)
    clock.at -= HOUR
    stream.look()
    assert stream.picture.signal is Signal.LIVE

    set_at, clock.at = clock.at, clock.at + STALE_AFTER + 1
    stream.look()

    assert (stream.picture.signal, stream.picture.trouble) == (Signal.LOST, Trouble.SILENT)
    assert stream.picture.since == set_at, "no moment that has not come yet"


def test_a_stream_that_never_came_is_tried_again_though_the_clock_was_set_back(stream, clock):
    clock.at -= HOUR
    stream.look()
    clock.at += FIRST_FRAME_WITHIN + 1
    stream.look()

    assert stream.picture.signal is Signal.LOST


def test_a_stream_that_runs_stays_live_when_the_clock_is_set_back(stream, clock):
    frame(stream, 1)
    clock.at -= HOUR
    for count in range(2, 30):
        stream.look()
        clock.at += SECOND
        frame(stream, count)

    assert stream.picture.signal is Signal.LIVE
    assert stream.frame_at == clock.at
