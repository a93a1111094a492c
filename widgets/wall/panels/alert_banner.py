"""警情横幅: red alarms that nobody has acknowledged at a desk, laid over the top of the wall, one a cell, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.moment import Instant
from app.situation.answers import Moment, Question
from app.situation.questions.alarms import AlarmList, AlarmRow, Alarms
from widgets.wall.case_list import when
from widgets.wall.glance import Glance, Look, Nothing
from widgets.wall.ink import Align, Phase
from widgets.wall.looks import body_top
from widgets.wall.panel import PanelContext, WallPanel
from widgets.wall.sheet import PAD_SIDE, Sheet
from widgets.wall.type import Role
from widgets.words import translate

HEIGHT = 112.0
"""How high the banner is, mock px."""
MOST = 6
_CELL_WIDTH = 640.0
_UPPER, _LOWER = 36.0, 82.0
_GAP = 12.0
_LINE = 40.0
_EDGE = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalAlarm:
    """An alarm that the wall itself raises, since what would raise it is what failed: its name, what it means, since when."""

    name: str
    words: str
    since: Instant


@dataclass(frozen=True, slots=True)
class _Shown:
    """One alarm as it is printed."""

    name: str
    words: str
    at: Instant


class AlertBannerPanel(WallPanel):
    """Lays the alarms into as many cells as it is given; what has no cell is counted in the last one."""

    key = "alert_banner"
    follows_filter = False

    def __init__(self, context: PanelContext, parent: QObject | None = None) -> None:
        super().__init__(context, parent)
        self.local: tuple[LocalAlarm, ...] = ()
        """What the wall itself knows to be down."""

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("警情")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the alarms."""
        return (self._asked(),)

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        return None if self.alarms(moment) else Nothing(sentence=self.tr("没有未确认告警"))

    def alarms(self, moment: Moment | None) -> int:
        """Return how many alarms nobody has acknowledged, the wall's own included."""
        found = self._list(moment)
        return len(self.local) + (0 if found is None else found.total)

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put as many as there are lines, where they may be old."""
        for place, one in enumerate(self._shown(moment)[: int((sheet.bottom - body_top(sheet)) / _LINE)]):
            y = body_top(sheet) + (place + 0.5) * _LINE
            sheet.text(f"{one.name}　{one.words}", sheet.left, y, within=sheet.right - sheet.left)

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Put the alarms; good news and what cannot be read look like any panel's."""
        count = self.alarms(glance.moment)
        if not count or glance.look is not Look.LIVE:
            return super().compose(glance, sheet)
        self._strip(sheet, glance, count)
        return glance.look

    def _strip(self, sheet: Sheet, glance: Glance, count: int) -> None:
        cells = max(1, round(sheet.width / _CELL_WIDTH))
        width, shown = sheet.width / cells, self._shown(glance.moment)[:cells]
        height = min(HEIGHT, sheet.height)
        sheet.plate(0, 0, sheet.width, height, edge="over", edge_width=_EDGE, radius=0, phase=Phase.UNLIT)
        sheet.plate(
            0, 0, sheet.width, height, fill="over_fill", edge="over", edge_width=_EDGE, radius=0, phase=Phase.LIT
        )
        for cell, one in enumerate(shown):
            left_out = count - len(shown) if cell == len(shown) - 1 else 0
            for phase, colour, ground in ((Phase.UNLIT, "over_text", ""), (Phase.LIT, "over_on", "over_fill")):
                self._cell(sheet, cell * width, width, one, glance.now, (phase, colour, ground), left_out)

    def _cell(
        self, sheet: Sheet, left: float, width: float, one: _Shown, now: Instant, look: tuple[Phase, str, str], left_out: int
    ) -> None:  # fmt: skip
        """Put one alarm in its cell in one half of the blink."""
        phase, colour, ground = look
        start, end = left + PAD_SIDE, left + width - PAD_SIDE
        time = when(one.at, now)
        sheet.text(time, end, _UPPER, colour=colour, ground=ground, align=Align.RIGHT, phase=phase)
        room = end - sheet.measure(time) - _GAP - start
        sheet.text(
            one.name, start, _UPPER, role=Role.STRONG, bold=True, colour=colour, ground=ground, within=room, phase=phase
        )
        rest = self.tr("另 {n} 条未确认").format(n=left_out) if left_out else self.tr("未确认")
        room = end - sheet.measure(rest, bold=True) - _GAP - start
        sheet.text(one.words, start, _LOWER, colour=colour, ground=ground, within=room, phase=phase)
        sheet.text(rest, end, _LOWER, colour=colour, ground=ground, bold=True, align=Align.RIGHT, phase=phase)

    def _shown(self, moment: Moment | None) -> list[_Shown]:
        """Return what is printed, the wall's own alarms before the log's."""
        found = self._list(moment)
        own = [_Shown(one.name, one.words, one.since) for one in self.local]
        return own + [_Shown(headline(one), place_of(one), one.at) for one in (() if found is None else found.open)]

    def _list(self, moment: Moment | None) -> AlarmList | None:
        return None if moment is None else moment.of(self._asked())

    @staticmethod
    def _asked() -> Alarms:
        return Alarms(limit=MOST)


def headline(one: AlarmRow) -> str:
    """Return what an alarm is called: the class of its case, else its own words or reason."""
    if one.class_name:
        return translate("紧急 {what}").format(what=one.class_name)
    return one.text or one.reason or translate("告警")


def place_of(one: AlarmRow) -> str:
    """Return where it is, else why it was raised, else the number of its case."""
    return one.place or (one.reason if one.class_name else "") or one.number or "—"


def spoken_words(alarms: Sequence[AlarmRow]) -> list[str]:
    """Return the sentence to be said for each alarm, without numbers nobody can follow by ear."""
    return [translate("{what}，{where}，请处理").format(what=headline(one), where=place_of(one)) for one in alarms]
