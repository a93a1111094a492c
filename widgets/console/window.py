"""The console's window: log-in first, then the desk; keys of the workflow work everywhere in it."""

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from widgets.console.context import ConsoleContext
from widgets.console.desk_flow import DeskFlow
from widgets.console.desk_page import DeskPage
from widgets.console.help import HelpDialog
from widgets.console.idle import IDLE_MS, IdleLock
from widgets.console.key_bar import HELP_KEY, KEYS
from widgets.console.login import LoginPage
from widgets.console.person import Person
from widgets.console.style import desk_style

FULL_HD = (1920, 1080)
PLACE = "console/geometry"


class ConsoleWindow(QMainWindow):
    """One seat's window. ``places`` remembers where it stood; ``None`` remembers nothing."""

    def __init__(self, context: ConsoleContext, places: QSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self.setWindowTitle(self.tr("万米　坐席 {0}").format(context.seat))
        self.setStyleSheet(desk_style(context.theme))
        self.login = LoginPage(context)
        self.page = DeskPage(context)
        self.flow = DeskFlow(self.page, context)
        self.idle = IdleLock(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.login)
        self._stack.addWidget(self.page)
        self.setCentralWidget(self._stack)
        self.resize(*FULL_HD)
        self._remember()
        self._bind_keys()
        self.login.logged_in.connect(self._on_logged_in)
        self.flow.logged_out.connect(self._on_logged_out)
        self.idle.ran_out.connect(self._on_idle)

    def _remember(self) -> None:
        geometry = self._places.value(PLACE) if self._places is not None else None
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _bind_keys(self) -> None:
        for key in KEYS:
            self._bind(key).activated.connect(self._on_key)
        self._bind("Esc").activated.connect(self.flow.back_to_queue)
        self._bind("Ctrl+N").activated.connect(self.flow.steps.register_call)
        self._bind("Alt+0").activated.connect(self.page.wall.show_asked)
        self._bind("Alt+.").activated.connect(self.page.wall.clear_asked)

    def _bind(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)  # a key held down is one press
        return shortcut

    @Slot()
    def _on_key(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QShortcut) or self._stack.currentWidget() is not self.page:
            return
        key = sender.key().toString()
        if key == HELP_KEY:
            self._show_help()
        else:
            self.flow.steps.press(key)

    def _show_help(self) -> None:
        dialog = HelpDialog(self)
        dialog.exec()
        dialog.deleteLater()
        self.flow.back_to_queue()

    @Slot(object)
    def _on_logged_in(self, person: Person) -> None:
        self._stack.setCurrentWidget(self.page)
        self.flow.sit_down(person)
        self.idle.start()

    @Slot(str)
    def _on_logged_out(self, text: str) -> None:
        self.idle.stop()
        self.flow.leave()
        self._stack.setCurrentWidget(self.login)
        self.login.begin(text)

    @Slot()
    def _on_idle(self) -> None:
        self._on_logged_out(self.tr("{0} 分钟无操作，已锁定，请重新登录").format(IDLE_MS // 60_000))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        self.idle.stop()
        if self._places is not None:
            self._places.setValue(PLACE, self.saveGeometry())
        super().closeEvent(event)
