"""What changes the duty book: the events of the streams ``shift`` and ``config`` that are about duties."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.domain.city import Duty
from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Stream

DUTY_SET, DUTY_REMOVED = "duty_set", "duty_removed"
LEAVE_SET, LEAVE_REMOVED = "leave_set", "leave_removed"
PHONE_SET, GRID_SET = "duty_phone_set", "duty_grid_set"
SWITCHED = "switched"
"""合岗 was switched on or off: the site's, not a person's."""
PHONE_SUBJECT, GRID_SUBJECT = "duty_phone", "duty_grid/"
"""Subjects of the stream ``config``: the telephones together, each responsibility grid by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """A collector's leave (请假) from ``start`` to ``end``."""

    terminal: str
    start: Instant
    end: Instant
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridBinding:
    """What belongs to a responsibility grid (责任网格): its unit grids, and the terminals bound to it."""

    code: str
    unit_grids: tuple[str, ...]
    terminals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change: ``what`` stands under ``id`` from now on, ``None`` takes it back.

    A text is a telephone, a truth whether 合岗 is on.
    """

    kind: str
    id: str
    what: Duty | Leave | GridBinding | str | bool | None = None

    @property
    def is_leave(self) -> bool:
        """Say whether a leave is entered or taken back."""
        return self.kind in (LEAVE_SET, LEAVE_REMOVED)


def duty_id(duty: Duty) -> str:
    """Return the id under which a row of the site's roster can be replaced or taken back."""
    return f"{duty.terminal}/{duty.duty_grid}/{duty.start}"


def read_change(event: Event) -> Change | None:
    """Return what *event* changes, ``None`` for one of another kind; raise ``ValueError``, ``KeyError`` or ``TypeError``."""
    read = _READERS.get((event.stream, event.kind))
    return None if read is None else read(event.kind, json.loads(event.payload))


_Payload = Mapping[str, object]


def _duty(kind: str, given: _Payload) -> Change:
    start, end = _period(given)
    duty = Duty(
        terminal=str(given["terminal"]), name=str(given.get("name", "")), duty_grid=str(given["duty_grid"]),
        start=start, end=end,
    )  # fmt: skip
    return Change(kind=kind, id=str(given["id"]), what=duty)


def _leave(kind: str, given: _Payload) -> Change:
    start, end = _period(given)
    leave = Leave(terminal=str(given["terminal"]), start=start, end=end, reason=str(given.get("reason", "")))
    return Change(kind=kind, id=str(given["id"]), what=leave)


def _removed(kind: str, given: _Payload) -> Change:
    return Change(kind=kind, id=str(given["id"]))


def _phone(kind: str, given: _Payload) -> Change:
    return Change(kind=kind, id=str(given["key"]), what=str(given["phone"]))


def _grid(kind: str, given: _Payload) -> Change:
    code = str(given["code"])
    binding = GridBinding(code=code, unit_grids=_codes(given["unit_grids"]), terminals=_codes(given["terminals"]))
    return Change(kind=kind, id=code, what=binding)


def _switch(kind: str, given: _Payload) -> Change:
    return Change(kind=kind, id=SWITCHED, what=bool(given["on"]))


def _codes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("codes stand in a list")
    return tuple(map(str, value))


def _period(given: _Payload) -> tuple[Instant, Instant]:
    start, end = given["start"], given["end"]
    if not isinstance(start, int) or not isinstance(end, int):
        raise TypeError("a period runs between two instants")
    if start >= end:
        raise ValueError("a period ends after it starts")
    return start, end


_READERS: Mapping[tuple[str, str], Callable[[str, _Payload], Change]] = MappingProxyType(
    {
        (Stream.SHIFT, DUTY_SET): _duty,
        (Stream.SHIFT, DUTY_REMOVED): _removed,
        (Stream.SHIFT, LEAVE_SET): _leave,
        (Stream.SHIFT, LEAVE_REMOVED): _removed,
        (Stream.CONFIG, PHONE_SET): _phone,
        (Stream.CONFIG, GRID_SET): _grid,
        (Stream.CONFIG, SWITCHED): _switch,
    }
)
