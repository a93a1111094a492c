"""The sheet of a shift handover (交接单): what the next shift must know, built from the situation, stored as given."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.call import CallRecord
from app.domain.moment import Instant, to_datetime
from app.domain.terms import Pending
from app.services.searching import CallQuery, CaseSearch
from app.situation.answers import Moment
from app.situation.case_row import CaseRow
from app.situation.questions.alarms import AlarmRow, Alarms
from app.situation.questions.claims import ClaimRow, Claims
from app.situation.questions.listing import Listing
from app.situation.questions.which import Which
from widgets.terms import word
from widgets.words import translate, zh

SHOWN = 30
"""Rows of a section that go into the sheet; its count is of all."""
LONGEST = 60
"""Letters of a line; the case itself has the rest."""
MOST_BYTES = 46 * 1024
PROMISES = zh("口头承诺与交代")

ALARMS = Alarms(limit=SHOWN)
CLAIMS = Claims()
PENDINGS = Listing(pendings=tuple(one for one in Pending if one is not Pending.NONE), ended=True, limit=SHOWN)
URGENT = Listing(which=Which.URGENT, limit=SHOWN)
SUPERVISED = Listing(which=Which.WAITING, limit=SHOWN)
UNFILED = Listing(flags=("unfiled",), limit=SHOWN)
QUESTIONS = (ALARMS, CLAIMS, PENDINGS, URGENT, SUPERVISED, UNFILED)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedReplies:
    """The newest calls and orders that a reply is due for, and how many there are altogether."""

    newest: tuple[CallRecord, ...]
    total: int


def read_owed(search: CaseSearch) -> OwedReplies:
    """Return which replies are due; asks the store twice, so not on the screen's thread."""
    query = CallQuery(owing=True, limit=SHOWN)
    return OwedReplies(newest=search.calls(query), total=search.count_calls(query))


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """One line: under which heading, when, what, and the case's or order's number."""

    section: str
    at: str
    text: str
    number: str = ""
    case_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its lines; ``total`` counts those that found no room too."""

    title: str
    lines: tuple[SheetLine, ...]
    total: int


def sections_of(moment: Moment, owed: OwedReplies | None) -> tuple[Section, ...]:
    """Return the sections as of *moment*; a question without an answer is said to be unread, never empty."""
    found = [_alarms(moment), _claims(moment)]
    for title, listing in (
        (zh("待批申请"), PENDINGS), (zh("紧急在办"), URGENT), (zh("督办待回复"), SUPERVISED),
        (zh("先派后补，待补立案"), UNFILED),
    ):  # fmt: skip
        listed = moment.of(listing)
        if listed is None:
            found.append(_unread(title))
        else:
            lines = tuple(_case_line(title, row) for row in listed.rows[:SHOWN])
            found.append(Section(title=title, lines=lines, total=listed.total))
    found.append(_owed(owed))
    return tuple(found)


def _unread(title: str) -> Section:
    return Section(title=title, lines=(SheetLine(section=title, at="", text=translate("未读出，请人工核对")),), total=0)


def _alarms(moment: Moment) -> Section:
    title, alarms = zh("未确认告警"), moment.of(ALARMS)
    if alarms is None:
        return _unread(title)
    return Section(title=title, lines=tuple(_alarm_line(title, row) for row in alarms.open[:SHOWN]), total=alarms.total)


def _alarm_line(title: str, row: AlarmRow) -> SheetLine:
    text = " ".join(filter(None, (row.reason, row.text or row.class_name, row.place)))
    return SheetLine(section=title, at=_when(row.at), text=_short(text), number=row.number, case_id=row.case_id)


def _claims(moment: Moment) -> Section:
    title, claims = zh("签收未办"), moment.of(CLAIMS)
    if claims is None:
        return _unread(title)
    return Section(title=title, lines=tuple(_claim_line(title, row) for row in claims[:SHOWN]), total=len(claims))


def _claim_line(title: str, row: ClaimRow) -> SheetLine:
    text = translate("坐席 {0}（{1}）占用到 {2:%H:%M}").format(row.seat, row.actor, to_datetime(row.until))
    return SheetLine(section=title, at=_when(row.since), text=text, number=row.number, case_id=row.case_id)


def _case_line(title: str, row: CaseRow) -> SheetLine:
    said = (
        row.class_name, row.place or row.road, row.holder_name or row.department_name,
        word(row.pending) if row.pending is not Pending.NONE else word(row.stage),
    )  # fmt: skip
    due = row.reply_due or row.stage_due or row.case_due
    at = "" if due is None else translate("限 {0}").format(_when(due))
    return SheetLine(section=title, at=at, text=_short(" ".join(filter(None, said))), number=row.number, case_id=row.case_id)  # fmt: skip


def _owed(owed: OwedReplies | None) -> Section:
    title = zh("待回复工单")
    if owed is None:
        return _unread(title)
    lines = (
        SheetLine(
            section=title, at="" if one.reply_due is None else translate('限 {0}').format(_when(one.reply_due)),
            text=_short(one.text),
            number=one.order_no, case_id=one.case_id,
        )
        for one in owed.newest
    )  # fmt: skip
    return Section(title=title, lines=tuple(lines), total=owed.total)


def _short(text: str) -> str:
    """Return *text*, or its first :data:`LONGEST` letters with an ellipsis that says there was more."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _when(at: Instant) -> str:
    return f"{to_datetime(at):%m-%d %H:%M}"


def sheet_of(sections: Sequence[Section], promises: Sequence[str], at: Instant) -> dict[str, object]:
    """Return the sheet as plain values, small enough to be stored: the longest sections give way first."""
    shown = SHOWN
    while True:
        sheet: dict[str, object] = {
            "v": 1,
            "at": at,
            "sections": [_plain(section, shown) for section in sections],
            "promises": list(promises),
        }
        if shown == 0 or len(json.dumps(sheet, ensure_ascii=False).encode()) <= MOST_BYTES:
            return sheet
        shown = shown * 3 // 4


def _plain(section: Section, shown: int) -> dict[str, object]:
    lines = [[line.at, line.text, line.number, line.case_id] for line in section.lines[:shown]]
    return {"title": section.title, "total": section.total, "lines": lines}


def lines_of(sheet: Mapping[str, object]) -> tuple[SheetLine, ...]:
    """Return a stored sheet as lines; what cannot be read is left out."""
    found = [SheetLine(section=PROMISES, at="", text=str(one)) for one in _list(sheet.get("promises"))]
    for section in _list(sheet.get("sections")):
        if not isinstance(section, Mapping):
            continue
        title, lines = str(section.get("title", "")), _list(section.get("lines"))
        for line in lines:
            at, text, number, case_id = ([str(one) for one in _list(line)] + [""] * 4)[:4]
            found.append(SheetLine(section=title, at=at, text=text, number=number, case_id=case_id))
        total = section.get("total")
        if isinstance(total, int) and total > len(lines):
            found.append(
                SheetLine(section=title, at="", text=translate("另有 {0} 件，见清单").format(total - len(lines)))
            )
    return tuple(found)


def promises_of(sheet: Mapping[str, object]) -> tuple[str, ...]:
    """Return what was promised in a stored sheet."""
    return tuple(str(one) for one in _list(sheet.get("promises")))


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []
