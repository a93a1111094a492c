"""Makes a console's window from the parts of its seat. Loaded when one is opened: a wall needs none of a desk's windows."""

from collections.abc import Callable

from PySide6.QtCore import QSettings

from app.domain.moment import Instant
from app.services.advice import Advisor
from app.services.seat import SeatParts
from app.services.wall_scenes import ScenePicture
from app.situation.view import View
from widgets.console.context import ConsoleContext
from widgets.console.preparing import Preparing
from widgets.console.window import ConsoleWindow
from widgets.feed import SituationFeed
from widgets.jobs import Jobs
from widgets.map.tile_desk import TileDesk
from widgets.theme import load_theme


class ConsoleMaker:
    """Makes the consoles of one seat's parts. Use :meth:`close` when their windows are gone.

    *look* gives the city as of a moment, *scenes* are those of the wall that is steered, *tiles* the base map.
    """

    def __init__(
        self,
        parts: SeatParts,
        look: Callable[[Instant | None], View],
        scenes: tuple[ScenePicture, ...],
        tiles: TileDesk | None,
    ) -> None:
        self._parts = parts
        self._look = look
        self._scenes = scenes
        self._tiles = tiles
        self._jobs: list[Jobs] = []

    def window(self, seat: str, feed: SituationFeed, places: QSettings | None = None) -> ConsoleWindow:
        """Return a new window for *seat* over *feed*; *places* remembers where it and its parts stood."""
        window = ConsoleWindow(self._context(seat, feed), places)
        if self._parts.geocoder is not None:
            ahead = Preparing(self._worker(feed), self._parts.geocoder.prepare, window)
            window.login.logged_in.connect(ahead.start)
        return window

    def close(self) -> None:
        """End the workers."""
        for jobs in reversed(self._jobs):
            jobs.close()

    def _worker(self, feed: SituationFeed) -> Jobs:
        jobs = Jobs(feed)
        self._jobs.append(jobs)
        return jobs

    def _context(self, seat: str, feed: SituationFeed) -> ConsoleContext:
        parts, rules = self._parts, self._parts.rules
        return ConsoleContext(
            seat=seat,
            wall=parts.wall_name,
            city=rules.city,
            workflow=rules.workflow,
            catalogue=rules.catalogue,
            limits=rules.limits,
            calendar=rules.calendar,
            advisor=Advisor(rules.city, rules.places, rules.limits, rules.catalogue),
            desk=parts.desk,
            files=parts.files,
            feed=feed,
            steps=self._worker(feed),
            reads=self._worker(feed),
            theme=load_theme("desk"),
            ids=parts.ids,
            now=parts.now,
            hint=parts.hint,
            search=parts.search,
            geocoder=parts.geocoder,
            reasons=parts.reasons,
            export_folder=parts.export_folder,
            read_orders=parts.read_orders,
            wall_scenes=self._scenes,
            wall_line=parts.wall_line,
            tiles=self._tiles,
            read_components=parts.read_components,
            cameras=parts.setting.cameras,
            plans=rules.plans,
            resources=rules.resources,
            look=self._look,
            picture_command=parts.picture_command,
        )
