"""The console's window: log-in first, then the desk; keys of the workflow work everywhere in it."""

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from widgets.console.context import ConsoleContext
from widgets.console.desk_flow import DeskFlow
from widgets.console.desk_page import DeskPage
from widgets.console.extra_windows import ExtraWindows
from widgets.console.help import HelpDialog
from widgets.console.idle import IDLE_MS, IdleLock
from widgets.console.key_bar import HELP_KEY, KEYS
from widgets.console.learning import DepartmentLearner
from widgets.console.login import LoginPage
from widgets.console.person import Person
from widgets.console.places import DeskPlaces
from widgets.console.style import desk_style
from widgets.console.time_travel import KEY as HISTORY_KEY
from widgets.console.time_travel import PICTURE_KEY, TimeTravel
from widgets.console.wall_box_scenes import KEYED
from widgets.console.wall_picture import WallPicture

FULL_HD = (1920, 1080)
SHIFT = "Shift+"
WALL_KEYS = {
    **{f"Alt+{place}": f"K{place}" for place in range(1, KEYED + 4)},
    "Alt+0": "0", "Alt+.": ".", "Alt+*": "K*", "Alt+/": "K/", "Alt+-": "K-", "Alt+Enter": "K=", "Alt+=": "K=", "Alt++": "K+",
    "Ctrl+Shift+T": "KT", "Ctrl+Shift+S": "KS",
}  # fmt: skip
"""The keypad on keyboards that have none: Alt and the same key; Alt+Return is the whole screen, so = pushes too.

The test card and the self-check have the keys that they have at the wall's own machine.
"""


class ConsoleWindow(QMainWindow):
    """One seat's window. ``places`` remembers where it and its parts stood; ``None`` remembers nothing."""

    def __init__(self, context: ConsoleContext, places: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("万米　坐席 {0}").format(context.seat))
        self.setStyleSheet(desk_style(context.theme))
        self.login = LoginPage(context)
        self.page = DeskPage(context)
        self.flow = DeskFlow(self.page, context)
        self.learner = DepartmentLearner(context, self)
        self.extra = ExtraWindows(context, self, places=places, advice_report=self.learner.sentence)
        self.time = TimeTravel(self.page, self.flow, context, places)
        self.picture = WallPicture(context, self)
        self.idle = IdleLock(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.login)
        self._stack.addWidget(self.page)
        self.setCentralWidget(self._stack)
        self.resize(*FULL_HD)
        self._places = DeskPlaces(places, self, self.page)
        self._places.restore()
        self._doors = tuple((keys, words, self._at_desk(door)) for keys, words, door in self._doors_of(self.extra))
        self._bind_keys()
        self._fill_menu()
        self._connect()

    def _connect(self) -> None:
        self.login.logged_in.connect(self._on_logged_in)
        self.flow.logged_out.connect(self._on_logged_out)
        self.idle.ran_out.connect(self._on_idle)
        self.extra.closed.connect(self.flow.back_to_queue)
        self.extra.case_wanted.connect(self.flow.open_case)
        self.extra.said.connect(self.page.say)
        self.flow.marks.lists.listed.connect(self.extra.show_list)
        self.extra.alarms_changed.connect(self.page.bar.show_alarms)
        self.page.queue.letter.connect(self._on_letter)
        self.page.letter.connect(self._on_letter)
        self.time.changed.connect(self._home.setEnabled)
        self.time.changed.connect(self._picture.setEnabled)
        self.picture.said.connect(self.page.say)
        self.picture.drawing.connect(self.page.wall.show_drawing)
        self.page.wall.picture.clicked.connect(self.picture.ask)
        self.page.wall.records.clicked.connect(self.extra.open_wall_records)
        self.page.scrubber.picture_wanted.connect(self.picture.ask)

    def _doors_of(self, extra: ExtraWindows) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        """Return key, words and opener of each window beside the desk."""
        return (
            ("Ctrl+F", self.tr("检索"), extra.open_search), ("Ctrl+N", self.tr("登记来电"), self.time.guarded(extra.open_call)),
            ("Ctrl+B", self.tr("工单与回访"), extra.open_callbacks), ("Ctrl+L", self.tr("案卷清单"), extra.open_lists),
            ("Ctrl+G", self.tr("告警"), extra.open_alarms), ("Ctrl+H", self.tr("交接班"), extra.open_handover),
            ("Ctrl+R", self.tr("排班与值班"), extra.open_roster), ("Ctrl+M", self.tr("群呼与点名"), extra.open_messages),
            ("Ctrl+K", self.tr("视频上报"), self.time.guarded(self.flow.video.report)),
            ("Ctrl+T", self.tr("轨迹回放"), extra.open_tracks), ("Ctrl+P", self.tr("值班电话"), extra.open_phones),
            ("Ctrl+J", self.tr("应急"), self.time.guarded(extra.open_emergency)), ("Ctrl+I", self.tr("关于"), extra.open_about),
            ("Ctrl+W", self.tr("图上指挥"), self.flow.map.open), ("Ctrl+D", self.tr("大屏记录"), extra.open_wall_records),
            ("Ctrl+Shift+W", self.tr("存大屏画面"), self.picture.ask),
            (HISTORY_KEY, self.tr("历史回放"), self.time.toggle), ("Ctrl+Shift+L", self.tr("离席，换人登录"), self._stand_up),
        )  # fmt: skip

    def _at_desk(self, door: Callable[[], None]) -> Callable[[], None]:
        """Return *door*, shut at the log-in: a key of the desk would take the keyboard away from who logs in."""

        def opened() -> None:
            if self._stack.currentWidget() is self.page:
                door()

        return opened

    def _bind_keys(self) -> None:
        for key in KEYS:
            self._bind(key).activated.connect(self._on_key)
            if key != HELP_KEY:
                self._bind(SHIFT + key).activated.connect(self._on_key)
        for keys, _, door in self._doors:
            self._bind(keys).activated.connect(door)
        self._bind("Esc").activated.connect(self._at_desk(self._on_escape))
        self._home, self._picture = self._bind("Home"), self._bind(PICTURE_KEY)
        self._home.activated.connect(self.page.scrubber.leave)
        self._picture.activated.connect(self.time.keep_picture)
        for shortcut in (self._home, self._picture):
            shortcut.setEnabled(False)
        for key in WALL_KEYS:
            self._bind(key).activated.connect(self._on_wall_key)
        self._bind("Alt+Return").activated.connect(self._toggle_full_screen)

    def _bind(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)  # a key held down is one press
        return shortcut

    def _fill_menu(self) -> None:
        """List the windows beside the desk with their keys, for the mouse and for whoever does not know them yet."""
        menu = QMenu(self)
        for keys, words, door in self._doors:
            menu.addAction(f"{words}\t{keys}").triggered.connect(door)
        menu.addAction(self.tr("键位一览") + "\tF1").triggered.connect(self._show_help)
        self.page.bar.menu.setMenu(menu)

    @Slot()
    def _on_key(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QShortcut) or self._stack.currentWidget() is not self.page:
            return
        key = sender.key().toString()
        if key == HELP_KEY:
            self._show_help()
        else:
            self.flow.press(key.removeprefix(SHIFT), more=key.startswith(SHIFT))

    @Slot()
    def _on_wall_key(self) -> None:
        sender = self.sender()
        if isinstance(sender, QShortcut) and self._stack.currentWidget() is self.page:
            self.page.wall.pressed.emit(WALL_KEYS[sender.key().toString()])

    @Slot(str)
    def _on_letter(self, letter: str) -> None:
        if self.time.take(letter):
            return
        if letter == "/":
            self.extra.open_search()
        elif letter == " ":
            self.extra.acknowledge_alarm()

    @Slot()
    def _on_escape(self) -> None:
        """Put one thing back: the past first, then what the desk has open."""
        if not self.time.escape():
            self.flow.escape()

    @Slot()
    def _show_help(self) -> None:
        dialog = HelpDialog(self)
        dialog.exec()
        dialog.deleteLater()
        self.flow.back_to_queue()

    @Slot()
    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @Slot(object)
    def _on_logged_in(self, person: Person) -> None:
        self._stack.setCurrentWidget(self.page)
        self.flow.sit_down(person)
        self.extra.sit_down(person)
        self.learner.start()
        self._places.restore_tab()
        self.time.sit_down()
        self.idle.start()

    @Slot(str)
    def _on_logged_out(self, text: str) -> None:
        self.idle.stop()
        self.time.leave()
        self._places.keep()
        self.flow.leave()
        self.extra.leave()
        self.learner.pause()
        self._stack.setCurrentWidget(self.login)
        self.login.begin(text)

    @Slot()
    def _stand_up(self) -> None:
        """Give the seat to the next person."""
        self._on_logged_out(self.tr("已离席，请接班人登录"))

    @Slot()
    def _on_idle(self) -> None:
        self._on_logged_out(self.tr("{0} 分钟无操作，已锁定，请重新登录").format(IDLE_MS // 60_000))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where everything stood."""
        self.idle.stop()
        self.time.leave()
        self._places.keep()
        self.extra.leave()
        self.learner.close()
        self.picture.close()
        self.page.wall.watch.close()
        super().closeEvent(event)
