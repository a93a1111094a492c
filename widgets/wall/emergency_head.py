"""1-1 while an emergency goes on: the red head, since when, who commands; one line keeps the everyday clocks."""

from app.domain.emergency_plan import ROMAN
from app.domain.moment import Instant
from app.situation.emergency_stand import EmergencyStand
from app.situation.questions.emergency import EmergencySeen
from app.situation.questions.numbers import TodayNumbers
from widgets import words
from widgets.terms import word
from widgets.wall.ink import Align
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role
from widgets.words import translate

_PAD = 12.0
_GAP = 14.0
_PLATE = 58.0
_PILL = 34.0
_PILL_PAD = 9.0


def put_head(sheet: Sheet, y: float, seen: EmergencySeen, stand: EmergencyStand) -> None:
    """Put 战时 应急 on the red plate, 演练 before it where it is a drill, the level, and who began it."""
    x = sheet.left
    if stand.drill:
        x = _pill(sheet, x, y, translate("演练"), "soon_fill", "soon_on") + _GAP
    title = translate("战时 应急")
    width = sheet.measure(title, Role.STRONG, bold=True) + 2 * _PAD
    sheet.plate(x, y - _PLATE / 2, width, _PLATE, fill="over_fill", edge="over")
    sheet.text(title, x + _PAD, y, role=Role.STRONG, bold=True, colour="over_on", ground="over_fill")
    end = _pill(sheet, x + width + _GAP, y, translate("{level}级响应").format(level=ROMAN[stand.level])) + _GAP
    by = translate("{who} 启动").format(who=word(seen.opened_by)) if seen.opened_by else ""
    if by and sheet.measure(by) <= sheet.right - end:
        sheet.text(by, sheet.right, y, colour="text2", align=Align.RIGHT)


def put_since(sheet: Sheet, y: float, stand: EmergencyStand, now: Instant) -> None:
    """Put for how long the response has run, and since when."""
    spent = translate("响应已 {span}").format(span=words.hours(now - stand.opened_at))
    sheet.text(spent, sheet.right, y - 19, bold=True, align=Align.RIGHT)
    since = translate("{time} 启动").format(time=words.clock(stand.opened_at))
    sheet.text(since, sheet.right, y + 17, colour="text2", align=Align.RIGHT)


def commanders(stand: EmergencyStand) -> str:
    """Return who commands, posts with their numbers; ``""`` where nobody was named."""
    return "　".join(who for who in (stand.commander, stand.site_commander) if who)


def everyday(numbers: TodayNumbers | None) -> str:
    """Return the two clocks that go on beside the emergency, a dash for what is not known."""
    over, late = ("—", "—") if numbers is None else (str(numbers.over), str(numbers.stage_over))
    return translate("日常　处置超期 {over}　环节超时 {late}").format(over=over, late=late)


def _pill(sheet: Sheet, x: float, y: float, text: str, fill: str = "", on: str = "text1") -> float:
    """Put *text* in a plate from *x*; return where that ends."""
    width = sheet.measure(text, bold=True) + 2 * _PILL_PAD
    sheet.plate(x, y - _PILL / 2, width, _PILL, fill=fill, edge="" if fill else "text1")
    sheet.text(text, x + _PILL_PAD, y, colour=on, ground=fill, bold=True)
    return x + width
