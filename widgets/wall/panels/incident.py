"""1-2 事件: what happened, how deep and how large by whose reading, until when; what is forecast and who is in it."""

from app.domain.emergency_plan import ROMAN
from app.domain.moment import MINUTE, Instant
from app.situation.answers import Moment
from app.situation.emergency_stand import DEPTH, FORECAST, MEASURED, PEOPLE, RAIN, EmergencyStand, Reading
from app.situation.questions.emergency import EmergencySeen
from widgets import words
from widgets.wall.case_list import when
from widgets.wall.columns import widest
from widgets.wall.emergency_panel import EmergencyPanel
from widgets.wall.looks import body_top
from widgets.wall.rows import ROW_CLOSE, rows_for
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role
from widgets.words import translate, zh

STALE_AFTER: Instant = 10 * MINUTE
"""A reading older than this may no longer be so."""
_GAP = 16.0
_LINES = 7
_UNITS = (zh("厘米"), zh("毫米／时"), zh("平米"))
"""Those of :data:`~app.situation.emergency_stand.MEASURED`, marked for translation."""


class IncidentPanel(EmergencyPanel):
    """The incident in three numbers, each of which names its source below."""

    key = "incident"

    def name(self) -> str:
        """Return the panel's name."""
        return self.tr("事件")

    def note(self, moment: Moment) -> str:
        """Return the kind of incident and the level of response."""
        stand = self.seen(moment).stand
        return (
            ""
            if stand is None
            else self.tr("{kind}，{level}级响应").format(kind=translate(stand.kind), level=ROMAN[stand.level])
        )

    def lay_out(self, moment: Moment, sheet: Sheet) -> None:
        """Put its name, the numbers, and a line for each source."""
        seen, stand = self.seen(moment), self.stand(moment)
        rows = rows_for(sheet, body_top(sheet), _LINES, _LINES, ROW_CLOSE)
        sheet.text(
            stand.title, sheet.left, rows.middle(0), role=Role.STRONG, bold=True, within=sheet.right - sheet.left
        )
        self._numbers(sheet, rows.middle(1), rows.middle(2), self._figures(seen, stand, moment.at))
        lines = self._lines(stand, moment.at)
        start = sheet.left + widest(sheet, [name for name, _, _ in lines]) + _GAP
        for place, (name, text, colour) in enumerate(lines[: rows.count - 3], start=3):
            sheet.text(name, sheet.left, rows.middle(place), colour="text2")
            sheet.text(text, start, rows.middle(place), colour=colour, within=sheet.right - start)

    def _figures(self, seen: EmergencySeen, stand: EmergencyStand, now: Instant) -> list[tuple[str, str, str, str]]:
        """Return name, number, unit and colour of each."""
        depth = stand.reading(DEPTH)
        area = "—" if seen.area_m2 is None else f"{round(seen.area_m2)}"
        is_old = seen.area is not None and is_stale(seen.area, now)
        due, left, colour = self._due(stand, now)
        return [
            (self.tr("水深"), *_figure(depth, now)),
            (
                self.tr("积水面积"),
                area,
                "" if seen.area_m2 is None else unit_of("area"),
                "text3" if is_old else "text1",
            ),
            (due, left, "", colour),
        ]

    def _due(self, stand: EmergencyStand, now: Instant) -> tuple[str, str, str]:
        if not stand.due:
            return self.tr("处置时限"), self.tr("未定"), "text2"
        left = words.left_or_over(stand.due - now)
        return (
            self.tr("应于 {time}").format(time=when(stand.due, now)),
            left,
            "text1" if stand.due > now else "over_text",
        )

    @staticmethod
    def _numbers(sheet: Sheet, upper: float, lower: float, figures: list[tuple[str, str, str, str]]) -> None:
        third = (sheet.right - sheet.left) / len(figures)
        for place, (name, number, unit, colour) in enumerate(figures):
            x, within = sheet.left + place * third, third - _GAP
            sheet.text(name, x, upper, colour="text2", within=within)
            end = sheet.text(number, x, lower, role=Role.STRONG, bold=True, colour=colour)
            if unit and end + 6 + sheet.measure(unit) <= x + third:
                sheet.text(unit, end + 6, lower, colour="text2")

    def _lines(self, stand: EmergencyStand, now: Instant) -> list[tuple[str, str, str]]:
        """Return name, words and colour of the four lines."""
        depth, rain = stand.reading(DEPTH), stand.reading(RAIN)
        forecast, people = stand.reading(FORECAST), stand.reading(PEOPLE)
        return [
            (self.tr("水深"), *_source(depth, now, with_value=False)),
            (self.tr("雨量"), *_source(rain, now, with_value=True)),
            (self.tr("研判"), *_said(forecast, now)),
            (self.tr("人员"), *_said(people, now)),
        ]


def is_stale(reading: Reading, now: Instant) -> bool:
    """Return whether *reading* is too old to act on."""
    return now - reading.at > STALE_AFTER


def unit_of(what: str) -> str:
    """Return the unit of a reading in the screen's language."""
    return translate(MEASURED[what])


def _figure(reading: Reading | None, now: Instant) -> tuple[str, str, str]:
    if reading is None or reading.value is None:
        return "—", "", "text2"
    return f"{reading.value:g}", unit_of(reading.what), "text3" if is_stale(reading, now) else "text1"


def _source(reading: Reading | None, now: Instant, *, with_value: bool) -> tuple[str, str]:
    """Return who measured when; a sensor nobody connected says so."""
    if reading is None:
        return translate("未接入，未人工登记"), "text2"
    value = f"{reading.value:g} {unit_of(reading.what)}" if with_value and reading.value is not None else ""
    by = translate("人工 {who}").format(who=reading.source) if reading.by_hand else reading.source
    is_old, age = is_stale(reading, now), _age(reading, now)
    parts = [age, value, by] if is_old else [value, by, age]
    return translate("，").join(part for part in parts if part), "soon_text" if is_old else "text1"


def _said(reading: Reading | None, now: Instant) -> tuple[str, str]:
    if reading is None:
        return translate("未登记"), "text2"
    text = reading.words if not is_stale(reading, now) else f"{_age(reading, now)}{translate('，')}{reading.words}"
    return text, "soon_text" if is_stale(reading, now) else "text1"


def _age(reading: Reading, now: Instant) -> str:
    """Return when it was taken, of a stale one that nothing came since."""
    template = translate("{time} 起未更新") if is_stale(reading, now) else "{time}"
    return template.format(time=when(reading.at, now))
