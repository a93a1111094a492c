"""Everything a seat remembers of the log and the positions."""

from collections.abc import Sequence

from app.domain.event import Event
from app.domain.moment import HOUR, Instant
from app.domain.terms import Stream
from app.situation.alarm_log import AlarmLog
from app.situation.case_log import CaseLog
from app.situation.claim_log import LEFT, ClaimLog
from app.situation.doubt_log import DoubtLog
from app.situation.duty_log import DutyLog
from app.situation.emergency_log import EmergencyLog
from app.situation.fix_log import FixLog
from app.situation.handover_log import HandoverLog
from app.situation.message_log import MessageLog
from app.situation.source import FixRows
from app.situation.wall_log import WallLog
from app.situation.words import Words

FIXES_KEPT = 26 * HOUR
"""How long positions are remembered: a day to look back over, an hour of track before it, and one to spare.

Cases are asked about after years, positions after a shift; a city's terminals give millions of them a day.
"""
OLD_SHARE = 8
"""One part in so many of the positions may be too old: what was looked up is looked up anew when they are dropped."""


class BrokenOrder(Exception):
    """The log did not go on where it was left: a gap, or another log."""


class History:
    """Columns of all streams. ``seq`` and ``head_hash`` are the newest event's, ``fix_number`` the newest position's.

    ``newest_at`` is when the newest event that was read here was recorded; 0 where all is from a snapshot.
    """

    def __init__(self) -> None:
        self.cases = CaseLog(Words())
        self.fixes = FixLog(Words())
        self.wall = WallLog()
        self.alarms = AlarmLog()
        self.claims = ClaimLog()
        self.duties = DutyLog()
        self.messages = MessageLog()
        self.handovers = HandoverLog()
        self.emergencies = EmergencyLog()
        self.doubts = DoubtLog()
        self.seq = 0
        self.head_hash = ""
        self.fix_number = 0
        self.newest_at: Instant = 0

    def append(self, events: Sequence[Event]) -> None:
        """Append *events*; raise :class:`BrokenOrder` if they do not follow the newest one without a gap."""
        if not events:
            return
        if events[0].seq != self.seq + 1 or events[-1].seq != self.seq + len(events):
            raise BrokenOrder(f"event {self.seq} is followed by {events[0].seq} … {events[-1].seq}")
        streams: dict[str, list[Event]] = {}
        for event in events:
            streams.setdefault(event.stream, []).append(event)
        self.cases.append(streams.get(Stream.CASE, ()))
        self.wall.append(streams.get(Stream.WALL, ()))
        self.alarms.append(streams.get(Stream.ALARM, ()))
        self.claims.append([event for event in events if event.stream == Stream.CLAIM or _leaves_seat(event)])
        self.duties.append([event for event in events if event.stream in (Stream.SHIFT, Stream.CONFIG)])
        self.messages.append(streams.get(Stream.MESSAGE, ()))
        self.handovers.append(streams.get(Stream.SHIFT, ()))
        self.emergencies.append(streams.get(Stream.EMERGENCY, ()))
        self.doubts.append(streams.get(Stream.TRACK, ()))
        self.fixes.append_presence(streams.get(Stream.TERMINAL, ()))
        self.seq, self.head_hash, self.newest_at = events[-1].seq, events[-1].hash, events[-1].recorded_at

    def append_fixes(self, rows: FixRows, now: Instant) -> None:
        """Append positions that follow the newest one; when an eighth of what is kept is too old *now*, drop that."""
        if len(rows):
            self.fixes.append(rows)
            self.fix_number = int(rows.number[-1])
            if OLD_SHARE * self.fixes.count_before(now - FIXES_KEPT) > len(self.fixes.fixes):
                self.forget_old_fixes(now)

    def forget_old_fixes(self, now: Instant) -> None:
        """Drop all positions that are too old *now*."""
        self.fixes.forget_before(now - FIXES_KEPT)


def _leaves_seat(event: Event) -> bool:
    return event.stream == Stream.SHIFT and event.kind == LEFT
