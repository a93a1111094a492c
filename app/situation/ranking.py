"""Places in a ranking."""

from collections.abc import Sequence
from fractions import Fraction


def ranks(points: Sequence[Fraction]) -> list[int]:
    """Return the place, from 1, of each of *points*, which never rise; equal ones share a place."""
    found: list[int] = []
    for place, mine in enumerate(points, start=1):
        is_same = place > 1 and mine == points[place - 2]
        found.append(found[-1] if is_same else place)
    return found
