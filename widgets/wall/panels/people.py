"""5-3 监督员: who is out, who is not where he should be, and whom to call."""

from app.situation.answers import Moment, Question
from app.situation.questions.people import People, PeopleNow, PersonRow, PersonStatus
from widgets import words
from widgets.terms import word
from widgets.wall.columns import Column, share, widest
from widgets.wall.glance import Nothing, Source
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role

ROWS = 5
_COUNTS_HEIGHT = 86.0
_HANZI = 24.0
_MARK = 26.0


class PeoplePanel(WallPanel):
    """The collectors on the roster, by how they stand."""

    key = "people"
    source = Source.POSITIONS
    follows_filter = False

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("监督员")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the people."""
        return (People(limit=ROWS),)

    def note(self, moment: Moment) -> str:
        """Return how many are due, and of how many to call the list has the first."""
        people = self._people(moment)
        if not people.rostered:
            return ""
        due = self.tr("应在岗 {n} 人").format(n=people.due)
        if not people.to_call:
            return due
        call = self.tr("，待联系 {n} 人").format(n=people.to_call)
        listed = len(people.call)
        return due + call + (self.tr("，列前 {n}").format(n=listed) if listed < people.to_call else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return 无排班: without a roster nobody is called absent."""
        return None if self._people(moment).rostered else Nothing(sentence=self.tr("无排班"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the five counts and the people to call."""
        people = self._people(moment)
        top = body_top(sheet)
        self._counts(sheet, top, people)
        sheet.rule(sheet.left, top + _COUNTS_HEIGHT - 1, sheet.right - sheet.left, 1, "chart_grid")
        if people.call:
            self._list(sheet, top + _COUNTS_HEIGHT, people.call, moment.at)
        else:
            y = (top + _COUNTS_HEIGHT + sheet.bottom) / 2
            sheet.text(self.tr("全员在岗"), sheet.width / 2, y, role=Role.TITLE, bold=True, align=Align.MIDDLE)

    def _counts(self, sheet: Sheet, top: float, people: PeopleNow) -> None:
        counts = [
            (PersonStatus.ON_DUTY, people.on_duty), (PersonStatus.OUT_OF_GRID, people.out_of_grid),
            (PersonStatus.OFFLINE, people.offline), (PersonStatus.NO_FIX, people.no_fix),
            (PersonStatus.LINGERING, people.lingering),
        ]  # fmt: skip
        widths = [max(sheet.measure(word(status)), self._count_width(sheet, status, count)) for status, count in counts]
        gap, x = (sheet.right - sheet.left - sum(widths)) / len(counts), sheet.left
        for (status, count), width in zip(counts, widths, strict=True):
            is_amber = status is PersonStatus.OUT_OF_GRID and count > 0
            colour = "soon_text" if is_amber else "text1"
            sheet.text(word(status), x, top + 18, colour="text2")
            sheet.text(str(count), x, top + 59, role=_role_of(status), colour=colour, bold=True)
            x += width + gap

    @staticmethod
    def _count_width(sheet: Sheet, status: PersonStatus, count: int) -> float:
        return sheet.measure(str(count), _role_of(status), bold=True)

    def _list(self, sheet: Sheet, top: float, people: tuple[PersonRow, ...], now: int) -> None:
        rows = rows_for(sheet, top, len(people), ROWS)
        shown = people[: rows.count]
        spans = share(self._columns(shown, sheet, now), sheet.left, sheet.right - sheet.left)
        for place, person in enumerate(shown):
            y = rows.middle(place)
            colour = "soon_text" if person.status is PersonStatus.OUT_OF_GRID else "text2"
            sheet.mark(person.status.value, spans["mark"].x + 13, y)
            sheet.text(self._name(person), spans["name"].x, y, within=spans["name"].width)
            sheet.text(word(person.status), spans["status"].x, y, colour=colour)
            sheet.text(words.lasting(now - person.since), spans["time"].x, y)
            if "grid" in spans:
                grid = spans["grid"]
                text = person.duty_grid_name
                sheet.text(text, grid.end, y, colour="text2", align=Align.RIGHT, within=grid.width)
            rule_below(sheet, rows, place)

    def _columns(self, people: tuple[PersonRow, ...], sheet: Sheet, now: int) -> list[Column]:
        grids = widest(sheet, [person.duty_grid_name for person in people])
        return [
            Column(key="mark", wanted=_MARK),
            Column(key="name", wanted=widest(sheet, [self._name(p) for p in people])),
            Column(key="status", wanted=widest(sheet, [word(p.status) for p in people])),
            Column(key="time", wanted=widest(sheet, [words.lasting(now - p.since) for p in people])),
            Column(key="grid", wanted=grids, least=4 * _HANZI, gives_way=1),
        ]

    def _name(self, person: PersonRow) -> str:
        """Return the collector by his terminal: no person's name stands on the wall."""
        return self.tr("监督员 {number}").format(number=person.terminal)

    @staticmethod
    def _people(moment: Moment) -> PeopleNow:
        return answer(moment, People(limit=ROWS))


def _role_of(status: PersonStatus) -> Role:
    """Return the size of a count: those on duty are the largest."""
    return Role.NUMBER if status is PersonStatus.ON_DUTY else Role.SECOND
