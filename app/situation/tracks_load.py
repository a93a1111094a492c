"""A period's tracks for a screen: read hour by hour so that one sees how far it is and may stop, then replayed from memory."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from app.domain.city import Duty
from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.situation.questions.tracks import Track, track_of
from app.situation.replay import ReplayFrame, frame_at
from app.situation.tracks_bad import BadFixes, bad_fixes_of
from app.situation.tracks_clean import CleanTracks, cleaned
from app.situation.tracks_events import TrackEvent, events_of
from app.situation.tracks_table import TrackTable, joined
from app.situation.view import View

READING = 0.7
"""The share of a load's time that goes into reading; the rest finds stops and goings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftOfDay:
    """A shift that touches a day, and who is rostered in it, by terminal."""

    since: Instant
    until: Instant
    terminals: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LoadedTracks:
    """The tracks from ``since`` to ``until`` of those in ``people``, in order of terminal.

    Everybody with a fix or a shift is there; ``rostered`` says whether anybody at all had a shift (else 无排班).
    """

    since: Instant
    until: Instant
    rostered: bool
    table: TrackTable
    tracks: CleanTracks
    people: tuple[Track, ...]
    bad: Mapping[str, BadFixes]
    events: Mapping[str, tuple[TrackEvent, ...]]

    def frame(self, t: Instant, tail_min: float) -> ReplayFrame:
        """Return where everybody was at *t*, with the way of the last minutes."""
        return frame_at(self.tracks, t, round(tail_min * MINUTE))

    def track(self, terminal: str) -> Track | None:
        """Return one's track."""
        return next((one for one in self.people if one.terminal == terminal), None)


def shifts_of_day(view: View, start: Instant) -> tuple[ShiftOfDay, ...]:
    """Return the shifts that touch the day from *start* on, by their beginning."""
    found: dict[tuple[Instant, Instant], list[str]] = {}
    for entry in view.book.duties_between(start, start + DAY):
        if isinstance(entry.what, Duty):
            found.setdefault((entry.what.start, entry.what.end), []).append(entry.what.terminal)
    return tuple(
        ShiftOfDay(since=since, until=until, terminals=tuple(sorted(set(terminals))))
        for (since, until), terminals in sorted(found.items())
    )


def load_tracks(
    view: View,
    since: Instant,
    until: Instant,
    terminals: Sequence[str] = (),
    progress: Callable[[float], None] = lambda _share: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> LoadedTracks | None:
    """Return the tracks from *since* up to *until*, of *terminals* or of all; ``None`` if it was cancelled.

    *progress* is told the share that is done, 0 to 1. A store that fails raises what it raises.
    """
    until = max(since, min(until, view.t + 1))
    parts: list[TrackTable] = []
    edges = [*range(since, until, HOUR), until]
    for start, end in pairwise(edges):
        if is_cancelled():
            return None
        parts.append(view.tracks.table(view.fixes, view.freshness, start, end, terminals))
        progress(READING * len(parts) / (len(edges) - 1))
    table = joined(parts)
    tracks = cleaned(table, view.tracks.rules)
    return _loaded(view, since, until, table, tracks, terminals, progress, is_cancelled)


def _loaded(
    view: View, since: Instant, until: Instant, table: TrackTable, tracks: CleanTracks, terminals: Sequence[str],
    progress: Callable[[float], None], is_cancelled: Callable[[], bool],
) -> LoadedTracks | None:  # fmt: skip
    rostered = {entry.what.terminal for entry in view.book.duties_between(since, until) if isinstance(entry.what, Duty)}
    asked = sorted(set(terminals) if terminals else rostered | set(table.terminals))
    people, bad, events = [], {}, {}
    for place, terminal in enumerate(asked):
        if is_cancelled():
            return None
        track = replace(track_of(view, tracks, terminal, since, until), name=view.book.name_of(terminal))
        people.append(track)
        bad[terminal] = bad_fixes_of(table, tracks, terminal)
        events[terminal] = events_of(track, bad[terminal].runs, view.setting.people)
        progress(READING + (1 - READING) * (place + 1) / len(asked))
    return LoadedTracks(
        since=since, until=until, rostered=bool(rostered), table=table, tracks=tracks, people=tuple(people), bad=bad,
        events=events,
    )  # fmt: skip


def only(frame: ReplayFrame, terminals: frozenset[str]) -> ReplayFrame:
    """Return the part of *frame* that is about *terminals*."""
    rows = np.array([place for place, one in enumerate(frame.terminals) if one in terminals], np.int64)
    counts = np.diff(frame.tail_starts)
    in_tail = np.repeat(np.isin(np.arange(len(frame.terminals)), rows), counts)
    return ReplayFrame(
        at=frame.at, terminals=tuple(frame.terminals[row] for row in rows.tolist()), lon=frame.lon[rows],
        lat=frame.lat[rows], heading=frame.heading[rows], age_s=frame.age_s[rows], state=frame.state[rows],
        tail_lon=frame.tail_lon[in_tail], tail_lat=frame.tail_lat[in_tail],
        tail_starts=np.concatenate([[0], np.cumsum(counts[rows])]).astype(np.int64),
        tail_is_break=frame.tail_is_break[in_tail],
    )  # fmt: skip
