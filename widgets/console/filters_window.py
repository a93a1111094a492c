"""案卷清单: the city's open work by list, as it stands now; narrowed, saved as views, exported."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from app.domain.moment import to_datetime
from app.situation.answers import Moment, Question
from app.situation.questions.listing import Listed
from widgets.console.beside import beside
from widgets.console.extra_list import ListSheet
from widgets.console.extra_seat import ExtraSeat
from widgets.console.filters_box import DIGITS, FiltersBox
from widgets.console.filters_columns import CASE_COLUMNS
from widgets.console.filters_store import SavedFilter, SavedFilters
from widgets.console.filters_views import ALL, FIRST, LEDGER, NARROWING, VIEWS, question_of, view_of
from widgets.console.given_list import GivenList
from widgets.console.plates import Head, label, set_role
from widgets.console.search_find import Candidate, FindField
from widgets.console.search_finders import Finders
from widgets.words import clock_with_seconds, day, translate

SIDE = 300
GIVEN = "given"
"""The key of what another window handed over; its place is below 费用台账."""
GIVEN_PLACE = len(VIEWS) + 1


class _Views(QListWidget):
    """The lists' names; Enter goes into the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the list by Enter or the right arrow."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class FiltersWindow(ListSheet):
    """Lists and saved views at the left, the cases at the right."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        super().__init__(seat, self.tr("案卷清单"), CASE_COLUMNS, lambda row: row.case_id, parent)
        self._finders = Finders(seat.context)
        self._limit = FIRST
        self._asked: Question[Listed] | None = None
        self._given: GivenList | None = None
        self.views = _Views()
        set_role(self.views, "side")
        for view in VIEWS:
            self.views.addItem(translate(view.name))
        self.views.addItem(self.tr("费用台账 →"))
        self.filters = FiltersBox(SavedFilters(seat.places, "lists", seat.person.user))
        finds = (self._finders.classes, self._finders.areas, self._finders.departments, self._finders.periods)
        self.finds = {name: FindField(find) for name, find in zip(NARROWING, finds, strict=True)}
        self._lay_out()
        self._connect()
        self.views.setCurrentRow(0)

    def _lay_out(self) -> None:
        narrow = Head(self.tr("收窄"))
        words = (self.tr("小类"), self.tr("区域"), self.tr("部门"), self.tr("上报"))
        for word, (name, field) in zip(words, self.finds.items(), strict=True):
            field.setObjectName(f"list-{name}")
            narrow.row.insertWidget(narrow.row.count(), label(word, "word"))
            narrow.row.insertWidget(narrow.row.count(), field, 1)
        narrow.setFixedHeight(52)
        self.body.addLayout(beside(SIDE, ((self.views, 3), (self.filters, 1)), (narrow, (self.table, 1))))
        self.add_keys(
            (self.tr("回车"), self.tr("打开案卷")), ("Ctrl+↓", self.tr("更多")), ("Ctrl+S", self.tr("存为视图")),
            ("Ctrl+E", self.tr("导出")),
        )  # fmt: skip

    def _connect(self) -> None:
        self.views.currentRowChanged.connect(self._on_view)
        self.views.itemActivated.connect(self._on_entered)
        for field in self.finds.values():
            field.taken.connect(self.ask)
            field.textEdited.connect(self._on_cleared)
            field.finished.connect(self.table.take_focus)
        self.filters.applied.connect(self._on_applied)
        self.filters.named.connect(self._on_named)
        self.bind("Ctrl+S", self.keep)
        self.bind("Ctrl+Down", self.more)
        self.bind("Ctrl+L", self.views.setFocus)
        for digit in range(1, DIGITS + 1):
            self.bind(f"Ctrl+{digit}", self._apply_digit)
        self.context.feed.moment_ready.connect(self._on_moment)

    @property
    def list_title(self) -> str:
        """Return the list's own name."""
        if self.view_key == GIVEN and self._given is not None:
            return self._given.name
        return translate(view_of(self.view_key).name)

    @property
    def view_key(self) -> str:
        """Return the key of the list that is chosen."""
        place = self.views.currentRow()
        return VIEWS[place].key if 0 <= place < len(VIEWS) else GIVEN if place > len(VIEWS) else LEDGER

    @property
    def values(self) -> dict[str, str]:
        """Return the list and what it is narrowed by."""
        return {"view": self.view_key} | {name: str(field.value or "") for name, field in self.finds.items()}

    def renew(self) -> None:
        """Ask the situation, beginning where one was."""
        self.views.setFocus()
        self.ask()

    def show_given(self, given: GivenList) -> None:
        """Show the cases that the wall counted, as of its moment, below the lists; a later one takes their place."""
        self._given, self._limit = given.within(self.seat.person.area, ALL), FIRST
        if self.views.count() <= GIVEN_PLACE:
            self.views.addItem("")
        self.views.item(GIVEN_PLACE).setText(self.tr("大屏：{0}").format(given.name))
        self.views.setCurrentRow(GIVEN_PLACE)
        self.ask()

    def _show_given(self, given: GivenList) -> None:
        """Show what was handed over; nothing asks the situation again for what is of one moment."""
        self._asked = None
        self.context.feed.unregister(self)
        self.table.empty_words = self.tr("没有{0}的案卷").format(given.name)
        rows = given.rows[: self._limit]
        self.table.show_rows(rows)
        told = self.tr("大屏 {0} 时共 {1} 件").format(self._moment_of(given), given.total)
        told += self.tr("，其中 {0} 件不在本区").format(given.elsewhere) if given.elsewhere else ""
        told += self.tr("，列出前 {0} 件").format(len(rows)) if len(rows) < len(given.rows) or given.beyond else ""
        self.say(told + (self.tr("，Ctrl+↓ 再多") if len(rows) < len(given.rows) else ""))

    def _moment_of(self, given: GivenList) -> str:
        """Return the moment to the second, with its date where that is not today."""
        is_today = to_datetime(given.at).date() == to_datetime(self.context.now()).date()
        return clock_with_seconds(given.at) if is_today else f"{day(given.at)} {clock_with_seconds(given.at)}"

    @Slot()
    def ask(self) -> None:
        """Ask the situation for the list as it is narrowed now; what was handed over stands as it is."""
        is_given = self.view_key == GIVEN
        for field in self.finds.values():
            field.setEnabled(not is_given)
        if is_given and self._given is not None:
            self._show_given(self._given)
        if is_given or self.view_key == LEDGER:
            return
        question = question_of(
            view_of(self.view_key), self.seat.person, self.values, self.context.then(), self._limit
        )  # fmt: skip
        if question != self._asked:
            self.table.model.show_rows(())
        self._asked = question
        self.table.show_loading()
        self.context.feed.register(self, [question])

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self._asked is None or self.isHidden():
            return
        if reason := moment.failures.get(self._asked):
            self.table.show_failed(self.tr("清单读取失败：{0}").format(reason))
            return
        listed = moment.of(self._asked)
        if listed is None or not moment.freshness.cases_at:
            return
        self.table.empty_words = self.tr("没有{0}的案卷").format(self.list_title)
        self.table.show_rows(listed.rows)
        shown = len(listed.rows)
        if shown < listed.total:
            self.say(self.tr("{0} 件中的前 {1} 件，Ctrl+↓ 再多").format(listed.total, shown))
        else:
            self.say(self.tr("共 {0} 件").format(listed.total))

    @Slot()
    def keep(self) -> None:
        """Have the list saved as a view; one of the wall's moment is none."""
        if self.view_key == GIVEN:
            self.say(self.tr("大屏此刻的清单不能存为视图"), "soon")
        else:
            self.filters.ask_name()

    @Slot()
    def more(self) -> None:
        """Show more rows."""
        self._limit = ALL
        self.ask()

    @Slot(int)
    def _on_view(self, _place: int) -> None:
        self._limit = FIRST
        if not self.isHidden():
            self.ask()

    @Slot()
    def _on_entered(self) -> None:
        if self.view_key == LEDGER:
            self.seat.window_wanted.emit(LEDGER)
        else:
            self.table.take_focus()

    @Slot(str)
    def _on_cleared(self, text: str) -> None:
        if not text.strip():
            self.ask()

    @Slot()
    def _apply_digit(self) -> None:
        self.filters.apply(int(self.sender().property("key").toString()[-1]) - 1)

    @Slot(object)
    def _on_applied(self, saved: SavedFilter) -> None:
        names: dict[str, Callable[[str], str]] = {
            "class": self._finders.class_name, "area": self._finders.area_name,
            "department": self._finders.department_name, "period": str,
        }  # fmt: skip
        for name, field in self.finds.items():
            value = saved.values.get(name, "")
            short = names[name](value) if value else ""
            field.set_taken(Candidate(value=value, words=short, short=short) if value else None)
        self.views.setCurrentRow(VIEWS.index(view_of(saved.values.get("view", ""))))
        self.ask()

    @Slot(str)
    def _on_named(self, name: str) -> None:
        self.filters.save(name, self.values)
        self.say(self.tr("已存为视图“{0}”").format(name))
        self.views.setFocus()
