"""The replay's map: everybody at one moment with the way just gone, the chosen tracks as lines, streets, doubts."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.moment import MINUTE, Instant
from app.situation.case_row import CaseRow
from app.situation.questions.coverage import CoveredStreets
from app.situation.questions.track_doubts import DoubtRow
from app.situation.questions.tracks import Track
from app.situation.questions.unseen import UnseenRaster
from app.situation.replay import ReplayFrame, ReplayState
from app.situation.tracks_load import LoadedTracks, only
from widgets.console.context import ConsoleContext
from widgets.console.plates import label, set_role
from widgets.console.track_rows import doubt_words
from widgets.console.track_ways import WaysMaker, add_line, streets_of, ways_of
from widgets.map.layers.people import Presence
from widgets.map.layers.ways import LineKind, SpotKind
from widgets.map.view import MapView
from widgets.words import translate

TAIL_MIN = 5.0
NAMED = 12
"""So many people at most are named on the map."""
NEAR_ZOOM = 16.5


class TrackMap(QFrame):
    """A map of its own; what it shows follows the page that is open."""

    person_clicked = Signal(str)

    def __init__(self, context: ConsoleContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._loaded: LoadedTracks | None = None
        self.frame: ReplayFrame | None = None
        self._chosen: tuple[Track, ...] = ()
        self._current = ""
        self.shows_all = True
        self._vehicles = list(context.city.vehicles)
        self.view = MapView(context.city, context.theme, unit_px=1.0, tiles=context.tiles)
        self.view.person_clicked.connect(self.person_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.key = label("", "secondary")
        self.key.setContentsMargins(14, 5, 14, 5)
        column.setSpacing(0)
        column.addWidget(self.key)
        column.addWidget(self.view, 1)

    # ---- replay

    @property
    def loaded(self) -> LoadedTracks | None:
        """Return what is replayed."""
        return self._loaded

    def take(self, loaded: LoadedTracks | None) -> None:
        """Replay *loaded* from now on."""
        self._loaded = loaded
        self.frame = None
        self._chosen = ()
        self.clear()

    def choose(self, chosen: Sequence[Track], current: Track | None) -> None:
        """Draw the lines of the *chosen* tracks; of a single one its stops, gaps and bad fixes too."""
        self._chosen = tuple(chosen)
        self._current = "" if current is None else current.terminal
        if self._loaded is not None:
            few = self._chosen if len(self._chosen) < len(self._loaded.people) or len(self._chosen) == 1 else ()
            self.view.show_ways(ways_of(self._loaded, few, is_single=len(few) == 1))

    def fly_to_tracks(self, tracks: Sequence[Track]) -> None:
        """Show all of some tracks."""
        lines = [track.line for track in tracks if len(track.line.at)]
        if lines:
            west, east = min(float(one.lon.min()) for one in lines), max(float(one.lon.max()) for one in lines)
            south, north = min(float(one.lat.min()) for one in lines), max(float(one.lat.max()) for one in lines)
            self.view.fly_to_box((west, south, east, north))

    def show_moment(self, at: Instant) -> ReplayFrame | None:
        """Show where everybody (or the chosen ones) was at *at*; return who is drawn."""
        if self._loaded is None:
            return None
        frame = self._loaded.frame(at, TAIL_MIN)
        if not self.shows_all:
            frame = only(frame, frozenset(one.terminal for one in self._chosen))
        self.frame = frame
        self.view.show_tails(frame.tail_lon, frame.tail_lat, frame.tail_starts, frame.tail_is_break)
        status = np.where(frame.state == ReplayState.GAP, int(Presence.NO_FIX), int(Presence.ON_DUTY))
        self.view.show_people(
            frame.lon, frame.lat, frame.age_s, status, frame.terminals, self._labels(frame),
            vehicle=np.isin(frame.terminals, self._vehicles),
        )  # fmt: skip
        return frame

    def _labels(self, frame: ReplayFrame) -> dict[int, str]:
        """Name the chosen people, the current one first; whoever is in a gap says for how long."""
        places = {terminal: place for place, terminal in enumerate(frame.terminals)}
        named = sorted(self._chosen, key=lambda one: one.terminal != self._current)[:NAMED]
        labels: dict[int, str] = {}
        for track in named:
            place = places.get(track.terminal)
            if place is not None:
                gap = round(float(frame.age_s[place]) / 60)
                is_gap = frame.state[place] == ReplayState.GAP
                labels[place] = translate("{0}　无定位 {1} 分").format(track.name, gap) if is_gap else track.name
        return labels

    def point(self, lon: float, lat: float, words: str) -> None:
        """Fly to a place and point at it."""
        self.view.highlight(lon, lat, words)
        self.view.fly_to(lon, lat, NEAR_ZOOM)

    # ---- coverage, blind spots, doubts

    def show_streets(self, covered: CoveredStreets | None) -> None:
        """Show a grid's streets, seen and unseen."""
        self.clear()
        if covered is not None and len(covered.lon0):
            self.view.show_ways(streets_of(covered))
            self.view.show_area_outline(covered.grid.duty_grid)
            self.view.fly_to_area(covered.grid.duty_grid)

    def show_unseen(self, raster: UnseenRaster | None) -> None:
        """Show the blind spots."""
        self.clear()
        if raster is not None:
            rows, columns = raster.cells.shape
            self.view.show_heat(raster.cells.tobytes(), columns, rows, raster.bounds, "pressure")
            self.view.show_all()

    def show_filings(self, cases: tuple[CaseRow, ...]) -> None:
        """Show where a road's cases were filed, and fly there."""
        made = WaysMaker()
        for case in cases:
            made.spot(case.lon, case.lat, SpotKind.LINGER)
        self.view.show_ways(made.ways())
        if cases:
            lons, lats = [case.lon for case in cases], [case.lat for case in cases]
            self.view.fly_to_box((min(lons) - ROUND, min(lats) - ROUND, max(lons) + ROUND, max(lats) + ROUND))

    def show_evidence(self, row: DoubtRow, loaded: LoadedTracks) -> None:
        """Show the tracks that a doubt is about, the other's thinner, and where it is."""
        made = WaysMaker()
        for track in loaded.people:
            add_line(made, track, LineKind.WAY if track.terminal == row.doubt.terminal else LineKind.OTHER)
        made.spot(row.doubt.lon, row.doubt.lat, SpotKind.DOUBT, doubt_words(row), 1)
        self.view.show_ways(made.ways())
        self.fly_to_tracks(loaded.people)

    def clear(self) -> None:
        """Take everything off the map but the city."""
        self.view.show_ways(None)
        self.view.clear_tails()
        self.view.show_people((), (), (), (), (), {})
        self.view.clear_heat()
        self.view.clear_highlight()
        self.view.show_outline(())


ROUND = 0.002
"""Degrees round the filings that are flown to."""
EVIDENCE_ROUND = 15 * MINUTE
"""So much before and after a doubt its tracks are shown."""
