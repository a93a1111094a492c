"""2-1 … 4-3 地图: the city with its cases by light, its people, and where filings are dense."""

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.situation.answers import Moment, Question
from app.situation.questions.cameras import Cameras
from app.situation.questions.followed import Followed
from app.situation.questions.open_cases import OpenCases
from app.situation.questions.people import People
from app.situation.questions.pointed import Pointed
from app.situation.questions.spotlight import Spotlight
from app.situation.questions.wall_now import WallNow, WallState
from widgets import words
from widgets.map.ground import Ground, Seen
from widgets.map.grounds import ground_of, legend_now
from widgets.map.layers.legend import Legend, Marks
from widgets.map.mercator import Bounds
from widgets.map.page import Seams
from widgets.map.part import Part
from widgets.map.replayed import TAILS
from widgets.wall.glance import STALE_AFTER, Glance, Look, Source
from widgets.wall.ink import Align
from widgets.wall.last_good import LastGood
from widgets.wall.last_picture import LastPicture
from widgets.wall.looks import body_failed, freshness_words
from widgets.wall.map_components import ComponentsOnMap
from widgets.wall.map_emergency import EmergencyMap
from widgets.wall.map_marks import hide_marks, show_cases, show_people
from widgets.wall.map_pointing import CAMERAS, Pointing, show_cameras
from widgets.wall.panel import Pane, PanelContext, WallPanel
from widgets.wall.panels.people import ROWS as PEOPLE_TO_CALL
from widgets.wall.sheet import Sheet
from widgets.wall.showing import has_stopped
from widgets.wall.type import Role

if TYPE_CHECKING:
    from widgets.map.view import MapView

log = logging.getLogger(__name__)

LABELLED_CASES = 6
_FILTER_LONGEST = 16
"""Letters of a filter that stand behind the title in the map's box."""
UNCOVER_MS = 500
"""So much longer the last picture stands once the page has painted: until that is on the screen takes 15 to 150 ms."""


class MapPanel(WallPanel):
    """Hosts the map and hands it what the moment holds; the scene says what colours its ground and what is left out."""

    key = "map"

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self._bounds: Bounds | None = None
        self._shown = self._ground()
        self._is_live = True
        self._unit = 1.0
        self._legend: Legend | None = None
        city_map = context.city_map
        self.is_ready = city_map is not None and city_map.is_ready
        self._pane: QRect | None = None
        self._last = None if city_map is None else LastPicture(city_map, context.theme, self)
        self._uncover = QTimer(self, singleShot=True, interval=UNCOVER_MS)
        self._uncover.timeout.connect(self._on_uncover)
        self._heard = LastGood()
        """Of people, whom the store may keep silent about while it still gives cases."""
        self._pointing = None if city_map is None else Pointing(city_map)
        self._emergency = EmergencyMap(context.wall)
        self._components = None if city_map is None else ComponentsOnMap(city_map, context.read_components, self)
        if city_map is not None:
            city_map.ready.connect(self._on_ready)
            city_map.renderer_died.connect(self._on_renderer_died)
            city_map.bounds_changed.connect(self._on_bounds_changed)

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("全市案件态势")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for cases, people, what is pointed at, what the ground wants where the map looks, and tails."""
        asked: list[Question[object]] = [
            self._cases(), People(limit=PEOPLE_TO_CALL), WallNow(wall=self.context.wall), self._pointed(),
            self._cameras(), *self._emergency.questions(),
        ]  # fmt: skip
        ground = self._ground_question()
        if ground is not None:
            asked.append(ground)
        if self._is_pressing:
            asked.append(self._spotlight())
        asked.append(Followed(wall=self.context.wall) if self._is_live else TAILS)
        return tuple(asked)

    def needs(self) -> tuple[Question[object], ...]:
        """Need the cases: people, density and spotlight may come later."""
        return (self._cases(),)

    def _cases(self) -> OpenCases:
        return OpenCases(labels=LABELLED_CASES, filter=self.context.filter)

    def _pointed(self) -> Pointed:
        return Pointed(wall=self.context.wall)

    def _cameras(self) -> Cameras:
        return Cameras(wall=self.context.wall, count=CAMERAS)

    def _spotlight(self) -> Spotlight:
        return Spotlight(wall=self.context.wall, filter=self.context.filter)

    @property
    def _is_pressing(self) -> bool:
        """Say whether only pressing cases are shown; then the panels beside the map walk from one to the next."""
        return self._ground().legend().marks is Marks.PRESSING

    def _ground(self) -> Ground:
        return ground_of(self.context.map_look.as_look(), self.context.period, self.context.density_top)

    def _ground_question(self) -> Question[object] | None:
        """Return what the ground asks where the map looks, if it is known by now where that is."""
        city_map = self.context.city_map
        if city_map is None or self._bounds is None:
            return None
        return self._ground().question(Seen(self._bounds, *city_map.panel_size, self.context.filter))

    def hosted(self) -> QWidget | None:
        """Return the map."""
        return self.context.city_map

    def place_hosted(self, whole: QRect, pane: Pane) -> None:
        """Have the map lie in what the window shows of the panel, and show that part of the whole picture."""
        city_map = self.context.city_map
        if city_map is None:
            return
        self._pane = pane.box.translated(-whole.topLeft())
        city_map.setGeometry(pane.box)
        seams = Seams(vertical=pane.across, horizontal=pane.down)
        (x, y), (width, height) = pane.corner.toTuple(), pane.whole.toTuple()
        city_map.show_part(Part(x=x, y=y, width=width, height=height, seams=seams))

    def paint_ground(self, painter: QPainter, place: QRect) -> None:
        """Paint the last picture while there is no map."""
        if self._last is not None and not self.is_ready:
            self._last.paint(painter, place if self._pane is None else self._pane, self._unit)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put nothing: the map draws itself."""

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Put what stands there while there is no map: its name, and what is going on."""
        sheet.ground, self._unit = "map_ground", sheet.unit
        if self.is_ready and glance.look is not Look.FAILED:
            if self._last is not None:
                self._last.take(glance.now)
            self._show_legend(glance)
            return glance.look
        cell_width = sheet.width / self._cells_wide(sheet)
        sheet.plate(8, sheet.top - 6, cell_width - 16, 50, fill="map_ground")
        sheet.text(self.title(), sheet.left, sheet.top + 19, role=Role.TITLE, bold=True)
        text, colour, _ = freshness_words(glance)
        is_failed = glance.look is Look.FAILED and glance.mishap is not None
        word = text if is_failed else self._waiting_words()
        if self._last is not None and self._last.at:
            colour = "soon_text"
        sheet.text(word, cell_width - 18, sheet.top + 19, role=Role.NOTE, colour=colour, align=Align.RIGHT)
        if is_failed:
            sheet.right = cell_width - 18
            body_failed(sheet, glance)
        return glance.look

    def _waiting_words(self) -> str:
        """Say that the map is read, and how old the picture is that stands there meanwhile."""
        if self._last is None or not self._last.at:
            return self.tr("地图读取中")
        return self.tr("末次画面 {time}").format(time=words.clock_with_seconds(self._last.at))

    def take(self, moment: Moment) -> None:
        """Hand cases, people, density, legend and spotlight to the map."""
        city_map = self.context.city_map
        if city_map is None:
            return
        self._follow_time(moment)
        self._show_marks(city_map, moment)
        self._show_ground(city_map, moment)
        if self._pointing is not None:
            state = moment.of(WallNow(wall=self.context.wall))
            is_marked = self._emergency.is_on(moment, state)
            self._pointing.take(moment.of(self._pointed()), state, moment.at, is_incident_marked=is_marked)
            if self._components is not None:
                self._components.take(moment.of(self._pointed()))
            show_cameras(city_map, moment.of(self._cameras()))
            self._show_emergency(city_map, moment, state)
            shone = moment.of(self._spotlight()) if self._is_pressing else None
            self._pointing.walk_to(None if shone is None or shone.row is None else shone.row.case)

    def _show_marks(self, city_map: "MapView", moment: Moment) -> None:
        """Show cases and people, as far as the ground leaves them."""
        if self._ground().legend().marks is Marks.NONE:
            hide_marks(city_map)
            return
        show_cases(city_map, moment.of(self._cases()), is_pressing=self._is_pressing)
        state_now, people = moment.live_of(WallNow(wall=self.context.wall)), People(limit=PEOPLE_TO_CALL)
        show_people(city_map, self._heard.of(moment, Source.POSITIONS, lambda: (people,)), people, state_now)

    def _show_emergency(self, city_map: "MapView", moment: Moment, state: WallState | None) -> None:
        """Put the marks of an emergency over those of what is pointed at, while its scene stands."""
        is_on = self._emergency.is_on(moment, state)
        if is_on is not self._emergency.is_shown:
            self._emergency.is_shown = is_on
            if not is_on:
                city_map.show_posts(())
            self.questions_changed.emit()
        if is_on and state is not None:
            self._emergency.take(city_map, moment, state)

    def _follow_time(self, moment: Moment) -> None:
        """Ask for all tails while the past is replayed, in the present or on a wall that stands still for one alone."""
        is_live = moment.live or has_stopped(moment.of(WallNow(wall=self.context.wall)))
        if is_live != self._is_live:
            self._is_live = is_live
            self.questions_changed.emit()

    def _show_legend(self, glance: Glance) -> None:
        """Say in the map's own box what it shows and how old positions and cases are."""
        freshness, is_stale = self._freshness(glance)
        question = self._ground_question()
        answered = None if glance.moment is None or question is None else glance.moment.of(question)
        said = legend_now(self._ground(), answered)
        title = self._narrowed_title(said.title, glance.moment)
        legend = replace(said, title=title, note=self._note(said.note), freshness=freshness, is_stale=is_stale)
        if legend != self._legend and self.context.city_map is not None:
            self._legend = legend
            self.context.city_map.show_legend(legend)

    def _note(self, ground: str) -> str:
        """Return what the small dots are while components are shown, else the *ground*'s note."""
        return ("" if self._components is None else self._components.words()) or ground

    def _narrowed_title(self, ground: str, moment: Moment | None) -> str:
        """Return the title of the *ground*, or the panel's; under a filter it is not the whole city's and says so."""
        narrowed = self.narrowed(moment, lambda text: len(text) <= _FILTER_LONGEST)
        title = ground or (self.tr("案件态势") if narrowed else self.title())
        title = self._emergency.title(moment) or title
        return f"{title}　{narrowed}" if narrowed else title

    def _freshness(self, glance: Glance) -> tuple[str, bool]:
        """Return how old what the map shows is, and whether that is too old; cases and positions have each their limit."""
        usual, _, _ = freshness_words(glance)
        if glance.look is Look.STALE:
            return self.tr("末次位置 {since}").format(since=usual), True
        if glance.moment is None or glance.look is not Look.LIVE or not glance.moment.live:
            return usual, False
        positions_at = glance.at_of(Source.POSITIONS)
        if glance.now - positions_at <= STALE_AFTER[Source.POSITIONS]:
            return self.tr("位置 {age}").format(age=words.ago(glance.now - positions_at)), False
        if not positions_at:
            return self.tr("未取得位置"), True
        return self.tr("末次位置 {time} 起未更新").format(time=words.clock(positions_at)), True

    def _cells_wide(self, sheet: Sheet) -> int:
        """Return over how many cells the panel spans, so that its text keeps within the first."""
        return max(1, round(sheet.width / 640))

    def _show_ground(self, city_map: "MapView", moment: Moment) -> None:
        """Show the ground; one of another kind takes the last one's place."""
        ground, question = self._ground(), self._ground_question()
        if type(ground) is not type(self._shown):
            city_map.clear_heat()
            city_map.show_areas(None)
        self._shown = ground
        if question is not None:
            ground.show(city_map, moment, question)

    @Slot()
    def _on_ready(self) -> None:
        if self._last is not None and self._last.at:
            self._uncover.start()
        else:
            self.is_ready = True

    @Slot()
    def _on_uncover(self) -> None:
        self.is_ready = True
        self.refresh_wanted.emit()

    @Slot(str)
    def _on_renderer_died(self, reason: str) -> None:
        log.warning("the wall's map is loaded again: %s", reason)
        self._uncover.stop()
        self.is_ready = False
        self.refresh_wanted.emit()

    @Slot(tuple)
    def _on_bounds_changed(self, bounds: tuple[float, float, float, float]) -> None:
        self._bounds = bounds
        self.questions_changed.emit()
