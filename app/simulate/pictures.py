"""Drawn stand-ins for photographs: a street with something lying on it, and the same street clean."""

import hashlib
import random
import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from app.domain.moment import Instant
from app.services.ports import WriterStore

WIDTH, HEIGHT = 480, 360
SCENES = 6
Picture = NDArray[np.uint8]
"""Shape (360, 480, 3), RGB."""


def draw_pictures(store: WriterStore, now: Instant) -> tuple[tuple[str, str], ...]:
    """Store the pictures and return their SHA-256 as pairs (before, after). The caller holds the lease."""
    pairs = scenes()
    with store.unit(now) as unit:
        for pair in pairs:
            for content in pair:
                unit.add_media(sha256_of(content), content)
        unit.commit()
    return tuple((sha256_of(before), sha256_of(after)) for before, after in pairs)


def scenes() -> list[tuple[bytes, bytes]]:
    """Return all pairs of PNG pictures (before, after)."""
    return [scene(number) for number in range(SCENES)]


def scene(number: int) -> tuple[bytes, bytes]:
    """Return the PNG pictures (before, after) of scene *number*, always the same."""
    rng = random.Random(number)
    clean = _street(rng)
    dirty = clean.copy()
    _heap(dirty, rng)
    return png(dirty), png(clean)


def png(picture: Picture) -> bytes:
    """Return *picture* as a PNG file (RFC 2083: 8-bit RGB, no filter)."""
    height, width, _ = picture.shape
    rows = np.zeros((height, 1 + width * 3), np.uint8)
    rows[:, 1:] = picture.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.tobytes(), 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _street(rng: random.Random) -> Picture:
    """Return a street: sky, walls, pavement with slabs, kerb, asphalt."""
    picture = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    rows = np.linspace(0, 1, HEIGHT)[:, None]
    picture[:] = (np.array([188, 202, 212]) + rows[..., None] * np.array([-24, -22, -20])).astype(np.uint8)
    x = 0
    while x < WIDTH:
        width, top = rng.randint(60, 130), rng.randint(30, 110)
        tone = rng.randint(120, 190)
        picture[top:210, x : x + width] = (tone, tone - 6, tone - 14)
        for window in range(x + 12, min(x + width, WIDTH) - 16, 28):
            picture[top + 16 : 190 : 36, window : window + 14] = (86, 98, 108)
        x += width
    picture[205:275] = (172, 168, 160)
    picture[205:275:14] = (156, 152, 145)
    picture[275:283] = (206, 204, 198)
    picture[283:] = (92, 95, 98)
    picture[318:324, 20 : WIDTH - 20 : 1] = np.where((np.arange(WIDTH - 40) // 40 % 2 == 0)[None, :, None], 210, 92)
    return picture


def _heap(picture: Picture, rng: random.Random) -> None:
    """Lay bags and boxes on the pavement."""
    left = rng.randint(90, 300)
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    for _ in range(rng.randint(5, 9)):
        cx, cy, radius = left + rng.randint(-50, 60), 258 + rng.randint(-22, 10), rng.randint(12, 24)
        colour = rng.choice([(38, 42, 46), (58, 66, 52), (214, 206, 190), (168, 128, 86), (70, 92, 120)])
        inside = ((x - cx) / radius) ** 2 + ((y - cy) / (radius * 0.8)) ** 2 <= 1
        picture[inside] = colour


def sha256_of(content: bytes) -> str:
    """Return the name a picture is kept and reported under."""
    return hashlib.sha256(content).hexdigest()
