"""A case from its events: each event carries what holds after it, so the newest one and the first one's facts are enough."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from app.domain.case import Case, CaseState
from app.domain.clocks import Clock
from app.domain.errors import BrokenHistory
from app.domain.event import Event

PAYLOAD_VERSION = 1


def payload_of(case_after: Case, cause: str, facts: Mapping[str, object]) -> dict[str, object]:
    """Return the payload of the event that made *case_after*; *cause* is the id of the step or message behind it."""
    return {
        "v": PAYLOAD_VERSION,
        "version": case_after.version,
        "cause": cause,
        "after": case_after.state.to_payload(),
        "clocks": {
            "stage": case_after.stage_clock and case_after.stage_clock.to_payload(),
            "case": case_after.case_clock and case_after.case_clock.to_payload(),
        },
        "facts": dict(facts),
    }


def fold(case: Case | None, event: Event) -> Case:
    """Return the case after *event*; ``None`` stands before its first. Raises :class:`BrokenHistory`."""
    try:
        return _folded(case, event, json.loads(event.payload))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BrokenHistory(f"event {event.seq} of case {event.subject} cannot be read: {error}") from error


def _folded(case: Case | None, event: Event, payload: Mapping[str, object]) -> Case:
    if payload["v"] != PAYLOAD_VERSION:
        raise BrokenHistory(f"event {event.seq}: payload version {payload['v']} is not known")
    version = cast(int, payload["version"])
    if version != (1 if case is None else case.version + 1):
        raise BrokenHistory(
            f"event {event.seq} makes version {version} of {event.subject} after {case and case.version}"
        )
    clocks = cast(Mapping[str, object], payload["clocks"])
    before = _opened(event, cast(Mapping[str, object], payload["facts"])) if case is None else case
    return replace(
        before,
        version=version,
        last_seq=event.seq,
        last_valid_at=event.valid_at,
        state=CaseState.from_payload(cast(Mapping[str, object], payload["after"])),
        stage_clock=_clock(clocks["stage"]),
        case_clock=_clock(clocks["case"]),
    )


def _opened(event: Event, facts: Mapping[str, object]) -> Case:
    """Return the frame of a case that *event* opens; its state and clocks are filled in by the caller."""
    return Case(
        case_id=event.subject,
        version=0,
        last_seq=event.seq,
        last_valid_at=event.valid_at,
        opened_at=event.recorded_at,
        opened_seq=event.seq,
        description=str(facts.get("description", "")),
        state=cast(CaseState, None),
        stage_clock=None,
        case_clock=None,
    )


def _clock(values: object) -> Clock | None:
    return None if values is None else Clock.from_payload(cast(Mapping[str, object], values))
