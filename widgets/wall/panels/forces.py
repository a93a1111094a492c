"""5-3 周边力量 of an emergency: who is there and who can be, by arrival, with their order and receipt; numbers as on the map."""

from app.situation.answers import Moment, Question
from app.situation.questions.emergency_forces import EmergencyForces, Force, ForceList
from widgets.wall.columns import Column, Span, share, widest
from widgets.wall.emergency_panel import EmergencyPanel
from widgets.wall.glance import Nothing, Source
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import answer
from widgets.wall.rows import rows_for, rule_below
from widgets.wall.sheet import Sheet

ROWS = 6
_RING = 34.0
_HANZI = 24.0


class ForcesPanel(EmergencyPanel):
    """One row for each of the nearest people."""

    key = "forces"
    source = Source.POSITIONS
    bar_rows = 6

    def name(self) -> str:
        """Return the panel's name."""
        return self.tr("周边力量")

    def more(self) -> tuple[Question[object], ...]:
        """Ask for the people."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how the minutes are counted."""
        found: ForceList = answer(moment, self._asked())
        if any(one.near.person.is_vehicle for one in found.rows):
            return self.tr("按到场时间，步行或车行")
        return self.tr("按到场时间，步行") if found.rows else ""

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence for nobody near."""
        found: ForceList = answer(moment, self._asked())
        return super().nothing(moment) or (None if found.rows else Nothing(sentence=self.tr("5 公里内没有在线监督员")))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each, the first to arrive first."""
        found: ForceList = answer(moment, self._asked())
        rows = rows_for(sheet, body_top(sheet), len(found.rows), ROWS)
        shown = found.rows[: rows.count]
        texts = [self._texts(one) for one in shown]
        wanted = [widest(sheet, [row[place] for row in texts], bold=place == 4) for place in range(5)]
        columns = [
            Column(key="number", wanted=_RING), Column(key="who", wanted=wanted[0]), Column(key="far", wanted=wanted[1]),
            Column(key="walk", wanted=wanted[2]),
            Column(key="task", wanted=wanted[3], least=4 * _HANZI, gives_way=1),
            Column(key="receipt", wanted=wanted[4]),
        ]  # fmt: skip
        spans = share(columns, sheet.left, sheet.right - sheet.left)
        for place, (one, row) in enumerate(zip(shown, texts, strict=True)):
            self._row(sheet, spans, rows.middle(place), one, row)
            rule_below(sheet, rows, place)

    @staticmethod
    def _row(sheet: Sheet, spans: dict[str, Span], y: float, one: Force, row: tuple[str, str, str, str, str]) -> None:
        who, far, walk, task, receipt = row
        x = spans["number"].x
        sheet.plate(x, y - _RING / 2, _RING, _RING, edge="text2", radius=_RING / 2)
        sheet.text(str(one.number), x + _RING / 2, y, bold=True, align=Align.MIDDLE)
        sheet.text(who, spans["who"].x, y)
        sheet.text(far, spans["far"].end, y, bold=False, colour="text2", align=Align.RIGHT)
        sheet.text(walk, spans["walk"].end, y, align=Align.RIGHT)
        if "task" in spans:
            sheet.text(task, spans["task"].x, y, colour="text2", within=spans["task"].width)
        is_missing = one.is_answered is False
        sheet.text(
            receipt, spans["receipt"].end, y, colour="soon_text" if is_missing else "text2", bold=is_missing,
            align=Align.RIGHT,
        )  # fmt: skip

    def _texts(self, one: Force) -> tuple[str, str, str, str, str]:
        """Return who, how far, how long, what for and the receipt; terminals have numbers, nobody a name."""
        far = self.tr("现场") if not one.minutes else self.tr("{n} 米").format(n=round(one.near.metres / 10) * 10)
        receipt = "—" if one.is_answered is None else self.tr("已回执") if one.is_answered else self.tr("未回执")
        return self._who(one), far, self.tr("{n} 分").format(n=one.minutes), one.task, receipt

    def _who(self, one: Force) -> str:
        terminal = one.near.person.terminal
        return self.tr("车 {n}").format(n=terminal) if one.near.person.is_vehicle else terminal

    def _asked(self) -> EmergencyForces:
        return EmergencyForces(wall=self.context.wall, limit=ROWS)
