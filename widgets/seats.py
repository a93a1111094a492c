"""Builds a seat's windows from its parts, and closes them in reverse."""

import logging
import sys
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from app.services.advice import Advisor
from app.services.seat import SeatParts
from app.services.wall_scenes import ScenePicture
from app.situation.situation import Situation
from widgets.console.context import ConsoleContext
from widgets.console.window import ConsoleWindow
from widgets.ending import quit_on_signal
from widgets.feed import SituationFeed
from widgets.jobs import Jobs
from widgets.language import CHINESE, speak
from widgets.map.engine import prepare_environment
from widgets.map.page import Seams
from widgets.map.scheme import register_scheme
from widgets.map.tile_desk import TileDesk
from widgets.map.view import MapView
from widgets.qt_log import log_qt_messages
from widgets.settling import Settling
from widgets.theme import Theme, load_theme
from widgets.wall.layout import LayoutError, WallLayout, read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.scene_pictures import pictures_of
from widgets.wall.scenes import Scene, read_scene, read_scenes
from widgets.wall.steering import WallSteering
from widgets.wall.type import TypeScale
from widgets.wall.window import WallWindow

__all__ = ["LayoutError", "Seats", "make_application", "run_console", "run_wall", "show_on_screen"]

log = logging.getLogger(__name__)

MAP_PANEL = "map"


def make_application(arguments: list[str] | None = None, *, language: str = CHINESE) -> QApplication:
    """Return the application, with the map's scheme, the house's fonts and the language; call it once and first."""
    log_qt_messages()
    prepare_environment()
    register_scheme()
    application = QApplication(arguments if arguments is not None else sys.argv[:1])
    application.setApplicationName("wanmi")
    application.setOrganizationName("wanmi")
    quit_on_signal(application)
    speak(application, language)
    if not any(_has_hanzi(family) for family in QFontDatabase.families()):
        log.error("no font with Chinese characters is installed: install fonts-wqy-microhei or Noto Sans CJK SC")
    return application


def _has_hanzi(family: str) -> bool:
    return QFontDatabase.WritingSystem.SimplifiedChinese in QFontDatabase.writingSystems(family)


class Seats:
    """The windows of one process over one situation. Use as a context manager."""

    def __init__(self, parts: SeatParts) -> None:
        self._parts = parts
        self._closing = ExitStack()
        self.situation = Situation(parts.source, parts.setting, parts.snapshot, now=parts.now)
        self.feed = SituationFeed(self.situation, parts.now)
        self._is_feed_free = True
        self._wall_feed: SituationFeed | None = None
        self.windows: list[WallWindow | ConsoleWindow] = []
        self.wall_map: MapView | None = None
        self._tiles: TileDesk | None = None

    def __enter__(self) -> "Seats":
        """Begin to read the situation."""
        if self._parts.tiles is not None:
            self._tiles = TileDesk(self._parts.tiles)
            self._closing.callback(self._parts.tiles.close)
            self._closing.callback(self._tiles.close)
        self._closing.callback(self._end_reading)
        self._closing.callback(self._parts.bell.listen(self.feed.wake))
        self.feed.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Close the windows, then everything they lived on, in reverse."""
        for window in reversed(self.windows):
            window.close()
            window.deleteLater()
        self.windows.clear()
        self.wall_map = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # pages end before the engine does
        self._closing.close()

    def _end_reading(self) -> None:
        """Keep what was read for the next start, once nobody reads any more; a seat that cannot reads everything again."""
        if not self.feed.close():
            log.warning("the situation's reader did not end in time; no snapshot is written")
            return
        try:
            self.situation.save_snapshot()
        except OSError as error:
            log.warning("no snapshot was written: %s", error)

    def open_wall(self, *, fit: bool = False, kiosk: bool = False) -> WallWindow:
        """Return a new wall window, *fit* into the first screen if it is smaller; raise a ``LayoutError`` for a bad file."""
        parts = self._parts
        layout = read_layout(parts.wall_layout)
        layout = _fitted(layout) if fit else layout
        scene = read_scene(parts.wall_layout.parent / "scenes" / f"{parts.wall_scene}.toml", layout)
        theme = load_theme("wall")
        self.wall_map = self._make_map(layout, scene, theme)
        context = PanelContext(
            theme=theme,
            calendar=parts.setting.calendar,
            duty=parts.duty,
            city_name=parts.setting.city.name,
            wall=parts.wall_name,
            city_map=self.wall_map,
            density_top=scene.density_top,
        )
        feed = self._wall_feed = self._wall_feed or self._free_feed()
        window = WallWindow(layout, scene, feed, context, parts.now, kiosk=kiosk)
        scenes = {**self._scenes(layout), scene.key: scene}
        WallSteering(window, scenes, feed, parts.wall_name, parts.now, line=parts.wall_line)
        self.windows.append(window)
        return window

    def _free_feed(self) -> SituationFeed:
        """Return a feed that nobody looks through yet: every desk may look at a moment of its own, and so may the wall."""
        if self._is_feed_free:
            self._is_feed_free = False
            return self.feed
        feed = self.feed.beside()
        self._closing.callback(feed.close)
        feed.start()
        return feed

    def _scenes(self, layout: WallLayout) -> dict[str, Scene]:
        return read_scenes(self._parts.wall_layout.parent / "scenes", layout.scenes, layout)

    def _make_map(self, layout: WallLayout, scene: Scene, theme: Theme) -> MapView | None:
        """Return the map that the scene's map panel hosts, with the seams that run through it."""
        cells = next((one.cells for one in scene.placements if one.panel == MAP_PANEL), None)
        if cells is None:
            return None
        width, height = layout.cell_px
        unit = TypeScale(theme, layout).map_unit
        seams = Seams(
            vertical=tuple(float(width * column) for column in range(1, cells.columns)),
            horizontal=tuple(float(height * row) for row in range(1, cells.rows)),
        )
        return MapView(self._parts.setting.city, theme, unit_px=unit, seams=seams, interactive=False, tiles=self._tiles)

    def open_console(self, seat: str, places: QSettings | None = None) -> ConsoleWindow:
        """Return a new console window for *seat*."""
        window = ConsoleWindow(self._context(seat), places)
        self.windows.append(window)
        return window

    def _context(self, seat: str) -> ConsoleContext:
        parts, rules = self._parts, self._parts.rules
        steps, reads = Jobs(self.feed), Jobs(self.feed)
        self._closing.callback(steps.close)
        self._closing.callback(reads.close)
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
            feed=self._free_feed(),
            steps=steps,
            reads=reads,
            theme=load_theme("desk"),
            ids=parts.ids,
            now=parts.now,
            hint=parts.hint,
            search=parts.search,
            geocoder=parts.geocoder,
            reasons=parts.reasons,
            export_folder=parts.export_folder,
            read_orders=parts.read_orders,
            wall_scenes=self._scene_pictures(),
            wall_line=parts.wall_line,
            tiles=self._tiles,
            read_components=parts.read_components,
            look=self.situation.at,
        )

    def _scene_pictures(self) -> tuple[ScenePicture, ...]:
        """Return the wall's scenes for a desk; without them it steers the wall all the same, but previews nothing."""
        try:
            layout = read_layout(self._parts.wall_layout)
        except LayoutError as error:
            log.error("the desk shows no scenes: %s", error)  # noqa: TRY400  # the sentence says it all
            return ()
        return pictures_of(tuple(self._scenes(layout).values()), layout)


def _fitted(layout: WallLayout) -> WallLayout:
    """Return the wall with cells so small that all of it fits the first screen; its millimetres stay."""
    room = QApplication.primaryScreen().availableSize()
    factor = layout.fit(room.width(), room.height())
    width, height = layout.cell_px
    return replace(layout, cell_px=(int(width * factor), int(height * factor)))


def run_wall(parts: SeatParts, layout: Path) -> int:
    """Show the wall until its window is closed; return the application's exit code."""
    application = make_application(language=parts.language)
    with Seats(replace(parts, wall_layout=layout)) as seats:
        show_on_screen(seats.open_wall(fit=True))
        Settling(seats.feed)
        return application.exec()


def run_console(parts: SeatParts, seat: str) -> int:
    """Show a console until its window is closed; return the application's exit code."""
    application = make_application(language=parts.language)
    with Seats(parts) as seats:
        seats.open_console(seat, QSettings()).show()
        Settling(seats.feed)
        return application.exec()


def show_on_screen(window: QWidget) -> None:
    """Show *window* at the corner of the first screen."""
    window.move(QApplication.primaryScreen().availableGeometry().topLeft())
    window.show()
