"""Who was out to look, and what was seen in a while: the roster's people, in their shifts, nobody else."""

from collections.abc import Iterable

import numpy as np

from app.domain.city import Duty
from app.domain.duty_book import DutyBook
from app.domain.moment import Instant
from app.situation.column import Bools
from app.situation.coverage import Ways
from app.situation.coverage_streets import StreetPieces
from app.situation.metres import Metres
from app.situation.tracks_clean import CleanTracks
from app.situation.tracks_rules import TrackRules

Shifts = tuple[tuple[str, Instant, Instant], ...]
"""Terminal, start and end of the shifts of a period."""


def shifts_between(book: DutyBook, since: Instant, until: Instant) -> Shifts:
    """Return the shifts that touch a period as they stand in the duty book now, sorted."""
    found = (entry.what for entry in book.duties_between(since, until))
    return tuple(sorted({(one.terminal, one.start, one.end) for one in found if isinstance(one, Duty)}))


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
    """What the people on shift passed by in a while; grids are looked up once each."""

    def __init__(self, tracks: CleanTracks, shifts: Shifts, metres: Metres, rules: TrackRules) -> None:
        """Take the tracks of that while."""
        self._ways = Ways(tracks, is_on_shift(tracks, shifts), metres)
        self._seen_m = rules.seen_m
        self._grids: dict[tuple[str, ...], tuple[Bools, Bools]] = {}

    def of_grid(self, unit_grids: tuple[str, ...], pieces: StreetPieces, but: Bools) -> Bools:
        """Return which of the grid's pieces were seen; those in *but* are known already and need not be looked at."""
        nothing = np.zeros(len(pieces.x), np.bool_)
        asked, found = self._grids.get(unit_grids, (nothing, nothing))
        fresh = ~but & ~asked
        if fresh.any():
            found = found.copy()
            found[fresh] = self._ways.pass_by(pieces.x[fresh], pieces.y[fresh], self._seen_m)
            self._grids[unit_grids] = asked | fresh, found
        return found
