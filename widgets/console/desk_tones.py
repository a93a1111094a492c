"""The desk's three sounds as short wave files made at run time: each has its own pitch and rhythm, none is loud by itself."""

import io
import math
import wave
from array import array
from enum import StrEnum

RATE = 22_050
FADE_MS = 8
"""Each note swells and dies away over this long, so that it does not click."""
HEIGHT = 0.6


class Tone(StrEnum):
    """What the desk rings for: a ringing line, an urgent report or other alarm, a new 环节超时 of the own post."""

    LINE = "line"
    URGENT = "urgent"
    STAGE_OVER = "stage_over"


NOTES: dict[Tone, tuple[tuple[int, int], ...]] = {
    Tone.LINE: ((660, 120), (0, 60), (660, 120), (0, 60), (660, 120)),
    Tone.URGENT: ((988, 140), (740, 140), (988, 140), (740, 220)),
    Tone.STAGE_OVER: ((440, 380),),
}
"""Hz (0: silence) and ms, one after another."""


def wave_of(tone: Tone) -> bytes:
    """Return the sound as a wave file: 16 bit, one channel."""
    samples = array("h")
    for hertz, length_ms in NOTES[tone]:
        samples.extend(_note(hertz, length_ms))
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return made.getvalue()


def _note(hertz: int, length_ms: int) -> "array[int]":
    count, fade = RATE * length_ms // 1000, RATE * FADE_MS // 1000
    step = 2 * math.pi * hertz / RATE
    swells = (min(1.0, place / fade, (count - 1 - place) / fade) for place in range(count))
    return array("h", (int(32_767 * HEIGHT * swell * math.sin(step * place)) for place, swell in enumerate(swells)))
