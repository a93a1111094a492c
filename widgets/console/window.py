"""The console's window: log-in first, then the desk; keys of the workflow work everywhere in it."""

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QWidget

from widgets.console.context import ConsoleContext
from widgets.console.desk_flow import DeskFlow
from widgets.console.desk_page import DeskPage
from widgets.console.key_bar import KEYS
from widgets.console.login import LoginPage
from widgets.console.person import Person
from widgets.console.style import desk_style

FULL_HD = (1920, 1080)
PLACE = "console/geometry"
HELP = (
    "F2 受理／签收　F3 立案／处置　F4 派遣／反馈　F5 派核实　F6 派核查　F7 结案\n"
    "F8 回退、返工　F10 催办　F11 督办　F12 不予受理、不予立案\n"
    "↑ ↓ 选案件　Esc 回队列　N 非重复　Ctrl+N 登记来电\n"
    "小键盘 0 本案投屏　小键盘 . 撤下（没有小键盘：Alt + 同键）"
)


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
        self._stack = QStackedWidget()
        self._stack.addWidget(self.login)
        self._stack.addWidget(self.page)
        self.setCentralWidget(self._stack)
        self.resize(*FULL_HD)
        self._remember()
        self._bind_keys()
        self.login.logged_in.connect(self._on_logged_in)
        self.flow.logged_out.connect(self._on_logged_out)

    def _remember(self) -> None:
        geometry = self._places.value(PLACE) if self._places is not None else None
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _bind_keys(self) -> None:
        for key in KEYS:
            self._bind(key).activated.connect(self._on_key)
        self._bind("Esc").activated.connect(self.flow.back_to_queue)
        self._bind("Ctrl+N").activated.connect(self.flow.register_call)
        self._bind("Alt+0").activated.connect(self.page.wall.show_asked)
        self._bind("Alt+.").activated.connect(self.page.wall.clear_asked)

    def _bind(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        return shortcut

    @Slot()
    def _on_key(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QShortcut) or self._stack.currentWidget() is not self.page:
            return
        key = sender.key().toString()
        if key == "F1":
            QMessageBox.information(self, self.tr("键位"), self.tr(HELP))
        else:
            self.flow.press(key)

    @Slot(object)
    def _on_logged_in(self, person: Person) -> None:
        self._stack.setCurrentWidget(self.page)
        self.flow.sit_down(person)

    @Slot(str)
    def _on_logged_out(self, text: str) -> None:
        self._stack.setCurrentWidget(self.login)
        self.login.message.setText(text)
        self.login.user.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where the window stood."""
        if self._places is not None:
            self._places.setValue(PLACE, self.saveGeometry())
        super().closeEvent(event)
