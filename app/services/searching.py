"""What a desk may ask of all cases and calls there ever were, and what it gets back."""

from dataclasses import dataclass
from typing import Protocol

from app.domain.call import CallRecord
from app.domain.moment import Instant
from app.domain.terms import CallOutcome, Stage

FLAGS = ("urgent", "verified", "self_handled", "unfiled", "disputed", "ownerless", "forced", "appealed", "exempt", "assisted")  # fmt: skip
"""What ``flags`` of a query may name; ``assisted``: other departments owe a part (协办)."""

MOST = 1_000
"""No query gives more rows than this, whatever its limit."""

FEWEST_DIGITS = 3
"""A telephone number is looked for from so many digits on."""

Place = tuple[Instant, str]
"""When a row was reported or received, and its id: a query's ``after`` goes on behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """All given conditions must hold; empty ones do not count.

    ``text``: words parted by blanks, each of which must stand in place, road, description or number as it is written
    (letters A-Z of either size); of a word of one character no index helps. ``number``: the case's or its work order's,
    whole or its end. ``phone``: the beginning of the caller's, at least :data:`FEWEST_DIGITS`. ``department``: the code
    of the department, unit or team. ``since``/``until`` bound the report, half open. ``after`` is the
    place of the last row before: the answer goes on behind it.
    """

    text: str = ""
    number: str = ""
    phone: str = ""
    class_prefix: str = ""
    area_prefix: str = ""
    department: str = ""
    stages: tuple[Stage, ...] = ()
    since: Instant | None = None
    until: Instant | None = None
    flags: tuple[str, ...] = ()
    limit: int = 200
    after: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A case found."""

    case_id: str
    number: str
    reported_at: Instant
    class_key: str
    place: str
    road: str
    stage: Stage
    department: str
    description: str
    version: int
    last_seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerCase:
    """What a caller's number is known from: ``subject`` is the case or call; the case's fields are empty for a call."""

    phone: str
    at: Instant
    subject: str
    digest: str
    number: str = ""
    class_key: str = ""
    place: str = ""
    stage: Stage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallQuery:
    """Calls and work orders: ``order_no`` whole or its end; ``owing``: a reply is due that was not given.

    ``line`` is the :class:`~app.domain.terms.Source`; ``since``/``until`` bound the receiving, half open; ``after`` as
    for cases.
    """

    line: str = ""
    order_no: str = ""
    case_id: str = ""
    outcomes: tuple[CallOutcome, ...] = ()
    owing: bool = False
    since: Instant | None = None
    until: Instant | None = None
    limit: int = 200
    after: Place | None = None


class CaseSearch(Protocol):
    """Finds cases and calls among all there are, newest first, in less than 200 ms at a million cases."""

    def search(self, query: SearchQuery) -> tuple[Found, ...]:
        """Return the cases for which all of *query* holds, newest report first."""
        ...

    def callers(self, prefix: str, limit: int = 20) -> tuple[CallerCase, ...]:
        """Return what is known of telephone numbers that begin with *prefix*, newest first; nothing for fewer than three digits."""
        ...

    def calls(self, query: CallQuery) -> tuple[CallRecord, ...]:
        """Return the calls for which all of *query* holds, newest first."""
        ...

    def count_calls(self, query: CallQuery) -> int:
        """Return how many calls there are for which all of *query* holds, however many its ``limit`` would give."""
        ...
