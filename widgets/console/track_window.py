"""轨迹回放: a day's tracks on one clock, what happened along them, coverage, blind spots, and doubts for the duty chief."""

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.terms import Post
from app.services.messages import Answer
from app.situation.questions.track_doubts import DoubtRow
from widgets.console.extra_export import Exporter, list_file
from widgets.console.extra_seat import ExtraSeat
from widgets.console.extra_sheet import Sheet
from widgets.console.extra_table import RowsTable
from widgets.console.step_asker import Told
from widgets.console.track_coverage_page import CoveragePage, grids_in
from widgets.console.track_doubt_desk import STEP, TrackDoubtDesk, terminals_of
from widgets.console.track_doubts_page import DoubtsPage
from widgets.console.track_reading import TrackReader
from widgets.console.track_replay import TrackReplay
from widgets.console.track_show import STEPS, TrackShow
from widgets.console.track_unseen_page import UnseenPage
from widgets.words import translate

LEFT = 760
REPLAY, COVERAGE, UNSEEN, DOUBTS = range(4)
KEPT = "tracks"
"""The group of what is remembered of the window."""


class TrackWindow(Sheet):
    """Four pages at the left, one map at the right; the replay has its speed and clock below the map."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        super().__init__(seat, self.tr("轨迹回放"), parent=parent)
        self._settings: QSettings = seat.places
        context, area = self.context, seat.person.area
        self.reader = TrackReader(context.look, area, self)
        self.replay = TrackReplay(context, self.reader, self)
        self.page, self.map, self.clock = self.replay.page, self.replay.map, self.replay.clock
        self.coverage = CoveragePage(self.reader, context.theme, context.city, area)
        self.unseen = UnseenPage(self.reader, context.theme, context.city, context.now)
        may = seat.has(Post.SHIFT_LEADER)
        self.doubts = DoubtsPage(self.reader, context.theme, may=may, terminals=self._terminals(area))
        self.desk = TrackDoubtDesk(seat, self.doubts, self.map, self)
        self.wall = TrackShow(seat, self.replay, self)
        self.exporter = Exporter(context.reads, context.export_folder, self)
        self._lay_out()
        self._connect()
        self._bind()
        self._restore()
        self.map.key.setText(self._keys_of_map()[REPLAY])

    def _terminals(self, area: str) -> frozenset[str] | None:
        """Return whose doubts a seat with an area sees, ``None``: everybody's."""
        if not area:
            return None
        ours = grids_in(self.context.city, area)
        return frozenset(one for grid in self.context.city.duty_grids if grid.code in ours for one in grid.terminals)

    def _lay_out(self) -> None:
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stack = QStackedWidget()
        names = self.tr("回放"), self.tr("覆盖"), self.tr("盲区"), self.tr("疑点")
        for number, (name, page) in enumerate(
            zip(names, (self.page, self.coverage, self.unseen, self.doubts), strict=True), 1
        ):
            self.tabs.addTab(f"{number} {name}")
            self.stack.addWidget(page)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(left)
        self.parts.addWidget(self.replay.right)
        self.parts.setStretchFactor(1, 1)
        self.parts.setSizes([LEFT, self.width() - LEFT])
        self.body.addWidget(self.replay.chooser)
        self.body.addWidget(self.parts, 1)
        _pages, *moving, _again, _export, _close = self.add_keys(
            ("Ctrl+1—4", self.tr("换页")), (self.tr("空格"), self.tr("播放")), ("R", self.tr("倒放")), ("← →", self.tr("1 分")), ("+ -", self.tr("快慢")),
            ("O", self.tr("全部或所选")), (self.tr("回车"), self.tr("到该时刻")), ("W", self.tr("投屏回放")),
            ("F5", self.tr("重读")), ("Ctrl+E", self.tr("导出")),
        )  # fmt: skip
        self._moving: list[QWidget] = moving

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_page)
        for part in (self.replay, self.doubts, self.wall):
            part.said.connect(self.say)
        self.replay.summed.connect(self.head.remark.show_text)
        self.coverage.covered.connect(self.map.show_streets)
        self.coverage.said.connect(self.say)
        self.unseen.raster.connect(self.map.show_unseen)
        self.unseen.cases.connect(self.map.show_filings)
        self.doubts.replay_wanted.connect(self._on_replay_doubt)
        self.exporter.done.connect(self._on_exported)

    def _bind(self) -> None:
        head = self.replay.controls
        self._of_replay = [self.bind(keys, slot) for keys, slot in (
            ("Space", head.toggle), ("R", head.play_back), ("Left", head.minute_back), ("Right", head.minute_on),
            ("Shift+Left", head.ten_back), ("Shift+Right", head.ten_on), ("+", head.faster), ("=", head.faster),
            ("-", head.slower), ("Ctrl+Home", head.to_start), ("Ctrl+End", head.to_end), ("O", self.replay.toggle_all),
            ("W", self.wall.push), ("Shift+W", self.wall.take_back),
        )]  # fmt: skip
        for keys, of_any in (("F5", self.renew_page), ("Ctrl+E", self.export), ("F2", self.doubts.mark_seen)):
            self.bind(keys, of_any)
        for number in range(1, self.tabs.count() + 1):
            self.bind(f"Ctrl+{number}", self._on_digit)

    def renew(self) -> None:
        """Begin with the shift that runs; its tracks stay until they are read again, another page is read anew."""
        self.replay.begin()
        if self.tabs.currentIndex() == REPLAY:
            self.page.people.take_focus(even_empty=True)
        else:
            self.renew_page()

    # ---- pages

    @Slot()
    def _on_digit(self) -> None:
        self.tabs.setCurrentIndex(int(self.sender().property("key").toString()[-1]) - 1)

    @Slot(int)
    def _on_page(self, page: int) -> None:
        self.stack.setCurrentIndex(page)
        self.replay.is_shown = page == REPLAY
        self.desk.is_shown = page == DOUBTS
        self.desk.forget()
        for part in (self.replay.graph, self.replay.controls, *self._moving):
            part.setVisible(page == REPLAY)
        for shortcut in self._of_replay:
            shortcut.setEnabled(page == REPLAY)
        self.map.clear()
        self.map.key.setText(self._keys_of_map()[page])
        self.say("")
        if page == REPLAY:
            self.replay.show_again()
            self.page.people.take_focus(even_empty=True)
        else:
            self.replay.controls.pause()
            self.renew_page()

    def _keys_of_map(self) -> tuple[str, ...]:
        """Return what the marks on the map mean, by page."""
        return (
            self.tr("蓝线 所选人员的轨迹　虚线 间断或跳跃　○ 停留分钟　× 剔除的定位　灰尾 刚走过的 5 分钟　? 无定位"),
            self.tr("橙粗线 本班没有走到的道路　灰线 走到了的道路　虚框 责任网格"),
            self.tr("颜色越深，案发越多而没有人走到　○ 所选路段的立案"),
            self.tr("蓝线 有疑点的终端前后 15 分钟　细灰线 另一终端　虚线 间断或跳跃　◆ 疑点处"),
        )

    @Slot()
    def renew_page(self) -> None:
        """Read the page that is shown once more."""
        page = self.tabs.currentIndex()
        if page == REPLAY:
            self.replay.read()
        elif page == COVERAGE:
            self.coverage.read(self.replay.as_of())
        elif page == UNSEEN:
            self.unseen.read(self.replay.as_of())
        else:
            self.doubts.read(self.replay.chooser.start)

    @Slot(object)
    def _on_replay_doubt(self, row: DoubtRow) -> None:
        self.tabs.setCurrentIndex(REPLAY)
        self.replay.replay(terminals_of(row), row.doubt.since)

    def asked(self) -> tuple[str, ...]:
        """Return the requests of all pages."""
        return (STEP, *STEPS)

    def on_answer(self, told: Told, answer: Answer) -> None:
        """Say what was done, and what of it was not; an answered doubt shows its answer."""
        done = self.tr("已{0}").format(told.words)
        if answer.text:
            self.say(translate("{0}：{1}").format(done, answer.text), "soon")
        else:
            self.say(done)
        if told.step.name == STEP:
            self.desk.take_answer()

    # ---- files and the window itself

    @Slot()
    def export(self) -> None:
        """Write the list that has the keyboard (else the page's first) into a file."""
        table, title = self._listed()
        if not table.rows:
            self.say(self.tr("没有可导出的记录"), "soon")
        else:
            self.exporter.ask(list_file(title, table.model.columns, table.rows), self.context.now(), self)

    def _listed(self) -> tuple[RowsTable, str]:
        page = self.tabs.currentIndex()
        if page == COVERAGE:
            return self.coverage.table, self.tr("巡查覆盖")
        if page == UNSEEN:
            return self.unseen.table, self.tr("巡查盲区")
        if page == DOUBTS:
            return self.doubts.table, self.tr("轨迹疑点")
        if self.focusWidget() is self.page.events.view:
            return self.page.events, self.tr("轨迹经过")
        return self.page.people, self.tr("轨迹里程")

    @Slot(str, bool)
    def _on_exported(self, words: str, is_done: bool) -> None:  # a signal's value
        self.say(words, "secondary" if is_done else "error")

    def _restore(self) -> None:
        sizes, place = self._settings.value(f"{KEPT}/parts"), self._settings.value(f"{KEPT}/geometry")
        if place is not None:
            self.restoreGeometry(place)
        if sizes is not None:
            self.parts.restoreState(sizes)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still while nobody looks, and remember where everything stood."""
        self.replay.controls.pause()
        self._settings.setValue(f"{KEPT}/parts", self.parts.saveState())
        self._settings.setValue(f"{KEPT}/geometry", self.saveGeometry())
        super().hideEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give up what is being read."""
        self.reader.cancel()
        self.reader.close()
        self.desk.reader.close()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop reading by Esc first, then put the window away."""
        if event.key() == Qt.Key.Key_Escape and self.reader.is_reading:
            self.reader.cancel()
            return
        super().keyPressEvent(event)
