"""Rosters as data: duties, leaves, duty telephones and responsibility grids, entered at a desk; each is an event."""

import re

from app.domain.city import Duty
from app.domain.duty_book import DutyBook
from app.domain.duty_entries import (
    DUTY_REMOVED,
    DUTY_SET,
    GRID_SET,
    GRID_SUBJECT,
    LEAVE_REMOVED,
    LEAVE_SET,
    PHONE_SET,
    PHONE_SUBJECT,
)
from app.domain.moment import DAY, Instant
from app.domain.terms import Post, Stream
from app.services import fields
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.roster import ROSTER_SUBJECT
from app.services.turn import Turn

POSTS = (Post.SHIFT_LEADER,)
LONGEST_DUTY: Instant = 7 * DAY
LONGEST_LEAVE: Instant = 366 * DAY
MOST_CODES = 2_000
_PHONE = re.compile(r"[0-9+*#,() -]{0,40}")


def set_duty(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Put a terminal on shift in a responsibility grid; ``id`` of one that stands replaces it."""
    given = step.fields
    terminal = _terminal(turn, given)
    start, end = _period(given, LONGEST_DUTY)
    entry = fields.text(given, "id", limit=128) or turn.ids.new()
    if (replaced := _book(turn).duty(entry)) is not None:
        _check_area(turn, seat, replaced.duty_grid)
    _check_free(turn, terminal, entry, start, end)
    payload = {
        "v": 1,
        "id": entry,
        "terminal": terminal,
        "duty_grid": _duty_grid(turn, seat, given),
        "start": start,
        "end": end,
    }
    return _record(turn, seat, step, DUTY_SET, payload)


def remove_duty(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Take a duty off the roster from now on."""
    entry = fields.needed_text(step.fields, "id", "排班编号", limit=128)
    duty = _book(turn).duty(entry)
    if duty is None:
        raise Refused("invalid", "没有这条排班")
    _check_area(turn, seat, duty.duty_grid)
    return _record(turn, seat, step, DUTY_REMOVED, {"v": 1, "id": entry})


def set_leave(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Enter a collector's leave; ``id`` of one that stands replaces it."""
    given = step.fields
    terminal = _terminal(turn, given)
    start, end = _period(given, LONGEST_LEAVE)
    entry = fields.text(given, "id", limit=128) or turn.ids.new()
    reason = fields.needed_text(given, "reason", "请假事由", limit=200)
    payload = {"v": 1, "id": entry, "terminal": terminal, "start": start, "end": end, "reason": reason}
    return _record(turn, seat, step, LEAVE_SET, payload)


def remove_leave(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Take a leave back (销假) from now on."""
    entry = fields.needed_text(step.fields, "id", "请假编号", limit=128)
    if _book(turn).leave(entry) is None:
        raise Refused("invalid", "没有这条请假")
    return _record(turn, seat, step, LEAVE_REMOVED, {"v": 1, "id": entry})


def set_duty_phone(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Enter the duty telephone of a department, a post or a terminal; an empty one strikes it out."""
    key = fields.needed_text(step.fields, "key", "部门、岗位或终端", limit=64)
    if turn.rules.department(key) is None and key not in tuple(Post) and not turn.rules.roster.knows(key):
        raise Refused("invalid", f"没有部门、岗位或终端 {key}")
    phone = fields.text(step.fields, "phone", limit=64)
    if not _PHONE.fullmatch(phone):
        raise Refused("invalid", "电话号码只能有数字和 + - * # ( ) 空格")
    turn.record(Stream.CONFIG, PHONE_SUBJECT, PHONE_SET, {"v": 1, "key": key, "phone": phone}, seat.by)
    return Answer(step_id=step.step_id, ok=True, fields={"key": key})


def set_duty_grid(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Enter which unit grids and terminals belong to a responsibility grid; a unit grid stands in one of them only."""
    code = _duty_grid(turn, seat, step.fields, field="code")
    unit_grids, terminals = _codes(step.fields, "unit_grids", "单元网格"), _codes(step.fields, "terminals", "终端")
    owners = turn.rules.roster.owners(turn.heard)
    for grid in unit_grids:
        if not turn.rules.places.name_of(grid):
            raise Refused("invalid", f"没有单元网格 {grid}")
        if not grid.startswith(seat.session.area):
            raise Refused("no_right", f"单元网格 {grid} 不在本席位管辖区域")
        if (other := owners.get(grid, "")) not in ("", code):
            raise Refused("invalid", f"单元网格 {grid} 已属责任网格 {other}")
    payload = {"v": 1, "code": code, "unit_grids": unit_grids, "terminals": terminals}
    turn.record(Stream.CONFIG, GRID_SUBJECT + code, GRID_SET, payload, seat.by)
    return Answer(step_id=step.step_id, ok=True, fields={"code": code})


def _record(turn: Turn, seat: Seated, step: Step, kind: str, payload: dict[str, object]) -> Answer:
    turn.record(Stream.SHIFT, ROSTER_SUBJECT, kind, payload, seat.by)
    return Answer(step_id=step.step_id, ok=True, fields={"id": payload["id"]})


def _book(turn: Turn) -> DutyBook:
    """Return the duty book with what this batch has entered so far."""
    return turn.rules.roster.book.after_all(turn.heard)


def _terminal(turn: Turn, given: fields.Fields) -> str:
    terminal = fields.name(given, "terminal", "终端")
    if not turn.rules.roster.knows(terminal):
        raise Refused("invalid", f"终端 {terminal} 未登记")
    return terminal


def _duty_grid(turn: Turn, seat: Seated, given: fields.Fields, field: str = "duty_grid") -> str:
    code = fields.needed_text(given, field, "责任网格", limit=64)
    if not turn.rules.roster.has_duty_grid(code):
        raise Refused("invalid", f"没有责任网格 {code}")
    _check_area(turn, seat, code)
    return code


def _check_area(turn: Turn, seat: Seated, duty_grid: str) -> None:
    """Refuse a responsibility grid with a unit grid outside the seat's area."""
    if not all(grid.startswith(seat.session.area) for grid in turn.rules.roster.unit_grids_of(duty_grid)):
        raise Refused("no_right", f"责任网格 {duty_grid} 不在本席位管辖区域")


def _period(given: fields.Fields, longest: Instant) -> tuple[Instant, Instant]:
    start, end = fields.instant(given, "start", "开始时间"), fields.instant(given, "end", "结束时间")
    if start is None or end is None:
        raise Refused("missing", "请填写开始和结束时间")
    if not start < end <= start + longest:
        raise Refused("invalid", f"结束应晚于开始，且不超过 {longest // DAY} 天")
    return start, end


def _check_free(turn: Turn, terminal: str, entry: str, start: Instant, end: Instant) -> None:
    """Refuse a duty that overlaps another of the same terminal: nobody is in two places."""
    for one in _book(turn).duties_between(start, end):
        if isinstance(one.what, Duty) and one.what.terminal == terminal and one.id != entry:
            raise Refused("invalid", f"终端 {terminal} 该时段已在责任网格 {one.what.duty_grid} 排班")


def _codes(given: fields.Fields, name: str, zh: str) -> list[str]:
    value = given.get(name, [])
    if not isinstance(value, list | tuple) or len(value) > MOST_CODES:
        raise Refused("invalid", f"{zh}应为不超过 {MOST_CODES} 个编码的列表")
    codes = [str(one).strip() for one in value]
    if not all(0 < len(one) <= 64 for one in codes):
        raise Refused("invalid", f"{zh}编码不合规")
    return list(dict.fromkeys(codes))


STEPS = (
    DeskStep(name="set_duty", zh="排班", posts=POSTS, take=set_duty),
    DeskStep(name="remove_duty", zh="撤销排班", posts=POSTS, take=remove_duty),
    DeskStep(name="set_leave", zh="请假", posts=POSTS, take=set_leave),
    DeskStep(name="remove_leave", zh="销假", posts=POSTS, take=remove_leave),
    DeskStep(name="set_duty_phone", zh="值班电话", posts=POSTS, take=set_duty_phone),
    DeskStep(name="set_duty_grid", zh="责任网格维护", posts=POSTS, take=set_duty_grid),
)
