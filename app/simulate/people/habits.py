"""How a collector behaves for a while: patrols, strays out of the grid, lingers, falls silent, loses the position."""

import random
from dataclasses import dataclass
from enum import Enum

from app.domain.moment import MINUTE, Instant


class Habit(Enum):
    """What a collector does for a while; ``PATROL`` is the usual."""

    PATROL = "patrol"
    STRAY = "stray"
    LINGER = "linger"
    SILENT = "silent"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Chance:
    """How often a habit begins in a minute of patrol, and how many minutes it lasts."""

    a_minute: float
    low: float
    high: float


CHANCES = {
    Habit.STRAY: Chance(0.0040, 9, 20),
    Habit.LINGER: Chance(0.0010, 36, 55),
    Habit.SILENT: Chance(0.0010, 14, 30),
    Habit.LOST: Chance(0.0012, 14, 28),
}
"""So that of sixty people about three are outside, two linger, one or two are silent and one or two have no position."""


def next_habit(now: Instant, seconds: float, rng: random.Random) -> tuple[Habit, Instant]:
    """Return what somebody on patrol does now, *seconds* after the last look, and until when (0: until the next look)."""
    roll = rng.random() * 60 / max(seconds, 0.001)
    for habit, chance in CHANCES.items():
        if roll < chance.a_minute:
            return habit, now + int(rng.uniform(chance.low, chance.high) * MINUTE)
        roll -= chance.a_minute
    return Habit.PATROL, 0
