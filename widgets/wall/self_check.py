"""The self-check: how this window is, for who looks after the wall. No scene has it; keys and a desk's wish show it."""

from PySide6.QtCore import QObject

from app.situation.answers import Moment, Question
from widgets import words
from widgets.wall.glance import Glance, Look
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import PanelContext, WallPanel
from widgets.wall.sheet import PAD_BOTTOM, PAD_TOP, Sheet
from widgets.wall.type import Role
from widgets.wall.vitals import PanelVitals, Vitals
from widgets.words import translate

_ROW = 37.0
_SLOW_PAUSE_MS = 250.0
_GAP = 28.0
_SOUND = frozenset({Look.LIVE, Look.EMPTY})


class SelfCheck(WallPanel):
    """Lists the vitals of one window, what is not well first."""

    key = "self_check"

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.vitals: Vitals | None = None
        self.cells = 1
        """How many cells high it stands."""

    def title(self) -> str:
        """Return the card's name."""
        return self.tr("自检")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask nothing: it looks at the program, not at the city."""
        return ()

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put nothing: see :meth:`compose`."""

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Put the title with the clock, then as many rows as fit."""
        y = sheet.top + 19
        sheet.text(self.title(), sheet.left, y, role=Role.TITLE, bold=True)
        sheet.text(words.clock_with_seconds(glance.now), sheet.right, y, role=Role.NOTE, align=Align.RIGHT)
        sheet.rule(sheet.left, sheet.top + 38, sheet.right - sheet.left, 2)
        if self.vitals is not None:
            self._rows(self.vitals, sheet)
        return Look.LIVE

    def _rows(self, vitals: Vitals, sheet: Sheet) -> None:
        """Put the rows column by column, what is not well first; what finds no place is counted."""
        rows = sorted([*_machine(vitals), *map(_panel_row, vitals.panels)], key=lambda row: row[2])
        heights = self._heights(sheet)
        columns = 1 if len(rows) <= len(heights) else 2
        wide = (sheet.right - sheet.left - (columns - 1) * _GAP) / columns
        slots = [(sheet.left + column * (wide + _GAP), y) for column in range(columns) for y in heights]
        shown = rows if len(rows) <= len(slots) else rows[: len(slots) - 1]
        for (x, y), row in zip(slots, shown, strict=False):
            _put(sheet, x, y, wide, row)
        if len(shown) < len(rows):
            (x, y), left = slots[-1], translate("另 {n} 行").format(n=len(rows) - len(shown))
            sheet.text(left, x + wide, y, role=Role.NOTE, colour="text2", align=Align.RIGHT)

    def _heights(self, sheet: Sheet) -> list[float]:
        """Return the heights of the rows of one column, none of them on a seam."""
        cell, found = sheet.height / self.cells, []
        for place in range(self.cells):
            y = body_top(sheet) if not place else place * cell + PAD_TOP
            end = (place + 1) * cell - PAD_BOTTOM
            while y + _ROW <= end:
                found.append(y + _ROW / 2)
                y += _ROW
        return found


Row = tuple[str, str, bool]


def _put(sheet: Sheet, x: float, y: float, wide: float, row: Row) -> None:
    """Put one row: a mark where it is not well, the name, the value at the right."""
    name, value, is_well = row
    start = x if is_well else x + 26
    if not is_well:
        sheet.mark("stale", x + 10, y, half=10)
    sheet.text(name, start, y, colour="text2", within=x + wide - start - sheet.measure(value) - 8)
    sheet.text(value, x + wide, y, colour="text1" if is_well else "soon_text", align=Align.RIGHT)


def _machine(vitals: Vitals) -> list[Row]:
    """Return the rows about the program itself: name, value, whether it is well."""
    pause, queue = vitals.pause_ms, vitals.panels_waiting + vitals.map_waiting
    return [
        (translate("最长停顿"), translate("{n} 毫秒").format(n=round(pause)), pause <= _SLOW_PAUSE_MS),
        (translate("最慢一块"), translate("{n} 毫秒").format(n=round(vitals.frames.longest_ms)), True),
        (
            translate("排队"),
            translate("块 {a}，图层 {b}").format(a=vitals.panels_waiting, b=vitals.map_waiting),
            queue < 50,
        ),
        (translate("内存"), _mib(vitals.memory_mib), True),
        (translate("地图内存"), _mib(vitals.page_mib), True),
        (translate("地图重启"), translate("{n} 次").format(n=vitals.page_restarts), not vitals.page_restarts),
        (translate("块重建"), translate("{n} 次").format(n=vitals.panels_replaced), not vitals.panels_replaced),
        (translate("数据重试"), translate("{n} 次").format(n=vitals.tries), not vitals.tries),
    ]


def _mib(mib: float | None) -> str:
    return translate("不详") if mib is None else f"{mib:.0f} MB"


def _panel_row(panel: PanelVitals) -> Row:
    """Return the row of a panel: how old its data are, or how it stands where it is not live."""
    said = {
        Look.LOADING: translate("读取中"), Look.FAILED: translate("失败"), Look.STALE: translate("过时"),
    }.get(panel.look, "")  # fmt: skip
    age = translate("无数据") if panel.age_us is None else words.ago(panel.age_us)
    return panel.title, said or age, panel.look in _SOUND
