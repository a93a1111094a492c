"""Doubts about tracks (轨迹疑点): the duty chief looks at one or writes down its explanation; it is never scored."""

from app.domain.city import Duty
from app.domain.duty_book import DutyBook
from app.domain.moment import DAY, Instant
from app.domain.terms import Post, Stream
from app.services import fields
from app.services.messages import Answer, Step
from app.services.refusals import Refused
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn
from app.situation.doubt_log import ANSWERED, DoubtMark
from app.situation.doubts import DoubtKind

POSTS = (Post.SHIFT_LEADER,)
REASON_MOST = 200
SAID_MOST = 300


def answer_doubt(turn: Turn, seat: Seated, step: Step) -> Answer:
    """Record that the doubt ``terminal, kind, since, other`` was seen, or explained with a reason; the last one holds.

    A terminal that nobody registered (未登记) may have doubts too, if it was ever heard.
    """
    given = step.fields
    terminal = _terminal(turn, fields.name(given, "terminal", "终端"))
    other = fields.text(given, "other", limit=64)
    kind, mark = _kind(given), _mark(given)
    since = fields.instant(given, "since", "起始时间")
    if since is None or since > turn.now:
        raise Refused("missing" if since is None else "invalid", "请给出疑点的起始时间")
    _check_area(turn, seat, terminal, since)
    reason = fields.text(given, "reason", limit=REASON_MOST)
    if mark is DoubtMark.EXPLAINED and not reason:
        raise Refused("missing", "请写明说明")
    payload = {
        "v": 1, "kind": kind.value, "since": since, "other": other and _terminal(turn, other), "mark": mark.value,
        "reason": reason, "said": fields.text(given, "said", limit=SAID_MOST),
    }  # fmt: skip
    turn.record(Stream.TRACK, terminal, ANSWERED, payload, seat.by)
    return Answer(step_id=step.step_id, ok=True, fields={"terminal": terminal})


def _terminal(turn: Turn, terminal: str) -> str:
    is_known = turn.rules.roster.knows(terminal) or turn.unit.newest(Stream.TERMINAL, terminal) is not None
    if not is_known:
        raise Refused("invalid", f"终端 {terminal} 未登记，也从未上线")
    return terminal


def _kind(given: fields.Fields) -> DoubtKind:
    written = fields.name(given, "kind", "疑点类别")
    if written not in tuple(DoubtKind):
        raise Refused("invalid", f"没有疑点类别 {written}")
    return DoubtKind(written)


def _mark(given: fields.Fields) -> DoubtMark:
    written = fields.name(given, "mark", "处理")
    if written not in tuple(DoubtMark):
        raise Refused("invalid", f"疑点不能标记为 {written}")
    return DoubtMark(written)


def _check_area(turn: Turn, seat: Seated, terminal: str, at: Instant) -> None:
    """Refuse a terminal that had a shift outside the seat's area on that day."""
    area, roster = seat.session.area, turn.rules.roster
    book: DutyBook = roster.book.after_all(turn.heard)
    entries = (entry.what for entry in book.duties_between(at - DAY, at + DAY)) if area else ()
    for duty in entries:
        if not isinstance(duty, Duty) or duty.terminal != terminal:
            continue
        if not all(grid.startswith(area) for grid in roster.unit_grids_of(duty.duty_grid)):
            raise Refused("no_right", f"终端 {terminal} 不在本席位管辖区域")


STEPS = (DeskStep(name="answer_doubt", zh="疑点处理", posts=POSTS, take=answer_doubt),)
