"""Streets of a generated town: ring, arterials with bridges, minor streets, alleys, the railway."""

import math
import random
from collections import defaultdict
from collections.abc import Iterator

from app.domain.city import Street, StreetClass
from app.simulate.town.blocks import Cut, Land
from app.simulate.town.ground_plan import BANK, HALF_HEIGHT, WIDTH, Ground, GroundPlan, Point, curve, straight
from app.simulate.town.names import COLUMN_STREETS, street_names

_RADIUS = 55
"""Lattice steps of the ring road's corners."""
_NO_BRIDGE = "东风路"


def streets(ground: Ground, land: Land, rng: random.Random) -> tuple[Street, ...]:
    """Return all streets, the greatest first."""
    plan = ground.plan
    great = [*_ring(plan), *_columns(plan), *_rows(plan), _diagonal(plan)]
    lines = [*great, *_small(land, rng), _rail()]
    return tuple(Street(name=name, street_class=rank, line=ground.line(places)) for name, rank, places in lines)


Drawn = tuple[str, StreetClass, list[Point]]


def _ring(plan: GroundPlan) -> Iterator[Drawn]:
    """Yield 环城高架 along the second arterials from outside, with round corners, in four sides."""
    west, east, south, north = plan.columns[1], plan.columns[-2], plan.rows[1], plan.rows[-2]
    r = _RADIUS
    sides = (
        ((west + r, north), (east - r, north), (east - r, north - r), 90),
        ((east, north - r), (east, south + r), (east - r, south + r), 0),
        ((east - r, south), (west + r, south), (west + r, south + r), 270),
        ((west, south + r), (west, north - r), (west + r, north - r), 180),
    )
    for start, end, centre, angle in sides:
        yield "环城高架", StreetClass.RING, [*straight(start, end), *_arc(centre, angle)]


def _arc(centre: tuple[int, int], angle: int) -> list[Point]:
    turns = (math.radians(angle - 90 * step / 8) for step in range(1, 9))
    return [(centre[0] + _RADIUS * math.cos(turn), centre[1] + _RADIUS * math.sin(turn)) for turn in turns]


def _columns(plan: GroundPlan) -> Iterator[Drawn]:
    """Yield the arterials across the river, their bridges under their own names."""
    for name, u in zip(COLUMN_STREETS, plan.columns[2:-2], strict=True):
        yield name, StreetClass.ARTERIAL, straight((u, HALF_HEIGHT), (u, BANK))
        if name != _NO_BRIDGE:
            yield f"{name[:-1]}大桥", StreetClass.ARTERIAL, straight((u, BANK), (u, -BANK))
        yield name, StreetClass.ARTERIAL, straight((u, -BANK), (u, -HALF_HEIGHT))
    for name, u in (("西郊路", plan.columns[1]), ("东郊路", plan.columns[-2])):
        yield name, StreetClass.MINOR, straight((u, HALF_HEIGHT), (u, plan.rows[-2] - _RADIUS))
        yield name, StreetClass.MINOR, straight((u, plan.rows[1] + _RADIUS), (u, -HALF_HEIGHT))


def _rows(plan: GroundPlan) -> Iterator[Drawn]:
    """Yield the arterials along the river."""
    names = {plan.rows[2]: "学院街", -BANK: "滨河南路", BANK: "滨河路", plan.rows[-3]: "人民大道"}
    for v, name in names.items():
        yield name, StreetClass.ARTERIAL, straight((0, v), (WIDTH, v))
    for name, v in (("南郊", plan.rows[1]), ("北郊", plan.rows[-2])):
        yield f"{name}西路", StreetClass.MINOR, straight((0, v), (plan.columns[1] + _RADIUS, v))
        yield f"{name}东路", StreetClass.MINOR, straight((plan.columns[-2] - _RADIUS, v), (WIDTH, v))


def _diagonal(plan: GroundPlan) -> Drawn:
    """Return 迎宾大道, the boulevard from the southern embankment to the east border."""
    start = (plan.columns[5], -BANK)
    knots: list[Point] = [
        start,
        (start[0] + 70, -62),
        (start[0] + 190, -100),
        (plan.columns[8] + 8, -118),
        (WIDTH, -140),
    ]
    return "迎宾大道", StreetClass.ARTERIAL, curve(knots, 8)


def _rail() -> Drawn:
    """Return the railway: from the south-west across the river, past the lake, out to the north."""
    knots: list[Point] = [
        (0, -205), (150, -190), (330, -130), (500, -72), (660, -12), (785, 58), (850, 145), (872, HALF_HEIGHT),
    ]  # fmt: skip
    return "清河铁路", StreetClass.RAIL, curve(knots, 10)


def _small(land: Land, rng: random.Random) -> Iterator[Drawn]:
    """Yield minor streets and alleys along the cuts; pieces in one line are one street. None runs in the river."""
    minor, alley = iter(street_names(rng, "路", "街")), iter(street_names(rng, "巷", "里"))
    dry = [cut for cut in land.cuts if not (cut.upright and (cut.start, cut.end) == (-BANK, BANK))]
    for cut in _joined(dry):
        start = (cut.at, cut.start) if cut.upright else (cut.start, cut.at)
        end = (cut.at, cut.end) if cut.upright else (cut.end, cut.at)
        if cut.depth < 2:
            yield next(minor), StreetClass.MINOR, straight(start, end)
        else:
            yield next(alley), StreetClass.ALLEY, straight(start, end)


def _joined(cuts: list[Cut]) -> Iterator[Cut]:
    """Yield *cuts* with those that go on from each other in one line joined; the lower depth is kept."""
    lines: defaultdict[tuple[bool, int], list[Cut]] = defaultdict(list)
    for cut in cuts:
        lines[cut.upright, cut.at].append(cut)
    for key in sorted(lines):
        pieces = sorted(lines[key], key=lambda cut: cut.start)
        run = pieces[0]
        for piece in pieces[1:]:
            if piece.start == run.end:
                run = Cut(run.upright, run.at, run.start, piece.end, min(run.depth, piece.depth))
            else:
                yield run
                run = piece
        yield run
