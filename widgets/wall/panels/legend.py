"""图例: every mark and ground of the wall with its word, the same in each scene."""

from app.situation.answers import Moment, Question
from widgets.wall.glance import Glance, Look
from widgets.wall.looks import body_top, with_stale_ground
from widgets.wall.panel import WallPanel
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role
from widgets.words import translate, zh

_SAMPLE = 40.0
_MARKS = (
    ("ok", zh("绿灯 按时")), ("soon", zh("黄灯 即将超期")), ("over", zh("红灯 处置超期")), ("stage_over", zh("环节超时")),
    ("waiting_ok", zh("督办 待回复")), ("answered_ok", zh("督办 已回复")), ("paused", zh("暂停计时")),
    ("", zh("未达标")),
    ("on_duty", zh("在岗，圈越短越旧")), ("out_of_grid", zh("越界")), ("offline", zh("离线")), ("no_fix", zh("无定位")),
    ("lingering", zh("停留超时")), ("stale", zh("过时，末次数值")), ("live", zh("数据正常")), ("band", zh("常值、预测带")),
)  # fmt: skip
"""Marks and their words, the left column first; "" is the amber hatch, ``band`` the ground of a chart."""


class LegendPanel(WallPanel):
    """What the marks mean. It asks nothing and is there before the first answer."""

    key = "legend"
    follows_filter = False

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("图例")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for nothing."""
        return ()

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:  # noqa: ARG002  # it says the same of every moment
        """Put the marks in two columns."""
        self._put(sheet)

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Put the marks, whatever the data do; grey where all others are grey."""
        sheet.text(self.title(), sheet.left, sheet.top + 19, role=Role.TITLE, bold=True)
        sheet.rule(sheet.left, sheet.top + 38, sheet.right - sheet.left, 2)
        body = len(sheet.items)
        self._put(sheet)
        if glance.look is Look.STALE:
            with_stale_ground(sheet, body)
        return Look.STALE if glance.look is Look.STALE else Look.LIVE

    def _put(self, sheet: Sheet) -> None:
        half = len(_MARKS) // 2
        rows = rows_for(sheet, body_top(sheet), half, MOST_ROWS, ROW_CLOSE)
        width = (sheet.right - sheet.left) / 2
        for column in range(2):
            x = sheet.left + column * width
            for place in range(rows.count):
                kind, text = _MARKS[column * half + place]
                y = rows.middle(place)
                _sample(sheet, kind, x, y)
                sheet.text(translate(text), x + _SAMPLE, y, within=width - _SAMPLE - 8)
        for place in range(rows.count):
            rule_below(sheet, rows, place)


def _sample(sheet: Sheet, kind: str, x: float, y: float) -> None:
    if kind == "band":
        sheet.bar(x, y - 9, 30, 18, "line")
    elif kind:
        sheet.mark(kind, x + 13, y)
    else:
        sheet.bar(x, y - 9, 30, 18, "soon", is_hatched=True)
