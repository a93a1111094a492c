"""Counts of open cases by a group and a light."""

from dataclasses import dataclass
from enum import StrEnum

from app.situation.questions.drill import Which
from app.situation.view import View


class Group(StrEnum):
    """What cases are grouped by."""

    DEPARTMENT = "department"
    UNIT = "unit"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    COMMUNITY = "community"
    UNIT_GRID = "unit_grid"
    CLASS = "class"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCount:
    """One group's cases by the disposal light; ``total`` = none + green + yellow + red."""

    key: str
    name: str
    none: int
    green: int
    yellow: int
    red: int
    waiting: int

    @property
    def total(self) -> int:
        """Return all cases of the group."""
        return self.none + self.green + self.yellow + self.red


@dataclass(frozen=True, slots=True, kw_only=True)
class CountBy:
    """Cases of ``which`` by group × disposal light, the most red first, then yellow, then total.

    The light is shown where the department's clock decides (待处置), ``none`` elsewhere, so red adds up to 处置超期.
    The drill-down of a row is ``Drill(which=…, department=key)``, ``area=key`` or ``class_prefix=key``.
    """

    group: Group
    which: Which = Which.DISPOSING

    def answer(self, view: View) -> tuple[GroupCount, ...]:
        """Return the groups that have any case."""
        raise NotImplementedError
