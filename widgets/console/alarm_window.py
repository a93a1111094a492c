"""告警: what nobody has acknowledged, newest first, above what was acknowledged today."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.situation.questions.alarms import AlarmRow
from widgets.console.alarm_watch import AlarmWatch
from widgets.console.desk_sound import DeskSound
from widgets.console.extra_list import ListSheet
from widgets.console.extra_rows import Col
from widgets.console.extra_seat import ExtraSeat
from widgets.console.filters_columns import when
from widgets.console.sound_box import SoundBox
from widgets.words import translate, zh


def state_words(row: AlarmRow) -> str:
    """Return whether somebody has seen to an alarm, and who."""
    if row.seen_at is None:
        return translate("未确认")
    seat = translate("坐席 {0} ").format(row.seen_seat) if row.seen_seat else ""
    return translate("{0} {1}{2} 已确认").format(when(row.seen_at), seat, row.seen_by)


COLUMNS = (
    Col(title=zh("时间"), of=lambda row: when(row.at), width=120),
    Col(title=zh("告警"), of=lambda row: row.reason or row.subject, bold=True),
    Col(title=zh("说明"), of=lambda row: row.text or row.class_name, width=180),
    Col(title=zh("位置"), of=lambda row: row.place, width=200),
    Col(title=zh("案卷编号"), of=lambda row: row.number, width=200),
    Col(
        title=zh("确认"), of=state_words, width=300, colour=lambda row: "over_text" if row.seen_at is None else "text2"
    ),
)


class AlarmWindow(ListSheet):
    """The alarms; 空格 takes the top one, Enter opens an alarm's case."""

    def __init__(
        self, seat: ExtraSeat, watch: AlarmWatch, sounds: tuple[DeskSound, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(seat, self.tr("告警"), COLUMNS, lambda row: (row.subject, row.seq), parent)
        self._watch = watch
        self.sounds = SoundBox(sounds)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.sounds)
        self.add_keys(
            (self.tr("空格"), self.tr("确认最上一条")), ("Delete", self.tr("确认所选")), (self.tr("回车"),
            self.tr("打开案卷")),
            ("Ctrl+T", self.tr("开关声音")), ("Ctrl+E", self.tr("导出")),
        )  # fmt: skip
        self.bind("Space", self.acknowledge_top)
        self.bind("Delete", self.acknowledge_current)
        self.bind("Ctrl+T", self.switch_sound)
        watch.changed.connect(self._on_changed)
        watch.said.connect(self._on_said)
        self._show_sound()

    def renew(self) -> None:
        """Show what is known."""
        self._on_changed()
        self.table.take_focus(even_empty=True)  # else the arrows would turn the sound down

    @Slot()
    def acknowledge_top(self) -> None:
        """Acknowledge the newest alarm."""
        self._watch.acknowledge()

    @Slot()
    def acknowledge_current(self) -> None:
        """Acknowledge the selected alarm."""
        row = self.table.current
        if isinstance(row, AlarmRow):
            self._watch.acknowledge(row)

    @Slot()
    def switch_sound(self) -> None:
        """Switch this seat's sound on or off."""
        self._watch.sound.switch()
        self.sounds.renew()
        self._show_sound()

    def _show_sound(self) -> None:
        words = (
            self.tr("声音开，新告警每 30 秒响一次，直到确认")
            if self._watch.sound.is_on
            else self.tr("声音已关，只在屏上显示")
        )
        self.head.remark.show_text(words)

    @Slot()
    def _on_changed(self) -> None:
        watch = self._watch
        if watch.failure:
            self.table.show_failed(self.tr("告警读取失败：{0}").format(watch.failure))
            return
        if watch.list is None:
            self.table.show_loading()
            return
        had_focus = self.table.view.hasFocus()
        rows = (*(row for row in watch.list.open if not watch.is_asked(row)), *watch.list.seen_today)
        self.table.empty_words = self.tr("今日没有告警")
        self.table.show_rows(rows)
        self.head.title.setText(
            self.tr("告警　未确认 {0}，今日已确认 {1}").format(watch.list.total, watch.list.seen_total)
        )
        if had_focus or self.isVisible():
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, str)
    def _on_said(self, words: str, role: str) -> None:
        self.say(words, role)
