"""The wall as a small picture in the wall's own proportions: what it really shows where it has told, else its cells with the names of their panels."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from app.services.wall_line import WallReport
from app.services.wall_scenes import PanelPicture, ScenePicture
from widgets.console.fitted_text import draw_fitted
from widgets.theme import Theme
from widgets.words import translate, zh

HEIGHT = 108
FONT_PX = 12
GAP = 1.5
LOOKS = {"stale": ("soon_fill", "soon_on"), "failed": ("over_fill", "over_on"), "loading": ("text3", "act_on")}
"""Fill and text of a panel that does not stand as it should; the others are dark, like the wall."""
LOOK_WORDS = {
    "stale": zh("未更新"),
    "failed": zh("读取失败"),
    "loading": zh("读取中"),
    "empty": zh("无事项"),
    "live": zh("正常"),
}


class WallThumb(QWidget):
    """Draws one scene; ``None`` draws an empty frame."""

    chosen = Signal(str)
    """A panel was clicked: its key."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.scene: ScenePicture | None = None
        self.looks: Mapping[str, str] = {}
        self.is_dim = False
        self.pictures: dict[str, tuple[QImage, tuple[int, int, int, int]]] = {}
        """Pictures by window, each with the cells it covers."""
        self._contents: dict[str, bytes] = {}
        self.setFixedHeight(HEIGHT)

    def show_scene(
        self, scene: ScenePicture | None, looks: Mapping[str, str] | None = None, *, is_dim: bool = False
    ) -> None:
        """Show *scene* with its panels' *looks*; a dim one is not believed."""
        now = (scene, dict(looks or {}), is_dim)
        if now != (self.scene, self.looks, self.is_dim):
            self.scene, self.looks, self.is_dim = now
            self.update()

    def show_pictures(self, reports: Sequence[WallReport]) -> None:
        """Show what the wall's windows really show; none goes back to the names of the panels."""
        contents = {one.part: one.picture for one in reports}
        if contents == self._contents:
            return
        self._contents = contents
        found = {one.part: (QImage.fromData(one.picture), one.cells) for one in reports}
        self.pictures = {part: shown for part, shown in found.items() if not shown[0].isNull()}
        self.update()

    @property
    def box(self) -> QRectF:
        """Where the wall lies in the widget: as large as its proportions let it be, in the middle."""
        aspect = 1.0 if self.scene is None else self.scene.aspect
        width = min(float(self.width()), self.height() * aspect)
        box = QRectF(0, 0, width, width / aspect)
        box.moveCenter(QRectF(self.rect()).center())
        return box

    def sizeHint(self) -> QSize:
        """Ask for half of the box."""
        return QSize(236, HEIGHT)

    def event(self, event: QEvent) -> bool:
        """Name the panel under the mouse, and how it stands."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            panel = self.panel_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), "" if panel is None else self._words(panel), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the panel under the mouse."""
        panel = self.panel_at(event.position())
        if panel is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(panel.key)

    def panel_at(self, place: QPointF) -> PanelPicture | None:
        """Return the panel at *place* of the picture."""
        return next((one for one in self._panels() if self._place(one).contains(place)), None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cells."""
        painter = QPainter(self)
        ground = "line" if self.is_dim or self.scene is None else "ink"
        painter.fillRect(self.rect() if self.scene is None else self.box, self._theme.qcolor(ground))
        font = QFont(self.font())
        font.setPixelSize(FONT_PX)
        painter.setFont(font)
        if self.pictures and not self.is_dim and self.scene is not None:
            self._paint_pictures(painter)
        else:
            for panel in self._panels():
                self._paint_panel(painter, panel)
        painter.end()

    def _paint_pictures(self, painter: QPainter) -> None:
        """Draw what is really shown, and a frame with its word round each panel that does not stand as it should."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for picture, cells in self.pictures.values():
            painter.drawImage(self._cells(*cells), picture)
        for panel in self._panels():
            fill, ink = LOOKS.get(self.looks.get(panel.key, ""), ("", ""))
            if fill:
                place = self._place(panel)
                painter.setPen(QPen(self._theme.qcolor(fill), 2))
                painter.drawRect(place.adjusted(1, 1, -1, -1))
                band = QRectF(place.left(), place.center().y() - 8, place.width(), 16)
                painter.fillRect(band, self._theme.qcolor(fill))
                painter.setPen(self._theme.qcolor(ink))
                draw_fitted(painter, band, translate(LOOK_WORDS[self.looks[panel.key]]))

    def _paint_panel(self, painter: QPainter, panel: PanelPicture) -> None:
        place = self._place(panel)
        fill, ink = ("panel", "text2") if self.is_dim else LOOKS.get(self.looks.get(panel.key, ""), ("text2", "act_on"))
        painter.fillRect(place, self._theme.qcolor(fill))
        painter.setPen(QPen(self._theme.qcolor(ink)))
        draw_fitted(painter, place, panel.title)

    def _panels(self) -> tuple[PanelPicture, ...]:
        return () if self.scene is None else self.scene.panels

    def _place(self, panel: PanelPicture) -> QRectF:
        whole = self._cells(panel.left, panel.top, panel.columns, panel.rows)
        return whole.adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)

    def _cells(self, left: int, top: int, columns: int, rows: int) -> QRectF:
        """Return where so many cells of the scene lie."""
        if self.scene is None:
            return QRectF()
        box = self.box
        width, height = box.width() / self.scene.columns, box.height() / self.scene.rows
        return QRectF(box.left() + left * width, box.top() + top * height, columns * width, rows * height)

    def _words(self, panel: PanelPicture) -> str:
        look = LOOK_WORDS.get(self.looks.get(panel.key, ""), "")
        return f"{panel.title}　{translate(look)}" if look and not self.is_dim else panel.title
