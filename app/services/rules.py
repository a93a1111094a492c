"""The rules the gateway works by, read once from the site's files."""

from dataclasses import dataclass

from app.domain.catalogue import Catalogue
from app.domain.city import City, Department
from app.domain.limits import Limits, StageLimits
from app.domain.work_time import WorkCalendar
from app.domain.workflow import Workflow
from app.services.roster import Roster
from app.situation.places import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Everything that is decided before a message comes in.

    ``merged_posts`` is the site's switch 合岗: with it a seat may act under any of its person's posts, without it
    only under the one it was logged in for; every event records the post it was done under. ``walls`` are the
    names of the walls that desks may steer.
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

    def department(self, code: str) -> Department | None:
        """Return the department or unit *code*, or ``None``."""
        return next((one for one in self.city.departments if one.code == code), None)
