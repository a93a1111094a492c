"""The duty chief's desk for doubts about tracks: the evidence on the map, the answer into the log."""

from PySide6.QtCore import QObject, Slot

from app.situation.answers import Moment
from app.situation.doubt_log import DoubtMark
from app.situation.questions.track_doubts import DoubtRow
from app.situation.tracks_load import LoadedTracks
from widgets.console.extra_seat import ExtraSeat
from widgets.console.track_doubts_page import DoubtsPage
from widgets.console.track_map import EVIDENCE_ROUND, TrackMap
from widgets.console.track_reading import TrackReader, Wanted
from widgets.console.track_rows import doubt_words

STEP = "answer_doubt"
MOMENTS = 2
"""After so many moments an answer that the gateway confirmed has been read from the log."""


class TrackDoubtDesk(QObject):
    """What goes on between the list of doubts, the map and the gateway."""

    def __init__(self, seat: ExtraSeat, page: DoubtsPage, city_map: TrackMap, parent: QObject) -> None:
        super().__init__(parent)
        self.is_shown = False
        self._seat = seat
        self._page = page
        self._map = city_map
        self._row: DoubtRow | None = None
        self._due = 0
        self.reader = TrackReader(seat.context.look, seat.person.area, self)
        self.reader.loaded.connect(self._on_loaded)
        seat.context.feed.moment_ready.connect(self._on_moment)
        page.looked.connect(self._on_looked)
        page.answered.connect(self._on_answered)

    @Slot(object)
    def _on_looked(self, row: DoubtRow | None) -> None:
        """Read the tracks that the doubt is about, some minutes round it."""
        if row == self._row and row is not None:
            return
        self._row = row
        if row is None or not self.is_shown:
            return
        doubt = row.doubt
        self._map.clear()
        self._map.point(doubt.lon, doubt.lat, "")
        self._page.said.emit(doubt_words(row), "secondary")
        since, until = doubt.since - EVIDENCE_ROUND, doubt.until + EVIDENCE_ROUND
        self.reader.load(Wanted(since=since, until=until, terminals=terminals_of(row)))

    @Slot(object)
    def _on_loaded(self, loaded: LoadedTracks) -> None:
        row = self._row
        if row is not None and self.is_shown and row.doubt.terminal in loaded.bad:
            self._map.show_evidence(row, loaded)

    @Slot(object, object, str)
    def _on_answered(self, row: DoubtRow, mark: DoubtMark, reason: str) -> None:
        doubt = row.doubt
        fields: dict[str, object] = {
            "terminal": doubt.terminal, "kind": doubt.kind.value, "since": doubt.since, "other": doubt.other,
            "mark": mark.value, "reason": reason, "said": doubt.reason,
        }  # fmt: skip
        self._seat.ask(STEP, self.tr("处理疑点"), fields)

    def take_answer(self) -> None:
        """Read the doubts again once the seat has read the answer from the log: the first moment may have been under way."""
        self._due = MOMENTS
        self._seat.context.feed.wake()

    @Slot(object)
    def _on_moment(self, _moment: Moment) -> None:
        if self._due:
            self._due -= 1
            self._page.read_again()

    def forget(self) -> None:
        """Show the current doubt anew when the page comes back."""
        self._row = None


def terminals_of(row: DoubtRow) -> tuple[str, ...]:
    """Return whose tracks a doubt is about, the doubtful one first."""
    return tuple(one for one in (row.doubt.terminal, row.doubt.other) if one)
