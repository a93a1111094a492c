"""What each person at our own posts did in a period, by the post it was done under: with 合岗 one person has several."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import numpy as np

from app.domain.moment import Instant
from app.domain.terms import Post, Stage
from app.situation.codes import POST, STAGE
from app.situation.column import Int32s
from app.situation.evaluation import current, sorted_out
from app.situation.evaluation_people import Worked, is_in_time
from app.situation.filed import TAKEN_BACK
from app.situation.filters import EVERYTHING, Filter
from app.situation.once import once
from app.situation.questions.dispatch_history import DISPATCHES, RETURN
from app.situation.view import View


class PostWork(StrEnum):
    """What is counted of somebody at a post."""

    ACCEPTED = "accepted"
    VERIFY = "verify"
    VERIFY_IN_TIME = "verify_in_time"
    CHECK = "check"
    CHECK_IN_TIME = "check_in_time"
    FILED = "filed"
    FILED_IN_TIME = "filed_in_time"
    FILED_RIGHTLY = "filed_rightly"
    CLOSED = "closed"
    CLOSED_IN_TIME = "closed_in_time"
    DISPATCHED = "dispatched"
    DISPATCHED_IN_TIME = "dispatched_in_time"
    DISPATCHED_RIGHTLY = "dispatched_rightly"


PostsDone = Mapping[PostWork, Worked]
"""Event rows of each kind of work, and the code of who took the step."""


def posts_done_since(view: View, since: Instant, by: Filter = EVERYTHING) -> PostsDone:
    """Return what was done from *since* to the view's moment on cases that pass *by*; what was taken back was not done."""
    return once(view, ("posts done", since, by), lambda: _done(view, since, by))


def _done(view: View, since: Instant, by: Filter) -> PostsDone:
    steps = (
        ("accept",),
        ("send_verify",),
        ("send_check",),
        ("file",),
        ("close",),
        ("dispatch",),
        (RETURN,),
        (TAKEN_BACK,),
    )
    *worked, returns, undone = sorted_out(view, since, steps)
    events = view.tables.events
    undone = events.before[undone]
    accepted, verify, check, filed, closed, dispatched = (_kept(view, rows, undone, by) for rows in worked)
    acceptor, leader, dispatcher = POST[Post.ACCEPTOR], POST[Post.SHIFT_LEADER], POST[Post.DISPATCHER]
    verify, check = _by(view, verify, acceptor), _by(view, check, acceptor)
    filed, closed = _by(view, filed, leader), _by(view, closed, leader)
    dispatched = _by(view, dispatched, dispatcher)
    is_void = events.stage[current(view, filed)] == STAGE[Stage.VOID]
    found = {
        PostWork.ACCEPTED: _by(view, accepted, acceptor),
        PostWork.VERIFY: verify, PostWork.VERIFY_IN_TIME: verify[is_in_time(view, verify)],
        PostWork.CHECK: check, PostWork.CHECK_IN_TIME: check[is_in_time(view, check)],
        PostWork.FILED: filed, PostWork.FILED_IN_TIME: filed[is_in_time(view, filed)],
        PostWork.FILED_RIGHTLY: filed[~is_void],
        PostWork.CLOSED: closed, PostWork.CLOSED_IN_TIME: closed[is_in_time(view, closed)],
        PostWork.DISPATCHED: dispatched, PostWork.DISPATCHED_IN_TIME: dispatched[is_in_time(view, dispatched)],
        PostWork.DISPATCHED_RIGHTLY: dispatched[~np.isin(dispatched, _returned(view, returns[~np.isin(returns, undone)]))],
    }  # fmt: skip
    return MappingProxyType({work: Worked(rows, events.actor[rows]) for work, rows in found.items()})


def _kept(view: View, rows: Int32s, undone: Int32s, by: Filter) -> Int32s:
    rows = rows[~np.isin(rows, undone)] if len(undone) else rows
    return rows if by.is_empty else rows[by.mask(view, current(view, rows))]


def _by(view: View, rows: Int32s, post: int) -> Int32s:
    found: Int32s = rows[view.tables.events.by_post[rows] == post]
    return found


def _returned(view: View, returns: Int32s) -> Int32s:
    """Return the event rows of the dispatches that the approved *returns* sent back: the last before each in its case."""
    events, sent = view.tables.events, [view.tables.words.find(step) for step in DISPATCHES]
    at = events.before[returns]
    while True:
        seeks = (at >= 0) & ~np.isin(events.step[at], sent)
        if not seeks.any():
            return at
        at = np.where(seeks, events.before[at], at).astype(np.int32)
