"""3-3 督办案件, 投屏案件: one case: where it stands, who must act by when, what was done last, what a missed reply means."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Supervision
from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.cameras import Cameras
from app.situation.questions.feed import StepRow
from app.situation.questions.spotlight import Shone, Spotlight
from app.situation.questions.which import Which
from widgets import words
from widgets.terms import word
from widgets.wall.case_list import holder, mark_of, put_time, when
from widgets.wall.columns import widest
from widgets.wall.glance import Glance, Look, Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import MOST_ROWS, ROW_CLOSE, rows_for
from widgets.wall.sheet import Sheet
from widgets.wall.step_words import doer
from widgets.wall.type import Role

_GAP = 16.0
_MARK = 36.0
STEPS = 2
"""So many of its last steps a case tells; as many more as have room, and its camera after these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line: its name, what it says, and what stands at its end."""

    name: str
    text: str
    end: str = ""
    colour: str = "text1"


class SpotlightPanel(WallPanel):
    """The case put on the wall, else the unanswered cases by turns."""

    key = "spotlight"
    bar_rows = 6
    _is_pushed = False

    def title(self) -> str:
        """Return the panel's name: of a case that somebody put here another one than of the turns."""
        return self.tr("投屏案件") if self._is_pushed else self.tr("督办案件")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the case, and for the camera nearest to it."""
        return (self._asked(), self._camera())

    def needs(self) -> tuple[Question[object], ...]:
        """Need the case alone."""
        return (self._asked(),)

    def compose(self, glance: Glance, sheet: Sheet) -> Look:
        """Fill *sheet*; the title says whether somebody put the case there."""
        shone = None if glance.moment is None else glance.moment.of(self._asked())
        self._is_pushed = shone is not None and shone.is_pushed
        return super().compose(glance, sheet)

    def note(self, moment: Moment) -> str:
        """Return whose turn it is; a case that somebody put here takes none."""
        shone = answer(moment, self._asked())
        if not shone.place:
            return ""
        return self.tr("第 {n} 件，共 {total} 件").format(n=shone.place, total=shone.total)

    def behind(self, moment: Moment) -> tuple[Behind, ...]:
        """Return all that take turns here."""
        shone = answer(moment, self._asked())
        return (Drilled(which=Which.WAITING, filter=self.context.filter),) if shone.place and shone.total else ()

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return the good news."""
        return None if answer(moment, self._asked()).row else Nothing(sentence=self.tr("没有督办待回复"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put the case's name and time, and what must be known of it line by line."""
        shone: Shone = answer(moment, self._asked())
        if shone.row is None:
            return
        lines = self._lines(shone, moment)[: MOST_ROWS - 1]
        rows = rows_for(sheet, body_top(sheet), len(lines) + 1, len(lines) + 1, ROW_CLOSE)
        self._head(sheet, rows.middle(0), shone.row.case)
        start = sheet.left + widest(sheet, [one.name for one in lines]) + _GAP
        for place, one in enumerate(lines[: rows.count - 1], start=1):
            _put(sheet, start, rows.middle(place), one)

    def _head(self, sheet: Sheet, y: float, case: CaseRow) -> None:
        """Put mark, class, time and, where there is room, the queue."""
        sheet.mark(mark_of(case), sheet.left + 13, y)
        stage = word(case.queue or case.stage)
        end = put_time(sheet, sheet.right, y, case) - _GAP
        x = sheet.left + _MARK
        end_of_name = sheet.text(case.class_name, x, y, role=Role.STRONG, bold=True, within=end - x)
        if end - end_of_name - _GAP >= sheet.measure(stage):
            sheet.text(stage, end, y, colour="text2", align=Align.RIGHT)

    def _lines(self, shone: Shone, moment: Moment) -> list[_Line]:
        """Return the lines, those that can go first at the end."""
        if shone.row is None:
            return []
        case, at = shone.row.case, moment.at
        due = "" if case.case_due is None else self.tr("应于 {time}").format(time=when(case.case_due, at))
        lines = [
            _Line(name=self.tr("位置"), text=case.place or case.road or "—"),
            _Line(name=self.tr("处置"), text=holder(case), end=due),
        ]
        if case.supervised is not Supervision.NONE:
            lines.append(self._reply(case, at))
            lines += [] if shone.is_pushed and not _is_missed(case, at) else [self._missed(case)]
        lines.append(_Line(name=self.tr("案号"), text=case.number))
        room = MOST_ROWS - 1 - len(lines)
        camera = self._nearest(moment) if shone.is_pushed and room > STEPS else []
        return lines + [_step(one, at) for one in shone.steps[: room - len(camera)]] + camera

    def _reply(self, case: CaseRow, at: Instant) -> _Line:
        """Return the number of the notice and its reply limit."""
        name = self.tr("回复")
        if case.supervised is Supervision.ANSWERED or case.reply_due is None:
            text = self.tr("第 {n} 次督办，已回复").format(n=max(1, case.notices))
            return _Line(name=name, text=text, colour="urge_text")
        template = self.tr("第 {n} 次督办，{time} 已逾") if case.reply_due < at else self.tr("第 {n} 次督办，限 {time}")
        colour = "over_text" if case.reply_due < at else "urge_text"
        text = template.format(n=max(1, case.notices), time=when(case.reply_due, at))
        return _Line(name=name, text=text, colour=colour)

    def _missed(self, case: CaseRow) -> _Line:
        """Return what follows a missed reply: 曝光, never a further notice."""
        name = self.tr("逾时")
        if case.exposed:
            return _Line(name=name, text=self.tr("已曝光"), colour="over_text")
        if case.expose_asked:
            return _Line(name=name, text=self.tr("已提请曝光，待批"), colour="over_text")
        return _Line(name=name, text=self.tr("提请曝光，不再发通知"))

    def _nearest(self, moment: Moment) -> list[_Line]:
        """Return the camera nearest to the case, nothing where the site has none."""
        found = moment.of(self._camera())
        if found is None or not found.cameras or found.cameras[0].metres is None:
            return []
        camera = found.cameras[0]
        metres = self.tr("{n} 米").format(n=round((camera.metres or 0) / 10) * 10)
        return [_Line(name=self.tr("摄像机"), text=camera.camera.name, end=metres)]

    def _asked(self) -> Spotlight:
        return Spotlight(wall=self.context.wall, filter=self.context.filter)

    def _camera(self) -> Cameras:
        return Cameras(wall=self.context.wall, count=1)


def _is_missed(case: CaseRow, at: Instant) -> bool:
    """Return whether a notice was not answered in time: what follows is no mere warning then."""
    is_late = case.supervised is Supervision.WAITING and case.reply_due is not None and case.reply_due < at
    return is_late or case.reply_missed or case.expose_asked or case.exposed


def _step(step: StepRow, at: Instant) -> _Line:
    """Return a step of the case: when, what, and who took it."""
    return _Line(name=when(step.at, at), text=words.step(step.kind), end=doer(step))


def _put(sheet: Sheet, start: float, y: float, one: _Line) -> None:
    """Put a line; what stands at its end is whole, what it says gives way."""
    sheet.text(one.name, sheet.left, y, colour="text2")
    room = sheet.right - start
    if one.end:
        shown = sheet.elide(one.end, room / 2)
        sheet.text(shown, sheet.right, y, colour="text2", align=Align.RIGHT)
        room -= sheet.measure(shown) + _GAP
    sheet.text(one.text, start, y, colour=one.colour, within=room)
