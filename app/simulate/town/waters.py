"""River, lakes and parks of a generated town."""

import math
import random

from app.domain import city
from app.simulate.town.blocks import LAKES, Land, Rect, lake_block
from app.simulate.town.ground_plan import DENSE, WIDTH, Ground, Point

PARK_NAMES = ("人民公园", "文昌公园", "东湖公园", "烈士陵园", "植物园", "南苑公园", "体育公园", "儿童公园", "湿地公园")
_PARK_PLACES = (
    (500, 60),
    (270, 140),
    (700, 110),
    (150, -60),
    (590, -120),
    (360, -200),
    (800, -60),
    (80, 160),
    (850, 200),
)
_LAKE_NAMES = ("月亮湖", "东湖")


def waters(ground: Ground, land: Land, rng: random.Random) -> tuple[city.Ground, ...]:
    """Return the river and the lakes."""
    river = city.Ground(what="water", name="清河", outline=_river(ground, rng))
    lakes = (
        city.Ground(what="water", name=name, outline=_lake(ground, block, rng))
        for name, block in zip(_LAKE_NAMES, _lake_blocks(land), strict=True)
    )
    return (river, *lakes)


def park_blocks(land: Land) -> dict[Rect, str]:
    """Return the blocks that are parks, with their names."""
    wet = _lake_blocks(land)
    blocks = [block for block in land.blocks() if block.north - block.south > DENSE * 2 + 6 and block not in wet]
    found: dict[Rect, str] = {}
    for name, (u, v) in zip(PARK_NAMES, _PARK_PLACES, strict=True):
        free = (block for block in blocks if block not in found)
        found[min(free, key=lambda block: math.dist(block.middle, (u, v)))] = name
    return found


def parks(ground: Ground, blocks: dict[Rect, str]) -> tuple[city.Ground, ...]:
    """Return park blocks as outlines, set back from their streets."""
    return tuple(
        city.Ground(what="park", name=name, outline=ground.ring(_rounded(block))) for block, name in blocks.items()
    )


def _river(ground: Ground, rng: random.Random) -> city.Ring:
    """Return the water between the embankments, now wider, now narrower."""
    turn_north, turn_south = rng.random(), rng.random()
    stops = [*range(0, WIDTH, DENSE), WIDTH]
    north = [(u, 7.3 + 1.6 * math.sin(u / 47 + 6 * turn_north) + 0.6 * math.sin(u / 13)) for u in stops]
    south = [(u, -7.3 - 1.6 * math.sin(u / 61 + 6 * turn_south) - 0.6 * math.sin(u / 11)) for u in stops]
    return ground.ring([*south, *reversed(north)])


def _lake_blocks(land: Land) -> list[Rect]:
    return [lake_block(quarter) for quarter in land.quarters if (quarter.column, quarter.row) in LAKES]


def _lake(ground: Ground, block: Rect, rng: random.Random) -> city.Ring:
    u, v = block.middle
    long, short = (block.east - block.west) * 0.38, (block.north - block.south) * 0.38
    phase = rng.random() * 6
    return ground.ring([_shore(u, v, long, short, phase, turn * math.tau / 40) for turn in range(40)])


def _shore(u: float, v: float, long: float, short: float, phase: float, angle: float) -> Point:
    reach = 1 + 0.14 * math.sin(2 * angle + phase) + 0.09 * math.sin(3 * angle + 2 * phase) + 0.03 * math.sin(7 * angle)
    return u + long * reach * math.cos(angle), v + short * reach * math.sin(angle)


def _rounded(block: Rect) -> list[Point]:
    """Return *block* set back by 25 m with cut corners."""
    back, corner = 2.5, 2.5
    west, south, east, north = block.west + back, block.south + back, block.east - back, block.north - back
    return [
        (west + corner, south), ((west + east) / 2, south), (east - corner, south), (east, south + corner),
        (east, (south + north) / 2), (east, north - corner), (east - corner, north), ((west + east) / 2, north),
        (west + corner, north), (west, north - corner), (west, (south + north) / 2), (west, south + corner),
    ]  # fmt: skip
