"""大屏记录: who put what on the wall, when: a day at a time, into a file by Ctrl+E."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.moment import DAY, Instant, to_datetime
from app.domain.terms import Post
from app.domain.work_time import local_day, midnight
from app.situation.answers import Moment
from app.situation.questions.wall_pushes import Push, PushesBetween
from widgets.console.extra_list import ListSheet
from widgets.console.extra_rows import Col, Row
from widgets.console.extra_seat import ExtraSeat
from widgets.console.push_words import names_of, push_words
from widgets.terms import word
from widgets.words import clock_with_seconds, day, weekday, zh


def _post(row: Push) -> str:
    return "—" if row.post is Post.NOBODY else word(row.post)


class WallRecordsWindow(ListSheet):
    """What was done to this desk's wall on the day that is chosen, the newest first; today when it is opened."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        names = names_of(seat.context.wall_scenes)
        columns = (
            Col(title=zh("时间"), of=lambda row: clock_with_seconds(row.at), width=130),
            Col(title=zh("岗位"), of=_post, width=150),
            Col(title=zh("坐席"), of=lambda row: row.seat or "—", width=110),
            Col(title=zh("操作人"), of=lambda row: row.actor, width=170),
            Col(title=zh("操作"), of=lambda row: push_words(row, names), bold=True),
        )
        super().__init__(seat, self.tr("大屏记录"), columns, lambda row: row.seq, parent)
        self._since = self._today()
        self._question = self._asked_for()
        self.body.addWidget(self.table, 1)
        self.add_keys(
            ("PgUp PgDn", self.tr("前后一天")), ("Home", self.tr("今天")), (self.tr("回车"), self.tr("打开案卷")),
            ("Ctrl+E", self.tr("导出")),
        )  # fmt: skip
        for keys, slot in (("PgUp", self.earlier), ("PgDown", self.later), ("Home", self.today)):
            self.bind(keys, slot)
        self.context.feed.moment_ready.connect(self._on_moment)

    @property
    def list_title(self) -> str:
        """Return what the list is called in a file's name, its day included."""
        return f"{self.windowTitle()}-{to_datetime(self._since):%Y%m%d}"

    def renew(self) -> None:
        """Show today, as far as the desk looks."""
        self.today()
        self.table.take_focus(even_empty=True)

    @Slot()
    def today(self) -> None:
        """Show the day that the desk looks at."""
        self._show_day(self._today())

    @Slot()
    def earlier(self) -> None:
        """Show the day before."""
        self._show_day(self._since - DAY)

    @Slot()
    def later(self) -> None:
        """Show the day after, today at the latest."""
        self._show_day(min(self._since + DAY, self._today()))

    def open_row(self, row: Row) -> None:
        """Open the case that was put on the wall."""
        shown = None if row.stand is None else row.stand.display.case
        if row.kind == "case_shown" and shown is not None:
            self.seat.case_wanted.emit(shown.case_id)
            self.close()

    def _today(self) -> Instant:
        return midnight(local_day(self.seat.context.then()))

    def _asked_for(self) -> PushesBetween:
        return PushesBetween(wall=self.seat.context.wall, since=self._since, until=self._since + DAY)

    def _show_day(self, since: Instant) -> None:
        if since != self._since:
            self.table.show_rows(())
            self.table.show_loading()
        self._since = since
        self._question = self._asked_for()
        self._say_day("")
        self.context.feed.register(self, [self._question])

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self.isHidden():
            return
        if reason := moment.failures.get(self._question):
            self.table.show_failed(self.tr("大屏记录读取失败：{0}").format(reason))
            return
        pushes = moment.of(self._question)
        if pushes is not None:
            self.table.empty_words = self.tr("这一天没有人动过大屏")
            self.table.show_rows(pushes)
            self._say_day(self.tr("　{0} 条").format(len(pushes)))

    def _say_day(self, count: str) -> None:
        date = self.tr("{0}年{1}").format(to_datetime(self._since).year, day(self._since))
        shown = f"{date} {weekday(self._since)}"
        words = self.tr("{0}，今天").format(shown) if self._since == self._today() else shown
        self.head.remark.show_text(words + count)
