"""An emergency plan (预案): steps with who takes them and within how long, and how near a plan is to an incident."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.moment import MINUTE, Instant

LEVELS = (1, 2, 3, 4)
"""Ⅰ 特别重大, Ⅱ 重大, Ⅲ 较大, Ⅳ 一般: 突发事件应对法."""
ROMAN = ("", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStep:
    """One step: what is done, by whom, and within how many minutes of the start."""

    title: str
    who: str = ""
    minutes: int

    @property
    def limit(self) -> Instant:
        """Return how long after the start the step is to be done."""
        return self.minutes * MINUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan: ``kind`` is the kind of incident it is for (内涝), ``levels`` the levels of response."""

    key: str
    name: str
    kind: str
    levels: tuple[int, ...] = LEVELS
    steps: tuple[PlanStep, ...]


def plan_for(plans: Iterable[Plan], kind: str, level: int) -> Plan | None:
    """Return the plan of exactly this *kind* and *level*, ``None`` where the site has none."""
    return next((one for one in plans if one.kind == kind and level in one.levels), None)


def nearest_plans(plans: Iterable[Plan], kind: str, level: int, most: int = 3) -> tuple[Plan, ...]:
    """Return the plans that a person would look at first: those of the same kind, then of kinds with like words."""
    wanted = set(kind)

    def distance(plan: Plan) -> tuple[bool, int, bool, str]:
        shared = len(wanted & (set(plan.kind) | set(plan.name)))
        return plan.kind != kind, -shared, level not in plan.levels, plan.key

    return tuple(sorted(plans, key=distance)[:most])
