"""What a console lives on: its doors to the gateway, the case files and the situation, and the site's tables."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.catalogue import Catalogue
from app.domain.city import City
from app.domain.limits import Limits
from app.domain.moment import Instant
from app.domain.work_time import WorkCalendar
from app.domain.workflow import Workflow
from app.services.advice import Advisor
from app.services.ports import CaseFiles, Desk, Ids
from widgets.feed import SituationFeed
from widgets.jobs import Jobs
from widgets.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ConsoleContext:
    """The parts of one seat. ``steps`` runs requests to the gateway in order, ``reads`` fetches case files.

    ``wall`` is the name of the wall this console steers; ``hint`` stands on the log-in page.
    """

    seat: str
    wall: str
    city: City
    workflow: Workflow
    catalogue: Catalogue
    limits: Limits
    calendar: WorkCalendar
    advisor: Advisor
    desk: Desk
    files: CaseFiles
    feed: SituationFeed
    steps: Jobs
    reads: Jobs
    theme: Theme
    ids: Ids
    now: Callable[[], Instant]
    hint: str = ""
