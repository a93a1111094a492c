"""The rules the gateway works by, read once from the site's files."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.catalogue import Catalogue
from app.domain.city import City, Department
from app.domain.emergency_plan import Plan
from app.domain.limit import Limit, LimitUnit
from app.domain.limits import Limits, StageLimits
from app.domain.resource import Resource
from app.domain.scene_hours import SceneHours
from app.domain.work_time import WorkCalendar
from app.domain.workflow import Workflow
from app.services.roster import Roster
from app.situation.places import Places

ORDER_LIMIT = Limit(5, LimitUnit.WORK_DAY)
"""When the 12345 line wants its reply, unless the site or the order says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything that is decided before a message comes in.

    ``merged_posts`` is the site's switch 合岗: with it a seat may act under any of its person's posts, without it
    only under the one it was logged in for; every event records the post it was done under. ``walls`` are the
    names of the walls that desks may steer. ``other_checker`` (异人核查): whoever reported a case does not check it.
    ``order_limit`` is the reply limit of a 12345 work order that came without. ``plans`` and ``resources`` are what an
    emergency goes by. ``scene_hours`` are the scenes that the gateway puts on the walls by the clock.
    ``panels`` are those that a wall can show large.
    """

    workflow: Workflow
    catalogue: Catalogue
    limits: Limits
    stage_limits: StageLimits
    calendar: WorkCalendar
    city: City
    places: Places
    roster: Roster
    merged_posts: bool = False
    walls: tuple[str, ...] = ("hall",)
    other_checker: bool = False
    order_limit: Limit = ORDER_LIMIT
    plans: tuple[Plan, ...] = field(default=(), repr=False)
    resources: tuple[Resource, ...] = field(default=(), repr=False)
    scene_hours: tuple[SceneHours, ...] = ()
    panels: frozenset[str] = frozenset()
    _departments: Mapping[str, Department] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the departments: each step of a case asks for some."""
        object.__setattr__(self, "_departments", {one.code: one for one in reversed(self.city.departments)})

    def department(self, code: str) -> Department | None:
        """Return the department or unit *code*, or ``None``."""
        return self._departments.get(code)
