"""Counts of open cases by a group and a light."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from app.domain.terms import Queue, Source, Supervision
from app.situation.codes import LIGHTS, QUEUE, QUEUE_OF_STAGE, RED, SOURCES, SUPERVISION, has, lights
from app.situation.column import Bools, Int8s, Int32s
from app.situation.questions.drill import NONE_KEY
from app.situation.questions.which import Which, rows_of
from app.situation.view import View

NO_NAME = "未定"


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
    The drill-down of a row is ``Drill(which=…, department=key)``, ``area=key`` or ``class_prefix=key``; the
    key of cases without one is ``-``.
    """

    group: Group
    which: Which = Which.DISPOSING

    def answer(self, view: View) -> tuple[GroupCount, ...]:
        """Return the groups that have any case."""
        rows = rows_of(view, self.which)
        at = view.base.last[rows]
        keys, place = self._keys(view, at)
        light = _disposal_light(view, at)
        counts = np.bincount(place * len(LIGHTS) + light, minlength=len(keys) * len(LIGHTS)).reshape(-1, len(LIGHTS))
        waiting = np.bincount(place[_is_waiting(view, at)], minlength=len(keys))
        found = [
            GroupCount(
                key=key or NONE_KEY,
                name=_name(view, self.group, key),
                waiting=wait,
                **dict(zip(LIGHT_FIELDS, row, strict=True)),
            )
            for key, wait, row in zip(keys, waiting.tolist(), counts.tolist(), strict=True)
        ]
        return tuple(sorted(found, key=lambda one: (-one.red, -one.yellow, -one.total, one.key)))

    def _keys(self, view: View, at: Int32s) -> tuple[list[str], NDArray[np.intp]]:
        """Return the distinct keys, and for each event row *at* the place of its key among them."""
        codes, place = np.unique(_codes(view, self.group, at), return_inverse=True)
        if self.group is Group.SOURCE:
            return [SOURCES[code] for code in codes.tolist()], place
        digits = PREFIX_DIGITS.get(self.group)
        words = [word[:digits] for word in view.tables.words.texts(codes.astype(np.int32))]
        keys = sorted(set(words))
        to_key = np.array([keys.index(word) for word in words], np.intp) if len(keys) < len(words) else None
        return (words, place) if to_key is None else (keys, to_key[place])


LIGHT_FIELDS = ("none", "green", "yellow", "red")
PREFIX_DIGITS = {Group.DISTRICT: 6, Group.SUBDISTRICT: 9, Group.COMMUNITY: 12, Group.UNIT_GRID: 15}


def _codes(view: View, group: Group, at: Int32s) -> Int32s | Int8s:
    events, abouts = view.tables.events, view.tables.abouts
    if group is Group.DEPARTMENT:
        return events.department[at]
    if group is Group.UNIT:
        return events.unit[at]
    about = events.about[at]
    if group is Group.CLASS:
        return abouts.class_key[about]
    return abouts.source[about] if group is Group.SOURCE else abouts.grid[about]


def _name(view: View, group: Group, key: str) -> str:
    if group is Group.SOURCE:
        return Source(key).zh
    if group is Group.CLASS:
        return view.setting.classes.get(key, key)
    names = view.standing.department_names if group in (Group.DEPARTMENT, Group.UNIT) else view.standing.area_names
    return names.get(key, key) or NO_NAME


def _disposal_light(view: View, at: Int32s) -> Int8s:
    """Return the light of the department's running clock where it is its turn, none elsewhere, as 处置超期 counts it."""
    events = view.tables.events
    light = lights(view.t, events.case_soon[at], events.case_due[at])
    is_counted = QUEUE_OF_STAGE[events.stage[at]] == QUEUE[Queue.DISPOSING]
    is_counted &= ~((light == RED) & has(view.tables.mores.flags[events.more[at]], "exempt"))
    return np.where(is_counted, light, np.uint8(0))


def _is_waiting(view: View, at: Int32s) -> Bools:
    found: Bools = view.tables.events.supervised[at] == SUPERVISION[Supervision.WAITING]
    return found
