"""Compares short Chinese texts by their pairs of neighbouring hanzi: Chinese has no blanks to cut words at."""

from itertools import pairwise


def pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring hanzi in *text*."""
    return {a + b for a, b in pairwise(text) if _is_hanzi(a) and _is_hanzi(b)}


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1: the shared pairs among all pairs (Jaccard); 0 for a text without hanzi."""
    mine, theirs = pairs(one), pairs(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _is_hanzi(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"
