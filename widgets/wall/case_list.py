"""A list of cases on the wall: mark, time plate, class and road, who must act, and one more word on each row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.moment import Instant, to_datetime
from app.domain.terms import Light, Supervision
from app.situation.case_row import CaseRow
from widgets import words
from widgets.terms import word
from widgets.wall.columns import Column, Span, share, widest
from widgets.wall.ink import Align, Phase
from widgets.wall.looks import body_top
from widgets.wall.pair import Pair
from widgets.wall.rows import rows_for, rule_below
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role
from widgets.words import translate

ROWS = 7
_HANZI = 24.0
_LEAST = 4 * _HANZI
"""What is left of a class's name on the narrowest cube."""
_MARK = 26.0
_GAP = 9.0
_PAD = 8.0
_HEIGHT = 34.0
_BADGE_PAD = 6.0
_BADGE_GAP = 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row. The time plate stands in front; where ``lead`` says something else there, it stands at the end.

    ``status`` is the word at the end, ``blinks`` fills its pill by turns.
    """

    case: CaseRow
    lead: str = ""
    status: str = ""
    colour: str = "text1"
    is_bold: bool = False
    blinks: bool = False


def put_cases(sheet: Sheet, entries: Sequence[Entry]) -> None:
    """Put as many rows as fit below the title bar."""
    rows = rows_for(sheet, body_top(sheet), len(entries), ROWS)
    shown = entries[: rows.count]
    leads = [_badge_width(sheet) + _BADGE_GAP if one.case.urgent else 0.0 for one in shown]
    pair = Pair(sheet, [one.case.class_name for one in shown], [one.case.road for one in shown], leads)
    spans = share(_columns(sheet, shown, pair), sheet.left, sheet.right - sheet.left, _GAP)
    for place, one in enumerate(shown):
        y = rows.middle(place)
        sheet.mark(mark_of(one.case), spans["mark"].x + 13, y)
        if one.lead:
            sheet.text(one.lead, spans["lead"].x, y, colour="text2")
            put_time(sheet, spans["status"].end, y, one.case)
        else:
            put_time(sheet, spans["lead"].x + _plate_width(sheet, one.case), y, one.case)
            _status(sheet, spans["status"], y, one)
        start = _badge(sheet, spans["case"].x, y) if one.case.urgent else None
        pair.put(spans["case"], y, one.case.class_name, one.case.road, start=start)
        if "holder" in spans:
            sheet.text(holder(one.case), spans["holder"].x, y, within=spans["holder"].width)
        rule_below(sheet, rows, place)


def mark_of(case: CaseRow) -> str:
    """Return the mark of a case: its own light, with the halo of its supervision."""
    light = "paused" if case.is_paused else "over" if case.is_over else "soon" if case.light is Light.YELLOW else "ok"
    halo = {Supervision.WAITING: "waiting_", Supervision.ANSWERED: "answered_"}.get(case.supervised, "")
    return halo + light


def holder(case: CaseRow) -> str:
    """Return who must act: the department, or our own post."""
    return case.department_name or word(case.post)


def time_word(case: CaseRow) -> str:
    """Return, as short as it goes, what is left of the disposal limit, or how far the case is over, or that the clock stands."""
    if case.is_paused:
        return translate("暂停")
    if case.case_left_us is None:
        return "—"
    return words.left_or_over(case.case_left_us, is_over=case.is_over)


def when(at: Instant, now: Instant) -> str:
    """Return the local time of day, with its date where that is not today."""
    day = to_datetime(at)
    date = "" if day.date() == to_datetime(now).date() else f"{day.month}/{day.day} "
    return date + words.clock(at)


def _columns(sheet: Sheet, entries: Sequence[Entry], pair: Pair) -> list[Column]:
    plates = [_plate_width(sheet, one.case) for one in entries]
    leads = [sheet.measure(one.lead) if one.lead else width for one, width in zip(entries, plates, strict=True)]
    ends = [
        width if one.lead else sheet.measure(one.status, bold=one.is_bold) + 2 * _BADGE_GAP
        for one, width in zip(entries, plates, strict=True)
    ]
    is_urgent = any(one.case.urgent for one in entries)
    return [
        Column(key="mark", wanted=_MARK),
        Column(key="lead", wanted=max(leads, default=0.0)),
        replace(pair.column("case", gives_way=1), least=_LEAST + (_badge_width(sheet) + _BADGE_GAP) * is_urgent),
        Column(
            key="holder", wanted=widest(sheet, [holder(one.case) for one in entries]), least=3 * _HANZI, gives_way=2
        ),
        Column(key="status", wanted=max(ends, default=0.0)),
    ]


def _is_plated(case: CaseRow) -> bool:
    return not case.is_paused and (case.is_over or case.is_soon)


def _plate_width(sheet: Sheet, case: CaseRow) -> float:
    is_plated = _is_plated(case)
    return sheet.measure(time_word(case), bold=is_plated) + (2 * _PAD if is_plated else 0.0)


def put_time(sheet: Sheet, end: float, y: float, case: CaseRow) -> float:
    """Put the time so that it ends at *end*: red when over, framed amber when soon, plain else; return its beginning."""
    text, x = time_word(case), end - _plate_width(sheet, case)
    if not _is_plated(case):
        sheet.text(text, x, y, colour="text2")
    elif case.is_over:
        sheet.plate(x, y - _HEIGHT / 2, end - x, _HEIGHT, fill="over_fill", edge="over")
        sheet.text(text, x + _PAD, y, colour="over_on", ground="over_fill", bold=True)
    else:
        sheet.plate(x, y - _HEIGHT / 2, end - x, _HEIGHT, edge="soon")
        sheet.text(text, x + _PAD, y, colour="soon_text", bold=True)
    return x


def _status(sheet: Sheet, span: Span, y: float, one: Entry) -> None:
    end = span.end - _BADGE_GAP
    phase = Phase.UNLIT if one.blinks else Phase.ALWAYS
    sheet.text(one.status, end, y, colour=one.colour, bold=one.is_bold, align=Align.RIGHT, phase=phase)
    if one.blinks:
        start = end - sheet.measure(one.status, bold=one.is_bold)
        x, width, top = start - _BADGE_GAP, end - start + 2 * _BADGE_GAP, y - _HEIGHT / 2
        sheet.plate(x, top, width, _HEIGHT, edge="urge", radius=17, phase=Phase.UNLIT)
        sheet.plate(x, top, width, _HEIGHT, fill="urge", radius=17, phase=Phase.LIT)
        sheet.text(one.status, start, y, colour="urge_on", ground="urge", bold=one.is_bold, phase=Phase.LIT)


def _badge(sheet: Sheet, x: float, y: float) -> float:
    """Put the badge of an urgent case; return where the text behind it begins."""
    text, width = translate("紧急"), _badge_width(sheet)
    sheet.plate(x, y - 15, width, 30, fill="badge")
    sheet.text(text, x + _BADGE_PAD, y, role=Role.NOTE, colour="badge_on", ground="badge", bold=True)
    return x + width + _BADGE_GAP


def _badge_width(sheet: Sheet) -> float:
    return sheet.measure(translate("紧急"), Role.NOTE, bold=True) + 2 * _BADGE_PAD
