"""The wall's window: puts the panels of a scene into their cells, feeds them, and keeps the pace."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPalette
from PySide6.QtWidgets import QWidget

from app.domain.moment import Instant
from app.situation.answers import Moment
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.wall_now import WallNow, WallState
from widgets import words
from widgets.feed import SituationFeed
from widgets.wall.glance import LOADING_UNTIL, Glance, Look, Mishap, Showing, data_at, look_at
from widgets.wall.layout import WallLayout
from widgets.wall.panel import PanelContext, WallPanel
from widgets.wall.registry import load_panels
from widgets.wall.scenes import FIXED, Cells, Placement, Scene
from widgets.wall.type import TypeScale
from widgets.wall.view import PanelView

log = logging.getLogger(__name__)

TICK_MS = 1000
TURN_MS = 10.0
SLOW_FRAME_MS = 250.0
"""A panel that takes longer is logged once: the wall must never look frozen."""


@dataclass(frozen=True, slots=True)
class Frames:
    """How long panels take to be refreshed on the screen's thread, in ms."""

    refreshed: int = 0
    last_ms: float = 0.0
    longest_ms: float = 0.0

    def after(self, took_ms: float) -> "Frames":
        """Return the count with one panel more."""
        return Frames(self.refreshed + 1, took_ms, max(self.longest_ms, took_ms))


def no_words(_state: WallState) -> str:
    """Say nothing."""
    return ""


class WallWindow(QWidget):
    """One window over the whole wall or over the cells of one output; nobody touches it, so no key does anything."""

    scene_wanted = Signal(str)
    """Somebody put another scene on the wall: its key."""

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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("wall")
        self.layout_of_wall = layout
        self.scene = scene
        self.frames = Frames()
        self.views: dict[str, PanelView] = {}
        self._made: dict[str, PanelView] = {}
        self._feed = feed
        self._context = context
        self._now = now
        self._region = region or Cells(left=1, top=1, right=layout.columns, bottom=layout.rows)
        self._scale = TypeScale(context.theme, layout)
        self._seams: list[QWidget] = []
        self._moment: Moment | None = None
        self._is_lit = True
        self._waiting_since = now()
        self._failing_since: dict[str, Instant] = {}
        self._loaded = 0.0
        self._state: WallState | None = None
        self._held_at: Instant | None = None
        self.how: Callable[[WallState], str] = no_words
        """Says how the scene came to stand there, where that is more than who pushed it."""
        self._turn: list[str] = []
        self._turning = QTimer(self, interval=0)
        self._turning.timeout.connect(self._refresh_some)
        self._dress(kiosk=kiosk)
        self.show_scene(scene)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._begin_turn)
        self._timer.start()
        feed.moment_ready.connect(self._on_moment_ready)
        feed.progressed.connect(self._on_progressed)

    def show_scene(self, scene: Scene, narrowed: Filter = EVERYTHING) -> None:
        """Put the panels of *scene* in place of those that stand there; one that is in both stays what it is.

        Every panel then looks at the scene's period and at its filter, under the one the wall is *narrowed* to.
        """
        for view in self.views.values():
            self._take_away(view)
        self.scene = scene
        self._give_context(scene, narrowed)
        self.views = {}
        self._waiting_since = self._now()
        for placement in scene.placements:
            if placement.cells.names() & self._region.names():
                self._put(placement)
        self._draw_seams()
        self._feed.register(self, (WallNow(wall=self._context.wall),))
        self.tick()

    def _give_context(self, scene: Scene, narrowed: Filter) -> None:
        self._context = replace(
            self._context, density_top=scene.density_top, period=scene.period, map_look=scene.map,
            filter=narrowed.within(scene.filter),
        )  # fmt: skip
        for view in self._made.values():
            view.panel.context = self._context

    def stand_still(self, at: Instant | None) -> None:
        """Show the last moment, as seen *at*, from now on, whatever happens meanwhile; ``None`` goes on. The clock runs."""
        self._held_at = at

    def grab_wall(self) -> QImage:
        """Return a picture of the whole window in its own pixels."""
        return self.grab().toImage()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key do anything."""
        event.accept()

    @Slot()
    def tick(self) -> None:
        """Bring every panel to the present second, at once."""
        self._begin_turn()
        while self._turn:
            self._refresh_next()

    @Slot()
    def _begin_turn(self) -> None:
        """Begin a second: what blinks changes, and every panel is refreshed."""
        self._is_lit = not self._is_lit
        self._refresh_soon()

    def _refresh_soon(self) -> None:
        """Refresh every panel, some in each turn of the event loop, so that none keeps the map waiting for long."""
        self._turn = list(self.views)
        self._turning.start()

    @Slot()
    def _refresh_some(self) -> None:
        """Refresh panels for a while: each turn that changes one has the whole window composed anew."""
        begun = time.perf_counter()
        while self._turn and (time.perf_counter() - begun) * 1000 < TURN_MS:
            self._refresh_next()
        if not self._turn:
            self._turning.stop()

    def _refresh_next(self) -> None:
        view = self.views.get(self._turn.pop(0))
        if view is None:
            return
        begun, now = time.perf_counter(), self._now()
        seen_at = now if self._held_at is None or view.panel.key == FIXED else self._held_at
        view.refresh(self._glance(view.panel, seen_at, self._showing()), is_lit=self._is_lit)
        self._count((time.perf_counter() - begun) * 1000)

    def _put(self, placement: Placement) -> None:
        """Show a panel in its cells; made once, it is kept for the next scene that has it."""
        if placement.panel not in load_panels():
            log.error("scene %s names a panel nobody made: %s", self.scene.key, placement.panel)
            return
        view = self._made.get(placement.panel) or self._make(placement.panel)
        view.set_zoom(placement.zoom)
        place = self._place(placement.cells)
        for widget in (view.panel.hosted(), view):
            if widget is not None:
                widget.setGeometry(place)
                widget.show()
        self.views[placement.panel] = view
        self._feed.register(view.panel, view.panel.asked())

    def _make(self, key: str) -> PanelView:
        panel = load_panels()[key](self._context)
        hosted = panel.hosted()
        if hosted is not None:
            hosted.setParent(self)
        view = PanelView(panel, self._context.theme, self._scale, self)
        panel.questions_changed.connect(self._on_questions_changed)
        self._made[key] = view
        return view

    def _take_away(self, view: PanelView) -> None:
        self._feed.unregister(view.panel)
        for widget in (view, view.panel.hosted()):
            if widget is not None:
                widget.hide()

    def _place(self, cells: Cells) -> QRect:
        """Return where *cells* lie in this window, in px."""
        width, height = self.layout_of_wall.cell_px
        corner = QPoint((cells.left - self._region.left) * width, (cells.top - self._region.top) * height)
        return QRect(corner.x(), corner.y(), cells.columns * width, cells.rows * height)

    def _dress(self, *, kiosk: bool) -> None:
        """Set size, frame and the black of the gaps."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self._context.theme.qcolor("seam"))
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        self.setWindowTitle(self.tr("万米大屏"))
        if kiosk:
            self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
            self.setCursor(Qt.CursorShape.BlankCursor)
        self.setFixedSize(self._place(self._region).size())

    def _draw_seams(self) -> None:
        """Lay the black lines between cells over everything, the map included."""
        for seam in self._seams:
            seam.deleteLater()
        self._seams = []
        width, height = self.layout_of_wall.cell_px
        thick = self.layout_of_wall.seam_px
        if not thick:
            return
        for column in range(1, self._region.columns):
            self._seams.append(self._seam(QRect(column * width - thick // 2, 0, thick, self.height())))
        for row in range(1, self._region.rows):
            self._seams.append(self._seam(QRect(0, row * height - thick // 2, self.width(), thick)))

    def _seam(self, place: QRect) -> QWidget:
        seam = QWidget(self)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(self._context.theme.hex("seam")))
        seam.setPalette(palette)
        seam.setAutoFillBackground(True)
        seam.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        seam.setGeometry(place)
        seam.show()
        seam.raise_()
        return seam

    def _glance(self, panel: WallPanel, now: Instant, showing: Showing) -> Glance:
        moment = self._moment
        look = look_at(moment, panel.source, now, waiting_since=self._waiting_since)
        if moment is not None and look in {Look.LIVE, Look.STALE}:
            look = self._answered(panel, moment, now) or look
        if look is Look.FAILED:
            self._failing_since.setdefault(panel.key, now)
        else:
            self._failing_since.pop(panel.key, None)
        return Glance(
            now=now, look=look, showing=showing, moment=moment, mishap=self._mishap(panel.key), loaded=self._loaded,
            data_at=0 if moment is None else data_at(moment, panel.source),
        )  # fmt: skip

    def _answered(self, panel: WallPanel, moment: Moment, now: Instant) -> Look | None:
        """Return failed or loading where *moment* lacks an answer that *panel* cannot do without."""
        needs = panel.needs()
        if any(question in moment.failures for question in needs):
            return Look.FAILED
        if all(question in moment.answers for question in needs):
            return None
        return Look.LOADING if now - self._waiting_since <= LOADING_UNTIL else Look.FAILED

    def _mishap(self, key: str) -> Mishap | None:
        """Return what is wrong with the data, if anything is."""
        trouble, since = self._feed.trouble, self._failing_since.get(key)
        if trouble is not None:
            return Mishap(is_drawing=False, since=trouble.since, tries=trouble.tries, next_at=trouble.next_at)
        return None if since is None else Mishap(is_drawing=False, since=since)

    def _showing(self) -> Showing:
        """Return what the wall shows, by the log's last word on it."""
        state = self._state
        if state is None:
            return Showing(scene=self.scene.name)
        by = words.who(state.scene_post, state.scene_actor, state.scene_seat, "") if state.scene else ""
        return Showing(
            scene=self.scene.name, by=by, at=state.scene_at, case_number=state.number, how=self.how(state)
        )  # fmt: skip

    def _count(self, took_ms: float) -> None:
        if took_ms > SLOW_FRAME_MS and self.frames.longest_ms <= SLOW_FRAME_MS:
            log.warning("a panel of the wall took %.0f ms", took_ms)
        self.frames = self.frames.after(took_ms)

    @Slot(object)
    def _on_moment_ready(self, moment: Moment) -> None:
        is_first, now = self._moment is None, self._now()
        self._state = moment.of(WallNow(wall=self._context.wall)) or self._state
        if is_first or self._held_at is None:
            self._moment = moment
            for view in self.views.values():
                view.take(moment, now)
            self._refresh_soon()
        self._follow(self._state)

    def _follow(self, state: WallState | None) -> None:
        """Ask for the scene somebody put on the wall, if it is another one."""
        if state is not None and state.scene and state.scene != self.scene.key:
            self.scene_wanted.emit(state.scene)

    @Slot(float)
    def _on_progressed(self, share: float) -> None:
        self._loaded = share
        self._waiting_since = self._now()

    @Slot()
    def _on_questions_changed(self) -> None:
        panel = self.sender()
        if isinstance(panel, WallPanel) and panel.key in self.views:
            self._feed.register(panel, panel.asked())
