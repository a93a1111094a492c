"""Looking for what the wall may point at: the search, the preview on the desk's own map, and the push."""

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.component import Components
from app.domain.terms import Kind
from app.services.subject_search import Found, SubjectSearch, Where
from app.situation.answers import Moment, Question
from app.situation.questions.people import People, PeopleNow
from app.situation.questions.pointed import AREAS, CASE, COMPONENT, INSPECTOR, Around, PointedAt
from app.situation.wall_stand import COMPONENT_CLASS
from widgets.console.case_desk import CaseDesk
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import MAP, DeskPage
from widgets.console.wall_desk import WallDesk
from widgets.map.near_words import near_words

PEOPLE = People()
ACROSS_M = {"component": 300.0, "camera": 500.0, "inspector": 700.0, "case": 700.0}
"""So many metres are seen round what is previewed."""


class WallPreview(QObject):
    """What is looked at on the large map, found by typing or by a click on it."""

    changed = Signal()
    """Something else is looked at."""
    offered = Signal(tuple, tuple)
    """Area and class, each as (code, name), of what is looked at."""
    ready = Signal()
    """All that is searched is read."""

    def __init__(self, page: DeskPage, context: ConsoleContext, desk: CaseDesk, wall: WallDesk) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._desk = desk
        self._wall = wall
        self._map, self._finder = page.map, page.map.tools.finder
        self.search = SubjectSearch(
            context.city, context.cameras, context.read_components, context.catalogue.component_class
        )  # fmt: skip
        self.found: Found | None = None
        self.is_ready = self._is_reading = False
        self._people: PeopleNow | None = None
        self._connect()

    def _connect(self) -> None:
        view, finder = self._map.view, self._finder
        finder.searched.connect(self._on_searched)
        finder.previewed.connect(self.look_at)
        finder.pushed.connect(self.push)
        finder.class_wanted.connect(self.look_at_class)
        finder.left.connect(self._page.setFocus)
        view.case_clicked.connect(self._on_case_clicked)
        view.person_clicked.connect(self._on_person_clicked)
        view.component_clicked.connect(self._on_component_clicked)
        view.camera_clicked.connect(self._on_camera_clicked)
        view.area_clicked.connect(self._on_area_clicked)
        view.ground_clicked.connect(self._on_ground_clicked)
        self._map.case_shown.connect(self._forget)
        self._map.enlarged.connect(self.prepare)

    @property
    def questions(self) -> tuple[Question[object], ...]:
        """Return what the preview asks of the situation."""
        return () if self.found is None or self.found.kind == COMPONENT_CLASS else (_around(self.found),)

    @property
    def shown_class(self) -> str:
        """Return the class whose components are looked at, all of them; ``""`` while something else is."""
        return self.found.id if self.found is not None and self.found.kind == COMPONENT_CLASS else ""

    @Slot()
    def prepare(self) -> None:
        """Read and index what is searched, beside the screen, at the first time."""
        if not self.is_ready and not self._is_reading:
            self._is_reading = True
            self._context.reads.submit(self, self._read, self._on_read, self._on_unread)

    @Slot(object)
    def look_at(self, found: Found) -> None:
        """Show *found* on the desk's own map; nothing is pushed."""
        self.found = found
        if found.kind == COMPONENT_CLASS:
            self._see_all()
        else:
            self._fly_to(found)
        self._finder.show_looked_at(found)
        self._offer(found, None)
        self.changed.emit()

    @Slot()
    def look_at_class(self) -> None:
        """Show all components of the class of the one that is looked at; nothing is pushed."""
        found = self.found
        whole = self.search.of_class(Components.kind_of(found.id)) if found and found.kind == COMPONENT else None
        if whole is not None:
            self.look_at(whole)

    def _see_all(self) -> None:
        """Show the whole city, nothing of it marked."""
        view = self._map.view
        view.clear_highlight()
        view.clear_near()
        view.show_outline(())
        view.show_all()

    def _fly_to(self, found: Found) -> None:
        """Show where *found* is, and mark it."""
        view = self._map.view
        if found.kind in AREAS:
            view.show_area_outline(found.id)
            view.fly_to_area(found.id)
        else:
            view.show_outline(())
            view.fly_to_place(found.lon, found.lat, ACROSS_M.get(found.kind, ACROSS_M[CASE]))
        view.highlight(found.lon, found.lat, found.label)

    @Slot()
    def push(self) -> None:
        """Put what is looked at on the wall."""
        found = self.found
        if found is None:
            self._page.say(self.tr("先找到并预览对象，再上屏"), "soon")
        elif found.kind == CASE:
            self._wall.ask("wall_show_case", self.tr("投屏"), case_id=found.id)
        else:
            self._wall.ask(
                "wall_show_subject", self.tr("突出 {0}").format(found.label), kind=found.kind, id=found.id,
                lon=found.lon, lat=found.lat, label=found.label,
            )  # fmt: skip

    def drop(self) -> None:
        """Look at the open case again."""
        if self.found is not None:
            self._map.show_case(None if self._desk.case is None else self._desk.case.row)

    def follow(self, moment: Moment) -> None:
        """Show where the previewed is now, and who is nearest."""
        self._people = moment.of(PEOPLE) or self._people
        at = None if self.found is None else moment.of(_around(self.found))
        if self.found is None or at is None:
            return
        view = self._map.view
        view.highlight(at.lon, at.lat, self.found.label if at.case is None else at.case.class_name)
        placed = [one for one in at.near if one.person.lon is not None and one.person.lat is not None]
        view.show_near(
            [one.person.lon or 0.0 for one in placed], [one.person.lat or 0.0 for one in placed],
            [near_words(one) for one in placed], (at.lon, at.lat),
        )  # fmt: skip
        self._offer(self.found, at)

    def _offer(self, found: Found, at: PointedAt | None) -> None:
        """Offer the area, and the class, of what is looked at to narrow to."""
        case = None if at is None else at.case
        if case is not None:
            community = self.search.of_code(case.grid[:12])
            area = ("", "") if community is None else (community.id, community.label)
            self.offered.emit(area, (case.class_key, case.class_name))
        else:
            area = (found.id, found.label) if found.kind in AREAS else ("", "")
            self.offered.emit(area, self._case_class(found))

    def _case_class(self, found: Found) -> tuple[str, str]:
        """Return the class of cases about *found*, where that is a class of components that cases can have."""
        key = f"{Kind.COMPONENT.value}{found.id}" if found.kind == COMPONENT_CLASS else ""
        return (key, found.label) if key in self._context.catalogue.classes else ("", "")

    @Slot()
    def _forget(self) -> None:
        """Let go of the preview: the map has turned to the open case."""
        if self.found is None:
            return
        self.found = None
        self._map.view.clear_near()
        self._finder.show_looked_at(None)
        self.offered.emit(("", ""), ("", ""))
        self.changed.emit()

    # ---- the search

    def _read(self) -> Components:
        """Index names and codes; runs beside the screen."""
        self.search.find("42")
        self.search.find("a")
        return self.search.components

    def _on_read(self, _components: Components) -> None:
        self.is_ready = True
        self._on_searched(self._finder.field.text())
        self.ready.emit()

    def _on_unread(self, error: Exception) -> None:
        self._is_reading = False
        self._finder.show_unread(self.tr("部件读取失败：{0}").format(error))

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        if not self.is_ready:
            self._finder.show_reading()
            self.prepare()  # once more, where it failed before
            return
        self._finder.show_found(self.search.find(text, self._where()))

    def _where(self) -> list[Where]:
        people = self._people
        if people is None:
            return []
        columns = zip(people.terminals, people.names, people.lon.tolist(), people.lat.tolist(), strict=True)
        return [Where(terminal=who, name=name, lon=lon, lat=lat) for who, name, lon, lat in columns]

    # ---- clicks on the large map

    def _look_at_clicked(self, found: Found | None) -> None:
        if found is not None and self._page.large == MAP:
            self.look_at(found)

    @Slot(str)
    def _on_case_clicked(self, case_id: str) -> None:
        place = self._map.place_of(case_id)
        if place is not None:
            self._look_at_clicked(Found(kind=CASE, id=case_id, label=self.tr("案件"), lon=place[0], lat=place[1]))

    @Slot(str)
    def _on_person_clicked(self, terminal: str) -> None:
        one = next((one for one in self._where() if one.terminal == terminal), None)
        if one is not None:
            self._look_at_clicked(Found(kind=INSPECTOR, id=terminal, label=terminal, lon=one.lon, lat=one.lat))

    @Slot(str)
    def _on_component_clicked(self, code: str) -> None:
        row = self.search.components.find(code)
        self._look_at_clicked(None if row is None else self.search.of_component(row))

    @Slot(str)
    def _on_camera_clicked(self, name: str) -> None:
        self._look_at_clicked(self.search.of_camera(name))

    @Slot(str)
    def _on_area_clicked(self, code: str) -> None:
        self._look_at_clicked(self.search.of_code(code))

    @Slot(float, float)
    def _on_ground_clicked(self, lon: float, lat: float) -> None:
        self._on_area_clicked(self._context.advisor.places.grid_at(lon, lat))


def _around(found: Found) -> Around:
    return Around(kind=found.kind, id=found.id, lon=found.lon, lat=found.lat, label=found.label)
