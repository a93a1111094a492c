"""Shift handover (交接班): one person offers a sheet, another accepts it; both stand in the log."""

import json
from collections.abc import Mapping

from app.domain.event import Event
from app.domain.terms import Stream
from app.services.refusals import Refused
from app.services.turn import By, Turn

OFFERED, ACCEPTED = "handover_offered", "handover_accepted"
SHEET_BYTES = 48 * 1024
"""A sheet is stored as given; a step's message has 64 KB."""


def offer(turn: Turn, by: By, sheet: Mapping[str, object], note: str) -> str:
    """Write the sheet down as offered; return the handover's id."""
    _check(sheet)
    handover = turn.ids.new()
    turn.record(Stream.SHIFT, handover, OFFERED, {"v": 1, "sheet": dict(sheet), "note": note}, by)
    return handover


def _check(sheet: Mapping[str, object]) -> None:
    """Refuse a sheet that the log cannot hold."""
    try:
        text = json.dumps(sheet, ensure_ascii=False, allow_nan=False)
    except ValueError:
        raise Refused("invalid", "交接单含有不能存储的数值") from None
    if len(text.encode()) > SHEET_BYTES:
        raise Refused("invalid", f"交接单超过 {SHEET_BYTES // 1024} KB，请精简")


def accept(turn: Turn, by: By, handover: str, note: str) -> Event:
    """Write down that the one who takes over has accepted; return the offer. Nobody accepts the own sheet."""
    offered = turn.unit.newest(Stream.SHIFT, handover) if handover else None
    if offered is None or offered.kind not in (OFFERED, ACCEPTED):
        raise Refused("invalid", "没有这张交接单")
    if offered.kind == ACCEPTED:
        raise Refused("not_allowed", f"交接单已由 {offered.actor} 接收")
    if offered.actor == by.actor:
        raise Refused("not_allowed", "交班人与接班人应为不同的人")
    turn.record(Stream.SHIFT, handover, ACCEPTED, {"v": 1, "note": note}, by)
    return offered
