"""地图: the open case in its unit grid, the city's open cases, and the nearest collectors with metres and minutes."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.city import AreaLevel, Ring
from app.situation.case_row import CaseRow
from app.situation.codes import RED
from app.situation.metres import Metres
from app.situation.questions.open_cases import OpenCaseArrays, OpenCases
from app.situation.questions.people import STATUSES, NearPerson, PeopleNow
from app.situation.replay import ReplayFrame
from widgets.console.context import ConsoleContext
from widgets.console.plates import Elided, Head, label, set_role
from widgets.console.wall_tools import WallTools
from widgets.map.case_ids import CaseIds
from widgets.map.layers.people import Presence
from widgets.map.replayed import places_of
from widgets.map.view import MapView
from widgets.words import translate

ZOOM = 16.0
WALK_M_PER_MIN = 80.0
"""A walking collector's pace, for the minutes beside a name."""
HOVER_M = 150.0
"""How far round the pointer cases are counted."""
DRAWN = len(Presence)
"""People whose status has a mark; those off the roster have none."""


class CaseMap(QFrame):
    """A small map that follows the open case.

    ``cases`` is which open cases are asked for; ``counts_heat``: somebody else counts under the pointer; ``frame`` is the past.
    """

    case_shown = Signal()
    """The map turned to the open case, or to none."""
    enlarged = Signal()
    """The tools beside the map are in sight."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._outlines: dict[str, Ring] = {area.code: area.outline for area in context.city.areas}
        self._near: tuple[NearPerson, ...] = ()
        self._cases: OpenCaseArrays | None = None
        self.cases = OpenCases(labels=0)
        self.counts_heat = False
        self.frame: ReplayFrame | None = None
        self._metres = Metres((context.city.bounds[1] + context.city.bounds[3]) / 2)
        self.head = Head(self.tr("地图"), self.tr("本案网格，最近监督员三人"))
        self.said = Elided("secondary")
        self._key, self._word = label("", "key"), label("", "word")
        self.head.row.insertWidget(2, self.said)
        for widget in (self._key, self._word):
            self.head.row.addWidget(widget)
        self.view = MapView(context.city, context.theme, unit_px=1.0, tiles=context.tiles)
        self.view.setMinimumHeight(200)
        self.view.hovered.connect(self._on_hovered)
        self.tools = WallTools(context.theme)
        has = {area.level for area in context.city.areas}
        self.tools.layers.offer_levels(level for level in AreaLevel if level in has)
        body = QHBoxLayout()
        body.setSpacing(1)
        body.addWidget(self.view, 1)
        body.addWidget(self.tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(body, 1)
        self.set_large(is_large=False)

    def set_large(self, *, is_large: bool) -> None:
        """Show the tools beside the map while it fills the page, and name the key that leads on, or back."""
        self.tools.setVisible(is_large)
        self.said.setVisible(is_large)
        self.said.show_text("")
        self._key.setText("Esc" if is_large else "G")
        self._word.setText(self.tr("返回") if is_large else self.tr("全屏"))
        if is_large:
            self.enlarged.emit()

    def say(self, words: str, role: str) -> None:
        """Say one sentence in the head; seen while the map is large."""
        set_role(self.said, role)
        self.said.show_text(" ".join(words.split("\n")))

    def show_case(self, row: CaseRow | None) -> None:
        """Fly to the case and show its unit grid; ``None`` shows the whole city."""
        self.case_shown.emit()
        if row is None:
            self.view.clear_highlight()
            self.view.show_outline(())
            self.view.show_all()
            return
        self.view.highlight(row.lon, row.lat, self.tr("本案"))
        self.view.show_outline(self._outlines.get(row.grid, ()))
        self.view.fly_to(row.lon, row.lat, ZOOM)

    def show_cases(self, cases: OpenCaseArrays | None) -> None:
        """Show the city's open cases by light."""
        if cases is None:
            return
        self._cases = cases
        self.view.show_cases(
            cases.lon, cases.lat, cases.light, cases.supervised, cases.urgent, cases.hung, CaseIds(cases), {}, clusters=True,
        )  # fmt: skip

    def place_of(self, case_id: str) -> tuple[float, float] | None:
        """Return the degrees of an open case on the map, ``None`` for one that is not there."""
        cases = self._cases
        row = None if cases is None else next((n for n in range(len(cases.lon)) if cases.case_id(n) == case_id), None)
        return None if cases is None or row is None else (float(cases.lon[row]), float(cases.lat[row]))

    def show_people(self, people: PeopleNow | None, near: Sequence[NearPerson]) -> None:
        """Show the collectors, the nearest with metres and minutes."""
        if people is None:
            return
        drawn = np.flatnonzero(people.status < min(DRAWN, len(STATUSES)))
        terminals = [people.terminals[index] for index in drawn]
        places = {terminal: place for place, terminal in enumerate(terminals)}
        labels = {
            places[one.person.terminal]: _near_words(one) for one in near if one.person.terminal in places
        }  # fmt: skip
        lon, lat = places_of(people, self.frame)
        self.view.show_people(
            lon[drawn], lat[drawn], people.age_s[drawn], people.status[drawn], terminals, labels,
            vehicle=None if people.vehicle is None else people.vehicle[drawn],
        )  # fmt: skip

    @Slot(float, float)
    def _on_hovered(self, lon: float, lat: float) -> None:
        """Say how many open cases lie round the pointer, and how many of them are over their limit."""
        cases = self._cases
        if cases is None or self.counts_heat:
            return
        place_lon, place_lat = np.array([lon]), np.array([lat])
        dx = self._metres.x(cases.lon) - self._metres.x(place_lon)
        dy = self._metres.y(cases.lat) - self._metres.y(place_lat)
        here = dx * dx + dy * dy <= HOVER_M * HOVER_M
        count, over = int(np.count_nonzero(here)), int(np.count_nonzero(here & (cases.light == RED)))
        text = translate("{0} 米内 {1} 件，处置超期 {2}").format(round(HOVER_M), count, over) if count else ""
        self.view.show_hover(text)


def _near_words(near: NearPerson) -> str:
    minutes = max(1, round(near.metres / WALK_M_PER_MIN))
    return translate("{0}\u3000{1} 米\u3000{2} 分").format(near.person.terminal, round(near.metres), minutes)
