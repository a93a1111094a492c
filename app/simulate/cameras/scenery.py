"""Draws what a camera of the generated city sees: a street by day or night, passing cars, the time in its corner."""

import random
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.moment import SECOND, Instant, to_datetime

WIDTH, HEIGHT = 320, 180
"""Px; both even, as the colours have half as many."""
Plane = NDArray[np.uint8]
Yuv = tuple[Plane, Plane, Plane]
"""Brightness (180 × 320) and the two colour planes (90 × 160), 8 bit."""
_HORIZON, _ROAD = 62, 84
_GREY = 128
_GLYPHS = {
    "0": (7, 5, 5, 5, 7), "1": (2, 6, 2, 2, 7), "2": (7, 1, 7, 4, 7), "3": (7, 1, 7, 1, 7), "4": (5, 5, 7, 1, 1),
    "5": (7, 4, 7, 1, 7), "6": (7, 4, 7, 5, 7), "7": (7, 1, 1, 1, 1), "8": (7, 5, 7, 5, 7), "9": (7, 5, 7, 1, 7),
    ":": (0, 2, 0, 2, 0),
}  # fmt: skip
"""Digits of 3 × 5 dots, a row each."""
_DAWN, _DUSK, _TWILIGHT_H = 6.0, 19.0, 1.0
"""Local hours at which it begins to grow light and dark, and how long that takes."""
_NIGHT = 0.3
"""The share of its brightness that a street keeps at night."""


@dataclass(frozen=True, slots=True)
class _Car:
    """A car in its lane: where it is at time 0 and how fast it goes, px and px/s; negative goes left."""

    start: float
    speed: float
    top: int
    height: int
    length: int
    bright: int
    blue: int
    red: int


class Scenery:
    """One camera's street, the same for the same *name*."""

    def __init__(self, name: str) -> None:
        rng = random.Random(f"scenery/{name}")
        self._still = _street(rng)
        self._cars = [_car(rng, place) for place in range(rng.randint(3, 6))]

    def at(self, t: Instant) -> Yuv:
        """Return the picture at *t*."""
        bright, blue, red = (plane.copy() for plane in self._still)
        seconds = t / SECOND % 86_400
        for car in self._cars:
            _drive(car, seconds, (bright, blue, red))
        share = daylight(t)
        if share < 1:
            bright, blue, red = _dimmed(bright, 0, share), _dimmed(blue, _GREY, share), _dimmed(red, _GREY, share)
            for car in self._cars:
                _light_lamp(car, seconds, bright)
        _write(bright, f"{to_datetime(t):%H:%M:%S}")
        return bright, blue, red


def daylight(t: Instant) -> float:
    """Return how bright it is in the street at *t*: 1 by day, :data:`_NIGHT` at night, between them at dawn and dusk."""
    at = to_datetime(t)
    hour = at.hour + at.minute / 60
    risen, sunk = ((hour - begin) / _TWILIGHT_H for begin in (_DAWN, _DUSK))
    return _NIGHT + (1 - _NIGHT) * max(0.0, min(1.0, risen, 1 - sunk))


def rgb(picture: Yuv) -> NDArray[np.uint8]:
    """Return *picture* as RGB, shape (180, 320, 3): BT.601, full range."""
    bright = picture[0].astype(np.float32)
    blue, red = (np.repeat(np.repeat(plane, 2, 0), 2, 1).astype(np.float32) - _GREY for plane in picture[1:])
    channels = (bright + 1.402 * red, bright - 0.344 * blue - 0.714 * red, bright + 1.772 * blue)
    found: NDArray[np.uint8] = np.clip(np.stack(channels, axis=-1), 0, 255).astype(np.uint8)
    return found


def _street(rng: random.Random) -> Yuv:
    """Return sky, houses, pavement and carriageway."""
    bright = np.empty((HEIGHT, WIDTH), np.uint8)
    bright[:_HORIZON] = np.linspace(150, 185, _HORIZON, dtype=np.uint8)[:, None]
    bright[_HORIZON:_ROAD] = 130
    bright[_ROAD:] = np.linspace(72, 92, HEIGHT - _ROAD, dtype=np.uint8)[:, None]
    blue, red = (np.full((HEIGHT // 2, WIDTH // 2), _GREY, np.uint8) for _ in range(2))
    blue[: _HORIZON // 2] = 140
    x = 0
    while x < WIDTH:
        width, top = rng.randint(26, 62), rng.randint(14, 46)
        bright[top : _HORIZON + 6, x : x + width - 3] = rng.randint(88, 150)
        red[top // 2 : _HORIZON // 2 + 3, x // 2 : (x + width - 3) // 2] = rng.randint(124, 140)
        bright[top + 6 : _HORIZON : 10, x + 5 : x + width - 8 : 8] = rng.randint(60, 200)
        x += width
    for lane in (_ROAD + 30, _ROAD + 62):
        for start in range(rng.randint(0, 20), WIDTH, 40):
            bright[lane : lane + 2, start : start + 20] = 190
    return bright, blue, red


def _car(rng: random.Random, place: int) -> _Car:
    lane = place % 3
    direction = -1 if lane == 0 else 1
    return _Car(
        start=rng.uniform(0, 500), speed=direction * rng.uniform(30, 75), top=_ROAD + 4 + 31 * lane,
        height=16 + 5 * lane, length=30 + 10 * lane, bright=rng.randint(60, 210), blue=rng.randint(100, 160),
        red=rng.randint(100, 170),
    )  # fmt: skip


def _drive(car: _Car, seconds: float, planes: Yuv) -> None:
    """Put the car where it is after *seconds*."""
    begin, end = _span(car, seconds)
    if begin >= end:
        return
    bright, blue, red = planes
    top, low = car.top, car.top + car.height
    bright[top:low, begin:end] = car.bright
    bright[top + 3 : top + car.height // 2, begin + 3 : max(begin + 3, end - 3)] = 50
    bright[low : low + 3, begin:end] = 40
    blue[top // 2 : low // 2, begin // 2 : end // 2] = car.blue
    red[top // 2 : low // 2, begin // 2 : end // 2] = car.red


def _dimmed(plane: Plane, middle: int, share: float) -> Plane:
    """Return *plane* with its values so much nearer to *middle*."""
    return np.asarray(middle + (plane.astype(np.float32) - middle) * share, np.uint8)


def _span(car: _Car, seconds: float) -> tuple[int, int]:
    """Return from where to where the car reaches after *seconds*; it comes back after a stretch out of sight."""
    left = int((car.start + car.speed * seconds) % (WIDTH + 260)) - car.length
    return max(0, left), min(WIDTH, left + car.length)


def _light_lamp(car: _Car, seconds: float, bright: Plane) -> None:
    """Light the lamp at the car's front, if that is in sight."""
    begin, end = _span(car, seconds)
    front = end - 4 if car.speed > 0 else begin
    if begin < end:
        bright[car.top + car.height - 7 : car.top + car.height - 3, max(0, front) : front + 4] = 240


def _write(bright: Plane, text: str, size: int = 3) -> None:
    """Write *text* into the lower left corner, on a dark ground."""
    width = 4 * size * len(text) + size
    top, left = HEIGHT - 7 * size, 6
    bright[top:, : left + width] = 24
    for place, sign in enumerate(text):
        for row, dots in enumerate(_GLYPHS[sign]):
            for column in range(3):
                if dots & (4 >> column):
                    x, y = left + (4 * place + column) * size, top + (row + 1) * size
                    bright[y : y + size, x : x + size] = 235
