"""The windows beside the desk: search, call form, lists, call-back, handover, alarms, roster, messages, about."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from widgets.console.context import ConsoleContext
from widgets.console.extra_sheet import Sheet
from widgets.console.person import Person

S = TypeVar("S", bound=Sheet)


class ExtraWindows(QObject):
    """Opens each window of one seat once and keeps it until the person leaves.

    ``places`` remembers saved filters (``None``: the application's own settings); ``advice_report`` gives the hit rate
    that the about page prints.
    """

    case_wanted = Signal(str)
    """A case chosen in a list; the console opens it."""
    alarms_changed = Signal(int)
    """How many alarms nobody has acknowledged."""
    closed = Signal()
    """A window was put away; the queue may take the focus."""

    def __init__(
        self,
        context: ConsoleContext,
        parent: QWidget,
        *,
        places: QSettings | None = None,
        advice_report: Callable[[], str | None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self._places = places
        self._advice_report = advice_report
        self._person: Person | None = None
        self._sheets: dict[str, Sheet] = {}

    def sit_down(self, person: Person) -> None:
        """Work as *person* from now on."""
        self.leave()
        self._person = person

    def leave(self) -> None:
        """Close all windows; nothing of the person stays in them."""
        self._person = None
        for sheet in self._sheets.values():
            sheet.close()
            sheet.deleteLater()
        self._sheets = {}

    def open_search(self) -> None:
        """Open 检索."""
        self._open("search", self.tr("检索"))

    def open_call(self) -> None:
        """Open 登记来电."""
        self._open("call", self.tr("登记来电"))

    def open_handover(self) -> None:
        """Open 交接班."""
        self._open("handover", self.tr("交接班"))

    def open_alarms(self) -> None:
        """Open 告警."""
        self._open("alarms", self.tr("告警"))

    def open_roster(self) -> None:
        """Open 排班与值班."""
        self._open("roster", self.tr("排班与值班"))

    def open_messages(self) -> None:
        """Open 群呼与点名."""
        self._open("messages", self.tr("群呼与点名"))

    def open_lists(self) -> None:
        """Open 案卷清单."""
        self._open("lists", self.tr("案卷清单"))

    def open_callbacks(self) -> None:
        """Open 工单与回访."""
        self._open("callbacks", self.tr("工单与回访"))

    def open_about(self) -> None:
        """Open 关于."""
        self._open("about", self.tr("关于"))

    def acknowledge_alarm(self) -> None:
        """空格: acknowledge the newest alarm nobody has acknowledged."""

    def _open(self, name: str, title: str) -> None:
        if self._person is None:
            return
        sheet = self._sheets.get(name)
        if sheet is None:
            sheet = self._sheets[name] = Sheet(title, parent=self._window)
            sheet.say(self.tr("读取中"))
            sheet.finished.connect(self.closed)
        sheet.bring()
