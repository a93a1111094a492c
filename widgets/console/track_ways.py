"""What a map draws of tracks: the chosen ones as lines, gaps dashed with their minutes, stops with theirs, bad fixes."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from app.situation.questions.coverage import CoveredStreets
from app.situation.questions.tracks import Track
from app.situation.tracks_events import TrackEvent, TrackEventKind
from app.situation.tracks_load import LoadedTracks
from widgets.console.track_rows import minutes
from widgets.map.layers.ways import LineKind, SpotKind, Ways
from widgets.words import translate

LABELLED = 60
"""So many stops and gaps are labelled at most, the longest; each keeps its spot."""
Floats = NDArray[np.float64]


class WaysMaker:
    """Gathers lines and spots for one picture."""

    def __init__(self) -> None:
        self._lon: list[Floats] = []
        self._lat: list[Floats] = []
        self._kinds: list[int] = []
        self._spots: list[tuple[float, float, SpotKind, str, int]] = []

    def line(self, lon: Sequence[float] | Floats, lat: Sequence[float] | Floats, kind: LineKind) -> None:
        """Add a line through places in degrees."""
        self._lon.append(np.asarray(lon, np.float64))
        self._lat.append(np.asarray(lat, np.float64))
        self._kinds.append(int(kind))

    def spot(self, lon: float, lat: float, kind: SpotKind, words: str = "", weight: int = 0) -> None:
        """Add a spot; of many words those of the greatest *weight* are printed."""
        self._spots.append((lon, lat, kind, words, weight))

    def ways(self) -> Ways:
        """Return what was gathered."""
        ranked = sorted(range(len(self._spots)), key=lambda row: -self._spots[row][4])
        words = {row: self._spots[row][3] for row in ranked if self._spots[row][3]}
        return Ways(
            lon=np.concatenate([np.empty(0), *self._lon]), lat=np.concatenate([np.empty(0), *self._lat]),
            starts=np.cumsum([0, *(len(one) for one in self._lon)]), kinds=self._kinds,
            spot_lon=np.array([one[0] for one in self._spots]), spot_lat=np.array([one[1] for one in self._spots]),
            spot_kinds=[int(one[2]) for one in self._spots], words=dict(list(words.items())[:LABELLED]),
        )  # fmt: skip


def ways_of(loaded: LoadedTracks, chosen: Iterable[Track], *, is_single: bool) -> Ways:
    """Return the chosen tracks; of a single one stops, gaps and bad fixes too."""
    made = WaysMaker()
    for track in chosen:
        add_line(made, track, LineKind.WAY)
        if is_single:
            _add_stays(made, loaded.events[track.terminal])
            bad = loaded.bad[track.terminal]
            for lon, lat in zip(bad.lon.tolist(), bad.lat.tolist(), strict=True):
                if lon or lat:
                    made.spot(lon, lat, SpotKind.BAD)
    return made.ways()


def add_line(made: WaysMaker, track: Track, kind: LineKind) -> None:
    """Add a track piece by piece, and a dashed line for what is missing between them."""
    line = track.line
    starts = np.flatnonzero(line.is_break)
    ends = np.append(starts, len(line.at))[1:]
    minutes_of = {gap.since: gap for gap in track.gaps}
    for place, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        made.line(line.lon[start:end], line.lat[start:end], kind)
        if place:
            before = start - 1
            made.line(line.lon[before : start + 1], line.lat[before : start + 1], LineKind.GAP)
            gap = minutes_of.get(int(line.at[before]))
            if gap is not None:
                middle = line.lon[before : start + 1].mean(), line.lat[before : start + 1].mean()
                took = gap.until - gap.since
                words = translate("跳跃") if gap.is_jump else minutes(took)
                made.spot(float(middle[0]), float(middle[1]), SpotKind.WORDS, words, took)


def _add_stays(made: WaysMaker, events: Iterable[TrackEvent]) -> None:
    for event in events:
        if event.kind in STAYS:
            made.spot(event.lon, event.lat, STAYS[event.kind], minutes(event.took), event.took)


STAYS = MappingProxyType({TrackEventKind.STOP: SpotKind.STOP, TrackEventKind.LINGER: SpotKind.LINGER})


def streets_of(covered: CoveredStreets) -> Ways:
    """Return a grid's streets, those seen and those not; pieces that go on are drawn as one line."""
    made = WaysMaker()
    kinds = np.where(covered.is_seen, int(LineKind.SEEN), int(LineKind.UNSEEN))
    count = len(kinds)
    goes_on = np.zeros(count, np.bool_)
    goes_on[1:] = (
        (kinds[1:] == kinds[:-1])
        & (np.abs(covered.lon0[1:] - covered.lon1[:-1]) < 1e-7)
        & (np.abs(covered.lat0[1:] - covered.lat1[:-1]) < 1e-7)
    )
    starts = np.flatnonzero(~goes_on)
    for start, end in zip(starts.tolist(), np.append(starts, count)[1:].tolist(), strict=True):
        lon = np.append(covered.lon0[start:end], covered.lon1[end - 1])
        lat = np.append(covered.lat0[start:end], covered.lat1[end - 1])
        made.line(lon, lat, LineKind(int(kinds[start])))
    return made.ways()
