"""Turns case events into columns."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import TypeVar

import numpy as np

from app.domain.event import Event
from app.situation.case_columns import NOTHING_MORE, about_rows, event_rows, more_rows
from app.situation.case_index import CaseIndex, halves
from app.situation.case_tables import AboutArrays, CaseArrays, EventArrays, FilingArrays, MoreArrays, Tables
from app.situation.codes import FILING_STEPS
from app.situation.column import Bools, Int32s, Table
from app.situation.decode import CaseEvent, read_case_events
from app.situation.sharing import changed, pointers
from app.situation.words import Texts, Words

Arrays = TypeVar("Arrays")


class CaseLog:
    """The columns of all case events so far; one thread appends."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.events = Table(EventArrays)
        self.abouts = Table(AboutArrays)
        self.mores = Table(MoreArrays)
        self.mores.append(NOTHING_MORE)
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
            mores=self.mores.arrays(),
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
        about, more = self._abouts(read, before, start), self._mores(read, before, start)
        pointed = {"case": case, "before": before, "about": about, "more": more}
        self.events.append(event_rows(self.words, read, pointed))
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
        rows = about_rows(self.words, [one.after for one in read])
        pointer = self._pointers("about")
        new = changed(self.abouts, rows, pointer, before, start)
        found = pointers(new, len(self.abouts), pointer, before, start)
        _add(self.abouts, rows, new)
        self.places.extend([read[i].after.place for i in np.flatnonzero(new).tolist()])
        return found

    def _mores(self, read: Sequence[CaseEvent], before: Int32s, start: int) -> Int32s:
        """Return each event's row in the mores; row 0 where nothing of it holds."""
        rows = more_rows(self.words, [one.after for one in read])
        pointer = self._pointers("more")
        plain = _is_plain(rows)
        new = changed(self.mores, rows, pointer, before, start) & ~plain
        found = pointers(new, len(self.mores), pointer, before, start, plain)
        _add(self.mores, rows, new)
        return found

    def _pointers(self, name: str) -> Int32s:
        return np.asarray(self.events.columns[name].view(), np.int32)

    def _note_filings(self, start: int) -> None:
        events = self.events.arrays()
        steps = [self.words.find(step) for step in FILING_STEPS]
        found = np.flatnonzero(np.isin(events.step[start:], steps)).astype(np.int32) + np.int32(start)
        times = events.recorded_at[found], events.valid_at[found]
        self.filings.append(FilingArrays(found, *times, events.about[found]))


def _add(table: Table[Arrays], rows: Arrays, new: Bools) -> None:
    table.append(type(rows)(**{name: getattr(rows, name)[new] for name in table.columns}))


def _is_plain(rows: MoreArrays) -> Bools:
    """Return which of *rows* say nothing: they are as row 0 is."""
    plain = np.ones(len(rows.flags), np.bool_)
    for field in fields(rows):
        plain &= getattr(rows, field.name) == getattr(NOTHING_MORE, field.name)[0]
    return plain
