"""盲区: where nobody on shift has looked for hours and cases are bred; hours by a slider, a fixed scale."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from app.domain.city import City
from app.domain.moment import Instant
from app.situation.case_row import CaseRow
from app.situation.questions.blind_spots import BlindSpotCases, BlindSpotList, BlindSpots
from app.situation.questions.unseen import Unseen, UnseenRaster
from widgets.console.extra_table import RowsTable
from widgets.console.plates import label, set_role
from widgets.console.track_reading import TrackReader
from widgets.console.track_rows import SPOTS, SeenSince, hms
from widgets.theme import Theme

PICTURE = (1600, 1000)
"""Px of the picture; the map scales it."""
SETTLE_MS = 250
USUAL_H = 4
MOST_H = 24


class UnseenPage(QFrame):
    """A slider and the picture's words; the picture itself is on the map."""

    raster = Signal(object)
    """An :class:`~app.situation.questions.unseen.UnseenRaster`, ``None`` where there is none."""
    cases = Signal(object)
    """The filings of the road that was chosen."""

    def __init__(
        self, reader: TrackReader, theme: Theme, city: City, now: Callable[[], Instant], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self._reader = reader
        self._bounds = city.bounds
        self._now = now
        self._at: Instant | None = None
        self.hours = QSlider(Qt.Orientation.Horizontal)
        self.hours.setRange(1, MOST_H)
        self.hours.setValue(USUAL_H)
        self.hours.setPageStep(4)
        self.hours_words = label("", "strong")
        self.hours_words.setFixedWidth(150)
        self.words = label("", "waiting-text")
        self.words.setWordWrap(True)
        self.how = label(
            self.tr(
                "图上越深，近 30 天立案越多而当班人员越久没有走到；25 米内走过的地方不画。"
                "只算有排班的责任网格；没有排班就没有盲区可言。"
            ),
            "secondary",
        )
        self.how.setWordWrap(True)
        self.table = RowsTable(SPOTS, theme, lambda row: (row.spot.duty_grid, row.spot.road))
        self.table.chosen.connect(self._on_chosen)
        row = QHBoxLayout()
        row.addWidget(label(self.tr("多久没人看"), "secondary"))
        row.addWidget(self.hours, 1)
        row.addWidget(self.hours_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 18)
        column.setSpacing(18)
        column.addLayout(row)
        column.addWidget(self.words)
        column.addWidget(self.how)
        self.list_words = label("", "title")
        column.addWidget(self.list_words)
        column.addWidget(self.table, 1)
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self._read)
        self.hours.valueChanged.connect(self._on_hours)
        self._on_hours()
        self._soon.stop()

    def read(self, at: Instant | None) -> None:
        """Read the picture as of *at*, ``None``: now."""
        self._at = at
        self._read()

    @property
    def question(self) -> Unseen:
        """Return what is asked."""
        return Unseen(bounds=self._bounds, width=PICTURE[0], height=PICTURE[1], hours=self.hours.value())

    @Slot()
    def _on_hours(self) -> None:
        self.hours_words.setText(self.tr("近 {0} 小时").format(self.hours.value()))
        self._soon.start()

    @Slot()
    def _read(self) -> None:
        self._say(self.tr("读取中"), "waiting-text")
        self._reader.ask(self, self.question, self._on_raster, self._on_error, self._at)
        self.table.show_loading()
        self._reader.ask(self, BlindSpots(limit=0), self._on_spots, self._on_no_spots, self._at)

    def _on_raster(self, found: UnseenRaster) -> None:
        if not self.isVisible():  # the map shows another page by now
            return
        if not found.rostered:
            self._say(self.tr("无排班：近 {0} 小时没有人当班，盲区无从说起").format(self.hours.value()), "waiting-text")
            self.raster.emit(None)
            return
        if not found.bred:
            self._say(self.tr("有排班的网格里近 30 天没有立案，没有盲区可画"), "waiting-text")
            self.raster.emit(None)
            return
        words = self.tr(
            "有排班的网格里，近 30 天案发处的 {0:.0f} % 近 {1} 小时没有人走到，截至 {2}；最深为 {3} 件／平方公里"
        )
        share, top = 100 * found.unseen_share, f"{found.scale_max:g}"
        self._say(words.format(share, self.hours.value(), hms(found.until), top), "strong")
        self.raster.emit(found)

    def _on_spots(self, found: BlindSpotList) -> None:
        now = self._at if self._at is not None else self._now()
        if not found.rostered:
            self.table.empty_words = self.tr("无排班")
        else:
            self.table.empty_words = self.tr("高发路段本班都有人走到") if found.bred else self.tr("没有可列的路段")
        self.table.show_rows([SeenSince(spot, max(0, now - spot.since)) for spot in found.rows])
        words = self.tr("本班未到的路段 {0} 条，近 30 天立案 {1} 件（有排班网格的路段共 {2} 件）")
        self.list_words.setText(
            words.format(found.total, found.unseen, found.bred) if found.rostered and found.bred else ""
        )

    def _on_no_spots(self, error: Exception) -> None:
        self.table.model.show_rows(())
        self.table.show_failed(self.tr("路段读取失败：{0}。F5 重读").format(error))

    @Slot(object)
    def _on_chosen(self, row: SeenSince) -> None:
        cases = BlindSpotCases(duty_grid=row.spot.duty_grid, road=row.spot.road)
        self._reader.ask(self, cases, self._on_cases, self._on_no_spots, self._at)

    def _on_cases(self, cases: tuple[CaseRow, ...]) -> None:
        if self.isVisible():
            self.cases.emit(cases)

    def _on_error(self, error: Exception) -> None:
        self._say(self.tr("盲区读取失败：{0}。F5 重读").format(error), "failed-text")
        if self.isVisible():
            self.raster.emit(None)

    def _say(self, words: str, role: str) -> None:
        set_role(self.words, role)
        self.words.setText(words)
