"""What is written in the search form, as queries to the store."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.domain.moment import Instant
from app.domain.terms import Stage
from app.services.searching import FEWEST_DIGITS, CaseSearch, Found, Place, SearchQuery
from widgets.console.search_period import period_of
from widgets.words import zh

PAGE = 200
_DIGITS = re.compile(r"[\d\s-]+")
ENDED = (Stage.CLOSED, Stage.VOID)
OPEN_STAGES = tuple(stage for stage in Stage if stage not in ENDED)
FLAG_WORDS: Mapping[str, str] = {
    "urgent": zh("紧急"), "verified": zh("核实属实"), "self_handled": zh("自处理"), "unfiled": zh("先派后补"),
    "disputed": zh("先行处置（有争议）"),
    "ownerless": zh("无责任主体"), "forced": zh("强制结案"), "appealed": zh("申诉过"), "exempt": zh("申诉免责"),
    "assisted": zh("有协办"),
}  # fmt: skip
FIELDS = ("text", "number", "phone", "class", "area", "department", "stage", "flag", "period")
"""The form's fields; each value is a text, ``""`` for no condition."""


def stages_of(value: str) -> tuple[Stage, ...]:
    """Return the stages a choice means: one of them, ``open``, or none for all."""
    if value == "open":
        return OPEN_STAGES
    return (Stage(value),) if value else ()


def is_empty(values: Mapping[str, str]) -> bool:
    """Return whether no condition is given."""
    return not any(values.get(name, "").strip() for name in FIELDS)


def queries_of(values: Mapping[str, str], now: Instant) -> tuple[SearchQuery, ...]:
    """Return the queries whose results together answer the form.

    Digits in the first field may be words, a number's end or the beginning of a telephone number.
    """
    period = period_of(values.get("period", ""), now)
    written = values.get("text", "").strip()
    query = SearchQuery(
        text=written,
        number=values.get("number", "").strip(),
        phone=_digits(values.get("phone", "")),
        class_prefix=values.get("class", ""),
        area_prefix=values.get("area", ""),
        department=values.get("department", ""),
        stages=stages_of(values.get("stage", "")),
        flags=(values["flag"],) if values.get("flag") else (),
        since=None if period is None else period.since,
        until=None if period is None else period.until,
        limit=PAGE,
    )
    if _DIGITS.fullmatch(written) and len(_digits(written)) >= FEWEST_DIGITS and not query.phone:
        return query, replace(query, text="", phone=_digits(written))
    return (query,)


def _digits(written: str) -> str:
    return re.sub(r"\D", "", written)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Cases found, newest first; ``after`` goes on behind the last, ``None`` where that was all."""

    rows: tuple[Found, ...]
    after: Place | None


def find_page(search: CaseSearch, queries: tuple[SearchQuery, ...], after: Place | None = None) -> Page:
    """Return the next page of what *queries* find together, each case once; blocks, for a worker."""
    found: dict[str, Found] = {}
    is_more = False
    for query in queries:
        rows = search.search(replace(query, after=after))
        is_more = is_more or len(rows) >= query.limit
        found.update((row.case_id, row) for row in rows)
    is_more = is_more or len(found) > PAGE
    rows = tuple(sorted(found.values(), key=_newest, reverse=True)[:PAGE])
    return Page(rows=rows, after=(rows[-1].reported_at, rows[-1].case_id) if is_more and rows else None)


def _newest(row: Found) -> Place:
    return row.reported_at, row.case_id
