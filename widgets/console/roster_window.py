"""排班与值班: duties, leaves, duty telephones and responsibility grids, edited by keys, each change undone by Ctrl+Z."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.duty_book import DutyBook
from app.domain.moment import DAY, Instant, to_datetime
from app.domain.terms import Post
from app.domain.work_time import local_day, midnight
from app.services.messages import Answer
from app.situation.answers import Moment
from app.situation.questions.roster_book import RosterBook
from widgets.console.extra_export import list_file
from widgets.console.extra_list import ListSheet
from widgets.console.extra_rows import Row
from widgets.console.extra_seat import ExtraSeat
from widgets.console.extra_table import RowsTable
from widgets.console.roster_editor import RosterEditor
from widgets.console.roster_finds import duty_grids, terminals
from widgets.console.roster_pages import DUTIES, PAGES, Change, Page, Wrong
from widgets.console.roster_rows import first_running
from widgets.console.roster_undo import RosterUndo
from widgets.console.search_find import Candidate, Find
from widgets.console.step_asker import Told
from widgets.words import translate

BOOK = RosterBook()
DAYS = 7
STEPS = ("set_duty", "remove_duty", "set_leave", "remove_leave", "set_duty_phone", "set_duty_grid")


class RosterWindow(ListSheet):
    """Four pages in tabs; a week at a time."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        super().__init__(seat, self.tr("排班与值班"), DUTIES.columns, lambda row: row.id, parent)
        self._book: DutyBook | None = None
        self._since: Instant = midnight(local_day(seat.context.now()))
        self._changes = RosterUndo()
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget()
        finders: dict[str, Find] = {"terminal": self._terminals, "duty_grid": self._grids}
        self.tables: list[RowsTable] = []
        self.editors: list[RosterEditor] = []
        for number, page in enumerate(PAGES, 1):
            self.tabs.addTab(f"{number} {translate(page.name)}")
            self._add_page(page, finders)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.add_keys(
            ("Ctrl+1—4", self.tr("换页")), ("Insert", self.tr("新增")), (self.tr("回车"), self.tr("修改")),
            ("Delete", self.tr("撤销此条")), ("Ctrl+Z", self.tr("反悔")), ("PgUp PgDn", self.tr("前后一周")),
            ("Ctrl+E", self.tr("导出")),
        )  # fmt: skip
        self._connect()

    def _add_page(self, page: Page, finders: dict[str, Find]) -> None:
        table = self.table if page is DUTIES else RowsTable(page.columns, self.context.theme, lambda row: row.id)
        if page is DUTIES:
            table.chosen.disconnect(self.open_row)
        editor = RosterEditor(page, finders)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(table, 1)
        column.addWidget(editor)
        self._stack.addWidget(whole)
        self.tables.append(table)
        self.editors.append(editor)
        table.chosen.connect(self.edit)
        editor.finished.connect(self.save)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_page)
        for keys, slot in (
            ("Insert", self.add), ("Delete", self.remove), ("Ctrl+Z", self.undo), ("PgUp", self.earlier),
            ("PgDown", self.later),
        ):  # fmt: skip
            self.bind(keys, slot)
        for number in range(1, len(PAGES) + 1):
            self.bind(f"Ctrl+{number}", self._on_digit)
        self.context.feed.moment_ready.connect(self._on_moment)

    # ---- what is shown

    @property
    def page(self) -> Page:
        """Return the page that is shown."""
        return PAGES[self.tabs.currentIndex()]

    @property
    def shown(self) -> RowsTable:
        """Return the page's table."""
        return self.tables[self.tabs.currentIndex()]

    @property
    def editor(self) -> RosterEditor:
        """Return the page's fields."""
        return self.editors[self.tabs.currentIndex()]

    def renew(self) -> None:
        """Read the book."""
        self.context.feed.register(self, [BOOK])
        self._show()
        self.setFocus()  # rows that come later take it from here
        self.shown.take_focus()

    @Slot()
    def _on_digit(self) -> None:
        self.tabs.setCurrentIndex(int(self.sender().property("key").toString()[-1]) - 1)

    @Slot(int)
    def _on_page(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._show()
        self.shown.take_focus()

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self.isHidden():
            return
        if reason := moment.failures.get(BOOK):
            self.shown.show_failed(self.tr("排班读取失败：{0}").format(reason))
            return
        book = moment.of(BOOK)
        if book is not None and book is not self._book:
            self._book = book
            self._show()

    def _show(self) -> None:
        if self._book is None:
            self.shown.show_loading()
            return
        since, until = self._since, self._since + DAYS * DAY
        had_none = not self.shown.rows
        self.shown.empty_words = self.tr("本周没有{0}，Insert 新增").format(translate(self.page.name))
        self.shown.show_rows(self.page.rows(self._book, self.context, since, until))
        if had_none:
            self.shown.select(first_running(self.shown.rows, self.context.now()))
        first, last = to_datetime(since), to_datetime(until - 1)
        kept = "" if self._book.is_kept else self.tr("　无排班")
        is_timed = any(one.name == "start" for one in self.page.fields)
        self.head.remark.show_text(f"{first:%m-%d} — {last:%m-%d}{kept}" if is_timed else "")
        if had_none and not self.editor.isAncestorOf(self.focusWidget() or self):
            self.shown.take_focus()

    @Slot()
    def earlier(self) -> None:
        """Show the week before."""
        self._since -= DAYS * DAY
        self._show()

    @Slot()
    def later(self) -> None:
        """Show the week after."""
        self._since += DAYS * DAY
        self._show()

    def _terminals(self, written: str) -> tuple[Candidate, ...]:
        return terminals(self.context.city, {} if self._book is None else self._book.names, written)

    def _grids(self, written: str) -> tuple[Candidate, ...]:
        return duty_grids(self.context.city, written)

    # ---- changes

    def _may(self) -> bool:
        if not self.seat.has(Post.SHIFT_LEADER):
            self.say(self.tr("排班与值班由值班长维护"), "soon")
        return self.seat.has(Post.SHIFT_LEADER)

    @Slot()
    def add(self) -> None:
        """Write a new row."""
        if any(one.fixed for one in self.page.fields):
            self.say(self.tr("{0}只能修改").format(translate(self.page.name)), "soon")
        elif self._may():
            self.editor.begin({})
            self.editor.go_in()

    @Slot(object)
    def edit(self, row: Row) -> None:
        """Change a row."""
        if self._may():
            self.editor.begin(self.page.values(row), row)
            self.editor.go_in()

    @Slot()
    def save(self) -> None:
        """Send what is written."""
        if not self._may():
            return
        values = self.editor.values
        try:
            change = self.page.change(values, self.context.now())
        except Wrong as wrong:
            self.say(str(wrong), "error")
            return
        known = (*self.shown.rows, *self.editor.edited)
        before = next((row for row in known if row.id == values["id"]), None)
        if step_id := self._send(change, None if before is None else self.page.again(before)):
            self.editor.note_sent(step_id)

    @Slot()
    def remove(self) -> None:
        """Take the selected row back."""
        row = self.shown.current
        if row is None or not self._may() or not self.shown.view.hasFocus():
            return
        if self.page.remove is None:
            self.say(self.tr("{0}只能修改").format(translate(self.page.name)), "soon")
            return
        self._send(self.page.remove(row), self.page.again(row))

    @Slot()
    def undo(self) -> None:
        """Undo the newest change of this seat."""
        if not self._changes.has_any:
            self.say(self.tr("没有可反悔的改动"), "soon")
        elif self._may():
            back = self._changes.take()
            if not self._ask(back):
                self._changes.give_back(back)

    def _send(self, change: Change, back: Change | None) -> str:
        """Ask for *change*, once, and return the request's id, ``""`` for none; *back* undoes it.

        ``None``: a new row, which is removed by the id that the answer gives.
        """
        if self._changes.is_asked(change):
            self.say(self.tr("{0}已发出，正在等网关应答").format(change.words))
            return ""
        step_id = self._ask(change)
        if step_id:
            self._changes.note_asked(change, back)
        return step_id

    def _ask(self, change: Change) -> str:
        """Return the request's id, ``""`` where it did not go out: nothing does while the desk looks back."""
        self.say(self.tr("{0}…").format(change.words))
        return self.seat.ask(change.step, change.words, dict(change.fields))

    def asked(self) -> tuple[str, ...]:
        """Return the requests of all pages."""
        return STEPS

    def on_answer(self, told: Told, answer: Answer) -> None:
        """Remember how to undo it; its fields are free for the next change, those of a change under way are not."""
        self._changes.note_done(told, answer)
        step_id = told.step.step_id
        self.say(self.tr("已{0}，Ctrl+Z 反悔").format(told.words))
        is_free = self.editor.is_as_sent(step_id) or not self.editor.has_keys
        for editor in (one for one in self.editors if one.is_as_sent(step_id)):
            editor.begin({})
        if is_free:
            self.shown.take_focus()

    def on_refused(self, told: Told, answer: Answer) -> None:
        """Say why; what was written stays."""
        self._changes.note_refused(told)
        super().on_refused(told, answer)

    def export(self) -> None:
        """Write the page that is shown into a file."""
        title, table = f"{translate(self.page.name)}{to_datetime(self._since):%m%d}", self.shown
        self.exporter.ask(list_file(title, self.page.columns, table.rows), self.context.now(), self)
