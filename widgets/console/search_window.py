"""检索: every case there ever was, by text, number, telephone, class, area, time; results while one types."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.domain.moment import to_datetime
from app.services.searching import Found
from widgets.console.beside import beside
from widgets.console.description import Passage
from widgets.console.extra_list import ListSheet
from widgets.console.extra_rows import Col
from widgets.console.extra_seat import ExtraSeat
from widgets.console.filters_box import DIGITS, FiltersBox
from widgets.console.filters_store import SavedFilter, SavedFilters
from widgets.console.plates import Head
from widgets.console.search_finders import Finders
from widgets.console.search_form import SearchForm
from widgets.console.search_query import Page, find_page, is_empty, queries_of
from widgets.terms import word
from widgets.words import translate

PAUSE_MS = 60
"""A pause in typing this long begins a search."""
SIDE = 400
DETAIL_LINES = 6


def columns_of(finders: Finders) -> tuple[Col, ...]:
    """Return the columns of a list of found cases."""
    return (
        Col(title=translate("上报时间"), of=lambda row: f"{to_datetime(row.reported_at):%Y-%m-%d %H:%M}", width=160),
        Col(title=translate("编号"), of=lambda row: row.number, width=190),
        Col(title=translate("小类"), of=lambda row: finders.class_name(row.class_key), width=150, bold=True),
        Col(title=translate("位置"), of=lambda row: row.place or row.road),
        Col(title=translate("状态"), of=lambda row: word(row.stage), width=112),
        Col(title=translate("部门"), of=lambda row: finders.department_name(row.department), width=170),
    )


class SearchWindow(ListSheet):
    """Conditions and saved filters at the left, what was found at the right, its description below."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        finders = Finders(seat.context)
        title = self.tr("检索")
        super().__init__(seat, title, columns_of(finders), lambda row: row.case_id, parent)
        self.form = SearchForm(finders)
        self.filters = FiltersBox(SavedFilters(seat.places, "search", seat.person.user))
        self.detail = Passage(DETAIL_LINES)
        self._page = Page(rows=(), after=None)
        self._is_searching = self._is_stale = self._is_more = self._is_failed = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()
        self._say_nothing_asked()

    def _lay_out(self) -> None:
        left = self.form, (self.filters, 1)
        right = (self.table, 1), Head(self.tr("问题描述")), self.detail
        self.body.addLayout(beside(SIDE, left, right))
        self.add_keys(
            (self.tr("回车"), self.tr("打开案卷")), ("Ctrl+↓", self.tr("更多")), ("Ctrl+S", self.tr("存为常用")),
            ("Ctrl+E", self.tr("导出")),
        )  # fmt: skip

    def _connect(self) -> None:
        self._pause.timeout.connect(self.search)
        self.form.changed.connect(self._on_changed)
        self.form.finished.connect(self._on_finished)
        self.filters.applied.connect(self._on_applied)
        self.filters.named.connect(self._on_named)
        self.table.moved.connect(self._on_moved)
        self.table.left_top.connect(self.form.text.setFocus)
        self.bind("Ctrl+S", self.filters.ask_name)
        self.bind("Ctrl+Down", self.more)
        self.bind("Ctrl+F", self._to_text)
        for digit in range(1, DIGITS + 1):
            self.bind(f"Ctrl+{digit}", self._apply_digit)

    def renew(self) -> None:
        """Stand ready to type; what was found stays."""
        self._to_text()

    @Slot()
    def _to_text(self) -> None:
        self.form.text.setFocus()
        self.form.text.selectAll()

    @Slot()
    def _apply_digit(self) -> None:
        keys = self.sender().property("key")
        self.filters.apply(int(keys.toString()[-1]) - 1)

    # ---- searching

    @Slot()
    def _on_changed(self) -> None:
        self._is_stale = True
        self._pause.start()

    @Slot()
    def _on_finished(self) -> None:
        if self._pause.isActive() or self._is_failed:
            self._pause.stop()
            self.search()
        self.table.take_focus()
        if not self._is_searching:
            self._say_count()

    @Slot()
    def search(self) -> None:
        """Search for what the form asks now; while one search runs, the newest wish waits."""
        if self._is_searching:
            self._is_stale = True
            return
        self._is_stale = self._is_more = self._is_failed = False
        if is_empty(self.form.values):
            self._say_nothing_asked()
            return
        self._start(None)

    @Slot()
    def more(self) -> None:
        """Read the next page."""
        if not self._is_searching and self._page.after is not None:
            self._is_more = True
            self._start(self._page.after)

    def _start(self, after: tuple[int, str] | None) -> None:
        search = self.context.search
        if search is None:
            self.table.show_failed(self.tr("本席没有检索库"))
            return
        self._is_searching = True
        self.table.show_loading()
        self.say(self.tr("检索中"))
        queries = queries_of(self.form.values, self.context.now())
        self.context.reads.submit(self, lambda: find_page(search, queries, after), self._on_found, self._on_error)

    def _on_found(self, page: Page) -> None:
        self._is_searching = False
        if self._is_stale:
            self.search()
            return
        if self._is_more:
            known = {row.case_id for row in self._page.rows}
            page = Page(
                rows=(*self._page.rows, *(row for row in page.rows if row.case_id not in known)), after=page.after
            )
        is_anew = not self._is_more
        self._page, self._is_more = page, False
        self.table.empty_words = self.tr("没有符合条件的案卷")
        self.table.show_rows(page.rows)
        if is_anew and page.rows:
            self.table.select(0)  # Enter opens what was found now, not what was looked at before
        self._say_count()

    def _say_count(self) -> None:
        """Say how many were found, and by which fields nothing was narrowed, whatever is written in them."""
        count = len(self._page.rows)
        rest = self.tr("前 {0} 件，Ctrl+↓ 再读一页") if self._page.after else self.tr("共 {0} 件")
        found = "" if is_empty(self.form.values) or self._is_failed else rest.format(count)
        unread = translate("、").join(self.form.unread)
        if unread:
            self.say(self.tr("{0}没有认出，未按此检索　{1}").format(unread, found), "soon")
        else:
            self.say(found)

    def _on_error(self, error: Exception) -> None:
        self._is_searching, self._is_failed = False, True
        if self._is_stale:
            self.search()
            return
        self.table.show_failed(self.tr("检索失败：{0}。改动条件或按回车重试").format(error))
        self.say("")

    def _say_nothing_asked(self) -> None:
        self._page = Page(rows=(), after=None)
        self.table.empty_words = self.tr("输入文字、编号、电话，或选小类、区域、时间")
        self.table.show_rows(())
        self.say("")

    @Slot(object)
    def _on_moved(self, row: Found | None) -> None:
        self.detail.setPlainText("" if row is None else row.description)

    # ---- saved filters

    @Slot(object)
    def _on_applied(self, saved: SavedFilter) -> None:
        self.form.show_values(saved.values)
        self._pause.stop()
        self.search()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        if is_empty(self.form.values):
            self.say(self.tr("没有条件可存"), "soon")
            return
        self.filters.save(name, self.form.values)
        self.say(self.tr("已存为常用条件“{0}”").format(name))
        self._to_text()
