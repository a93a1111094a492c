"""The sets of cases that screens count: one definition each, for the number and for the list behind it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from app.domain.moment import DAY, Instant
from app.domain.terms import Queue, Stage, Term
from app.situation.codes import IS_HANDED_OVER, RED, STAGE, has
from app.situation.column import Bools, Int8s, Int16s, Int32s
from app.situation.filed import filing_events
from app.situation.filters import EVERYTHING, Filter
from app.situation.open_set import OpenSet
from app.situation.view import View

AFTER_FILING = (Queue.FILED, Queue.DISPOSING, Queue.FEEDBACK, Queue.CHECKING, Queue.CHECKED)
"""Where a case stands once it is filed; one dispatched first (先派后补) stands there too, and is 在办 once 补立案 is done."""
FEEDBACK, CLOSE, FORCE_CLOSE, ARCHIVE = "feedback", "close", "force_close", "archive_self_handled"


class Which(Term):
    """A set of cases that is counted somewhere; the words are the trade's."""

    OPEN = "open", "未结案"
    IN_HAND = "in_hand", "在办"
    BEFORE_FILING = "before_filing", "立案前"
    TO_FILE = "to_file", "待立案"
    DISPOSING = "disposing", "待处置"
    HUNG = "hung", "挂账"
    CASE_SOON = "case_soon", "即将超期"
    CASE_OVER = "case_over", "处置超期"
    OVER_DUE_TODAY = "over_due_today", "处置超期，今日到期"
    OVER_DUE_YESTERDAY = "over_due_yesterday", "处置超期，昨日到期"
    OVER_DUE_EARLIER = "over_due_earlier", "处置超期，更早到期"
    STAGE_SOON = "stage_soon", "环节即将超时"
    STAGE_OVER = "stage_over", "环节超时"
    URGENT = "urgent", "紧急在办"
    URGENT_OVER = "urgent_over", "紧急处置超期"
    URGENT_OURS = "urgent_ours", "紧急，在本中心各岗"
    ORDINARY_DISPOSING = "ordinary_disposing", "普通待处置"
    WAITING = "waiting", "督办待回复"
    REPLY_MISSED = "reply_missed", "督办逾时未回复"
    ANSWERED = "answered", "督办已回复"
    OVER_WAITING = "over_waiting", "处置超期，督办待回复"
    OVER_ANSWERED = "over_answered", "处置超期，督办已回复"
    OVER_UNSUPERVISED = "over_unsupervised", "处置超期，未督办"
    SUPERVISED_AND_OVERDUE = "supervised_and_overdue", "督办与超期"
    REPORTED_TODAY = "reported_today", "今日上报"
    FILED_TODAY = "filed_today", "今日立案"
    CLOSED_TODAY = "closed_today", "今日结案"
    IN_TIME_TODAY = "in_time_today", "今日按期结案"
    DUE_TODAY = "due_today", "今日应结案"
    PENDING = "pending", "待批"
    APPEALED = "appealed", "申诉待批"
    UNFILED = "unfiled", "待补立案"
    DISPUTED = "disputed", "先行处置"
    OWNERLESS = "ownerless", "无责任主体"
    ASSISTED = "assisted", "协办未反馈"
    OVER_EXEMPT = "over_exempt", "处置超期，已免责"
    FORCED_TODAY = "forced_today", "今日强制结案"
    SELF_HANDLED_TODAY = "self_handled_today", "今日自处理结案"


def rows_of(view: View, which: Which, by: Filter = EVERYTHING, since: Instant | None = None) -> Int32s:
    """Return the rows of the cases in *which* that pass *by*, rising, each once.

    *since* is where the period of the sets of a day begins, local midnight if not given.
    """
    if which in OPEN_SETS or which is Which.OVER_DUE_TODAY:
        return view.open.rows[_open_mask(view, which, by, since)]
    rows = DAY_SETS[which](view, view.day_start if since is None else since)
    return rows if by.is_empty else rows[by.mask(view, view.base.last[rows])]


def count_of(view: View, which: Which, by: Filter = EVERYTHING, since: Instant | None = None) -> int:
    """Return how many cases are in *which*, narrowed as for :func:`rows_of`."""
    if which in OPEN_SETS or which is Which.OVER_DUE_TODAY:
        return int(np.count_nonzero(_open_mask(view, which, by, since)))
    return len(rows_of(view, which, by, since))


def _open_mask(view: View, which: Which, by: Filter, since: Instant | None) -> Bools:
    if which is Which.OVER_DUE_TODAY:
        found: Bools = view.open.is_over & (view.open.case_due >= (view.day_start if since is None else since))
    else:
        found = OPEN_SETS[which](view, view.open)
    return found if by.is_empty else found & by.open_mask(view)


def filings(view: View, since: Instant, until: Instant) -> Int32s:
    """Return the event rows of the filings (立案) of a period, as :func:`~app.situation.filed.filing_events`."""
    return filing_events(view, since, until)[0]


def closings(view: View, since: Instant, until: Instant) -> Int32s:
    """Return the event rows of the closings (结案) of a period, one for each case that is still closed.

    A forced closing (强制结案) and the filing away of what was handled on the spot are counted apart.
    """
    found = _closed_by(view, CLOSE, since, until)
    kept: Int32s = found[~has(_flags_now(view, found), "forced")]
    return kept


def handovers(view: View, since: Instant, until: Instant) -> Int32s:
    """Return the event rows of the hand-overs (反馈) of a period, one for each case that did not come back to dispose."""
    found = _last_of_each(view, view.steps_between((FEEDBACK,), since, until))
    kept: Int32s = found[IS_HANDED_OVER[_stage_now(view, found)]]
    return kept


def in_time(view: View, closed: Int32s) -> Int32s:
    """Return those of the event rows *closed* (or handed over) whose department handed over before its limit was used up.

    A case that a granted appeal exempts counts as in time; its light stays.
    """
    is_late = view.tables.events.frozen[closed] == RED
    kept: Int32s = closed[~is_late | has(_flags_now(view, closed), "exempt")]
    return kept


def _closed_by(view: View, step: str, since: Instant, until: Instant) -> Int32s:
    found = _last_of_each(view, view.steps_between((step,), since, until))
    kept: Int32s = found[_stage_now(view, found) == STAGE[Stage.CLOSED]]
    return kept


def _stage_now(view: View, found: Int32s) -> Int8s:
    """Return the stages in which the cases of the event rows *found* stand now."""
    events = view.tables.events
    return events.stage[view.base.last[events.case[found]]]


def _flags_now(view: View, found: Int32s) -> Int16s:
    events = view.tables.events
    return view.tables.mores.flags[events.more[view.base.last[events.case[found]]]]


def _last_of_each(view: View, found: Int32s) -> Int32s:
    """Return the last of *found* event rows of each case, by rising case row."""
    case = view.tables.events.case[found]
    order = np.argsort(case, kind="stable")
    case = case[order]
    is_last = np.ones(len(case), np.bool_)
    is_last[:-1] = case[1:] != case[:-1]
    return found[order[is_last]]


def _cases(view: View, found: Int32s) -> Int32s:
    return view.tables.events.case[found]


def _reported(view: View, since: Instant) -> Int32s:
    return _cases(view, view.first_events(since))


def _closed(view: View, since: Instant) -> Int32s:
    return closings(view, since, view.t)


def _due(view: View, since: Instant) -> Int32s:
    overdue = rows_of(view, Which.OVER_DUE_TODAY, since=since)
    return np.sort(np.concatenate([_cases(view, _closed(view, since)), overdue]))


def _over_due_between(view: View, cases: OpenSet, first: int, last: int) -> Bools:
    """Return 处置超期 with a due moment between *first* and *last* days (exclusive) after this day's start."""
    start, end = view.day_start + first * DAY, view.day_start + last * DAY
    found: Bools = cases.is_over & (start <= cases.case_due) & (cases.case_due < end)
    return found


def _over_due_earlier(view: View, cases: OpenSet) -> Bools:
    found: Bools = cases.is_over & (cases.case_due < view.day_start - DAY)
    return found


def _over_exempt(view: View, cases: OpenSet) -> Bools:
    """Return whose disposal clock ran out, and a granted appeal leaves them out of 处置超期."""
    found: Bools = cases.is_disposing & (cases.case_due < view.t) & cases.has("exempt")
    return found


OPEN_SETS: Mapping[Which, Callable[[View, OpenSet], Bools]] = MappingProxyType(
    {
        Which.OPEN: lambda _, c: np.ones(len(c.rows), np.bool_),
        Which.IN_HAND: lambda _, c: c.in_queues(*AFTER_FILING) & ~c.has("unfiled"),
        Which.BEFORE_FILING: lambda _, c: c.in_queues(Queue.REPORTED, Queue.VERIFYING, Queue.ACCEPTED),
        Which.TO_FILE: lambda _, c: c.in_queues(Queue.ACCEPTED),
        Which.DISPOSING: lambda _, c: c.is_disposing,
        Which.HUNG: lambda _, c: c.is_hung,
        Which.CASE_SOON: lambda _, c: c.is_soon,
        Which.CASE_OVER: lambda _, c: c.is_over,
        Which.OVER_DUE_YESTERDAY: lambda v, c: _over_due_between(v, c, -1, 0),
        Which.OVER_DUE_EARLIER: _over_due_earlier,
        Which.STAGE_SOON: lambda _, c: c.is_stage_soon,
        Which.STAGE_OVER: lambda _, c: c.is_stage_over,
        Which.URGENT: lambda _, c: c.urgent & ~c.is_hung,
        Which.URGENT_OVER: lambda _, c: c.urgent & c.is_over,
        Which.URGENT_OURS: lambda _, c: c.urgent & ~c.is_hung & ~c.is_disposing,
        Which.ORDINARY_DISPOSING: lambda _, c: c.is_disposing & ~c.urgent,
        Which.WAITING: lambda _, c: c.is_waiting,
        Which.REPLY_MISSED: lambda v, c: c.is_waiting & (v.tables.events.reply_due[c.at] < v.t),
        Which.ANSWERED: lambda _, c: c.is_answered,
        Which.OVER_WAITING: lambda _, c: c.is_over & c.is_waiting,
        Which.OVER_ANSWERED: lambda _, c: c.is_over & c.is_answered,
        Which.OVER_UNSUPERVISED: lambda _, c: c.is_over & ~c.is_waiting & ~c.is_answered,
        Which.SUPERVISED_AND_OVERDUE: lambda _, c: c.is_over | c.is_waiting,
        Which.PENDING: lambda _, c: c.is_asked,
        Which.UNFILED: lambda _, c: c.in_queues(*AFTER_FILING) & c.has("unfiled"),
        Which.DISPUTED: lambda _, c: c.has("disputed"),
        Which.OWNERLESS: lambda _, c: c.has("ownerless"),
        Which.ASSISTED: lambda _, c: c.has("assisted"),
        Which.OVER_EXEMPT: _over_exempt,
    }
)
"""Sets of open cases, by what holds of them now."""

DAY_SETS: Mapping[Which, Callable[[View, Instant], Int32s]] = MappingProxyType(
    {
        Which.REPORTED_TODAY: _reported,
        Which.FILED_TODAY: lambda view, since: np.sort(_cases(view, filings(view, since, view.t))),
        Which.CLOSED_TODAY: lambda view, since: _cases(view, _closed(view, since)),
        Which.IN_TIME_TODAY: lambda view, since: _cases(view, in_time(view, _closed(view, since))),
        Which.DUE_TODAY: _due,
        Which.APPEALED: lambda view, _: view.base.asked_rows,
        Which.FORCED_TODAY: lambda view, since: _cases(view, _closed_by(view, FORCE_CLOSE, since, view.t)),
        Which.SELF_HANDLED_TODAY: lambda view, since: _cases(view, _closed_by(view, ARCHIVE, since, view.t)),
    }
)
"""Sets that hold ended cases too: by what happened to them since a moment, and those with an appeal."""
