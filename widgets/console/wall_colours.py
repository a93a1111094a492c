"""The colours of the desk's map and what it is narrowed to: shown here first, put on the wall by a button; counts under the pointer."""

from PySide6.QtCore import QObject, Signal, Slot

from app.services.subject_search import SubjectSearch
from app.situation.answers import Moment, Question
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.heat import Heat, HeatCount, HeatKind
from app.situation.questions.open_cases import OpenCases
from app.situation.wall_stand import Look
from widgets.console.desk_page import DeskPage
from widgets.console.wall_desk import WallDesk
from widgets.map.ground import Ground, Seen, lasting
from widgets.map.grounds import legend_now
from widgets.map.mercator import Bounds
from widgets.words import translate

HOVER_M = 150.0


class WallColours(QObject):
    """Layer, period, half-life, filter and components of one desk's map."""

    changed = Signal()
    """It asks something else now."""
    cases_changed = Signal()
    """Other open cases are asked for."""

    def __init__(self, page: DeskPage, wall: WallDesk, search: SubjectSearch) -> None:
        super().__init__(page)
        self._map, self._tools = page.map, page.map.tools
        self._wall = wall
        self._search = search
        self._ground: Ground | None = None
        self._bounds: Bounds | None = None
        self._hovered: tuple[float, float] | None = None
        self._is_ready = False
        self._class = ""
        layers, filters = self._tools.layers, self._tools.filters
        layers.changed.connect(self._on_layer)
        layers.pushed.connect(self._on_layer_pushed)
        layers.components_wanted.connect(self._show_components)
        filters.changed.connect(self._on_filter)
        filters.pushed.connect(self._on_filter_pushed)
        self._map.view.bounds_changed.connect(self._on_bounds)
        self._map.view.hovered.connect(self._on_hovered)

    @property
    def questions(self) -> tuple[Question[object], ...]:
        """Return what colours and pointer ask of the situation."""
        return tuple(one for one in (self._heat(), self._count()) if one is not None)

    def follow(self, moment: Moment) -> None:
        """Show what the situation says."""
        question, count = self._heat(), self._count()
        if self._ground is not None and question is not None:
            self._ground.show(self._map.view, moment, question)
            self._tools.layers.show_legend(legend_now(self._ground, moment.of(question)))
        found = None if count is None else moment.of(count)
        if count is not None and found is not None:
            self._map.view.show_hover(_count_words(count.heat, found.count, found.before))

    def show_wall(self, narrowed: Filter) -> None:
        """Say what the wall is narrowed to."""
        for code in narrowed.areas if self._is_ready else ():
            area = self._search.of_code(code)
            if area is not None:
                self._tools.filters.name(code, area.label)
        self._tools.filters.show_wall(narrowed)

    @Slot()
    def take_components(self) -> None:
        """Show the components that are read by now, if they are wanted."""
        self._is_ready = True
        self._show_components()

    def show_class(self, digits: str) -> None:
        """Show the components of the class that is looked at; ``""``: none is, and the box says whether all are shown."""
        if digits != self._class:
            self._class = digits
            self._show_components()

    def _heat(self) -> Question[object] | None:
        """Return what the colours ask, once it is known where the map looks."""
        view = self._map.view
        if self._ground is None or self._bounds is None or view.width() < 1 or view.height() < 1:
            return None
        return self._ground.question(Seen(self._bounds, view.width(), view.height(), self._tools.filters.filter))

    def _count(self) -> HeatCount | None:
        heat = self._heat()
        if self._hovered is None or not isinstance(heat, Heat):
            return None
        return HeatCount(heat=heat, lon=self._hovered[0], lat=self._hovered[1], metres=HOVER_M)

    @Slot(object)
    def _on_layer(self, look: Look) -> None:  # noqa: ARG002  # the box makes the ground of it
        """Colour the desk's own map; what stood there before is taken away."""
        self._map.view.clear_heat()
        self._map.view.show_areas(None)
        self._ground = self._tools.layers.ground
        self._map.counts_heat = isinstance(self._heat(), Heat)
        self.changed.emit()

    @Slot(object)
    def _on_layer_pushed(self, look: Look) -> None:
        words = self.tr("图层上屏") if look.layer else self.tr("还原场景图层")
        self._wall.ask(
            "wall_map", words, layer=look.layer, period_h=look.period_h, half_life_h=look.half_life_h, top=look.top,
            back_h=look.back_h, level=look.level,
        )  # fmt: skip

    @Slot(object)
    def _on_filter(self, narrowed: Filter) -> None:
        """Narrow the desk's own map."""
        self._map.cases = OpenCases(labels=0) if narrowed.is_empty else OpenCases(labels=0, filter=narrowed)
        self.cases_changed.emit()
        self.changed.emit()

    @Slot(object)
    def _on_filter_pushed(self, narrowed: Filter) -> None:
        words = self.tr("取消大屏筛选") if narrowed == EVERYTHING else self.tr("大屏筛选")
        said = {
            "classes": list(narrowed.classes), "areas": list(narrowed.areas),
            "lights": [light.value for light in narrowed.lights], "departments": list(narrowed.departments),
        }  # fmt: skip
        self._wall.ask("wall_filter", words, filter=said)

    @Slot()
    def _show_components(self) -> None:
        is_wanted = self._tools.layers.components.isChecked() and self._is_ready
        if self._class:
            self._map.view.show_components(self._search.components.of_kind(self._class))
        else:
            self._map.view.show_components(self._search.components if is_wanted else None)

    @Slot(tuple)
    def _on_bounds(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._map.counts_heat = isinstance(self._heat(), Heat)
        self.changed.emit()

    @Slot(float, float)
    def _on_hovered(self, lon: float, lat: float) -> None:
        self._hovered = lon, lat
        if self._map.counts_heat:
            self.changed.emit()


def _count_words(heat: Heat, count: int, before: int) -> str:
    """Return how many of what the map shows lie round the pointer."""
    near = round(HOVER_M)
    if heat.kind is HeatKind.DIFFERENCE and heat.back_h:
        return translate("{0} 米内 {1} 件，{3}前同期 {2} 件").format(near, count, before, lasting(heat.back_h))
    if heat.kind is HeatKind.DIFFERENCE:
        return translate("{0} 米内 {1} 件，此前一期 {2} 件").format(near, count, before)
    return translate("{0} 米内 {1} 件").format(near, count)
