"""What stands still around the columns: the city, the words for classes, the calendar, the roster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.camera import Camera
from app.domain.city import City, Duty
from app.domain.emergency_plan import Plan
from app.domain.resource import Resource
from app.domain.work_time import WorkCalendar
from app.situation.people_rules import PeopleRules

MAJOR_CHARS = 3
"""The first letters of a class key that name its major: kind and two digits (``E06``)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting:
    """The constants of a situation. ``classes`` gives the name of a class key (``E06010``), ``majors`` of its major's (``E06``)."""

    city: City
    classes: Mapping[str, str] = field(repr=False)
    calendar: WorkCalendar
    roster: Sequence[Duty]
    majors: Mapping[str, str] = field(default_factory=dict, repr=False)
    people: PeopleRules = field(default_factory=PeopleRules)
    cameras: tuple[Camera, ...] = field(default=(), repr=False)
    plans: tuple[Plan, ...] = field(default=(), repr=False)
    resources: tuple[Resource, ...] = field(default=(), repr=False)
