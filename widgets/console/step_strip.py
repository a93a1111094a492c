"""The seven links of a case as numbered marks: done, here, to come."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.terms import Stage
from widgets.terms import word
from widgets.theme import Theme
from widgets.words import translate, zh

LINKS: tuple[tuple[str, frozenset[Stage]], ...] = (
    (zh("受理"), frozenset({Stage.REPORTED, Stage.VERIFYING})),
    (zh("立案"), frozenset({Stage.ACCEPTED})),
    (zh("派遣"), frozenset({Stage.FILED})),
    (zh("处置"), frozenset({Stage.DISPATCHED, Stage.DISPOSING, Stage.HANDLED, Stage.HUNG})),
    (zh("反馈"), frozenset({Stage.FEEDBACK})),
    (zh("核查"), frozenset({Stage.PASSED, Stage.CHECKING})),
    (zh("结案"), frozenset({Stage.CHECKED})),
)
"""The seven links as buttons of the loop, and the stages in which each is to be done."""
ALL_DONE = len(LINKS)
NONE_OPEN = -1
MARK, GAP, LINE = 28, 8, 18
TEXT_PX, NUMBER_PX = 16, 15


def link_of(stage: Stage) -> int:
    """Return the place of the link where *stage* stands: seven for a closed case, -1 for a void one."""
    if stage is Stage.CLOSED:
        return ALL_DONE
    return next((place for place, (_, stages) in enumerate(LINKS) if stage in stages), NONE_OPEN)


class StepStrip(QWidget):
    """Draws the links; the one that is due is a filled square, those done a filled circle, those to come a ring."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place = NONE_OPEN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_stage(self, stage: Stage) -> None:
        """Show how far a case has come."""
        place = link_of(stage)
        if place != self._place:
            self._place = place
            self.setAccessibleName(translate(LINKS[place][0]) if 0 <= place < ALL_DONE else word(stage))
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for all links."""
        metrics = QFontMetricsF(self._theme.font(TEXT_PX, bold=True))
        words = sum(metrics.horizontalAdvance(translate(link)) for link, _ in LINKS)
        return QSize(int(words) + ALL_DONE * (MARK + 2 * GAP) + (ALL_DONE - 1) * (LINE + GAP) + 4, MARK + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 1.0
        for place, (link, _) in enumerate(LINKS):
            if place:
                painter.setPen(QPen(self._theme.qcolor("control_border"), 2))
                painter.drawLine(int(x), MARK // 2 + 1, int(x) + LINE, MARK // 2 + 1)
                x += LINE + GAP
            self._mark(painter, x, place)
            x = self._word(painter, x + MARK + GAP, translate(link), place) + GAP
        painter.end()

    def _mark(self, painter: QPainter, x: float, place: int) -> None:
        box = QRectF(x, 1, MARK, MARK)
        is_here, is_done = place == self._place, place < self._place
        fill = "act" if is_here else "text2" if is_done else ""
        painter.setBrush(self._theme.qcolor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.qcolor(fill or "control_border"), 2))
        if is_here:
            painter.drawRect(box)
        else:
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setFont(self._theme.font(NUMBER_PX, bold=True))
        painter.setPen(self._theme.qcolor("act_on" if fill else "text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place + 1))

    def _word(self, painter: QPainter, x: float, word: str, place: int) -> float:
        is_here = place == self._place
        font = self._theme.font(TEXT_PX, bold=is_here)
        width = QFontMetricsF(font).horizontalAdvance(word) + 1
        painter.setFont(font)
        painter.setPen(self._theme.qcolor("text1" if is_here else "text2" if place < self._place else "text3"))
        painter.drawText(QRectF(x, 0, width, MARK + 2), Qt.AlignmentFlag.AlignVCenter, word)
        return x + width
