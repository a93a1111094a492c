"""The windows beside the desk: search, call form, lists, call-back, handover, alarms, roster, messages, about."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.call import CallRecord
from widgets.console.about_window import AboutWindow
from widgets.console.alarm_watch import AlarmWatch
from widgets.console.alarm_window import AlarmWindow
from widgets.console.call_form import CallForm
from widgets.console.callback_reconcile import ReconcileWindow
from widgets.console.callback_window import CallbackWindow
from widgets.console.context import ConsoleContext
from widgets.console.desk_sound import DeskSound
from widgets.console.duty_phones_window import DutyPhonesWindow
from widgets.console.emergency_window import EmergencyWindow
from widgets.console.extra_seat import AdviceReport, ExtraSeat
from widgets.console.extra_sheet import Sheet
from widgets.console.filters_window import FiltersWindow
from widgets.console.given_list import GivenList
from widgets.console.handover_window import HandoverWindow
from widgets.console.ledger_window import LedgerWindow
from widgets.console.messages_window import MessagesWindow
from widgets.console.overdue_watch import OverdueWatch
from widgets.console.person import Person
from widgets.console.roster_window import RosterWindow
from widgets.console.search_window import SearchWindow
from widgets.console.wall_records_window import WallRecordsWindow


def _track_window(seat: ExtraSeat, window: QWidget) -> Sheet:
    from widgets.console.track_window import TrackWindow  # noqa: PLC0415 - its charts take a third of a desk's start

    return TrackWindow(seat, window)


Make = Callable[[ExtraSeat, QWidget], Sheet]
_WINDOWS: Mapping[str, Make] = MappingProxyType(
    {
        "search": SearchWindow,
        "call": CallForm,
        "lists": FiltersWindow,
        "ledger": LedgerWindow,
        "callbacks": CallbackWindow,
        "reconcile": ReconcileWindow,
        "handover": HandoverWindow,
        "roster": RosterWindow,
        "messages": MessagesWindow,
        "about": AboutWindow,
        "phones": DutyPhonesWindow,
        "tracks": _track_window,
        "emergency": EmergencyWindow,
        "wall_records": WallRecordsWindow,
    }
)

OF_NOW = frozenset(
    {"alarms", "search", "call", "callbacks", "reconcile", "roster", "about", "phones", "tracks", "ledger"}
)
"""Windows that show the present whatever moment the desk looks at: they read other things than the situation, or write."""


class ExtraWindows(QObject):
    """Opens each window of one seat once and keeps it until the person leaves.

    ``places`` remembers saved filters (``None``: the application's own settings); ``advice_report`` gives the hit rate
    that the about page prints.
    """

    case_wanted = Signal(str)
    """A case chosen in a list; the console opens it."""
    alarms_changed = Signal(int)
    """How many alarms nobody has acknowledged."""
    said = Signal(str, str)
    """A sentence for the desk's own line (an alarm acknowledged by 空格), and its role."""
    closed = Signal()
    """A window was put away; the queue may take the focus."""

    def __init__(
        self,
        context: ConsoleContext,
        parent: QWidget,
        *,
        places: QSettings | None = None,
        advice_report: AdviceReport | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self._places = places or QSettings()
        self._advice_report = advice_report
        self._seat: ExtraSeat | None = None
        self._watch: AlarmWatch | None = None
        self._overdue: OverdueWatch | None = None
        self._sheets: dict[str, Sheet] = {}

    def sit_down(self, person: Person) -> None:
        """Work as *person* from now on."""
        self.leave()
        self._seat = ExtraSeat(self._context, person, self._places, self)
        if self._advice_report is not None:
            self._seat.advice_report = self._advice_report
        self._seat.case_wanted.connect(self.case_wanted)
        self._seat.window_wanted.connect(self._open)
        self._seat.call_wanted.connect(self._on_call_wanted)
        self._watch = AlarmWatch(self._seat)
        self._watch.counted.connect(self.alarms_changed)
        self._watch.said.connect(self.said)
        self._overdue = OverdueWatch(self._seat)
        self._overdue.said.connect(self.said)

    def leave(self) -> None:
        """Close all windows; nothing of the person stays in them."""
        for sheet in self._sheets.values():
            sheet.finished.disconnect(self._on_finished)
            sheet.close()
            sheet.deleteLater()
        self._sheets = {}
        if self._overdue is not None:
            self._overdue.leave()
            self._overdue = None
        if self._seat is not None:
            self._context.feed.unregister(self._watch or self)
            self._seat.deleteLater()
            self._seat = self._watch = None

    def sheet(self, name: str) -> Sheet | None:
        """Return the window called *name*, if it has been opened."""
        return self._sheets.get(name)

    @Slot()
    def open_search(self) -> None:
        """Open 检索."""
        self._open("search")

    @Slot()
    def open_call(self) -> None:
        """Open 登记来电."""
        self._open("call")

    @Slot()
    def open_handover(self) -> None:
        """Open 交接班."""
        self._open("handover")

    @Slot()
    def open_alarms(self) -> None:
        """Open 告警."""
        self._open("alarms")

    @Slot()
    def open_roster(self) -> None:
        """Open 排班与值班."""
        self._open("roster")

    @Slot()
    def open_messages(self) -> None:
        """Open 群呼与点名."""
        self._open("messages")

    @Slot()
    def open_lists(self) -> None:
        """Open 案卷清单."""
        self._open("lists")

    @Slot(object)
    def show_list(self, given: GivenList) -> None:
        """Open 案卷清单 with the cases that were handed over."""
        self.open_lists()
        lists = self._sheets.get("lists")
        if isinstance(lists, FiltersWindow):
            lists.show_given(given)

    @Slot()
    def open_callbacks(self) -> None:
        """Open 工单与回访."""
        self._open("callbacks")

    @Slot()
    def open_about(self) -> None:
        """Open 关于."""
        self._open("about")

    @Slot()
    def open_phones(self) -> None:
        """Open 值班电话."""
        self._open("phones")

    @Slot()
    def open_emergency(self) -> None:
        """Open 应急."""
        self._open("emergency")

    @Slot()
    def open_wall_records(self) -> None:
        """Open 大屏记录."""
        self._open("wall_records")

    @Slot()
    def open_tracks(self) -> None:
        """Open 轨迹回放."""
        self._open("tracks")

    @Slot()
    def acknowledge_alarm(self) -> None:
        """Acknowledge the newest alarm nobody has acknowledged (空格); where there is none, what rings as late is seen."""
        if self._watch is None or self._overdue is None:
            return
        if self._watch.top is not None or not self._overdue.take():
            self._watch.acknowledge()

    @Slot(str)
    def _open(self, name: str) -> None:
        if self._seat is None or self._watch is None:
            return
        sheet = self._sheets.get(name)
        if sheet is None:
            sheet = self._sheets[name] = self._make(name, self._seat, self._watch)
            sheet.finished.connect(self._on_finished)
        sheet.bring()

    def _make(self, name: str, seat: ExtraSeat, watch: AlarmWatch) -> Sheet:
        if name == "alarms":
            sheet: Sheet = AlarmWindow(seat, watch, self._sounds(watch), self._window)
        else:
            sheet = _WINDOWS[name](seat, self._window)
        sheet.of_now = name in OF_NOW
        return sheet

    def _sounds(self, watch: AlarmWatch) -> tuple[DeskSound, ...]:
        return (watch.sound,) if self._overdue is None else (watch.sound, self._overdue.sound)

    @Slot(object)
    def _on_call_wanted(self, call: CallRecord) -> None:
        self.open_call()
        form = self._sheets.get("call")
        if isinstance(form, CallForm):
            form.take(call)

    @Slot()
    def _on_finished(self) -> None:
        self.closed.emit()
