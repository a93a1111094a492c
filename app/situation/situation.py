"""The read model a seat holds: loaded from a snapshot and the tail of the log, asked as of any moment."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock

from app.domain.duty_book import DutyBook
from app.domain.moment import SECOND, Instant
from app.situation.as_of import AsOf
from app.situation.axis import Axis, AxisName, LateOrder
from app.situation.case_tables import Tables
from app.situation.clock_check import ClockCheck
from app.situation.column import Int32s
from app.situation.duty_log import BookOfDuties
from app.situation.fix_start import number_before
from app.situation.freshness import Freshness
from app.situation.heat import CellCache
from app.situation.history import FIXES_KEPT, BrokenOrder, History
from app.situation.setting import Setting
from app.situation.snapshot import read_snapshot, taken, write_snapshot
from app.situation.source import Source
from app.situation.standing import Standing
from app.situation.tracks_room import TrackRoom
from app.situation.view import View
from app.situation.wall_records import WallBook

log = logging.getLogger(__name__)

CHUNK = 5_000
BEHIND_MOST = 10 * SECOND
"""How long a source may be behind what was read from it: longer than a replica lags, and the store was set back."""


class _Behind(Exception):
    """The source does not have yet what was read from it."""


class Situation:
    """Columns of everything that happened to cases, and of the positions of the last day.

    One thread calls :meth:`load`, :meth:`poll` and :meth:`save_snapshot`; any thread takes views.
    """

    def __init__(
        self, source: Source, setting: Setting, snapshot: Path | None = None, *, now: Callable[[], Instant]
    ) -> None:
        self._source = source
        self._setting = setting
        self._standing = Standing(setting)
        self._roster = DutyBook(setting.roster)
        self._snapshot = snapshot
        self._now = now
        self._lock = Lock()
        self._cancelled = Event()
        self._aside: list[Callable[[], None]] = []
        self._begin(History())

    def _begin(self, history: History, error: str = "") -> None:
        """Go on from *history*. It was not compared with the source yet, so nothing counts as fresh."""
        with self._lock:
            self._history = history
            self._as_of = {axis: AsOf() for axis in AxisName}
            self._late = LateOrder()
            self._cells = CellCache()
            self._tracks = TrackRoom(self._setting, self._standing, self._source)
            self._freshness = Freshness(error=error)
            self._clock = ClockCheck(self._now)  # the whole log is read next: its newest event may be old
            self._tell_tracks()
            self._store_id = ""
            self._behind_since: Instant | None = None
            self._book = BookOfDuties(self._roster)
            self._walls = WallBook()

    @property
    def freshness(self) -> Freshness:
        """Return when the source last answered."""
        return self._freshness

    @property
    def seq(self) -> int:
        """Return the newest event read."""
        return self._history.seq

    def load(self, progress: Callable[[float], None] | None = None) -> None:
        """Read the snapshot, then the log behind it; *progress* is told the fraction done (0 to 1).

        A snapshot that is damaged or of another store is passed over. A source that fails raises; what was read stays,
        and :meth:`poll` goes on from there. After :meth:`cancel` it ends at the next chunk, and nothing counts as fresh.
        """
        found = None if self._snapshot is None else read_snapshot(self._snapshot, self._source)
        history = History() if found is None else found
        self._begin(history)
        self._store_id = self._source.store_id()
        head = max(self._source.head(), 1)
        tell = progress or _ignore
        tell(min(history.seq / head, 1.0))
        self._pass_over_old_fixes()
        self._read_all(lambda: tell(min(history.seq / head, 1.0)))
        if not self._cancelled.is_set():
            tell(1.0)

    def read_aside(self, done: Callable[[], None]) -> None:
        """Have days that memory no longer has read on a thread of their own for those who never wait; then call *done*."""
        self._aside.append(done)
        self._tell_tracks()

    def _tell_tracks(self) -> None:
        if self._tracks.past is not None and self._aside:
            self._tracks.past.read_aside(self._on_read_aside)

    def _on_read_aside(self) -> None:
        for done in self._aside:
            done()

    def cancel(self) -> None:
        """End a :meth:`load` or :meth:`poll` that runs, and all that follow, after the chunk at hand; any thread."""
        self._cancelled.set()
        if self._tracks.past is not None:
            self._tracks.past.stop()

    def poll(self) -> bool:
        """Read what is new; return whether anything was. A source that fails leaves the data as they are, ageing.

        A source that is behind what was read is waited for (:data:`BEHIND_MOST`): a replica lags. After that, or when
        it is another log, everything is dropped and read anew, and until then nothing counts as fresh.
        """
        before = self._history.seq, self._history.fix_number
        try:
            self._check_same_log()
            if not self._history.fix_number:
                self._pass_over_old_fixes()
            self._read_all(_ignore)
        except BrokenOrder as error:
            if self._freshness.error != str(error):
                log.error("everything is read anew: %s", error)  # noqa: TRY400  # the sentence says all
            self._begin(History(), str(error))
        except Exception as error:  # noqa: BLE001  # a source fails in its own library's ways; the data stay and age
            self._note_failure(error)
        else:
            self._note_recovery()
        return before != (self._history.seq, self._history.fix_number)

    def at(self, t: Instant | None = None, axis: str = AxisName.RECORDED) -> View:
        """Return the city as of *t* (``None``: now).

        Cases go back to the log's beginning, positions over :data:`~.history.FIXES_KEPT`; before that nobody has one.
        """
        along = AxisName(axis)
        with self._lock:
            return self._view(t, along)

    def save_snapshot(self) -> None:
        """Write the columns to disk, all or nothing; nothing without a place or a store. Raises :class:`OSError`."""
        if self._snapshot is None or not self._store_id:
            return
        with self._lock:
            self._history.forget_old_fixes(self._now())
            content = taken(self._history, self._store_id)
        write_snapshot(self._snapshot, content)

    def _view(self, t: Instant | None, axis: AxisName) -> View:
        history = self._history
        tables = history.cases.tables()
        order = self._order(axis, tables)
        count = len(order.times) if t is None else order.count(t)
        events = tables.events
        base = self._as_of[axis].at(count, order, events, len(tables.cases.first))
        moment = self._now() if t is None else t
        return View(
            t=moment,
            axis=axis,
            live=t is None,
            seq=history.seq,
            freshness=self._freshness,
            setting=self._setting,
            standing=self._standing,
            tables=tables,
            order=order,
            base=base,
            row_of=history.cases.row_of,
            fixes=history.fixes.at(t, axis),
            wall=self._walls.after(history.wall),
            alarms=history.alarms.table(axis),
            held=history.claims.held(moment, axis, live=t is None),
            book=self._book.after(history.duties),
            messages=history.messages.records(),
            handovers=history.handovers.records(),
            emergencies=history.emergencies.records(),
            doubts=history.doubts.records(),
            cells=self._cells,
            tracks=self._tracks,
            fix_codes=self._fix_codes,
            back=self.at,
        )

    def _fix_codes(self, terminals: Sequence[str]) -> Int32s:
        with self._lock:
            return self._history.fixes.terminals.codes(terminals)

    def _order(self, axis: AxisName, tables: Tables) -> Axis:
        if axis is AxisName.RECORDED:
            return Axis(tables.events.recorded_at, None)
        order, kept = self._late.take(tables.events.valid_at)
        self._as_of[axis].forget_after(kept)
        return order

    def _check_same_log(self) -> None:
        """Raise :class:`BrokenOrder` if the source is another log than what was read, ``_Behind`` if it lags."""
        seq = self._history.seq
        is_behind = self._source.head() < seq
        if is_behind or not self._store_id:
            self._check_store()
        newest = self._source.events_after(seq - 1, 1) if seq and not is_behind else ()
        if newest and (newest[0].seq, newest[0].hash) != (seq, self._history.head_hash):
            raise BrokenOrder(f"event {seq} is another one by now")
        if is_behind:
            self._wait_for(seq)
        self._behind_since = None

    def _check_store(self) -> None:
        store_id = self._source.store_id()
        if self._store_id and store_id != self._store_id:
            raise BrokenOrder("the log is another store's by now")
        self._store_id = store_id

    def _wait_for(self, seq: int) -> None:
        """Raise what is to be done about a source that does not have event *seq*: wait, or begin anew."""
        now, reason = self._now(), f"the log ends before event {seq}, which was read from it"
        self._behind_since = now if self._behind_since is None else self._behind_since
        if now - self._behind_since >= BEHIND_MOST:
            raise BrokenOrder(f"{reason} {BEHIND_MOST // SECOND} s ago or more")
        raise _Behind(reason)

    def _read_all(self, after_chunk: Callable[[], None]) -> None:
        before = self._history.seq
        while self._read_events():
            after_chunk()
        if not self._cancelled.is_set():
            self._clock.has_read(self._history.newest_at if self._history.seq != before else None)
            self._freshness = replace(self._freshness, cases_at=self._now(), clock_off=self._clock.off)
        while self._read_fixes():
            pass
        if not self._cancelled.is_set():
            self._freshness = replace(self._freshness, fixes_at=self._now())

    def _pass_over_old_fixes(self) -> None:
        """Go to where the positions begin that are kept: a first start does not read years of them."""
        number = number_before(self._source, self._history.fix_number, self._now() - FIXES_KEPT)
        with self._lock:
            self._history.forget_old_fixes(self._now())
            self._history.fix_number = number

    def _read_events(self) -> bool:
        """Read one chunk of events; return whether there may be more, and somebody still wants it."""
        if self._cancelled.is_set():
            return False
        events = self._source.events_after(self._history.seq, CHUNK)
        with self._lock:
            self._history.append(events)
        return len(events) >= CHUNK

    def _read_fixes(self) -> bool:
        if self._cancelled.is_set():
            return False
        rows = self._source.fixes_after(self._history.fix_number, CHUNK)
        with self._lock:
            self._history.append_fixes(rows, self._now())
        return len(rows) >= CHUNK

    def _note_failure(self, error: Exception) -> None:
        if not self._freshness.error:
            log.warning("the situation cannot be read", exc_info=error)
        self._freshness = replace(self._freshness, error=str(error) or type(error).__name__)

    def _note_recovery(self) -> None:
        if self._freshness.error:
            log.info("the situation can be read again")
            self._freshness = replace(self._freshness, error="")


def _ignore(_fraction: float = 1.0) -> None:
    pass
