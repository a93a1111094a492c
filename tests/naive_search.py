"""Search as anybody would write it over a list: what the stores' answers are compared with."""

from collections.abc import Iterable, Mapping

from app.domain.call import CallRecord, fold_call
from app.domain.case import Case
from app.domain.event import Event
from app.domain.moment import SECOND
from app.domain.terms import Stream
from app.services.searching import FEWEST_DIGITS, MOST, CallerCase, CallQuery, Found, SearchQuery


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


def phones_of(personal: Iterable[tuple[str, dict[str, str]]]) -> dict[str, set[str]]:
    """Return the digits of the callers known of each subject."""
    phones: dict[str, set[str]] = {}
    for subject, values in personal:
        if digits := _digits(values.get("caller_phone", "")):
            phones.setdefault(subject, set()).add(digits)
    return phones


def callers(
    personal: Mapping[str, tuple[str, dict[str, str]]], cases: Mapping[str, Case], prefix: str
) -> tuple[CallerCase, ...]:
    """Return what is known of callers whose number begins with *prefix*; a list has no time of call."""
    asked = _digits(prefix)
    found = []
    for digest, (subject, values) in personal.items():
        phone = _digits(values.get("caller_phone", ""))
        if phone and len(asked) >= FEWEST_DIGITS and phone.startswith(asked):
            found.append(_caller(phone, digest, subject, cases.get(subject)))
    return tuple(reversed(found))


def _caller(phone: str, digest: str, subject: str, case: Case | None) -> CallerCase:
    if case is None:
        return CallerCase(phone=phone, at=0, subject=subject, digest=digest)
    state = case.state
    return CallerCase(
        phone=phone, at=case.opened_at, subject=subject, digest=digest, number=state.number,
        class_key=state.class_key, place=state.place, stage=state.stage,
    )  # fmt: skip


def calls(events: Iterable[Event], query: CallQuery) -> tuple[CallRecord, ...]:
    """Return the calls for which all of *query* holds, newest first."""
    return tuple(_all_calls(events, query)[: min(query.limit, MOST)])


def count_calls(events: Iterable[Event], query: CallQuery) -> int:
    """Return how many calls there are for which all of *query* holds."""
    return len(_all_calls(events, query))


def _all_calls(events: Iterable[Event], query: CallQuery) -> list[CallRecord]:
    records: dict[str, CallRecord] = {}
    for event in events:
        if event.stream == Stream.CALL:
            records[event.subject] = fold_call(records.get(event.subject), event)
    newest = sorted(records.values(), key=lambda call: (call.received_at, call.call_id), reverse=True)
    return [call for call in newest if _is_asked(call, query)]


def _is_asked(call: CallRecord, query: CallQuery) -> bool:
    return all(
        (
            query.line in ("", call.line),
            query.order_no == "" or call.order_no.endswith(query.order_no),
            query.case_id in ("", call.case_id),
            not query.outcomes or call.outcome in query.outcomes,
            not query.owing or call.owes_reply,
            query.since is None or call.received_at >= query.since,
            query.until is None or call.received_at < query.until,
            query.after is None or (call.received_at, call.call_id) < query.after,
        )
    )


def _digits(text: str) -> str:
    return "".join(c for c in text if c in "0123456789")


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
    digits = _digits(prefix)
    return len(digits) >= FEWEST_DIGITS and any(phone.startswith(digits) for phone in phones)


def _small(text: str) -> str:
    return "".join(c.lower() if "A" <= c <= "Z" else c for c in text)
