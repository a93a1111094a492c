"""Scores of areas, departments and posts by the trade's formulas, exact and never rounded before they are graded.

Weights and bands are those printed by deployed platforms for GB/T 30428.4; the area's last weight is 40 %, which makes
its weights add up to 100 %. A part with nothing to count has no points, and the others carry its weight in proportion:
whoever handed nothing over cannot gain by it. Where no part has points there is no score, and no place in a ranking.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

FULL = 100


class Grade(StrEnum):
    """A grade and the least points it takes: A 90, B 75, C 60, D 40, E below."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


FLOORS = ((90, Grade.A), (75, Grade.B), (60, Grade.C), (40, Grade.D))
"""The least points of each grade; what is below all has the last."""


class PartName(StrEnum):
    """What a part of a score rewards."""

    FILED = "filed"
    CLOSED = "closed"
    CLOSED_IN_TIME = "closed_in_time"
    HANDLED_IN_TIME = "handled_in_time"
    REWORK = "rework"
    COMPLAINTS = "complaints"
    VALID = "valid"
    MISSED = "missed"
    VERIFIED_IN_TIME = "verified_in_time"
    CHECKED_IN_TIME = "checked_in_time"
    ACCEPTED = "accepted"
    VERIFY_SENT_IN_TIME = "verify_sent_in_time"
    CHECK_SENT_IN_TIME = "check_sent_in_time"
    FILED_IN_TIME = "filed_in_time"
    FILED_RIGHTLY = "filed_rightly"
    DISPATCHED = "dispatched"
    DISPATCHED_IN_TIME = "dispatched_in_time"
    DISPATCHED_RIGHTLY = "dispatched_rightly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a score: its weight in per cent, and 0 to 100 points (``None``: nothing to count)."""

    name: PartName
    weight: int
    points: Fraction | None


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of one score."""

    parts: tuple[Part, ...]

    @property
    def points(self) -> Fraction | None:
        """Return 0 to 100, unrounded; ``None`` where no part has points."""
        above, below, weight = 0, 1, 0
        for part in self.parts:
            if part.points is not None:
                above = above * part.points.denominator + part.weight * part.points.numerator * below
                below *= part.points.denominator
                weight += part.weight
        return Fraction(above, below * weight) if weight else None

    @property
    def grade(self) -> Grade | None:
        """Return the grade of the unrounded points."""
        points = self.points
        return None if points is None else grade_of(points)


def grade_of(points: Fraction) -> Grade:
    """Return the grade of unrounded *points*: 89.999 is no A."""
    return next((grade for floor, grade in FLOORS if points >= floor), Grade.E)


_DEPARTMENT_BANDS = ((50, 100), (100, 90), (200, 75), (500, 60), (999, 40))
_AREA_BANDS = {
    False: ((0, 100), (2, 90), (4, 75), (6, 60), (8, 40)),
    True: ((0, 100), (3, 90), (5, 75), (7, 60), (9, 40)),
}


def department_score(
    *, filed: int, due: int, closed: int, to_handle: int, in_time: int, handled: int, rework: int
) -> Score:
    """Return a department's score: 立案数 10 %, 结案率 30 %, 按期处置率 30 %, 返工率 30 %.

    ``due`` is 应结案, ``to_handle`` 应处置, ``handled`` 处置; 返工率 is against 处置, as the platforms' tables have it.
    """
    return Score((
        Part(name=PartName.FILED, weight=10, points=_band(filed, _DEPARTMENT_BANDS)),
        Part(name=PartName.CLOSED, weight=30, points=_rate(closed, due)),
        Part(name=PartName.HANDLED_IN_TIME, weight=30, points=_rate(in_time, to_handle)),
        Part(name=PartName.REWORK, weight=30, points=_less(rework, handled)),
    ))  # fmt: skip


def area_score(
    *, complaints: int, filed: int, due: int, closed: int, in_time: int, grids: int = 1, is_second_class: bool = False
) -> Score:
    """Return an area's score: 监督举报率 10 %, 立案数 20 % (per unit grid), 结案率 30 %, 按期结案率 40 %.

    ``complaints`` are the public's reports that proved true; ``grids`` is how many unit grids the area has.
    """
    return Score((
        Part(name=PartName.COMPLAINTS, weight=10, points=_less(complaints, filed)),
        Part(name=PartName.FILED, weight=20, points=_band(Fraction(filed, max(1, grids)), _AREA_BANDS[is_second_class])),
        Part(name=PartName.CLOSED, weight=30, points=_rate(closed, due)),
        Part(name=PartName.CLOSED_IN_TIME, weight=40, points=_rate(in_time, due)),
    ))  # fmt: skip


def collector_score(
    *, valid: int, decided: int, missed: int, filed: int, verified: int, to_verify: int, checked: int, to_check: int
) -> Score:
    """Return a collector's score: 有效上报率 40 %, 漏报率 20 %, 按时核实率 20 %, 按时核查率 20 %.

    ``decided`` are his reports on which the hall has decided; ``missed`` of the ``filed`` in his grid and shift were
    reported by the public and proved true; ``verified`` of ``to_verify`` and ``checked`` of ``to_check`` came in time.
    """
    return Score((
        Part(name=PartName.VALID, weight=40, points=_rate(valid, decided)),
        Part(name=PartName.MISSED, weight=20, points=_less(missed, filed)),
        Part(name=PartName.VERIFIED_IN_TIME, weight=20, points=_rate(verified, to_verify)),
        Part(name=PartName.CHECKED_IN_TIME, weight=20, points=_rate(checked, to_check)),
    ))  # fmt: skip


def acceptor_score(*, accepted: int, verify: int, verify_in_time: int, check: int, check_in_time: int) -> Score:
    """Return an acceptor's score: 受理数 25 %, 核实按时派发率 40 %, 核查按时派发率 35 %."""
    return Score((
        Part(name=PartName.ACCEPTED, weight=25, points=_work(accepted)),
        Part(name=PartName.VERIFY_SENT_IN_TIME, weight=40, points=_rate(verify_in_time, verify)),
        Part(name=PartName.CHECK_SENT_IN_TIME, weight=35, points=_rate(check_in_time, check)),
    ))  # fmt: skip


def shift_leader_score(
    *, filed: int, filed_in_time: int, filed_rightly: int, closed: int, closed_in_time: int
) -> Score:
    """Return a shift leader's score: 按时立案率 25 %, 准确立案率 40 %, 按时结案率 35 %."""
    return Score((
        Part(name=PartName.FILED_IN_TIME, weight=25, points=_rate(filed_in_time, filed)),
        Part(name=PartName.FILED_RIGHTLY, weight=40, points=_rate(filed_rightly, filed)),
        Part(name=PartName.CLOSED_IN_TIME, weight=35, points=_rate(closed_in_time, closed)),
    ))  # fmt: skip


def dispatcher_score(*, dispatched: int, in_time: int, rightly: int) -> Score:
    """Return a dispatcher's score: 派遣数 20 %, 按时派遣率 40 %, 准确派遣率 40 %."""
    return Score((
        Part(name=PartName.DISPATCHED, weight=20, points=_work(dispatched)),
        Part(name=PartName.DISPATCHED_IN_TIME, weight=40, points=_rate(in_time, dispatched)),
        Part(name=PartName.DISPATCHED_RIGHTLY, weight=40, points=_rate(rightly, dispatched)),
    ))  # fmt: skip


_WORK_BANDS = ((2001, 100), (1201, 90), (501, 75), (301, 60), (101, 40))


def _work(count: int) -> Fraction:
    """Return the points of an amount of work: the more the better, 0 up to 100 pieces."""
    return next((Fraction(points) for least, points in _WORK_BANDS if count >= least), Fraction(0))


def _rate(count: int, of: int) -> Fraction | None:
    return Fraction(FULL * count, of) if of else None


def _less(count: int, of: int) -> Fraction | None:
    """Return the points of a rate that is better the lower it is, never below 0."""
    return Fraction(max(0, FULL * (of - count)), of) if of else None


def _band(count: Fraction | int, bands: Sequence[tuple[int, int]]) -> Fraction:
    """Return the points of the first band that *count* does not exceed; 0 beyond the last."""
    return next((Fraction(points) for most, points in bands if count <= most), Fraction(0))
