"""House numbers: where on its street a number stands, by the doors the site knows, else by the distance from its start."""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.domain.city import Line
from app.domain.place import NamedPlace
from app.services.initials import folded

DOORS_EVERY_M = 30.0
"""Metres from one door to the next on the same side, where the site knows none: odd on one side, even on the other."""
ASIDE_M = 12.0
"""Metres from the street's middle to its doors."""

_DOOR = re.compile(r"(?P<street>.*[^\d\s])\s*(?P<number>\d{1,5})\s*(?:号院?|号楼|hao|h)?(?:附近|旁边?|对面|门口|门前)?")

Point = tuple[float, float]


def parse_door(text: str) -> tuple[str, int] | None:
    """Return street and number of an address typed as ``文昌路118号``, ``wcl 118`` or the like, or ``None``."""
    match = _DOOR.fullmatch(folded(text))
    return None if match is None or int(match["number"]) == 0 else (match["street"], int(match["number"]))


def door_name(street: str, number: int) -> str:
    """Return how a door is written."""
    return f"{street} {number} 号"


@dataclass(slots=True)
class StreetDoors:
    """One street's pieces, end to end, with the distances of the doors that are known on it, by side."""

    pieces: Sequence[Line]
    metres_per_degree: Point
    known: dict[int, dict[int, float]] = field(default_factory=lambda: {0: {}, 1: {}})
    exact: dict[int, Point] = field(default_factory=dict)

    def learn(self, number: int, lon: float, lat: float) -> None:
        """Take in a door whose place is known."""
        self.exact[number] = (lon, lat)
        self.known[number % 2][number] = self._nearest(lon, lat)

    def at(self, number: int) -> Point | None:
        """Return the door's place, ``None`` where the street has no such number."""
        if number in self.exact:
            return self.exact[number]
        along = self._along(number)
        return None if along is None else self._beside(along, is_left=number % 2 == 1)

    def _along(self, number: int) -> float | None:
        """Return metres from the street's start: between known doors of that side, else by the usual spacing."""
        known = sorted(self.known[number % 2].items())
        if len(known) < 2:
            return (number - 1) // 2 * DOORS_EVERY_M
        place = bisect_left(known, (number, -math.inf))
        if place in (0, len(known)):
            return None
        (low, near), (high, far) = known[place - 1], known[place]
        return near + (far - near) * (number - low) / (high - low)

    def _beside(self, along: float, *, is_left: bool) -> Point | None:
        left = along
        kx, ky = self.metres_per_degree
        for start, end in self._spans():
            dx, dy = (end[0] - start[0]) * kx, (end[1] - start[1]) * ky
            length = math.hypot(dx, dy)
            if length > 0 and left <= length:
                aside = ASIDE_M if is_left else -ASIDE_M
                x, y = dx * left / length - dy * aside / length, dy * left / length + dx * aside / length
                return start[0] + x / kx, start[1] + y / ky
            left -= length
        return None

    def on_line(self, number: int) -> Point | None:
        """Return the place in the middle of the street before the door."""
        along = self._along(number)
        if along is None:
            return None
        odd, even = self._beside(along, is_left=True), self._beside(along, is_left=False)
        return None if odd is None or even is None else ((odd[0] + even[0]) / 2, (odd[1] + even[1]) / 2)

    def _nearest(self, lon: float, lat: float) -> float:
        """Return how many metres from the start the street passes nearest to a point."""
        kx, ky = self.metres_per_degree
        best, found, before = math.inf, 0.0, 0.0
        for start, end in self._spans():
            dx, dy = (end[0] - start[0]) * kx, (end[1] - start[1]) * ky
            px, py = (lon - start[0]) * kx, (lat - start[1]) * ky
            length = math.hypot(dx, dy)
            share = min(1.0, max(0.0, (px * dx + py * dy) / (length * length))) if length else 0.0
            away = math.hypot(px - dx * share, py - dy * share)
            if away < best:
                best, found = away, before + length * share
            before += length
        return found

    def _spans(self) -> Iterable[tuple[Point, Point]]:
        for piece in self.pieces:
            yield from pairwise(piece)


def streets_with_doors(
    streets: Mapping[str, Sequence[Line]], doors: Iterable[NamedPlace], metres_per_degree: Point
) -> dict[str, StreetDoors]:
    """Return each street's doors by its name; *doors* are those the site knows, of streets it knows."""
    found = {name: StreetDoors(pieces, metres_per_degree) for name, pieces in streets.items()}
    by_word: defaultdict[str, list[StreetDoors]] = defaultdict(list)
    for name, street in found.items():
        by_word[folded(name)].append(street)
    for door in doors:
        parsed = parse_door(door.name)
        for street in by_word.get(parsed[0], ()) if parsed else ():
            street.learn(parsed[1] if parsed else 0, door.lon, door.lat)
    return found
