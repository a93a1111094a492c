"""Monthly reconciliation (对账): the hotline's own list of its work orders against ours."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.domain.call import CallRecord
from app.domain.moment import CHINA, DAY, Instant, from_datetime, to_datetime
from app.domain.terms import CallOutcome, Source, Term
from app.services.exporting import Plain
from app.services.initials import folded
from app.services.searching import MOST, CallQuery, CaseSearch

AROUND_US: Instant = 31 * DAY
"""So much before and after the month ours are looked up, for orders that the line counts in another month."""


class LineState(Term):
    """What the line's words say of an order."""

    OPEN = "open", "在办"
    DONE = "done", "办结"
    CASE = "case", "立案"
    CONSULTATION = "consultation", "咨询"
    TRANSFER = "transfer", "转办"


STATE_WORDS: Mapping[LineState, tuple[str, ...]] = {
    LineState.OPEN: ("未办", "在办", "待办", "办理中", "处理中", "未回复", "未结"),
    LineState.CONSULTATION: ("咨询", "解答"),
    LineState.TRANSFER: ("转办", "退回", "退单", "移交", "不属"),
    LineState.CASE: ("立案", "案卷", "派遣"),
    LineState.DONE: ("办结", "已办", "已回复", "已答复", "完成", "处置"),
}
"""Words in the line's outcome, looked for in this order."""

_OUTCOMES = {
    LineState.CASE: CallOutcome.CASE,
    LineState.CONSULTATION: CallOutcome.CONSULTATION,
    LineState.TRANSFER: CallOutcome.TRANSFER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOrder:
    """A work order in the line's list: its number, the day it was given to us (``None`` unsaid), its outcome in words."""

    order_no: str
    received_on: date | None
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An order in both lists; ``why`` says in Chinese what differs, ``""`` where nothing does."""

    line: LineOrder
    ours: CallRecord
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The result of a month (``2026-06``). Each order of either list stands in one of the first four lists.

    ``missing_here`` the line has and we do not, ``missing_there`` we received in the month and the line does not list.
    ``repeated`` are numbers that the line lists more than once; their first line is taken.
    """

    month: str
    matched: tuple[Pair, ...]
    differing: tuple[Pair, ...]
    missing_here: tuple[LineOrder, ...]
    missing_there: tuple[CallRecord, ...]
    repeated: tuple[str, ...]


def month_bounds(month: str) -> tuple[Instant, Instant]:
    """Return the half-open period of *month*, written ``2026-06``, in China's time; raise :class:`ValueError`."""
    first = datetime.strptime(month, "%Y-%m").replace(tzinfo=CHINA)
    after = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    return from_datetime(first), from_datetime(after)


def reconcile_month(
    search: CaseSearch, month: str, orders: Iterable[LineOrder], line: Source = Source.HOTLINE_12345
) -> Reconciliation:
    """Return the reconciliation of *month* with the line's list, ours being read through *search*."""
    since, until = month_bounds(month)
    ours = _all_calls(search, CallQuery(line=str(line), since=since - AROUND_US, until=until + AROUND_US, limit=MOST))
    return reconcile(month, orders, ours)


def reconcile(month: str, orders: Iterable[LineOrder], records: Iterable[CallRecord]) -> Reconciliation:
    """Return the reconciliation of *month*: the line's *orders* against our *records*, of that month and around it."""
    since, until = month_bounds(month)
    listed = list(orders)
    counts = Counter(folded(one.order_no) for one in listed)
    theirs = {folded(one.order_no): one for one in reversed(listed)}
    ours = {folded(one.order_no): one for one in records if one.is_order}
    pairs = [_compared(theirs[number], ours[number]) for number in theirs if number in ours]
    return Reconciliation(
        month=month,
        matched=_by_number(pair for pair in pairs if not pair.why),
        differing=_by_number(pair for pair in pairs if pair.why),
        missing_here=tuple(sorted((theirs[no] for no in theirs if no not in ours), key=lambda one: one.order_no)),
        missing_there=tuple(
            sorted(
                (ours[no] for no in ours if no not in theirs and since <= ours[no].received_at < until),
                key=lambda one: (one.received_at, one.order_no),
            )
        ),
        repeated=tuple(sorted(theirs[number].order_no for number, count in counts.items() if count > 1)),
    )


def state_of(words: str) -> LineState | None:
    """Return what the line's words say, ``None`` where they are not known."""
    plain = folded(words)
    return next((state for state, known in STATE_WORDS.items() if any(one in plain for one in known)), None)


def our_words(record: CallRecord) -> str:
    """Return what we say became of an order, and whether it was replied to."""
    return f"{record.outcome.zh}，{'未回复' if record.replied_at is None else '已回复'}"


def rows(result: Reconciliation) -> Iterator[Mapping[str, Plain]]:
    """Yield the result as rows of a file, what needs a hand first."""
    repeated = set(result.repeated)
    for pair in result.differing:
        yield _row("不一致", pair.line, pair.ours, pair.why, repeated)
    for order in result.missing_here:
        yield _row("我方缺", order, None, "", repeated)
    for record in result.missing_there:
        yield _row("对方缺", None, record, "", repeated)
    for pair in result.matched:
        yield _row("一致", pair.line, pair.ours, "", repeated)


def _row(
    result: str, line: LineOrder | None, ours: CallRecord | None, why: str, repeated: set[str]
) -> Mapping[str, Plain]:
    if line is not None and line.order_no in repeated:
        why = "；".join(filter(None, (why, "对方清单重复")))
    return {
        "result": result,
        "order_no": line.order_no if line else ours.order_no if ours else "",
        "line_received": line.received_on.isoformat() if line and line.received_on else None,
        "line_outcome": line.outcome if line else None,
        "received": _local(ours.received_at) if ours else None,
        "outcome": our_words(ours) if ours else None,
        "case_number": ours.number if ours else None,
        "reply_due": _local(ours.reply_due) if ours else None,
        "replied": _local(ours.replied_at) if ours else None,
        "satisfaction": ours.satisfaction.zh if ours else None,
        "remark": why,
    }


def _compared(line: LineOrder, ours: CallRecord) -> Pair:
    pair = Pair(line=line, ours=ours)
    return replace(pair, why="；".join(_differences(line, ours)))


def _differences(line: LineOrder, ours: CallRecord) -> Iterator[str]:
    day = to_datetime(ours.received_at).date()
    if line.received_on is not None and line.received_on != day:
        yield f"接收日期：对方 {line.received_on}，我方 {day}"
    state = state_of(line.outcome)
    if state is None:
        yield f"办理结果无法识别：{line.outcome or '（空）'}"
    elif not _agrees(state, ours):
        yield f"办理结果：对方 {line.outcome}，我方 {our_words(ours)}"


def _agrees(state: LineState, ours: CallRecord) -> bool:
    if state in _OUTCOMES:
        return ours.outcome is _OUTCOMES[state]
    return (ours.replied_at is not None) == (state is LineState.DONE)


def _by_number(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(pairs, key=lambda pair: pair.line.order_no))


def _local(at: Instant | None) -> str | None:
    return None if at is None else to_datetime(at).isoformat(timespec="minutes")


def _all_calls(search: CaseSearch, query: CallQuery) -> Iterator[CallRecord]:
    """Yield the calls of *query*, one answer after the other."""
    while True:
        found = search.calls(query)
        yield from found
        if len(found) < query.limit:
            return
        query = replace(query, after=(found[-1].received_at, found[-1].call_id))
