"""4-3 处置前后: the case in the light before and after the work, side by side, with time and who."""

from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.spotlight import Spotlight
from widgets import words
from widgets.wall.case_list import when
from widgets.wall.glance import Nothing
from widgets.wall.ink import Align
from widgets.wall.looks import body_top
from widgets.wall.panel import PanelContext, WallPanel, answer
from widgets.wall.photo_shelf import PhotoShelf, ShownPair, ShownPhoto
from widgets.wall.sheet import Sheet

_GAP = 12.0
_LINE = 36.0


class PhotosPanel(WallPanel):
    """The newest photo of each side; the case is the one of 督办案件."""

    key = "photos"
    bar_rows = 5

    def __init__(self, context: PanelContext) -> None:
        super().__init__(context)
        self._shelf = PhotoShelf(self)

    def title(self) -> str:
        """Return the panel's name."""
        return self.tr("处置前后")

    def questions(self) -> tuple[Question[object], ...]:
        """Ask for the case."""
        return (self._asked(),)

    def note(self, moment: Moment) -> str:
        """Return the case's class, and how many photos there are."""
        case = self._case(moment)
        if case is None:
            return ""
        pair = self._pair(case)
        count = "" if pair is None else self.tr("，前 {a} 张，后 {b} 张").format(a=pair.befores, b=pair.afters)
        return case.class_name + count

    def nothing(self, moment: Moment) -> Nothing | None:
        """Return that there is no case to show photos of."""
        return Nothing(sentence=self.tr("未指定案件，也没有督办待回复")) if self._case(moment) is None else None

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put both pictures with what is known of each below."""
        case = self._case(moment)
        if case is None:
            return
        pair = self._pair(case)
        width = (sheet.right - sheet.left - _GAP) / 2
        due = "—" if case.case_due is None else self.tr("应于 {time}").format(time=when(case.case_due, moment.at))
        sides = (
            (self.tr("处置前"), None if pair is None else pair.before, self.tr("尚无处置前照片"), "—"),
            (self.tr("处置后"), None if pair is None else pair.after, self.tr("尚无处置照片"), due),
        )
        for place, (name, shown, missing, instead) in enumerate(sides):
            x = sheet.left + place * (width + _GAP)
            self._picture(sheet, x, width, shown, self._why(missing, pair))
            at = "" if shown is None else f" {when(shown.photo.at, moment.at)}"
            sheet.text(name + at, x, sheet.bottom - 1.5 * _LINE, bold=True, within=width)
            who = instead if shown is None else self._who(shown, case)
            sheet.text(who, x, sheet.bottom - 0.5 * _LINE, colour="text2", within=width)

    def _picture(self, sheet: Sheet, x: float, width: float, shown: ShownPhoto | None, missing: str) -> None:
        top = body_top(sheet)
        height = sheet.bottom - 2 * _LINE - 6 - top
        if shown is not None and not shown.picture.isNull():
            sheet.plate(x, top, width, height, fill="row", radius=0)
            sheet.picture(x, top, width, height, shown.picture)
            return
        if shown is not None:
            missing = self.tr("照片打不开") if shown.photo.content is not None else self.tr("照片还没有传到")
        sheet.plate(x, top, width, height, edge="bar", is_dashed=True, radius=0)
        sheet.text(
            missing, x + width / 2, top + height / 2, colour="text2", align=Align.MIDDLE, within=width - 2 * _GAP
        )

    def _why(self, missing: str, pair: ShownPair | None) -> str:
        """Return why there is no picture: what is not known is not said to be missing."""
        if pair is not None:
            return missing
        if self.context.case_files is None or self._shelf.has_failed:
            return self.tr("照片读取失败")
        return self.tr("照片读取中")

    def _who(self, shown: ShownPhoto, case: CaseRow) -> str:
        photo = shown.photo
        who = words.who(photo.post, photo.actor, photo.seat, case.department_name)
        return self.tr("{who} {step}").format(who=who, step=words.step(photo.step))

    def _case(self, moment: Moment) -> CaseRow | None:
        row = answer(moment, self._asked()).row
        return None if row is None else row.case

    def _pair(self, case: CaseRow) -> ShownPair | None:
        return self._shelf.pair_of((case.case_id, case.version), self.context.case_files)

    def _asked(self) -> Spotlight:
        return Spotlight(wall=self.context.wall, filter=self.context.filter)
