"""值班电话: the duty leader and the departments, one key away at any hour; what waits for the morning stands above."""

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.domain.terms import Post
from app.situation.answers import Moment
from app.situation.questions.night import Night, NightNow
from app.situation.questions.roster_book import RosterBook
from widgets.console.extra_list import ListSheet
from widgets.console.extra_rows import Col, Row
from widgets.console.extra_seat import ExtraSeat
from widgets.console.roster_rows import PhoneRow, phone_rows
from widgets.words import clock, translate, zh

BOOK, NIGHT = RosterBook(), Night(limit=1)
FIRST: Mapping[str, int] = {Post.LEADER.value: 0, Post.SHIFT_LEADER.value: 1}
"""Whom one calls before all others."""
SHOWN_DEPARTMENTS = 4
ROSTER = "roster"
"""The window whose third page has the telephones' fields."""
COLUMNS = (
    Col(title=zh("值守"), of=lambda row: row.name, width=320, bold=True),
    Col(title=zh("类别"), of=lambda row: translate(row.kind), width=140),
    Col(
        title=zh("值班电话"), of=lambda row: row.phone or translate("未登记"), width=280, bold=True,
        colour=lambda row: "" if row.phone else "soon_text",
    ),
    Col(
        title=zh("来源"),
        of=lambda row: translate("本席登记") if row.entered else translate("机构表") if row.phone else "—",
    ),
)  # fmt: skip


def in_order(rows: tuple[PhoneRow, ...]) -> tuple[PhoneRow, ...]:
    """Return the leader on duty first, then the shift leader, the departments, and the other posts of the hall."""
    posts = frozenset(Post)
    return tuple(sorted(rows, key=lambda row: FIRST.get(row.id, 3 if row.id in posts else 2)))


class DutyPhonesWindow(ListSheet):
    """The telephones; the line under the title says what the night still holds."""

    def __init__(self, seat: ExtraSeat, parent: QWidget | None = None) -> None:
        super().__init__(seat, self.tr("值班电话"), COLUMNS, lambda row: row.id, parent)
        self.table.empty_words = self.tr("没有登记值班电话")
        self.body.addWidget(self.table, 1)
        self.add_keys((self.tr("回车"), self.tr("去排班与值班第 3 页登记")), ("Ctrl+E", self.tr("导出")))
        self.context.feed.moment_ready.connect(self._on_moment)

    def renew(self) -> None:
        """Read the telephones once more."""
        self.table.show_loading()
        self.context.feed.register(self, [BOOK, NIGHT])
        self.table.take_focus(even_empty=True)

    def open_row(self, _row: Row) -> None:
        """Go where telephones are entered."""
        self.close()
        self.seat.window_wanted.emit(ROSTER)

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self.isHidden():
            return
        book, night = moment.of(BOOK), moment.of(NIGHT)
        if BOOK in moment.failures:
            self.table.show_failed(self.tr("值班电话读取失败：{0}").format(moment.failures[BOOK]))
        elif book is not None:
            self.table.show_rows(in_order(phone_rows(book, self.context.city)))
        if night is not None:
            self.head.remark.show_text(self.night_words(night))

    def night_words(self, night: NightNow) -> str:
        """Return what the night holds: urgent cases, tonight's reports, and what falls due when work begins."""
        words = self.tr("紧急在办 {0}，其中处置超期 {1}；{2} 以来上报 {3}；{4} 起一小时内到期 {5}").format(
            night.urgent_total, night.urgent_over, clock(night.evening), night.reported, clock(night.opens), night.due_total
        )  # fmt: skip
        whose = translate("、").join(f"{one.name} {one.count}" for one in night.due[:SHOWN_DEPARTMENTS])
        return translate("{0}（{1}）").format(words, whose) if whose else words
