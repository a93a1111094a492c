"""The cases behind a number: every count on a screen is the length of one of these."""

from dataclasses import dataclass

from app.domain.terms import Queue, Term
from app.situation.case_row import CaseRow
from app.situation.view import View


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
    WAITING = "waiting", "督办待回复"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """The cases of ``which``, narrowed by queue, department (level 1 or 2), area prefix and class prefix; ``""`` is all.

    Urgent ones first, then by the due moment of the clock that runs. ``limit`` 0 is all.
    """

    which: Which
    queue: Queue | None = None
    department: str = ""
    area: str = ""
    class_prefix: str = ""
    limit: int = 0

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return exactly the cases that the number counts."""
        raise NotImplementedError
