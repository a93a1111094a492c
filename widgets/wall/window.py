"""The wall's window: puts the panels of a scene into their cells, feeds them, and keeps the pace."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.domain.moment import Instant
from app.services.wall_scenes import FIXED
from app.situation.answers import Moment
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.wall_now import WallNow, WallState
from widgets.feed import SituationFeed
from widgets.wall.cards import Cards
from widgets.wall.frames import Frames
from widgets.wall.gallery import Gallery
from widgets.wall.judge import Judge
from widgets.wall.layout import WallLayout
from widgets.wall.panel import PanelContext, WallPanel
from widgets.wall.placing import Placing
from widgets.wall.scenes import MAP, Cells, Placement, Scene
from widgets.wall.seams import Seams
from widgets.wall.showing import no_words, showing_of, with_what_stands
from widgets.wall.turn import Turn
from widgets.wall.type import TypeScale
from widgets.wall.untouched import UntouchedWindow
from widgets.wall.view import PanelView
from widgets.wall.vitals import Vigil

if TYPE_CHECKING:
    from widgets.map.view import MapView

log = logging.getLogger(__name__)

TICK_MS = 1000


class WallWindow(UntouchedWindow):
    """One window over the whole wall or over the cells of one output (*region*); nobody touches it.

    A panel that reaches beyond the region is the same in every window that shows a part of it. ``made_for`` is the size of
    the screen it is to fill, px; ``make_map`` makes its own map once a scene shows one here. ``now`` is the host's clock,
    ``steady`` (µs) one that nobody sets.
    """

    scene_wanted = Signal(str)
    """Somebody put another scene on the wall: its key."""
    map_made = Signal()
    """The window has a map of its own now."""

    def __init__(
        self,
        layout: WallLayout,
        scene: Scene,
        feed: SituationFeed,
        context: PanelContext,
        now: Callable[[], Instant],
        *,
        region: Cells | None = None,
        kiosk: bool = False,
        screen_name: str = "",
        made_for: QSize | None = None,
        make_map: "Callable[[], MapView] | None" = None,
        steady: Callable[[], Instant] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, kiosk=kiosk)
        self.setObjectName("wall")
        self.layout_of_wall = layout
        self.scene = scene
        self.frames = Frames()
        self.views: dict[str, PanelView] = {}
        self.region = region or Cells(left=1, top=1, right=layout.columns, bottom=layout.rows)
        self.screen_name = screen_name
        self._feed = feed
        self._context = context
        self._now = now
        self.made_for = made_for
        self._make_map = make_map
        self._placing = Placing(layout, self.region)
        scale = TypeScale(context.theme, layout)
        self.gallery = Gallery(self, context, scale)
        self._judge = Judge(feed, now, steady)
        self._moment: Moment | None = None
        self._is_lit = True
        self._state: WallState | None = None
        self._held_at: Instant | None = None
        self.how: Callable[[WallState], str] = no_words
        """Says how the scene came to stand there, where that is more than who pushed it."""
        self._turn = Turn(self, self._refresh)
        self._untaken: set[str] = set()
        """The panels to which the newest moment is not handed yet."""
        self.dress(context.theme)
        self.setFixedSize(self._placing.size)
        self._seams = Seams(self, layout, self.region, context.theme)
        self.cards = Cards(self, layout, context, scale, self._placing)
        self.vigil = Vigil(self, feed, now)
        self.card_wanted.connect(self.toggle_card)
        self.show_scene(scene)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._begin_turn)
        self._timer.start()
        feed.moment_ready.connect(self._on_moment_ready)
        feed.progressed.connect(self._on_progressed)
        feed.heed(self._turn.is_waiting)

    @property
    def city_map(self) -> "MapView | None":
        """The window's own map, if it has one."""
        return self._context.city_map

    @property
    def waiting(self) -> int:
        """How many panels wait to be refreshed."""
        return self._turn.waiting

    def show_scene(self, scene: Scene, narrowed: Filter = EVERYTHING) -> None:
        """Put the panels of *scene* in place of those that stand there; one that is in both stays what it is.

        Every panel then looks at the scene's period and at its filter, under the one the wall is *narrowed* to.
        """
        for view in self.views.values():
            self._take_away(view)
        self.scene = scene
        self._give_context(scene, narrowed)
        self.views = {}
        self._judge.wait_anew()
        for placement in scene.placements:
            if placement.cells.names() & self.region.names():
                self._put(placement)
        self._lay_over()
        self._feed.register(self, (WallNow(wall=self._context.wall),))
        self.tick()

    def _give_context(self, scene: Scene, narrowed: Filter) -> None:
        self._context = replace(
            self._context, density_top=scene.density_top, period=scene.period, map_look=scene.map,
            filter=narrowed.within(scene.filter),
        )  # fmt: skip
        self.gallery.give(self._context)

    def stand_still(self, at: Instant | None) -> None:
        """Show no present any more but the last one, as seen *at*, until that moment is answered for; ``None`` goes on.

        The clock runs. What is put on the wall meanwhile is shown as things were then.
        """
        self._held_at = at

    @property
    def _is_live(self) -> bool:
        return self._moment is None or self._moment.live

    @property
    def seen_at(self) -> Instant:
        """Return the moment that the panels are of, 0 before the first one."""
        return 0 if self._moment is None else self._moment.at

    def grab_wall(self) -> QImage:
        """Return a picture of the whole window in its own pixels."""
        return self.grab().toImage()

    @Slot(str)
    def toggle_card(self, card: str) -> None:
        """Show a card over this window, or take it away."""
        self.cards.toggle(card)

    @Slot()
    def tick(self) -> None:
        """Bring every panel to the present second, at once."""
        self._begin_turn()
        self._turn.finish()

    @Slot()
    def _begin_turn(self) -> None:
        """Begin a second: what blinks changes, every panel is refreshed, one that stays broken is replaced."""
        self._is_lit = not self._is_lit
        self.cards.refresh(self.vigil.read, self._now(), is_lit=self._is_lit)
        for key in self.gallery.lasting_broken(self.views, self._now()):
            self._replace(key)
        self._turn.begin(self.views)

    def _refresh(self, key: str) -> None:
        view = self.views.get(key)
        if view is None:
            return
        begun, now = time.perf_counter(), self._now()
        if key in self._untaken and self._moment is not None:
            self._untaken.discard(key)
            view.take(self._moment, now)
        is_held = self._held_at is not None and self._is_live and view.panel.key != FIXED
        seen_at = self._held_at if is_held and self._held_at is not None else now
        showing = showing_of(self.scene, self._state, self.how)
        glance = self._judge.glance(view, self._moment, seen_at, showing, is_held=is_held)
        view.refresh(glance, is_lit=self._is_lit)
        self.frames = self.frames.after((time.perf_counter() - begun) * 1000)

    def _put(self, placement: Placement) -> None:
        """Show a panel in its cells; made once, it is kept for the next scene that has it."""
        now = self._now()
        if placement.panel == MAP:
            self._need_map()
        try:
            view = self.gallery.view(placement.panel, now)
        except KeyError:
            log.error("scene %s names a panel nobody made: %s", self.scene.key, placement.panel)  # noqa: TRY400
            return
        view.set_zoom(placement.zoom)
        view.place(self._placing.box(placement.cells), self._placing.pane(placement.cells), now)
        self.views[placement.panel] = view
        self._listen(view)

    def _need_map(self) -> None:
        """Make the window's map, if it has none: most windows of a large wall never show one."""
        if self._context.city_map is not None or self._make_map is None:
            return
        self._context = replace(self._context, city_map=self._make_map())
        self.gallery.give(self._context)
        self.vigil.watch(self._context.city_map)
        self.map_made.emit()

    def _replace(self, key: str) -> None:
        """Put a new panel where one stays broken, with the newest moment, in the same cells."""
        now, placements = self._now(), {one.panel: one for one in self.scene.placements}
        self._feed.unregister(self.views[key].panel)
        self.gallery.replace(key, now)
        self._put(placements[key])
        if self._moment is not None:
            self.views[key].take(self._moment, now)
        self._lay_over()

    def _listen(self, view: PanelView) -> None:
        """Have what the panel asks answered, again whenever it asks for something else."""
        view.panel.questions_changed.connect(self._on_questions_changed, Qt.ConnectionType.UniqueConnection)
        view.panel.refresh_wanted.connect(self._on_refresh_wanted, Qt.ConnectionType.UniqueConnection)
        self._feed.register(view.panel, view.asked(self._now()))

    def _take_away(self, view: PanelView) -> None:
        self._feed.unregister(view.panel)
        for widget in (view, view.panel.hosted()):
            if widget is not None:
                widget.hide()

    def _lay_over(self) -> None:
        """Lay the seams over everything, the map included, and a card over them."""
        self._seams.lay()
        self.cards.lay()

    @Slot(object)
    def _on_moment_ready(self, moment: Moment) -> None:
        is_first = self._moment is None
        self._state = moment.of(WallNow(wall=self._context.wall)) or self._state
        if is_first or self._held_at is None or not moment.live:
            self._moment = moment = with_what_stands(moment, self._moment)
            self._untaken = set(self.views)
            self._turn.begin(self.views)
        self._follow(self._state)

    def _follow(self, state: WallState | None) -> None:
        """Ask for the scene somebody put on the wall, if it is another one."""
        if state is not None and state.scene and state.scene != self.scene.key:
            self.scene_wanted.emit(state.scene)

    @Slot(float)
    def _on_progressed(self, share: float) -> None:
        self._judge.progressed(share)

    @Slot()
    def _on_questions_changed(self) -> None:
        panel = self.sender()
        if isinstance(panel, WallPanel) and panel.key in self.views:
            self._feed.register(panel, self.views[panel.key].asked(self._now()))

    @Slot()
    def _on_refresh_wanted(self) -> None:
        """Refresh a panel and paint it in this very turn of the loop: what it hosts may be gone in the next one."""
        panel = self.sender()
        if isinstance(panel, WallPanel) and panel.key in self.views:
            self._refresh(panel.key)
            self.views[panel.key].repaint()
