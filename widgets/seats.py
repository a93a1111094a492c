"""Builds a seat's windows from its parts, and closes them in reverse."""

import logging
import sys
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QSize
from PySide6.QtWidgets import QApplication

from app.services.seat import SeatParts
from app.services.wall_scenes import ScenePicture
from app.situation.situation import Situation
from widgets.collecting import Collecting
from widgets.feed import SituationFeed
from widgets.map.tile_desk import TileDesk
from widgets.wall.layout import LayoutError, Output, WallLayout, read_layout
from widgets.wall.maker import WallMaker, WallPane
from widgets.wall.outputs import Outputs
from widgets.wall.scene_pictures import pictures_of
from widgets.wall.scenes import Scene, read_scenes
from widgets.wall.window import WallWindow

if TYPE_CHECKING:
    from widgets.console.window import ConsoleWindow
    from widgets.map.view import MapView

log = logging.getLogger(__name__)

GIVE_WAY_S = 0.0003
"""How soon a worker in Python gives way to the screen's thread, which asks for its turn after every call into Qt.

With Python's own 5 ms a wall that is scrubbed waits longer for its turns than it works.
"""


class Seats:
    """The windows of one process over one situation. Use as a context manager."""

    def __init__(self, parts: SeatParts) -> None:
        self._parts = parts
        self._closing = ExitStack()
        self.situation = Situation(parts.source, parts.setting, parts.snapshot, now=parts.now)
        self.feed = SituationFeed(self.situation, parts.now)
        self._collecting = Collecting()
        self._is_feed_free = True
        self._wall_feed: SituationFeed | None = None
        self.windows: list[WallWindow | ConsoleWindow] = []
        self._tiles: TileDesk | None = None

    def __enter__(self) -> "Seats":
        """Begin to read the situation."""
        self._closing.callback(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(GIVE_WAY_S)
        self._closing.callback(self._collecting.end)
        self._collecting.begin()
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

    def open_wall(self, *, fit: bool = False) -> WallWindow:
        """Return one new window over the whole wall, whatever outputs it has, *fit* into the first screen if that is smaller.

        Raise a ``LayoutError`` for a bad file.
        """
        layout = read_layout(self._parts.wall_layout).in_one_window()
        room = QApplication.primaryScreen().availableSize() if fit else None
        return self._open_pane(self._maker(layout), layout.whole, room).window

    def open_outputs(self, application: QApplication, group: str = "") -> Outputs:
        """Open a window on each output of *group*, or of all; raise a ``LayoutError`` for a bad file or an unknown group."""
        layout = read_layout(self._parts.wall_layout)
        outputs, maker = layout.served_by(group), self._maker(layout, kiosk=True)
        opened = Outputs(application, outputs, partial(self._open_pane, maker), self._close_pane)
        self._closing.callback(opened.end)
        return opened

    def _maker(self, layout: WallLayout, *, kiosk: bool = False) -> WallMaker:
        feed = self._wall_feed = self._wall_feed or self._free_feed()
        made = WallMaker(self._parts, layout, feed, tiles=self._tiles, kiosk=kiosk)
        self._closing.callback(made.close)
        return made

    def _open_pane(self, maker: WallMaker, output: Output, screen: QSize | None) -> WallPane:
        """Open a window; the keys of a card mean all windows of the wall in this process."""
        pane = maker.pane(output, screen)
        for other in self.walls:
            other.card_wanted.connect(pane.window.toggle_card)
            pane.window.card_wanted.connect(other.toggle_card)
        self.windows.append(pane.window)
        return pane

    def _close_pane(self, window: WallWindow) -> None:
        self.windows.remove(window)
        window.close()
        window.deleteLater()

    @property
    def walls(self) -> tuple[WallWindow, ...]:
        """The windows of the wall."""
        return tuple(window for window in self.windows if isinstance(window, WallWindow))

    @property
    def wall_map(self) -> "MapView | None":
        """The map of the wall's first window that has one."""
        return next((window.city_map for window in self.walls if window.city_map is not None), None)

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

    def open_console(self, seat: str, places: QSettings | None = None) -> "ConsoleWindow":
        """Return a new console window for *seat*."""
        from widgets.console.maker import ConsoleMaker  # noqa: PLC0415 - half a second that a wall goes without

        maker = ConsoleMaker(self._parts, self.situation.at, self._scene_pictures(), self._tiles)
        self._closing.callback(maker.close)
        window = maker.window(seat, self._free_feed(), places)
        self.windows.append(window)
        return window

    def _scene_pictures(self) -> tuple[ScenePicture, ...]:
        """Return the wall's scenes for a desk; without them it steers the wall all the same, but previews nothing."""
        try:
            layout = read_layout(self._parts.wall_layout)
        except LayoutError as error:
            log.error("the desk shows no scenes: %s", error)  # noqa: TRY400  # the sentence says it all
            return ()
        return pictures_of(tuple(self._scenes(layout).values()), layout)
