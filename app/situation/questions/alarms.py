"""The hall's alarms: what nobody has acknowledged yet, and what was today."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import Instant
from app.situation.alarm_log import AlarmRecord
from app.situation.axis import AxisName
from app.situation.codes import NO_TIME
from app.situation.column import Bools
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRow:
    """One alarm. ``subject`` is what is acknowledged (``fields.alarm``): a case's id, or the alarm's own name.

    ``seen_at`` and ``seen_by`` (user) at ``seen_seat`` are empty while it is open. ``text`` is its sentence where it
    brings one, ``reason`` the word for its kind.
    """

    seq: int
    at: Instant
    subject: str
    case_id: str
    number: str
    class_key: str
    class_name: str
    place: str
    lon: float | None
    lat: float | None
    reason: str
    text: str
    seen_at: Instant | None
    seen_by: str
    seen_seat: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmList:
    """Open alarms and those acknowledged since local midnight, newest first; ``total`` and ``seen_total`` without limit."""

    open: tuple[AlarmRow, ...]
    seen_today: tuple[AlarmRow, ...]
    total: int
    seen_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    """告警: up to ``limit`` open ones and as many of today's acknowledged ones (0 is all)."""

    limit: int = 50

    def answer(self, view: View) -> AlarmList:
        """Return the alarms at the view's moment."""
        table = view.alarms
        known = np.ones(len(table.raised), np.bool_) if view.live else table.raised <= view.t
        is_seen = table.seen < NO_TIME if view.live else table.seen <= view.t
        seen = known & is_seen & (table.seen >= view.day_start)
        is_open = known & ~is_seen
        return AlarmList(
            open=self._rows(view, is_open, is_open=True),
            seen_today=self._rows(view, seen, is_open=False),
            total=int(np.count_nonzero(is_open)),
            seen_total=int(np.count_nonzero(seen)),
        )

    def _rows(self, view: View, wanted: Bools, *, is_open: bool) -> tuple[AlarmRow, ...]:
        found = np.flatnonzero(wanted)
        when = view.alarms.raised if is_open else view.alarms.seen
        newest = found[np.lexsort((found, when[found]))][::-1]
        shown = newest[: self.limit] if self.limit else newest
        return tuple(_row(view, view.alarms.records[place], is_open=is_open) for place in shown.tolist())


def _row(view: View, one: AlarmRecord, *, is_open: bool) -> AlarmRow:
    is_recorded = view.axis is AxisName.RECORDED
    seen_at = one.seen_recorded_at if is_recorded else one.seen_valid_at
    return AlarmRow(
        seq=one.seq,
        at=one.recorded_at if is_recorded else one.valid_at,
        subject=one.subject,
        case_id=one.case_id,
        number=one.number,
        class_key=one.class_key,
        class_name=view.setting.classes.get(one.class_key, one.class_key),
        place=one.place,
        lon=one.lon,
        lat=one.lat,
        reason=one.reason,
        text=one.text,
        seen_at=None if is_open else seen_at,
        seen_by="" if is_open else one.seen_by,
        seen_seat="" if is_open else one.seen_seat,
    )
