"""A history that does not hold together is not folded into a case."""

import json
from dataclasses import replace

import pytest

from app.domain.case_fold import fold, payload_of
from app.domain.errors import BrokenHistory
from app.domain.event import Event, canonical


def event_of(case, seq=1, **changes):
    payload = payload_of(case, "message-1", {"description": case.description}) | changes
    return Event(
        seq=seq, stream="case", subject=case.case_id, kind="reported", axis="supervision", chain_seq=seq,
        prev_hash="", hash="", hash_version=1, recorded_at=77, valid_at=55, actor="T01", post="collector", seat="",
        payload=canonical(payload),
    )  # fmt: skip


def test_the_first_event_opens_the_case(site):
    opened = site.open()
    case = fold(None, event_of(opened, seq=9))

    assert case == replace(opened, last_seq=9, last_valid_at=55, opened_at=77, opened_seq=9)


def test_a_payload_has_the_agreed_shape(site):
    payload = payload_of(site.disposing(), "step-1", {"note": "已清理"})

    assert payload["v"] == 1
    assert payload["version"] == 5
    assert payload["cause"] == "step-1"
    assert payload["facts"] == {"note": "已清理"}
    assert payload["clocks"]["stage"] is None
    assert payload["clocks"]["case"]["limit"] == {"amount": 4, "unit": "h"}
    assert payload["after"]["stage"] == "disposing"


def test_an_event_out_of_its_turn_is_refused(site):
    first, third = (
        site.open(),
        site.step(site.step(site.open(), "accept", "2026-06-12 09:05"), "urge", "2026-06-12 09:06"),
    )

    with pytest.raises(BrokenHistory, match="version 3"):
        fold(fold(None, event_of(first)), event_of(third, seq=2))
    with pytest.raises(BrokenHistory, match="version 3"):
        fold(None, event_of(third, seq=2))
    with pytest.raises(BrokenHistory, match="version 1"):
        fold(fold(None, event_of(first)), event_of(first, seq=2))


@pytest.mark.parametrize(
    "changes",
    [
        {"v": 2},
        {"after": {}},
        {"after": None},
        {"clocks": {}},
        {"clocks": {"stage": {"limit": 1}, "case": None}},
        {"version": "1"},
        {"facts": None},
    ],
)
def test_a_damaged_payload_is_refused(site, changes):
    with pytest.raises(BrokenHistory):
        fold(None, event_of(site.open(), **changes))


def test_an_unknown_field_or_word_is_refused(site):
    opened = site.open()
    after = opened.state.to_payload()

    with pytest.raises(BrokenHistory):
        fold(None, event_of(opened, after=after | {"mood": "good"}))
    with pytest.raises(BrokenHistory):
        fold(None, event_of(opened, after=after | {"stage": "asleep"}))


def test_what_is_no_json_is_refused(site):
    event = event_of(site.open())
    for payload in ("", "[]", "3", json.dumps("x"), event.payload[:-1]):
        with pytest.raises(BrokenHistory):
            fold(None, replace(event, payload=payload))
