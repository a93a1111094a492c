"""What stands still around the columns: the city, the words for classes, the calendar, the roster."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.city import City, Duty
from app.domain.work_time import WorkCalendar
from app.situation.people_rules import PeopleRules


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Setting:
    """The constants of a situation. ``classes`` gives the name of a class key (``E06010``)."""

    city: City
    classes: Mapping[str, str] = field(repr=False)
    calendar: WorkCalendar
    roster: Sequence[Duty]
    people: PeopleRules = field(default_factory=PeopleRules)
