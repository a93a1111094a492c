"""Calls and work orders that still want something of us: an outcome, a reply, an answer, a call back."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.call import CallRecord
from app.domain.case import Case
from app.domain.moment import DAY, Instant
from app.domain.terms import CallOutcome, Satisfaction, Stage
from app.services.ports import CaseFiles
from app.services.searching import MOST, CallQuery, CaseSearch
from widgets.words import zh

BACK = 60 * DAY
"""So long ago a call may be to be asked about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """A call, and the case that settles it: its own, or the one that was merged into (``None``: none, or unread)."""

    call: CallRecord
    case: Case | None = None

    @property
    def stage(self) -> Stage | None:
        """Return where the case stands."""
        return None if self.case is None else self.case.state.stage

    @property
    def version(self) -> int:
        """Return the case's version, 0 for none."""
        return 0 if self.case is None else self.case.version

    @property
    def case_id(self) -> str:
        """Return the case that settles it, ``""`` for none."""
        return self.call.case_id if self.case is None else self.case.case_id

    @property
    def is_merged(self) -> bool:
        """Return whether its own case was merged into another (并案)."""
        return self.case is not None and self.case.case_id != self.call.case_id

    @property
    def is_done(self) -> bool:
        """Return whether its result stands, so that the caller can be asked."""
        if self.call.outcome is CallOutcome.CASE:
            return self.stage is Stage.CLOSED
        return self.call.outcome is not CallOutcome.OPEN and not self.call.owes_transfer_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPage:
    """The rows of a list; ``is_whole``: no more calls were asked for than there are, so the rows are all there are."""

    rows: tuple[CallRow, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CallList:
    """One list: its name, what is said where it is empty, what it asks the store for, and which of the rows it keeps."""

    name: str
    none: str
    query: CallQuery
    keeps: Callable[[CallRow], bool]


def _all(_row: CallRow) -> bool:
    return True


def _is_to_ask(row: CallRow) -> bool:
    """Say whether the caller waits to be asked; a case that was sent back for his word is asked about again."""
    is_asked = row.call.satisfaction not in (Satisfaction.NONE, Satisfaction.UNREACHED)
    asked_at = row.call.called_back_at
    is_anew = row.case is not None and asked_at is not None and row.case.last_valid_at > asked_at
    is_heard = is_asked and not (is_anew and row.call.satisfaction is Satisfaction.DISSATISFIED)
    return row.is_done and bool(row.call.digest) and not is_heard


LISTS = (
    CallList(name=zh("待回复工单"), none=zh("没有待回复工单"), query=CallQuery(owing=True, limit=MOST), keeps=_all),
    CallList(name=zh("待回访"), none=zh("没有待回访的来电"), query=CallQuery(limit=MOST), keeps=_is_to_ask),
    CallList(
        name=zh("未办来电"),
        none=zh("没有未办来电"),
        query=CallQuery(outcomes=(CallOutcome.OPEN,), limit=MOST),
        keeps=_all,
    ),
    CallList(
        name=zh("转办跟踪"),
        none=zh("没有待答复的转办"),
        query=CallQuery(outcomes=(CallOutcome.TRANSFER,), limit=MOST),
        keeps=lambda row: row.call.owes_transfer_answer,
    ),
    CallList(name=zh("近 60 天全部"), none=zh("近 60 天没有来电"), query=CallQuery(limit=MOST), keeps=_all),
)


def read_calls(search: CaseSearch, files: CaseFiles, wanted: CallList, since: Instant) -> CallPage:
    """Return the rows of a list: those whose reply is due first on top, else the newest; blocks, for a worker."""
    values = {name: getattr(wanted.query, name) for name in wanted.query.__slots__}
    calls = search.calls(CallQuery(**{**values, "since": since}))
    cases = {call.case_id: _settling(files, call.case_id) for call in calls if call.case_id}
    rows = (CallRow(call=call, case=cases.get(call.case_id)) for call in calls)
    kept = tuple(sorted(filter(wanted.keeps, rows), key=_need))
    return CallPage(rows=kept, is_whole=len(calls) < wanted.query.limit)


def _settling(files: CaseFiles, case_id: str) -> Case | None:
    """Return the case that settles what a call was about, through whatever it was merged into."""
    case = files.case(case_id)
    while case is not None and case.state.merged_into:
        case = files.case(case.state.merged_into)
    return case


def _need(row: CallRow) -> tuple[Instant, Instant]:
    due = row.call.reply_due if row.call.owes_reply and row.call.reply_due is not None else 1 << 62
    return due, -row.call.received_at
