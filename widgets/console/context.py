"""What a console lives on: its doors to the gateway, the case files and the situation, and the site's tables."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.camera import Camera
from app.domain.catalogue import Catalogue
from app.domain.city import City
from app.domain.component import Components
from app.domain.emergency_plan import Plan
from app.domain.limits import Limits
from app.domain.moment import Instant
from app.domain.resource import Resource
from app.domain.work_time import WorkCalendar
from app.domain.workflow import Workflow
from app.services.advice import Advisor
from app.services.call_reconciliation import LineOrder
from app.services.geocoder import Geocoder
from app.services.ports import CaseFiles, Desk, Ids
from app.services.searching import CaseSearch
from app.services.wall_line import WallLine
from app.services.wall_scenes import ScenePicture
from app.situation.view import View
from widgets.feed import SituationFeed
from widgets.jobs import Jobs
from widgets.map.tile_desk import TileDesk
from widgets.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ConsoleContext:
    """The parts of one seat. ``steps`` runs requests to the gateway in order, ``reads`` fetches case files.

    ``wall`` is the name of the wall this console steers; ``hint`` stands on the log-in page.
    ``reasons`` are ready-made reasons by step; ``search`` and ``geocoder`` are ``None`` where a seat has none;
    ``plans`` and ``resources`` are what an emergency goes by;
    ``tiles`` is the base map under every map, ``read_components`` reads the city's components;
    ``look`` gives the city as of a moment to a window's own worker (``None``: no situation here);
    ``picture_command`` is the program, with its arguments, that draws the wall of a moment (none: it cannot be drawn);
    ``export_folder`` is where lists are saved; ``read_orders`` reads a hotline's monthly list.
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
    search: CaseSearch | None = None
    geocoder: Geocoder | None = None
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    export_folder: Path = field(default_factory=Path.home)
    read_orders: Callable[[Path], tuple[LineOrder, ...]] | None = None
    wall_scenes: tuple[ScenePicture, ...] = ()
    wall_line: WallLine | None = None
    tiles: TileDesk | None = None
    read_components: Callable[[], Components] = Components.none
    cameras: tuple[Camera, ...] = ()
    plans: tuple[Plan, ...] = ()
    resources: tuple[Resource, ...] = ()
    picture_command: tuple[str, ...] = ()

    def then(self) -> Instant:
        """Return the moment this desk looks at: now, unless somebody here looks back."""
        position = self.feed.position
        return self.now() if position is None else position

    look: Callable[[Instant | None], View] | None = None
