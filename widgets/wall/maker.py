"""Makes the windows of a wall: each with its map, its panels and its steering, over its part of the wall."""

import time
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize

from app.domain.moment import Instant
from app.services.seat import SeatParts
from widgets.feed import SituationFeed
from widgets.map.tile_desk import TileDesk
from widgets.map.view import MapView
from widgets.theme import load_theme
from widgets.wall.alert_overlay import AlertOverlay
from widgets.wall.gateway_watch import GatewayWatch
from widgets.wall.layout import Output, WallLayout
from widgets.wall.panel import PanelContext
from widgets.wall.panels_ahead import PanelsAhead
from widgets.wall.scenes import Cells, Scene, read_scene, read_scenes
from widgets.wall.speaker import Speaker
from widgets.wall.speech import Speech
from widgets.wall.steering import WallSteering
from widgets.wall.type import TypeScale
from widgets.wall.window import WallWindow


@dataclass(frozen=True, slots=True)
class WallPane:
    """One window with what steers it."""

    window: WallWindow
    steering: WallSteering

    def say_absent(self, screen: str) -> None:
        """Tell desks that the window waits for its *screen*, ``""``: it is there."""
        self.steering.say_absent(screen)


def _steady() -> Instant:
    """Return µs of a clock that nobody sets."""
    return time.monotonic_ns() // 1000


class WallMaker:
    """Makes windows over one wall. Raises a ``LayoutError`` where the first scene's file cannot be used.

    The scenes are read once: what becomes of their files later changes nothing before the next start.
    """

    def __init__(
        self,
        parts: SeatParts,
        wall: WallLayout,
        feed: SituationFeed,
        *,
        tiles: TileDesk | None = None,
        kiosk: bool = False,
    ) -> None:
        self._parts = parts
        self._wall = wall
        self._feed = feed
        self._tiles = tiles
        self._kiosk = kiosk
        self._theme = load_theme("wall")
        self._speech = Speech(feed, is_on=parts.speech)
        PanelsAhead(feed)
        self._speaker = Speaker(parts.wall_line, parts.wall_name, parts.now, feed, steady=_steady)
        self._gateway: GatewayWatch | None = None
        folder = parts.wall_layout.parent / "scenes"
        self._first = read_scene(
            folder / f"{parts.wall_scene}.toml", wall
        )  # a bad one is told before any window is made
        self._scenes = read_scenes(folder, wall.scenes, wall)

    def pane(self, output: Output, screen: QSize | None = None) -> WallPane:
        """Return the window of *output*; where the *screen* is of another size, px, its cells fit into that one."""
        wall = self._wall if screen is None else self._wall.fitted(output, screen.width(), screen.height())
        region = Cells(left=output.column, top=output.row, right=output.right, bottom=output.low)
        scene = self._first
        first, scenes = scene.page_at(self._parts.now()), {**self._scenes, scene.key: scene}
        window = WallWindow(
            wall, first, self._feed, self._context(first), self._parts.now, region=region, kiosk=self._kiosk,
            screen_name=output.screen, made_for=screen if output.screen else None, make_map=partial(self._map, wall),
            steady=_steady,
        )  # fmt: skip
        steering = WallSteering(
            window, scenes, self._feed, self._parts.wall_name, self._parts.now, line=self._parts.wall_line,
            part=output.screen or "main", has_voice=lambda: not self._speech.trouble,
            is_picture=self._parts.is_picture,
        )  # fmt: skip
        self._speaker.add(output.screen or "main", region.top - 1, region.left - 1)
        self._lay_alerts(window, self._context(first))
        return WallPane(window, steering)

    def _lay_alerts(self, window: WallWindow, context: PanelContext) -> None:
        """Lay the banner of alarms over *window*; all windows share one voice, which of a wall's processes one raises."""
        parts = self._parts
        if self._gateway is None and parts.seat:
            self._gateway = GatewayWatch(parts.desk, parts.ids, parts.seat, self._feed, parts.now, self._feed)
        AlertOverlay(
            window, self._feed, context, parts.now, speech=self._speech, speaker=self._speaker, gateway=self._gateway,
            is_picture=parts.is_picture,
        )  # fmt: skip

    def close(self) -> None:
        """Ask the gateway no more, and listen to no other process."""
        self._speaker.close()
        if self._gateway is not None:
            self._gateway.close()

    def _context(self, scene: Scene) -> PanelContext:
        parts = self._parts
        return PanelContext(
            theme=self._theme,
            calendar=parts.setting.calendar,
            duty=parts.duty,
            city_name=parts.setting.city.name,
            wall=parts.wall_name,
            density_top=scene.density_top,
            cameras=parts.setting.cameras,
            case_files=parts.files,
            read_components=parts.read_components,
        )

    def _map(self, wall: WallLayout) -> MapView:
        """Return a window's own map."""
        return MapView(
            self._parts.setting.city, self._theme, unit_px=TypeScale(self._theme, wall).map_unit, interactive=False,
            tiles=self._tiles, native_dots=wall.native_dots,
        )  # fmt: skip
