"""对象: what the wall points at beside cases: an inspector, a grid, a community, a component or a class of them, a camera."""

from dataclasses import replace

from app.domain.codes import CLASS_WIDTHS, ComponentCode, Scheme
from app.domain.errors import InvalidCode
from app.domain.terms import Kind, Light
from app.services.wall_counted import Drilled
from app.services.wall_marks import Behind
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.filters import Filter
from app.situation.questions.pointed import AREAS, CAMERA, COMPONENT, INSPECTOR, Pointed, PointedAt
from app.situation.questions.which import Which
from app.situation.wall_stand import COMPONENT_CLASS
from widgets import words
from widgets.terms import word
from widgets.wall.columns import widest
from widgets.wall.glance import Nothing
from widgets.wall.looks import body_top
from widgets.wall.panel import WallPanel, answer
from widgets.wall.rows import ROW_CLOSE, rows_for
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role
from widgets.words import translate, zh

KINDS = {
    "inspector": zh("监督员"), "grid": zh("网格"), "community": zh("社区"), "component": zh("部件"), "camera": zh("摄像机"),
    COMPONENT_CLASS: zh("部件类"),
}  # fmt: skip
TODAY_S_DIGITS = sum(CLASS_WIDTHS[Scheme.GB47678_5])
"""Of a class that cases can have; no case is kept under a class of an older scheme."""
_GAP = 16.0
Lines = list[tuple[str, str, str]]
"""Name, text and the text's colour."""


class SubjectPanel(WallPanel):
    """What is known of the subject, line by line."""

    key = "subject"
    follows_filter = False
    bar_rows = 6

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("大屏对象")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask what the wall points at."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return what kind of thing it is."""
        return translate(KINDS.get(answer(moment, self._asked()).kind, ""))

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return that nothing is pointed at."""
        at = answer(moment, self._asked())
        return None if at.kind in KINDS else Nothing(sentence=self.tr("没有指定对象"))

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put its name large, and below it what is known."""
        at: PointedAt = answer(moment, self._asked())
        lines = self._lines(at, moment.at)
        rows = rows_for(sheet, body_top(sheet), len(lines) + 1, len(lines) + 1, ROW_CLOSE)
        width = sheet.right - sheet.left
        sheet.text(at.label or at.id, sheet.left, rows.middle(0), role=Role.STRONG, bold=True, within=width)
        start = sheet.left + widest(sheet, [name for name, _, _ in lines]) + _GAP
        lists = self._lists(at)
        for place, (name, text, colour) in enumerate(lines[: rows.count - 1], start=1):
            sheet.text(name, sheet.left, rows.middle(place), colour="text2")
            sheet.text(text, start, rows.middle(place), colour=colour, within=sheet.right - start)
            if name in lists:
                sheet.lists(sheet.left, rows.middle(place) - rows.height / 2, width, rows.height, name, lists[name])

    def _lines(self, at: PointedAt, now: int) -> Lines:
        if at.kind == INSPECTOR:
            return self._of_person(at, now)
        if at.kind in AREAS:
            return [(self.tr("编码"), at.id, "text1"), *self._of_cases(at.cases)]
        if at.kind == COMPONENT:
            return self._of_component(at.id)
        if at.kind == COMPONENT_CLASS:
            return [
                (self.tr("大类小类"), at.id, "text1"),
                *(self._of_cases(at.cases) if len(at.id) == TODAY_S_DIGITS else []),
            ]
        return [(self.tr("编号"), at.id, "text1")] if at.kind == CAMERA else []

    def _of_person(self, at: PointedAt, now: int) -> Lines:
        person = at.person
        if person is None:
            return [(self.tr("状态"), self.tr("没有收到过定位"), "soon_text")]
        fix = self.tr("无") if person.fix_at is None else words.ago(max(0, now - person.fix_at))
        colour = "text1" if person.status.value == "on_duty" else "soon_text"
        return [
            (self.tr("状态"), f"{word(person.status)} {words.lasting(now - person.since)}", colour),
            (self.tr("责任网格"), person.duty_grid_name or self.tr("无排班"), "text1"),
            (self.tr("末次定位"), fix, "text1"),
        ]

    def _of_cases(self, cases: tuple[CaseRow, ...]) -> Lines:
        """Return the open cases by the department's clock; what has none running is counted apart."""
        of = {light: sum(case.light is light for case in cases) for light in Light}
        return [
            (self.tr("未结案件"), self.tr("{n} 件").format(n=len(cases)), "text1"),
            (self.tr("处置超期"), self.tr("{n} 件").format(n=of[Light.RED]), "over_text" if of[Light.RED] else "text1"),
            (self.tr("即将超期"), self.tr("{n} 件").format(n=of[Light.YELLOW]), "soon_text" if of[Light.YELLOW] else "text1"),
            (self.tr("按时"), self.tr("{n} 件").format(n=of[Light.GREEN]), "text1"),
            (self.tr("未计处置时限"), self.tr("{n} 件").format(n=of[Light.NONE]), "text1"),
        ]  # fmt: skip

    def _lists(self, at: PointedAt) -> dict[str, Behind]:
        """Return the cases behind each count of :meth:`_of_cases` by the name of its line."""
        kept = Filter(areas=(at.id,)) if at.kind in AREAS else Filter(classes=(f"{Kind.COMPONENT.value}{at.id}",))
        names = {
            Light.RED: self.tr("处置超期"), Light.YELLOW: self.tr("即将超期"), Light.GREEN: self.tr("按时"),
            Light.NONE: self.tr("未计处置时限"),
        }  # fmt: skip
        found = {names[case.light]: _open(replace(kept, lights=(case.light,))) for case in at.cases}
        return found | ({self.tr("未结案件"): _open(kept)} if at.cases else {})

    def _of_component(self, code: str) -> Lines:
        try:
            parsed = ComponentCode.parse(code, Scheme.GB47678_5 if len(code) == 17 else Scheme.GB30428_2)
        except InvalidCode:
            return [(self.tr("标识码"), code, "text1")]
        return [
            (self.tr("标识码"), code, "text1"),
            (self.tr("行政区划"), parsed.division, "text1"),
            (self.tr("大类小类"), str(parsed.class_code), "text1"),
            (self.tr("顺序号"), str(int(parsed.sequence)), "text1"),
        ]

    def _asked(self) -> Pointed:
        return Pointed(wall=self.context.wall)


def _open(narrowed: Filter) -> Behind:
    return Drilled(which=Which.OPEN, filter=narrowed)
