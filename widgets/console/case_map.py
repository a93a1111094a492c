"""地图: the open case in its unit grid, the city's open cases, and the nearest collectors with metres and minutes."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.city import Ring
from app.situation.case_row import CaseRow
from app.situation.codes import RED
from app.situation.metres import Metres
from app.situation.questions.open_cases import OpenCaseArrays
from app.situation.questions.people import STATUSES, NearPerson, PeopleNow
from widgets.console.context import ConsoleContext
from widgets.console.plates import Head, label, set_role
from widgets.map.case_ids import CaseIds
from widgets.map.layers.people import Presence
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
    """A small map that follows the open case."""

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._outlines: dict[str, Ring] = {area.code: area.outline for area in context.city.areas}
        self._near: tuple[NearPerson, ...] = ()
        self._cases: OpenCaseArrays | None = None
        self._metres = Metres((context.city.bounds[1] + context.city.bounds[3]) / 2)
        self.head = Head(self.tr("地图"), self.tr("本案网格，最近监督员三人"))
        self.head.row.addWidget(label("G", "key"))
        self.head.row.addWidget(label(self.tr("全屏"), "word"))
        self.view = MapView(context.city, context.theme, unit_px=1.0, tiles=context.tiles)
        self.view.setMinimumHeight(200)
        self.view.hovered.connect(self._on_hovered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.view, 1)

    def show_case(self, row: CaseRow | None) -> None:
        """Fly to the case and show its unit grid; ``None`` shows the whole city."""
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
        self.view.show_people(
            people.lon[drawn], people.lat[drawn], people.age_s[drawn], people.status[drawn], terminals, labels
        )

    @Slot(float, float)
    def _on_hovered(self, lon: float, lat: float) -> None:
        """Say how many open cases lie round the pointer, and how many of them are over their limit."""
        cases = self._cases
        if cases is None:
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
