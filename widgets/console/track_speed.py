"""The speed of one person over the period, gaps as gaps; its line of now is dragged or clicked to another moment."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.moment import SECOND, Instant, to_datetime
from app.situation.questions.tracks import Gap
from app.situation.tracks_clean import CleanTracks
from widgets.theme import Theme

HEIGHT = 132
KMH = 3.6
LEAST_TOP = 8.0
"""The scale reaches at least so many km/h, so that a walk looks like one."""


class TimeAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Local times of day under values that are seconds."""

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float) -> list[str]:
        """Return ``HH:MM``, with seconds where ticks are closer than a minute."""
        shown = "%H:%M" if spacing >= 60 else "%H:%M:%S"
        return [format(to_datetime(int(value * SECOND)), shown) for value in values]

    def tickSpacing(self, low: float, high: float, _size: float) -> list[tuple[float, float]]:
        """Return even steps of the clock."""
        wanted = (high - low) / 10
        step = next((one for one in (1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200) if one >= wanted), 14_400)
        return [(float(step), -8 * 3600.0 % step)]


class SpeedGraph(QWidget):
    """One person's speed in km/h between fixes."""

    moved = Signal(object)
    """The moment that was clicked or dragged to."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._span: tuple[Instant, Instant] = (0, 1)
        self.setFixedHeight(HEIGHT)
        self.plot = pg.PlotWidget(
            axisItems={"bottom": TimeAxis(orientation="bottom")}, background=theme.qcolor("panel")
        )
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setMenuEnabled(False)
        self.plot.hideButtons()
        self.plot.setMouseEnabled(x=False, y=False)
        self.curve = self.plot.plot([], [], pen=pg.mkPen(theme.qcolor("act"), width=1.5), connect="finite")
        self.now = pg.InfiniteLine(0, angle=90, movable=True, pen=pg.mkPen(theme.qcolor("text1"), width=2))
        self._gaps: list[pg.LinearRegionItem] = []
        self._dress()
        self.plot.addItem(self.now)
        self.now.sigDragged.connect(self._on_dragged)
        self.plot.scene().sigMouseClicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)

    def _dress(self) -> None:
        for side in ("bottom", "left"):
            axis = self.plot.getAxis(side)
            axis.setPen(self._theme.qcolor("line"))
            axis.setTextPen(self._theme.qcolor("text2"))
            axis.setStyle(tickFont=self._theme.font(13))
        left = self.plot.getAxis("left")
        left.setWidth(74)
        left.setLabel(self.tr("公里/时"), color=self._theme.hex("text2"))
        self.plot.showGrid(x=True, y=True, alpha=0.15)

    def show_track(
        self, tracks: CleanTracks, terminal: str, gaps: Sequence[Gap], span: tuple[Instant, Instant]
    ) -> None:
        """Show the speeds of *terminal* over *span*, and its gaps hatched."""
        rows = tracks.rows_of(terminal)
        at, step = tracks.device_at[rows], tracks.step_m[rows]
        took = np.diff(at, prepend=at[:1] - SECOND) / SECOND
        speed = np.where(tracks.is_break[rows], np.nan, step / np.maximum(took, 0.5) * KMH)
        self.curve.setData(at / SECOND, speed)
        top = float(np.nanmax(speed)) if np.isfinite(speed).any() else 0.0
        self._span = span
        self.plot.setXRange(span[0] / SECOND, max(span[1], span[0] + SECOND) / SECOND, padding=0.005)
        self.plot.setYRange(0, max(LEAST_TOP, top * 1.08), padding=0)
        self._show_gaps(gaps)

    def _show_gaps(self, gaps: Sequence[Gap]) -> None:
        for old in self._gaps:
            self.plot.removeItem(old)
        brush = QBrush(self._theme.qcolor("text3"), Qt.BrushStyle.BDiagPattern)
        self._gaps = [
            pg.LinearRegionItem(
                (gap.since / SECOND, gap.until / SECOND), movable=False, brush=brush, pen=pg.mkPen(None)
            )
            for gap in gaps
            if not gap.is_jump
        ]
        for one in self._gaps:
            one.setZValue(-10)
            self.plot.addItem(one)

    def clear(self) -> None:
        """Show nothing."""
        self.curve.setData([], [])
        self._show_gaps(())

    def show_now(self, at: Instant) -> None:
        """Move the line of now."""
        self.now.setValue(at / SECOND)

    @Slot()
    def _on_dragged(self) -> None:
        self.moved.emit(round(self.now.value() * SECOND))

    @Slot(object)
    def _on_clicked(self, event: object) -> None:
        where = getattr(event, "scenePos", QPointF)()
        if self.plot.plotItem.sceneBoundingRect().contains(where):
            self.moved.emit(round(self.plot.plotItem.vb.mapSceneToView(where).x() * SECOND))
