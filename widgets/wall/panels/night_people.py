"""夜间 5-3 夜班监督员: who is out by the roster, else 无排班, and who can be called."""

from app.situation.answers import Moment, Question
from app.situation.questions.night_watch import NightWatch, OnCall
from app.situation.questions.people import People, PeopleNow, PersonRow, PersonStatus
from widgets import words
from widgets.terms import word
from widgets.wall.glance import Nothing, Source
from widgets.wall.panel import WallPanel, answer
from widgets.wall.sheet import Sheet
from widgets.wall.table import PAGE, Cell, Head, Row, page_of, put_table

LISTED = 5
_PHONE = 66.0


class NightPeoplePanel(WallPanel):
    """Never 全员在岗 where nobody is rostered."""

    key = "night_people"
    source = Source.POSITIONS
    bar_rows = 7

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("夜班监督员")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the people on shift and those on call."""
        return (People(limit=LISTED), self._asked())

    def note(self, moment: Moment) -> str:
        """Return how many are on duty of how many, or 无排班, how many of them are listed, and how many can be called."""
        people = answer(moment, People(limit=LISTED))
        called = len(answer(moment, self._asked()).on_call)
        text = (
            self.tr("应在岗 {a}，在岗 {b}").format(a=people.due, b=people.on_duty)
            if people.rostered
            else self.tr("无排班")
        )
        listed = len(people.call)
        first = self.tr("，列前 {n}").format(n=listed) if 0 < listed < people.to_call else ""
        return text + first + (self.tr("，听班 {n} 人").format(n=called) if called else "")

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return who can be counted on where there is nobody to list."""
        people = answer(moment, People(limit=LISTED))
        if people.call or answer(moment, self._asked()).on_call:
            return None
        if not people.rostered:
            return Nothing(sentence=self.tr("无排班，没有听班人员"))
        return Nothing(sentence=self.tr("{n} 人全员在岗").format(n=people.due))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put those to call, then those on call."""
        people: PeopleNow = answer(moment, People(limit=LISTED))
        on_call = answer(moment, self._asked()).on_call
        missing = [self._missing(one, moment.at) for one in people.call]
        shown = on_call[page_of(moment.at, len(on_call), PAGE + 1 - len(missing))]
        heads = [
            Head(key="mark"), Head(key="name", is_left=True), Head(key="status", is_left=True), Head(key="time", wanted=_PHONE),
            Head(key="more", least=72.0, gives_way=1),
        ]  # fmt: skip
        put_table(sheet, heads, [*missing, *(self._on_call(one) for one in shown)])

    def _missing(self, one: PersonRow, now: int) -> Row:
        colour = "soon_text" if one.status is PersonStatus.OUT_OF_GRID else "text2"
        return {
            "mark": Cell(mark=one.status.value), "name": Cell(text=self._name(one.terminal)),
            "status": Cell(text=word(one.status), colour=colour), "time": Cell(text=words.lasting(now - one.since)),
            "more": Cell(text=one.duty_grid_name, colour="text2"),
        }  # fmt: skip

    def _on_call(self, one: OnCall) -> Row:
        status = self.tr("听班，在线") if one.is_live else self.tr("听班")
        phone = Cell(text=one.phone or self.tr("无电话"), colour="text1" if one.phone else "text2", is_wide=True)
        return {"name": Cell(text=self._name(one.terminal)), "status": Cell(text=status, colour="text2"), "time": phone}

    def _name(self, terminal: str) -> str:
        return self.tr("监督员 {number}").format(number=terminal)

    def _asked(self) -> NightWatch:
        return NightWatch(filter=self.context.filter)
