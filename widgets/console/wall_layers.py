"""图层: what colours the map, over which time and how fast it fades; the scale is fixed, so that two dates compare."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from app.domain.city import AreaLevel
from app.situation.period import Period
from app.situation.wall_stand import NEVER_FADES_H, Look
from widgets.console.choice import Choice
from widgets.console.plates import label, set_role
from widgets.console.wall_words import LAYERS as NAMES
from widgets.map.area_grounds import LEVELS
from widgets.map.ground import Ground
from widgets.map.grounds import DENSITY_TOP, ground_of
from widgets.map.layers.areas import STEPS
from widgets.map.layers.legend import Legend
from widgets.theme import GRADE, Theme
from widgets.words import translate, zh

LAYERS = (("", zh("本席不加底色")), *NAMES.items())
PERIODS = ((24.0, zh("24 小时")), (72.0, zh("3 天")), (168.0, zh("7 天")), (720.0, zh("30 天")))
UNSEEN_H = ((2.0, zh("2 小时")), (4.0, zh("4 小时")), (8.0, zh("8 小时")))
HALF_LIVES_H = (0, 1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96, 168)
"""Steps of the slider; 0 does not fade."""
FADING = frozenset({"density", "recurrence"})
TIMED = frozenset({"density", "recurrence", "difference", "choropleth"})
WEEK_H = 168.0
BACKS_H = ((0.0, zh("上一期")), (WEEK_H, zh("一周前同期")), (4 * WEEK_H, zh("四周前同期")))
"""What a difference compares with; periods that overlap are not offered."""
BAR_HEIGHT = 16


class Swatch(QWidget):
    """The colours of a scale with the numbers of its two ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._legend = Legend()
        self.setFixedHeight(BAR_HEIGHT + 24)

    def show_legend(self, legend: Legend) -> None:
        """Show this scale."""
        self._legend = legend
        self.setVisible(bool(legend.scale_top or legend.grades))
        self.setToolTip(legend.note)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the grades, or the bar, in steps where areas are coloured, and the words below."""
        painter = QPainter(self)
        painter.setFont(self._theme.font(14))
        if self._legend.grades:
            self._paint_grades(painter)
        else:
            self._paint_ramp(painter)
        painter.end()

    def _paint_grades(self, painter: QPainter) -> None:
        """Draw each grade's letter on its colour, and the least points it takes below."""
        width = self.width() / len(self._legend.grades)
        for place, (letter, words) in enumerate(self._legend.grades):
            plate = QRectF(place * width, 0, width - 2, BAR_HEIGHT)
            painter.fillRect(plate, self._theme.qcolor(GRADE + letter))
            painter.setPen(QColor(self._theme.grades[letter].on))
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, letter)
            painter.setPen(self._theme.qcolor("text2"))
            painter.drawText(QRectF(plate.left(), BAR_HEIGHT + 2, width, 22), Qt.AlignmentFlag.AlignHCenter, words)

    def _paint_ramp(self, painter: QPainter) -> None:
        legend, ramp = self._legend, self._theme.heat[self._legend.ramp]
        bar = QRectF(0, 0, self.width(), BAR_HEIGHT)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for share, colour, alpha in ramp.stops:
            tone = QColor(colour)
            tone.setAlphaF(alpha)
            gradient.setColorAt(min(1.0, share), tone)
        painter.fillRect(bar, self._theme.qcolor("map_ground"))
        painter.fillRect(bar, gradient)
        painter.setPen(self._theme.qcolor("line"))
        painter.drawRect(bar.adjusted(0, 0, -1, -1))
        for step in range(1, STEPS if legend.steps else 0):
            painter.drawLine(int(bar.width() * step / STEPS), 0, int(bar.width() * step / STEPS), BAR_HEIGHT)
        painter.setPen(self._theme.qcolor("text2"))
        below = QRectF(0, BAR_HEIGHT + 2, self.width(), 22)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, legend.scale_low)
        unit = f" {legend.scale_unit}" if legend.scale_unit else ""
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, f"{legend.scale_top}{unit}")


class LayerBox(QWidget):
    """The choice. Whatever is chosen shows on the desk's own map; only the button puts it on the wall."""

    changed = Signal(object)
    """A :class:`Look`; without a layer the desk's map has no colours."""
    pushed = Signal(object)
    components_wanted = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: dict[QWidget, QWidget] = {}
        self._scene = (Period.TODAY, DENSITY_TOP)
        self.layer, self.period, self.back, self.level = Choice(), Choice(), Choice(), Choice()
        for key, name in LAYERS:
            self.layer.addItem(translate(name), key)
        self.offer_levels((AreaLevel.SUBDISTRICT,))
        self.half_life = QSlider(Qt.Orientation.Horizontal)
        self.half_life.setRange(0, len(HALF_LIVES_H) - 1)
        self.half_life.setValue(HALF_LIVES_H.index(6))
        self.half_life.setPageStep(2)
        self.fades = label("", "quiet")
        self.swatch, self.means = Swatch(theme), label("", "quiet")
        self.means.setWordWrap(True)
        self.components = QCheckBox(self.tr("部件"))
        self.push = QPushButton(self.tr("图层上屏"))
        self.own = QPushButton(self.tr("还原场景图层"))
        for button in (self.push, self.own):
            set_role(button, "small")
        self._lay_out()
        self.layer.currentIndexChanged.connect(self._on_layer)
        self.period.currentIndexChanged.connect(self._on_period)
        self.back.currentIndexChanged.connect(self._on_changed)
        self.level.currentIndexChanged.connect(self._on_changed)
        self.half_life.valueChanged.connect(self._on_changed)
        self.push.clicked.connect(self._on_push)
        self.own.clicked.connect(self._on_own)
        self.components.toggled.connect(self.components_wanted)
        self._on_layer()

    @property
    def look(self) -> Look:
        """Return what is chosen."""
        layer = str(self.layer.currentData())
        if not layer:
            return Look()
        period = self.period.currentData() if layer in TIMED or layer == "unseen" else 0.0
        fading = float(HALF_LIVES_H[self.half_life.value()]) or NEVER_FADES_H if layer in FADING else 0.0
        back = self.back.currentData() if layer == "difference" else 0.0
        level = str(self.level.currentData()) if layer == "choropleth" else ""
        return Look(
            layer=layer, period_h=float(period or 0.0), half_life_h=fading, back_h=float(back or 0.0), level=level
        )

    @property
    def ground(self) -> Ground | None:
        """Return what colours the desk's map: as the wall would with its standing scene; ``None`` without a layer."""
        look = self.look
        return ground_of(look, *self._scene) if look.layer else None

    def stand_on(self, period: Period, density_top: float) -> None:
        """Go by the scene that stands on the wall: what it says is the scale of what is shown here, too."""
        if (period, density_top) != self._scene:
            self._scene = (period, density_top)
            self._on_changed()

    def offer_levels(self, levels: Iterable[AreaLevel]) -> None:
        """Offer the levels of areas that the city has; streets, where it has them, come first to hand."""
        with QSignalBlocker(self.level):
            self.level.clear()
            for level in levels:
                self.level.addItem(translate(LEVELS[level]), level.value)
            self.level.setCurrentIndex(max(0, self.level.findData(AreaLevel.SUBDISTRICT.value)))

    def show_legend(self, legend: Legend) -> None:
        """Show the scale of what the map shows now, and say what it means."""
        self.swatch.show_legend(legend)
        self.means.setText(legend.note)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, (name, part) in enumerate(
            (
                (self.tr("底色"), self.layer), (self.tr("时段"), self.period), (self.tr("对比"), self.back),
                (self.tr("分区"), self.level), (self.tr("半衰期"), self.half_life),
            )
        ):  # fmt: skip
            self._names[part] = label(name, "secondary")
            grid.addWidget(self._names[part], row, 0)
            grid.addWidget(part, row, 1)
        grid.addWidget(self.fades, 5, 1)
        grid.setColumnStretch(1, 1)
        keys = QHBoxLayout()
        keys.setSpacing(6)
        for part in (self.push, self.own, self.components):
            keys.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(grid)
        column.addWidget(self.swatch)
        column.addWidget(self.means)
        column.addLayout(keys)

    @Slot()
    def _on_layer(self) -> None:
        """Offer the times that the layer knows."""
        layer = str(self.layer.currentData())
        choices = UNSEEN_H if layer == "unseen" else PERIODS
        with QSignalBlocker(self.period):
            self.period.clear()
            for hours, name in choices:
                self.period.addItem(translate(name), hours)
            self.period.setCurrentIndex(1 if layer == "unseen" else 0)
        self.period.setEnabled(layer in TIMED or layer == "unseen")
        self.half_life.setEnabled(layer in FADING)
        self.push.setEnabled(bool(layer))
        for part, its in ((self.back, "difference"), (self.level, "choropleth")):
            part.setVisible(layer == its)
            self._names[part].setVisible(layer == its)
        self._on_period()

    @Slot()
    def _on_period(self) -> None:
        """Offer what the period can be held against; what was chosen stays chosen while it can."""
        chosen, period = self.back.currentData(), float(self.period.currentData() or 0.0)
        with QSignalBlocker(self.back):
            self.back.clear()
            for hours, name in BACKS_H:
                if not 0 < hours <= period:
                    self.back.addItem(translate(name), hours)
            self.back.setCurrentIndex(max(0, self.back.findData(chosen)))
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        look = self.look
        hours = HALF_LIVES_H[self.half_life.value()]
        fades = self.tr("{0} 小时减半").format(hours) if hours else self.tr("不衰减")
        self.fades.setText(fades if look.layer in FADING else "")
        ground = self.ground
        self.show_legend(Legend(scale_top="") if ground is None else ground.legend())
        self.changed.emit(look)

    @Slot()
    def _on_push(self) -> None:
        self.pushed.emit(self.look)

    @Slot()
    def _on_own(self) -> None:
        self.pushed.emit(Look())
