"""The strip itself: steps as bars, what became late, notices of 督办, the wall's scenes, now, and the playhead."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.moment import DAY, HOUR, MINUTE, Instant, to_datetime
from app.situation.questions.time_strip import SceneSpan, TimeMarks
from widgets.charts.marks import paint_mark
from widgets.theme import Theme
from widgets.timeline.ruler import ZOOMS, Ruler, Zoom
from widgets.words import clock, clock_with_seconds, translate, weekday_name

EDGE = 14.0
MARK_ROW, HOURS_ROW, SCENE_ROW = 24.0, 20.0, 22.0
"""Heights of the rows of marks, of hours, and of scenes, in px; the bars take the rest."""
HALF_MARK = 8.0
FONT_PX = 14
LEAST_BAR = 2.0


class Strip(QWidget):
    """Draws one stretch of time. It only shows, and says where it was touched."""

    touched = Signal(object)
    """The moment under the mouse, as long as it is held down."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.zoom: Zoom = ZOOMS[1]
        self.stretch: tuple[Instant, Instant] = (0, DAY)
        self.marks: TimeMarks | None = None
        self.position: Instant | None = None
        self.now: Instant = 0
        self.names: Mapping[str, str] = {}
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def ruler(self) -> Ruler:
        """Return where moments lie."""
        return Ruler(*self.stretch, EDGE, self.width() - EDGE)

    def sizeHint(self) -> QSize:
        """Ask for the width of a desk."""
        return QSize(900, 112)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the mouse is."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.touched.emit(self.ruler.at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while it is held down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.touched.emit(self.ruler.at(event.position().x()))

    def event(self, event: QEvent) -> bool:
        """Say what happened in the stretch under the mouse."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.told_at(self.ruler.at(event.pos().x())), self)
            return True
        return super().event(event)

    def told_at(self, t: Instant) -> str:
        """Return what is counted for the stretch of *t*, ``""`` where nothing is known."""
        marks = self.marks
        if marks is None or not marks.since <= t < marks.known_until:
            return ""
        place = (t - marks.since) // marks.step
        start = marks.since + place * marks.step
        told = translate("{start}–{end}　步骤 {steps}，处置超期 {over}，督办 {notices}")
        return told.format(
            start=clock(start), end=clock(start + marks.step), steps=marks.steps[place], over=marks.over[place],
            notices=marks.supervised[place],
        )  # fmt: skip

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw everything."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(FONT_PX))
        painter.fillRect(self.rect(), self._theme.qcolor("panel"))
        self._paint_hours(painter)
        if self.marks is not None and self.marks.since == self.stretch[0]:
            self._paint_steps(painter, self.marks)
            self._paint_marks(painter, self.marks)
            self._paint_scenes(painter, self.marks.scenes)
        self._paint_future(painter)
        self._paint_head(painter)
        painter.end()

    @property
    def _bars(self) -> QRectF:
        top = MARK_ROW
        return QRectF(EDGE, top, self.width() - 2 * EDGE, max(10.0, self.height() - top - HOURS_ROW - SCENE_ROW))

    def _paint_hours(self, painter: QPainter) -> None:
        """Draw the foot line and the hours; weeks are written as days."""
        ruler, bars = self.ruler, self._bars
        painter.setPen(QPen(self._theme.qcolor("line"), 1))
        painter.drawLine(bars.bottomLeft(), bars.bottomRight())
        for at in ruler.marks(self.zoom.label):
            x = ruler.x(at)
            painter.setPen(QPen(self._theme.qcolor("chart_grid"), 1))
            painter.drawLine(QPointF(x, MARK_ROW), QPointF(x, bars.bottom()))
            painter.setPen(self._theme.qcolor("text3"))
            place = QRectF(x - 40, bars.bottom() + 1, 80, HOURS_ROW)
            if EDGE + 16 < x < self.width() - EDGE - 16:
                painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, self._hour(at))

    def _hour(self, at: Instant) -> str:
        if self.zoom.label < DAY:
            return clock(at)
        when = to_datetime(at)
        return translate("{month}/{day} 周{name}").format(month=when.month, day=when.day, name=weekday_name(at))

    def _paint_steps(self, painter: QPainter, marks: TimeMarks) -> None:
        """Draw a bar for each stretch that had steps."""
        ruler, bars, top = self.ruler, self._bars, max((*marks.steps, 1))
        width = max(1.0, ruler.x(marks.since + marks.step) - ruler.x(marks.since) - 1)
        painter.setPen(self._theme.qcolor("text3"))
        self._paint_scale(painter, top)
        colour = self._theme.qcolor("bar")
        for place, count in enumerate(marks.steps):
            if count:
                height = max(LEAST_BAR, count / top * (bars.height() - 2))
                x = ruler.x(marks.since + place * marks.step)
                painter.fillRect(QRectF(x, bars.bottom() - height, width, height), colour)

    def _paint_scale(self, painter: QPainter, top: int) -> None:
        """Write what a bar counts, and how much the highest one is."""
        per = marks_per(self.zoom.step)
        painter.drawText(QPointF(EDGE, MARK_ROW - 8), translate("步骤／{per}，最高 {top}").format(per=per, top=top))

    def _paint_marks(self, painter: QPainter, marks: TimeMarks) -> None:
        """Draw where cases became 处置超期 and where notices went out; marks too near to one another become one."""
        for counts, kind in ((marks.over, "over"), (marks.supervised, "waiting_ok")):
            last = -4 * HALF_MARK
            for place, count in enumerate(counts):
                x = self.ruler.x(marks.since + place * marks.step + marks.step // 2)
                if count and x - last >= 2 * HALF_MARK + 1:
                    last = x
                    y = MARK_ROW / 2 + (0 if kind == "over" else 1)
                    paint_mark(painter, kind, QPointF(x, y), HALF_MARK if kind == "over" else 6.0, self._theme)

    def _paint_scenes(self, painter: QPainter, spans: tuple[SceneSpan, ...]) -> None:
        """Draw what stood on the wall, as far as it is known."""
        ruler, top = self.ruler, self.height() - SCENE_ROW
        for span in spans:
            left, right = ruler.x(span.start), ruler.x(min(span.end, self.stretch[1]))
            place = QRectF(left, top + 2, max(1.0, right - left - 1), SCENE_ROW - 4)
            painter.fillRect(place, self._theme.qcolor("selected" if not span.turning else "chart_band"))
            name = translate("轮播") if span.turning else self.names.get(span.scene, span.scene)
            room = painter.fontMetrics().horizontalAdvance(name) + 8
            if name and place.width() >= room:
                painter.setPen(self._theme.qcolor("text2"))
                inner = place.adjusted(4, 0, -4, 0)
                painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_future(self, painter: QPainter) -> None:
        """Hatch what has not happened yet, and draw the line of now."""
        ruler = self.ruler
        if self.now >= self.stretch[1]:
            return
        x = max(ruler.x(self.now), EDGE)
        rest = QRectF(x, MARK_ROW, self.width() - EDGE - x, self._bars.height())
        painter.save()
        painter.setClipRect(rest, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(self._theme.qcolor("line"), 1))
        for start in range(int(rest.left() - rest.height()), int(rest.right()) + 9, 9):
            painter.drawLine(QPointF(start, rest.bottom()), QPointF(start + rest.height(), rest.top()))
        painter.restore()
        if ruler.holds(self.now):
            painter.setPen(QPen(self._theme.qcolor("text2"), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, MARK_ROW), QPointF(x, self._bars.bottom()))

    def _paint_head(self, painter: QPainter) -> None:
        """Draw the playhead with its time, over everything."""
        at = self.position
        if at is None or not self.ruler.holds(at):
            return
        x, act = self.ruler.x(at), self._theme.qcolor("act")
        painter.setPen(QPen(act, 2))
        painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 1))
        painter.setFont(self._theme.font(FONT_PX, bold=True))
        text = clock_with_seconds(at)
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        left = min(max(x - width / 2, 1.0), self.width() - width - 1)
        plate = QRectF(left, 1, width, MARK_ROW - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(act)
        painter.drawRoundedRect(plate, 3, 3)
        painter.drawPolygon(
            QPolygonF([QPointF(x - 5, plate.bottom()), QPointF(x + 5, plate.bottom()), QPointF(x, plate.bottom() + 6)])
        )
        painter.setPen(self._theme.qcolor("act_on"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)


def marks_per(step: Instant) -> str:
    """Return how long a stretch is, in words."""
    if step < HOUR:
        return translate("{n} 分").format(n=step // MINUTE)
    return translate("{n} 小时").format(n=step // HOUR)
