"""A click with the right button on the small picture of the wall: what the marks of that panel's chart narrow the wall to."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.services.wall_line import WallReport
from app.services.wall_marks import WHOLE, Behind, WallMark
from app.services.wall_scenes import PanelPicture, ScenePicture
from app.situation.filters import Filter
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.wall_desk import WallDesk
from widgets.console.wall_lists import WallLists, lists_of
from widgets.console.wall_method_words import method_words

MOST = 12
"""So many marks of a panel are offered; it has hardly more rows."""
FLAT_MOST = 12
"""So many lists stand in one menu; of more each row has its own."""


class MarkMenu(QObject):
    """Offers the marks that the wall says it shows, and asks for what is chosen. The wall says what stands there."""

    def __init__(self, page: DeskPage, wall: WallDesk, context: ConsoleContext) -> None:
        super().__init__(page)
        self._page = page
        self._wall = wall
        self.lists = WallLists(page, context)
        self.menu = QMenu(page)
        self.menu.triggered.connect(self._on_triggered)
        live = page.wall.live
        live.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        live.customContextMenuRequested.connect(self.open)

    @Slot(QPoint)
    def open(self, place: QPoint) -> None:
        """Offer the marks of the panel at *place* of the picture, its lists, how its other numbers come about, and to take everything again."""
        self._empty()
        marks = self.marks_at(place)
        for mark in [one for one in marks if not one.filter.is_empty][:MOST]:
            action = self.menu.addAction(self.tr("大屏只看 {0}").format(mark.name))
            action.setData(mark)
        self._offer_lists(marks)
        self._say(dict.fromkeys(method_words(method) for mark in marks for method in mark.methods))
        self._say(self._missing(place, marks))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("8　取消筛选")).setData(None)
        self.menu.popup(self._page.wall.live.mapToGlobal(place))

    def _empty(self) -> None:
        """Take all offers away, with the menus below, which an emptied menu would keep."""
        self.menu.clear()
        for below in self.menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            below.deleteLater()

    def _offer_lists(self, marks: tuple[WallMark, ...]) -> None:
        """Offer the lists behind the numbers of *marks*, as of the moment that the wall's word is of."""
        state, report = self._page.wall.state, self._page.wall.watch.report
        narrowed = Filter() if state is None else state.filter
        by_mark = _by_mark(marks, narrowed)
        count = sum(len(offered) for _, offered in by_mark)
        if report is None or not count:
            return
        more = self.menu.addMenu(self.tr("列出案卷"))
        for name, offered in by_mark:
            menu = more.addMenu(name) if count > FLAT_MOST and len(offered) > 1 else more
            for words, behind in offered:
                menu.addAction(words).setData((words, behind, report.seen_at or report.at))

    def _say(self, sentences: Iterable[str]) -> None:
        """Put sentences that stand there to be read."""
        for place, words in enumerate(sentences):
            if not place:
                self.menu.addSeparator()
            self.menu.addAction(words).setEnabled(False)

    def _missing(self, place: QPoint, marks: tuple[WallMark, ...]) -> list[str]:
        """Return why the number at *place* may have no list: the wall told not all of them, or this seat does not know all."""
        found = self._told_at(place)
        if found is None or any(one.behind and not one.is_whole and one.has(*self._share(place)) for one in marks):
            return []
        report = found[0]
        reasons = (
            (self.tr("大屏报文已满，{0} 处数字没有带来案卷"), report.left_out),
            (self.tr("大屏程序较新，{0} 处数字本席位不认得"), len(report.unread)),
        )
        return [words.format(count) for words, count in reasons if count]

    def _share(self, place: QPoint) -> tuple[float, float]:
        """Return how far across and down the wall *place* of its picture lies, as shares from 0 to 1."""
        box = self._page.wall.live.box
        return (place.x() - box.left()) / box.width(), (place.y() - box.top()) / box.height()

    def marks_at(self, place: QPoint) -> tuple[WallMark, ...]:
        """Return the marks of the panel at *place*, as the wall's newest word has them."""
        found = self._told_at(place)
        if found is None:
            return ()
        report, panel, scene = found
        across, down = WHOLE / scene.columns, WHOLE / scene.rows
        left, right = panel.left * across, (panel.left + panel.columns) * across
        top, bottom = panel.top * down, (panel.top + panel.rows) * down
        inside = [one for one in report.marks if left <= one.left < right and top <= one.top < bottom and one.name]
        return tuple(inside)

    def _told_at(self, place: QPoint) -> tuple[WallReport, PanelPicture, ScenePicture] | None:
        """Return the wall's newest word, and the panel of its scene at *place*; ``None`` for what the wall does not show now."""
        box = self._page.wall
        report, scene, panel = box.watch.report, box.live.scene, box.live.panel_at(place.toPointF())
        if report is None or scene is None or panel is None or box.is_past or report.scene != scene.key:
            return None
        return report, panel, scene

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        mark = action.data()
        if isinstance(mark, tuple):
            self.lists.ask(*mark)
            return
        narrowed = mark.filter if isinstance(mark, WallMark) else Filter()
        words = self.tr("筛选 {0}").format(mark.name) if isinstance(mark, WallMark) else self.tr("取消筛选")
        self._wall.ask("wall_filter", words, filter=said_of(narrowed))


def _by_mark(marks: Iterable[WallMark], narrowed: Filter) -> list[tuple[str, list[tuple[str, Behind]]]]:
    """Return the lists of each mark by its name; one that several marks have stands at the first."""
    known: set[tuple[str, Behind]] = set()
    found = []
    for mark in marks:
        offered = [one for one in lists_of(mark, narrowed) if one not in known]
        known.update(offered)
        found.append((mark.name, offered))
    return found


def said_of(narrowed: Filter) -> dict[str, list[str]]:
    """Return a filter as a desk says it to the gateway."""
    return {
        "classes": list(narrowed.classes), "areas": list(narrowed.areas),
        "lights": [light.value for light in narrowed.lights], "departments": list(narrowed.departments),
    }  # fmt: skip
