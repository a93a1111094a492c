"""6-3 周边力量: who is nearest to the case in the light, how far and how long on foot."""

from app.situation.answers import Moment, Question
from app.situation.questions.people import NearPerson
from app.situation.questions.pointed import NEAR_MOST
from app.situation.questions.spotlight import ShoneNear, SpotlightNear
from widgets.terms import word
from widgets.wall.columns import Column, share, widest
from widgets.wall.glance import Nothing, Source
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import rows_for, rule_below
from widgets.wall.sheet import Sheet

ROWS = 6


class NearPanel(WallPanel):
    """The nearest collectors with a fix of late."""

    key = "near"
    source = Source.POSITIONS
    bar_rows = 6

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("周边力量")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the people."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return how the distance is measured."""
        people = answer(moment, self._asked()).people
        if any(one.person.is_vehicle for one in people):
            return self.tr("直线距离，步行或车行")
        return self.tr("直线距离，步行") if people else ""

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the sentence for nobody near, or for no case to be near to."""
        found = answer(moment, self._asked())
        if found.case is None and not found.pointed:
            return Nothing(sentence=self.tr("未指定案件，也没有督办待回复"))
        return None if found.people else Nothing(sentence=self.tr("5 公里内没有在线监督员"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put one row for each of them, the nearest first."""
        found: ShoneNear = answer(moment, self._asked())
        rows = rows_for(sheet, body_top(sheet), len(found.people), ROWS)
        shown = found.people[: rows.count]
        texts = [self._texts(one) for one in shown]
        wanted = [widest(sheet, [row[place] for row in texts]) for place in range(4)]
        columns = [
            Column(key="mark", wanted=26.0), Column(key="who", wanted=wanted[0]),
            Column(key="far", wanted=wanted[1]), Column(key="walk", wanted=wanted[2]),
            Column(key="status", wanted=wanted[3], least=60.0, gives_way=1),
        ]  # fmt: skip
        spans = share(columns, sheet.left, sheet.right - sheet.left)
        for place, (one, (who, far, walk, status)) in enumerate(zip(shown, texts, strict=True)):
            y = rows.middle(place)
            if found.pointed and place < NEAR_MOST:
                self._put_number(sheet, spans["mark"].x + 13, y, place + 1)
            else:
                sheet.mark(_mark(one), spans["mark"].x + 13, y)
            sheet.text(who, spans["who"].x, y)
            sheet.text(far, spans["far"].end, y, bold=False, align=Align.RIGHT)
            sheet.text(walk, spans["walk"].end, y, align=Align.RIGHT)
            if "status" in spans:
                width = spans["status"].width
                sheet.text(status, spans["status"].end, y, colour="text2", align=Align.RIGHT, within=width)
            rule_below(sheet, rows, place)

    def _put_number(self, sheet: Sheet, x: float, y: float, number: int) -> None:
        """Put the number that the map gives the same person."""
        sheet.plate(x - 15, y - 16, 30, 32, fill="badge")
        sheet.text(str(number), x, y, colour="badge_on", ground="badge", bold=True, align=Align.MIDDLE)

    def _texts(self, one: NearPerson) -> tuple[str, str, str, str]:
        """Return who, how far, how long and how they stand; terminals have numbers, nobody a name."""
        return (
            (self.tr("巡查车 {n}") if one.person.is_vehicle else self.tr("监督员 {n}")).format(n=one.person.terminal),
            self.tr("{n} 米").format(n=round(one.metres / 10) * 10),
            self.tr("{n} 分").format(n=one.minutes),
            word(one.person.status),
        )

    def _asked(self) -> SpotlightNear:
        return SpotlightNear(wall=self.context.wall, limit=ROWS, filter=self.context.filter)


def _mark(one: NearPerson) -> str:
    if one.person.is_vehicle:
        return "vehicle"
    known = ("on_duty", "out_of_grid", "offline", "no_fix", "lingering")
    return one.person.status.value if one.person.status.value in known else "on_duty"
