"""Turns case events into columns."""

import zlib
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from app.domain.event import Event
from app.situation import codes
from app.situation.case_index import CaseIndex, halves
from app.situation.case_tables import AboutArrays, CaseArrays, EventArrays, FilingArrays, Tables
from app.situation.column import Bools, Int8s, Int32s, Int64s, Table
from app.situation.decode import After, CaseEvent, read_case_events
from app.situation.words import Texts, Words

FILE_STEP = "file"
MOST_COUNTED = 255


class CaseLog:
    """The columns of all case events so far; one thread appends."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.events = Table(EventArrays)
        self.abouts = Table(AboutArrays)
        self.cases = Table(CaseArrays)
        self.filings = Table(FilingArrays)
        self.numbers = Texts()
        self.places = Texts()
        self._index = CaseIndex(*halves([]))
        self._head: Int32s = np.full(1, -1, np.int32)

    def __len__(self) -> int:
        return len(self.events)

    def tables(self) -> Tables:
        """Return all columns as they are now, read-only."""
        return Tables(
            events=self.events.arrays(),
            abouts=self.abouts.arrays(),
            cases=self.cases.arrays(),
            filings=self.filings.arrays(),
            numbers=self.numbers.frozen(),
            places=self.places.frozen(),
            words=self.words,
        )

    def row_of(self, case_id: bytes) -> int | None:
        """Return the row of a case, or ``None`` if it never had an event."""
        return self._index.find(case_id)

    def append(self, events: Iterable[Event]) -> None:
        """Append case events in the order of the log."""
        read = read_case_events(events)
        if not read:
            return
        start = len(self.events)
        case = self._rows(read, start)
        before = self._befores(case, start)
        about = self._abouts(read, before, start)
        self.events.append(self._event_rows(read, case, before, about))
        self._head[case] = np.arange(start, start + len(read), dtype=np.int32)
        self._note_filings(start)

    def index(self) -> None:
        """Make the look-ups anew from columns that were filled from outside."""
        cases = self.cases.arrays()
        self._index = CaseIndex(cases.id_high, cases.id_low)
        self._head = np.full(max(len(cases.first), 1), -1, np.int32)
        rows = self.events.columns["case"].view()
        self._head[rows] = np.arange(len(rows), dtype=np.int32)

    def _rows(self, read: Sequence[CaseEvent], start: int) -> Int32s:
        """Return each event's case row; new cases are added."""
        find, known = self._index.find, len(self.cases)
        rows: list[int] = []
        new: list[int] = []
        for i, one in enumerate(read):
            row = find(one.case_id)
            if row is None:
                row = known + len(new)
                self._index.add(one.case_id, row)
                new.append(i)
            rows.append(row)
        if new:
            self._add_cases([read[i] for i in new], np.array(new, np.int32) + np.int32(start))
        return np.array(rows, np.int32)

    def _add_cases(self, new: Sequence[CaseEvent], first: Int32s) -> None:
        high, low = halves(one.case_id for one in new)
        reported = np.array([one.after.reported_at for one in new], np.int64)
        self.cases.append(CaseArrays(high, low, reported, first))
        self.numbers.extend([one.after.number for one in new])
        if len(self.cases) > len(self._head):
            grown = np.full(2 * len(self.cases), -1, np.int32)
            grown[: len(self._head)] = self._head
            self._head = grown

    def _befores(self, case: Int32s, start: int) -> Int32s:
        """Return the row of each event's predecessor in its case, in this batch or before it."""
        order = np.argsort(case, kind="stable")
        again = np.zeros(len(case), np.bool_)
        again[1:] = case[order][1:] == case[order][:-1]
        before = self._head[case]
        repeated = order[again]
        before[repeated] = start + order[np.flatnonzero(again) - 1]
        return before

    def _abouts(self, read: Sequence[CaseEvent], before: Int32s, start: int) -> Int32s:
        """Return each event's row in the abouts; a new one is added where it differs from the event before."""
        rows = self._about_rows([one.after for one in read])
        changed = before < 0
        inside = before >= start
        known = ~inside & ~changed
        old_about = self.events.columns["about"].view()
        old = self.abouts.arrays()
        for name in self.abouts.columns:
            mine = getattr(rows, name)
            changed[inside] |= mine[inside] != mine[before[inside] - start]
            changed[known] |= mine[known] != getattr(old, name)[old_about[before[known]]]
        about = np.where(changed, len(self.abouts) + np.cumsum(changed) - 1, -1).astype(np.int32)
        settled = known & ~changed
        about[settled] = old_about[before[settled]]
        self._add_abouts(read, rows, changed)
        return _inherited(about, before - start)

    def _add_abouts(self, read: Sequence[CaseEvent], rows: AboutArrays, changed: Bools) -> None:
        kept = {name: getattr(rows, name)[changed] for name in self.abouts.columns}
        self.abouts.append(AboutArrays(**kept))
        self.places.extend([read[i].after.place for i in np.flatnonzero(changed).tolist()])

    def _about_rows(self, afters: Sequence[After]) -> AboutArrays:
        code = self.words.codes
        return AboutArrays(
            class_key=code(a.class_key for a in afters),
            lon=np.array([a.lon for a in afters], np.float64),
            lat=np.array([a.lat for a in afters], np.float64),
            road=code(a.road for a in afters),
            grid=code(a.grid for a in afters),
            duty_grid=code(a.duty_grid for a in afters),
            reporter=code(a.reporter for a in afters),
            place=np.array([zlib.crc32(a.place.encode()) for a in afters], np.int64),
            source=_coded(codes.SOURCE, [a.source for a in afters]),
        )

    def _event_rows(self, read: Sequence[CaseEvent], case: Int32s, before: Int32s, about: Int32s) -> EventArrays:
        code = self.words.codes
        events, afters = [one.event for one in read], [one.after for one in read]
        return EventArrays(
            seq=np.array([e.seq for e in events], np.int64),
            recorded_at=np.array([e.recorded_at for e in events], np.int64),
            valid_at=np.array([e.valid_at for e in events], np.int64),
            case=case,
            before=before,
            about=about,
            version=np.array([one.version for one in read], np.int32),
            step=code(e.kind for e in events),
            department=code(a.department for a in afters),
            unit=code(a.unit for a in afters),
            checker=code(a.checker for a in afters),
            actor=code(e.actor for e in events),
            seat=code(e.seat for e in events),
            stage_soon=_instants([a.stage_soon for a in afters]),
            stage_due=_instants([a.stage_due for a in afters]),
            case_soon=_instants([a.case_soon for a in afters]),
            case_due=_instants([a.case_due for a in afters]),
            reply_due=_instants([a.reply_due for a in afters]),
            stage=_coded(codes.STAGE, [a.stage for a in afters]),
            post=_coded(codes.POST, [a.post for a in afters]),
            by_post=_coded(codes.POST, [e.post for e in events]),
            frozen=_coded(codes.LIGHT, [a.frozen for a in afters]),
            supervised=_coded(codes.SUPERVISION, [a.supervised for a in afters]),
            pending=_coded(codes.PENDING, [a.pending for a in afters]),
            urgent=np.array([a.urgent for a in afters], np.bool_),
            urges=_counts([a.urges for a in afters]),
            rework=_counts([a.rework for a in afters]),
            returns=_counts([a.returns for a in afters]),
        )

    def _note_filings(self, start: int) -> None:
        events = self.events.arrays()
        found = np.flatnonzero(events.step[start:] == self.words.find(FILE_STEP)).astype(np.int32) + np.int32(start)
        times = events.recorded_at[found], events.valid_at[found]
        self.filings.append(FilingArrays(found, *times, events.about[found]))


def _inherited(about: Int32s, inside: Int32s) -> Int32s:
    """Fill the -1s of *about* from the event before, which is *inside* this batch, until none is left."""
    missing = np.flatnonzero(about < 0)
    while len(missing):
        about[missing] = about[inside[missing]]
        missing = missing[about[missing] < 0]
    return about


def _instants(values: Sequence[int | None]) -> Int64s:
    return np.array([codes.NO_TIME if value is None else value for value in values], np.int64)


def _coded(known: Mapping[str, int], words: Sequence[str]) -> Int8s:
    return np.array([known.get(word, codes.NOBODY) for word in words], np.uint8)


def _counts(values: Sequence[int]) -> Int8s:
    return np.array([min(value, MOST_COUNTED) for value in values], np.uint8)
