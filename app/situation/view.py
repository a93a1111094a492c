"""The city as of one moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from app.domain.city import Duty
from app.domain.duty_book import DutyBook
from app.domain.moment import DAY, HOUR, Instant
from app.domain.work_time import local_day, midnight
from app.situation.alarm_log import AlarmTable
from app.situation.as_of import Base
from app.situation.axis import Axis, AxisName
from app.situation.case_tables import Tables
from app.situation.claim_log import ClaimRecord
from app.situation.column import Bools, Int32s
from app.situation.crew import Crew, crew_at
from app.situation.decode import case_id_bytes
from app.situation.doubt_log import DoubtRecord
from app.situation.emergency_log import EmergencyRecord
from app.situation.fix_past import BACK, Missing, past_fixes, past_view
from app.situation.fix_tables import FixArrays, FixView
from app.situation.freshness import Freshness
from app.situation.handover_log import HandoverRecord
from app.situation.heat import CellCache
from app.situation.message_log import MessageRecord
from app.situation.open_set import OpenSet
from app.situation.setting import Setting
from app.situation.standing import Standing
from app.situation.tracks_room import TrackRoom
from app.situation.wall_records import WallRecords

RECOMPUTED = "clock_recomputed"
"""The event that a change of calendar or limits appends to open cases; nobody took it."""
AT_ONCE = 65_536
"""So many positions are looked through at once, from the newest back."""


@dataclass(frozen=True, eq=False, kw_only=True)
class View:
    """The city as of ``t``: what the log had told until then, with both lights moved to ``t``. Immutable, any thread.

    ``axis`` is ``recorded`` (what the hall could know) or ``valid`` (what was so in the world); ``live`` means that
    ``t`` was the present when the view was made; ``seq`` is the newest event read by then. ``order`` and ``base``
    are the case events' axis and what holds after the first ``base.count`` of them; ``back`` gives an earlier view.
    ``fixes`` are the positions in memory (:attr:`seen` are those of ``t``), ``fix_codes`` gives terminals their codes.
    ``alarms`` are all that were ever raised, ``held`` the claims that hold but for steps taken since (:attr:`claims`).
    """

    t: Instant
    axis: AxisName
    live: bool
    seq: int
    freshness: Freshness
    setting: Setting
    standing: Standing
    tables: Tables
    order: Axis
    base: Base
    row_of: Callable[[bytes], int | None]
    fixes: FixView
    wall: WallRecords
    alarms: AlarmTable
    held: tuple[ClaimRecord, ...]
    book: DutyBook
    messages: tuple[MessageRecord, ...]
    handovers: tuple[HandoverRecord, ...]
    emergencies: tuple[EmergencyRecord, ...]
    doubts: tuple[DoubtRecord, ...]
    cells: CellCache
    tracks: TrackRoom
    fix_codes: Callable[[Sequence[str]], Int32s]
    back: Callable[[Instant, AxisName], "View"]

    @cached_property
    def open(self) -> OpenSet:
        """Return the open cases with what holds of them now."""
        return OpenSet(self.t, self.tables, self.base)

    @cached_property
    def seen(self) -> FixView:
        """Return positions as of ``t``: memory's, or those of a day it no longer has, read from the store by the hour.

        Raises ``StillReading`` on a thread that never waits, and what the store raises.
        """
        past, room = self.tracks.past, self.tracks
        if past is None or self.live or self.t - self.setting.people.lookback >= room.memory_from(self.freshness):
            return self.fixes
        hour, since = self.t // HOUR, self.t // DAY * DAY - DAY
        missing = Missing(terminals=tuple(sorted(self.duties)), since=since)
        make = partial(past_fixes, past, hour, missing, self.fixes.fixes, self.fix_codes)
        key = hour, missing, self.told_of(min(missing.since, hour * HOUR - BACK), (hour + 1) * HOUR)
        return past_view(self.fixes, room.once("fixes", key, make), self.t)

    @property
    def lacks_positions(self) -> bool:
        """Say whether whoever looked for positions of this past moment found none at all, though people were on shift."""
        found: FixView | None = self.__dict__.get("seen")
        return found is not None and found is not self.fixes and not len(found.fixes.number) and bool(self.duties)

    @cached_property
    def crew(self) -> Crew:
        """Return how every terminal stands."""
        bound = {code: one.unit_grids for code, one in self.book.bindings(self.t).items()}
        grids = {**self.standing.unit_grids, **bound}
        return crew_at(self.t, self.seen, self.duties, grids, self.standing, self.setting.people)

    @cached_property
    def duties(self) -> Mapping[str, Duty]:
        """Return who is on shift, by terminal; whoever is on leave is not."""
        return {duty.terminal: duty for duty in self.book.duties_at(self.t, self.known_by)}

    @property
    def known_by(self) -> Instant | None:
        """Return until when what was told of the roster counts; ``None``: all that is known."""
        return self.t if self.axis is AxisName.RECORDED and not self.live else None

    @cached_property
    def claims(self) -> Mapping[int, ClaimRecord]:
        """Return the claims that hold, by case row; any step on the case after it ends a claim."""
        found = ((self.find(claim.case_id), claim) for claim in self.held)
        return {row: claim for row, claim in found if row is not None and self._last_of(row) < claim.place(self.axis)}

    def _last_of(self, row: int) -> tuple[Instant, int]:
        """Return the time and the place in the log of a case's last event but recomputed clocks, which are nobody's step."""
        last, events, recomputed = self.base.last[row], self.tables.events, self.tables.words.find(RECOMPUTED)
        while events.step[last] == recomputed and events.before[last] >= 0:
            last = events.before[last]
        times = events.recorded_at if self.order.order is None else events.valid_at
        return int(times[last]), int(events.seq[last])

    def find(self, case_id: str) -> int | None:
        """Return the row of a case, ``None`` if it was not there yet."""
        try:
            row = self.row_of(case_id_bytes(case_id))
        except ValueError:
            return None
        return row if row is not None and row < len(self.base.last) and self.base.last[row] >= 0 else None

    def told_of(self, since: Instant, until: Instant) -> tuple[int, int]:
        """Return a mark of what answers about a period rest on, another one whenever they may change.

        It is the number of the newest position in memory that tells of that time, of those that the tracks have by now,
        and where the store has told of it the spell for which that counts (:meth:`~.tracks_past.PastTracks.spell`). An hour of
        the past is some seconds behind for a thread that never waits (:mod:`~.tracks_past`). Ask for it before the tracks:
        they may have more than their mark says, never less.
        """
        fixes = self.fixes.fixes
        upto = self.tracks.up_to(self.fixes, self.freshness, since, until)
        first = int(fixes.number[0]) if len(fixes.number) else 0
        newest = self.tracks.once("marks", (first, upto, since, until), lambda: _newest_of(fixes, upto, since, until))
        return newest, self.tracks.spell(self.freshness, since)

    @property
    def day_start(self) -> Instant:
        """Return the local midnight before ``t``."""
        return midnight(local_day(self.t))

    @property
    def log_start(self) -> Instant | None:
        """Return when the first case event was, ``None`` for an empty log."""
        return int(self.order.times[0]) if len(self.order.times) else None

    def before(self, t: Instant) -> "View | None":
        """Return the view of an earlier *t*, ``None`` if the log began later than that."""
        start = self.log_start
        return None if start is None or start > t else self.back(t, self.axis)

    def events_between(self, since: Instant, until: Instant) -> Int32s:
        """Return the rows of case events from *since* to *until*, both included, in order; none is after ``t``."""
        return self.order.elements(*self.places_between(since, until))

    def places_between(self, since: Instant, until: Instant) -> tuple[int, int]:
        """Return from where up to before where in the order those events stand."""
        end = self.base.count if until >= self.t else min(self.order.count(until), self.base.count)
        return min(self.order.first(since), end), end

    def steps_between(self, steps: Sequence[str], since: Instant, until: Instant) -> Int32s:
        """Return the rows of the events of some kinds of step in a period, both ends included."""
        start, end = self.places_between(since, until)
        step = self.tables.events.step[self.order.part(start, end)]
        is_step: Bools = np.zeros(len(step), np.bool_)
        for code in {self.tables.words.find(name) for name in steps}:
            is_step |= step == code
        return self.order.rows_at(np.flatnonzero(is_step) + start)

    def first_events(self, since: Instant) -> Int32s:
        """Return the rows of the cases' first events from *since* on, in order."""
        start, end = self.places_between(since, self.t)
        is_first = self.tables.events.before[self.order.part(start, end)] < 0
        return self.order.rows_at(np.flatnonzero(is_first) + start)

    def is_past_day(self, start: Instant) -> bool:
        """Return whether the log covers the whole local day that begins at *start*, and the day is over."""
        first = self.log_start
        return first is not None and first <= start and start + DAY <= self.t


def _newest_of(fixes: FixArrays, upto: int, since: Instant, until: Instant) -> int:
    """Return the number of the newest position up to *upto* that tells of a period, 0 if none does."""
    end = int(np.searchsorted(fixes.number, upto, side="right"))
    for start in range(end - AT_ONCE, -AT_ONCE, -AT_ONCE):
        part = slice(max(start, 0), start + AT_ONCE)
        found = np.flatnonzero((fixes.device_at[part] >= since) & (fixes.device_at[part] < until))
        if len(found):
            return int(fixes.number[part][found[-1]])
    return 0
