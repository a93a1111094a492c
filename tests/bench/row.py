"""One figure beside its peer, measured in the same run."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure. ``ratio`` says how many times better ours is than the peer's (above 1 is better).

    ``goal`` is the goal in words, ``met`` whether it was reached (``None``: reported only, or skipped by ``--quick``).
    """

    name: str
    ours: float | None
    unit: str
    peer: float | None = None
    peer_name: str = ""
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None

    @property
    def is_failure(self) -> bool:
        """Whether the measurement broke, so that there is no figure."""
        return self.ours is None and self.met is False


def at_most(name: str, ours: float, unit: str, goal: float, *, peer: float | None = None, peer_name: str = "") -> Row:
    """Return the row of a figure that must not be above *goal*; smaller is better."""
    ratio = peer / ours if peer is not None and ours > 0 else None
    return Row(name=name, ours=ours, unit=unit, peer=peer, peer_name=peer_name, ratio=ratio,
               goal=f"≤ {goal:g} {unit}", met=ours <= goal)  # fmt: skip


def at_least(name: str, ours: float, unit: str, goal: float, *, peer: float | None = None, peer_name: str = "") -> Row:
    """Return the row of a figure that must not be below *goal*; larger is better."""
    ratio = ours / peer if peer else None
    return Row(name=name, ours=ours, unit=unit, peer=peer, peer_name=peer_name, ratio=ratio,
               goal=f"≥ {goal:g} {unit}", met=ours >= goal)  # fmt: skip


def times_the_peer(
    name: str, ours: float, unit: str, peer: float, peer_name: str, goal: float, *, smaller_is_better: bool
) -> Row:
    """Return the row of a figure judged by its ratio to the peer's, which must be at least *goal*."""
    ratio = peer / ours if smaller_is_better else ours / peer
    return Row(name=name, ours=ours, unit=unit, peer=peer, peer_name=peer_name, ratio=ratio,
               goal=f"≥ {goal:g} ×", met=ratio >= goal)  # fmt: skip


def reported(name: str, ours: float, unit: str, *, peer: float | None = None, peer_name: str = "") -> Row:
    """Return the row of a figure without a goal."""
    return Row(name=name, ours=ours, unit=unit, peer=peer, peer_name=peer_name)


def skipped(name: str, unit: str, goal: str = "") -> Row:
    """Return the row of a figure that ``--quick`` leaves out."""
    return Row(name=name, ours=None, unit=unit, goal=goal)


def failed(name: str) -> Row:
    """Return the row of a subject that broke; *name* says how."""
    return Row(name=name, ours=None, unit="", met=False)


Measure = Callable[[bool], Sequence[Row]]
"""Measures one subject; its argument says whether to be quick: the same sizes, fewer repeats."""
