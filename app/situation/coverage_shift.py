"""Who was out to look, and what was seen in a while: the roster's people, in their shifts, nobody else."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np

from app.domain.city import Duty
from app.domain.duty_book import DutyBook
from app.domain.duty_entries import Leave
from app.domain.moment import Instant
from app.situation.column import Bools, Int64s
from app.situation.coverage import NEVER, Ways
from app.situation.coverage_streets import StreetSamples
from app.situation.metres import Metres
from app.situation.tracks_clean import CleanTracks
from app.situation.tracks_rules import TrackRules

Shifts = tuple[tuple[str, Instant, Instant], ...]
"""Terminal, start and end of the shifts of a period."""


def duties_kept(book: DutyBook, since: Instant, until: Instant) -> tuple[Duty, ...]:
    """Return the duties that touch a period by all the duty book knows now, without the time of leaves (请假)."""
    away: dict[str, list[Leave]] = {}
    for leave in book.leaves_run(since, until):
        away.setdefault(leave.terminal, []).append(leave)
    kept: list[Duty] = []
    for duty in book.duties_run(since, until):
        kept += _without_all(duty, away.get(duty.terminal, ()))
    return tuple(duty for duty in kept if duty.start < until and duty.end > since)


def _without_all(duty: Duty, leaves: Iterable[Leave]) -> list[Duty]:
    parts = [duty]
    for leave in leaves:
        parts = [part for one in parts for part in _without(one, leave)]
    return parts


def _without(duty: Duty, leave: Leave) -> Iterator[Duty]:
    """Yield what is left of *duty* before and after *leave* of the same terminal."""
    if leave.end <= duty.start or leave.start >= duty.end:
        yield duty
        return
    if leave.start > duty.start:
        yield replace(duty, end=leave.start)
    if leave.end < duty.end:
        yield replace(duty, start=leave.end)


def shifts_between(book: DutyBook, since: Instant, until: Instant) -> Shifts:
    """Return the shifts of :func:`duties_kept`, sorted."""
    return tuple(sorted({(one.terminal, one.start, one.end) for one in duties_kept(book, since, until)}))


def is_on_shift(tracks: CleanTracks, shifts: Iterable[tuple[str, Instant, Instant]]) -> Bools:
    """Return which fixes lie in a shift of their terminal."""
    found = np.zeros(len(tracks.device_at), np.bool_)
    place_of = {terminal: place for place, terminal in enumerate(tracks.terminals)}
    for terminal, start, end in shifts:
        place = place_of.get(terminal)
        if place is not None:
            rows = slice(int(tracks.starts[place]), int(tracks.starts[place + 1]))
            at = tracks.device_at[rows]
            found[rows] |= (at >= start) & (at < end)
    return found


class Seen:
    """Which of the city's street pieces the people on shift passed by in a while, and when first."""

    def __init__(
        self, tracks: CleanTracks, shifts: Shifts, metres: Metres, streets: StreetSamples, rules: TrackRules
    ) -> None:
        """Take the tracks of that while."""
        first = Ways(tracks, is_on_shift(tracks, shifts), metres).first_passed(streets.squares, rules.seen_m)
        self.rows = np.flatnonzero(first < NEVER)
        self.first = first[self.rows]

    def enter(self, first: Int64s) -> None:
        """Put into *first*, over all pieces, what was seen earlier than it says."""
        first[self.rows] = np.minimum(first[self.rows], self.first)
