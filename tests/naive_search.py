"""Search as anybody would write it over a list: what the stores' answers are compared with."""

from collections.abc import Iterable

from app.domain.case import Case
from app.domain.moment import SECOND
from app.services.searching import FEWEST_DIGITS, MOST, Found, SearchQuery


def found_of(case: Case) -> Found:
    """Return what a search gives of *case*."""
    state = case.state
    return Found(
        case_id=case.case_id, number=state.number, reported_at=state.reported_at, class_key=state.class_key,
        place=state.place, road=state.road, stage=state.stage, department=state.department,
        description=case.description, version=case.version, last_seq=case.last_seq,
    )  # fmt: skip


def search(cases: Iterable[Case], phones: dict[str, set[str]], query: SearchQuery) -> tuple[Found, ...]:
    """Return what *query* finds; *phones* are the digits known of each case's callers."""
    ordered = sorted(cases, key=lambda case: (case.state.reported_at // SECOND, case.opened_seq), reverse=True)
    ids = [case.case_id for case in ordered]
    if query.after is not None:
        ordered = ordered[ids.index(query.after[1]) + 1 :] if query.after[1] in ids else []
    good = [found_of(case) for case in ordered if _holds(case, phones.get(case.case_id, set()), query)]
    return tuple(good[: min(query.limit, MOST)])


def _holds(case: Case, phones: set[str], query: SearchQuery) -> bool:
    state = case.state
    texts = [_small(text) for text in (state.number, state.place, state.road, case.description)]
    return all(
        (
            all(any(_small(word) in text for text in texts) for word in query.text.split()),
            state.number.endswith(query.number) or (state.order_no != "" and state.order_no.endswith(query.number)),
            not query.phone or _is_caller(phones, query.phone),
            state.class_key.startswith(query.class_prefix),
            state.grid.startswith(query.area_prefix),
            not query.department or query.department in (state.department, state.unit, state.team),
            not query.stages or state.stage in query.stages,
            query.since is None or state.reported_at >= query.since,
            query.until is None or state.reported_at < query.until,
            all(bool(state.assistants) if flag == "assisted" else getattr(state, flag) for flag in query.flags),
        )
    )


def _is_caller(phones: set[str], prefix: str) -> bool:
    digits = "".join(c for c in prefix if c in "0123456789")
    return len(digits) >= FEWEST_DIGITS and any(phone.startswith(digits) for phone in phones)


def _small(text: str) -> str:
    return "".join(c.lower() if "A" <= c <= "Z" else c for c in text)
