"""督办: a notice with number, matter, requirement and two limits; what may follow an answer, and what a missed one.

A notice that was answered may be followed by one more if its promise was broken (处结 limit passed, case still open). A
notice whose reply was missed is followed by no other, only by 提请曝光, and there is never a third (domain facts §14.6).
"""

from collections.abc import Mapping

from app.domain.case import CaseState
from app.domain.charter import Charter
from app.domain.clock_words import span_words
from app.domain.clocks import Clock
from app.domain.errors import Missing, NotAllowed
from app.domain.limit import Limit
from app.domain.moment import Instant, to_datetime
from app.domain.terms import Exposure, Light, Stage, Supervision
from app.domain.work_time import WorkCalendar

MOST_NOTICES = 2


def has_missed_reply(state: CaseState, at: Instant) -> bool:
    """Return whether a notice was not answered in time, or is not at *at*."""
    is_late = state.supervised is Supervision.WAITING and state.reply_due is not None and at > state.reply_due
    return state.reply_missed or is_late


def has_broken_promise(state: CaseState, at: Instant) -> bool:
    """Return whether the newest notice was answered, its 处结 limit has passed and the case still stands open."""
    is_answered = state.supervised is Supervision.ANSWERED
    return is_answered and state.settle_due is not None and at > state.settle_due


def is_exposable(state: CaseState, at: Instant) -> bool:
    """Return whether no further notice may follow, only 曝光: a missed reply, or the last notice's promise broken."""
    return has_missed_reply(state, at) or (state.notices >= MOST_NOTICES and has_broken_promise(state, at))


def may_be_proposed(state: CaseState) -> bool:
    """Return whether 曝光 is neither waiting for its ruling nor done; a refused one may be proposed again."""
    return state.exposure in (Exposure.NONE, Exposure.REFUSED)


def notice_limits(
    fields: Mapping[str, object], at: Instant, calendar: WorkCalendar, charter: Charter, case_due: Instant | None
) -> tuple[Instant, Instant]:
    """Return the reply and the 处结 limit of a notice issued *at*, as given or as usual.

    Neither is later than the case's own due moment while that is ahead: what is given later is refused with
    :class:`NotAllowed`, what is no moment after *at* with :class:`Missing`.
    """
    ahead = case_due if case_due is not None and case_due > at else None
    reply = _given(fields, "reply_due", at, ahead)
    if reply is None:
        reply = _usual(charter.reply_limit, at, calendar, ahead)
    settle = _given(fields, "settle_due", at, ahead)
    if settle is None:
        settle = ahead if ahead is not None else max(reply, _usual(charter.settle_limit, at, calendar, None))
    if settle < reply:
        raise NotAllowed(f"处结时限（{minute_words(settle)}）不能早于回复时限（{minute_words(reply)}）")
    return reply, settle


def matter_of(state: CaseState, at: Instant, calendar: WorkCalendar) -> str:
    """Return why a notice is issued *at*, from the clocks: ``处置超期 2 小时 48 分（应于 6/10 10:46）；已催办 1 次``."""
    said = [_of_clock(state, at, calendar)]
    if state.urges:
        said.append(f"已催办 {state.urges} 次")
    if state.rework:
        said.append(f"返工 {state.rework} 次")
    if state.notices:
        said.append(f"督办 {state.notice_no or state.notices} 后未处结")
    return "；".join(said)


def minute_words(at: Instant) -> str:
    """Return a moment as ``6/10 10:46``."""
    moment = to_datetime(at)
    return f"{moment.month}/{moment.day} {moment:%H:%M}"


_ZH = {"reply_due": "回复时限", "settle_due": "处结时限"}


def _given(fields: Mapping[str, object], name: str, at: Instant, ahead: Instant | None) -> Instant | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value <= at:
        raise Missing(name, f"{_ZH[name]}应在督办之后")
    if ahead is not None and value > ahead:
        raise NotAllowed(f"{_ZH[name]}不能晚于案卷本身的处置时限（应于 {minute_words(ahead)}）")
    return value


def _usual(limit: Limit, at: Instant, calendar: WorkCalendar, ahead: Instant | None) -> Instant:
    due = Clock.start(limit, at, "").due(calendar)
    moment = at + limit.us if due is None else due
    return moment if ahead is None else min(moment, ahead)


def _of_clock(state: CaseState, at: Instant, calendar: WorkCalendar) -> str:
    if state.stage is Stage.HUNG:
        return "挂账中，到期仍须处置"
    if state.case_due is None:
        return "处置已超期" if state.frozen is Light.RED else f"案卷{state.stage.zh}"
    due = f"应于 {minute_words(state.case_due)}"
    kind = "紧急案件，" if state.urgent else ""
    if at > state.case_due:
        over = at - state.case_due if state.urgent else calendar.between(state.case_due, at)
        return f"{kind}处置超期 {span_words(over)}（{due}）"
    is_soon = state.case_soon is not None and at > state.case_soon
    return f"{kind}处置{'即将超期，' if is_soon else ''}{due}"
