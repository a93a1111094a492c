"""What is doubtful in one terminal's track: jumps, speeds, stillness. Shown with its reason, never scored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from app.domain.moment import MINUTE, SECOND, Instant
from app.domain.terms import Term
from app.situation.column import Bools
from app.situation.doubt_log import DoubtKey
from app.situation.metres import Metres
from app.situation.tracks_clean import CleanTracks, cleaned, great_circle_m
from app.situation.tracks_rules import REASONS, DoubtRules, KeptOut, TrackRules
from app.situation.tracks_stops import stops_of
from app.situation.tracks_table import TrackTable

FEWEST_FIXES = 10
"""A stillness of fewer fixes says nothing."""
FEWEST_STEPS = 3
"""Fast over fewer steps is a jump, not a ride."""
LAST_MORE = 1
"""So many fixes more a track may have while it ends: the last one is a spike (跳点) only once the next has come."""
MOST_SAY_SO = 0.5
"""So large a share of the fixes of a stay must say that the phone moves."""
_JUMPED = REASONS.index(KeptOut.IMPOSSIBLE_SPEED)


class DoubtKind(Term):
    """What is doubtful."""

    TELEPORT = "teleport", "瞬移"
    SPEED = "speed", "速度异常"
    FROZEN = "frozen", "位置凝固"
    SHAKEN = "shaken", "原地摇动"
    COPIED = "copied", "轨迹雷同"
    TOGETHER = "together", "两机同行"


class DoubtSentence(Term):
    """Why it is doubtful, as a sentence with places for its numbers."""

    TELEPORT = "teleport", "瞬移 {0} 次，最远 {1:.1f} 公里仅用 {2:.0f} 秒"
    SPEED = "speed", "连续 {0:.0f} 分钟平均时速 {1:.0f} 公里"
    FROZEN = "frozen", "在岗 {0:.0f} 分钟、{1} 次定位坐标分毫不变"
    SHAKEN = "shaken", "{0:.0f} 分钟不出 {1:.0f} 米，{2:.0%} 的定位自报在走（均 {3:.1f} 米/秒）"
    COPIED = "copied", "与 {0} 的轨迹 {1} 段形状相同（占 {2:.0%}），晚 {3} 分钟"
    COPIED_AT_ONCE = "copied_at_once", "与 {0} 的轨迹 {1} 段形状相同（占 {2:.0%}），同一时刻"
    TOGETHER = "together", "与 {0} 同行 {1} 分钟，相距不过 {2:.0f} 米"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A doubt about ``terminal`` from ``since`` to ``until``, its place and its reason; ``other`` is the second terminal.

    ``values`` are the numbers of its ``sentence``.
    """

    terminal: str
    kind: DoubtKind
    since: Instant
    until: Instant
    lon: float
    lat: float
    sentence: DoubtSentence
    values: tuple[float | str, ...]
    other: str = ""

    @property
    def reason(self) -> str:
        """Return why, in Chinese."""
        return self.sentence.zh.format(*self.values)

    @property
    def key(self) -> DoubtKey:
        """Return what tells it from other doubts, tomorrow too."""
        return self.terminal, self.kind.value, self.since, self.other


def teleports(table: TrackTable, rules: TrackRules, doubts: DoubtRules) -> Iterator[Doubt]:
    """Yield a doubt for each terminal that was at one place and then at another, faster than anybody can be.

    What the gateway kept out for its speed counts here: after a jump it keeps out the whole time at the new place.
    """
    flaw = np.where(table.flaw == _JUMPED, np.uint8(0), table.flaw).astype(np.uint8)
    tracks = cleaned(replace(table, flaw=flaw), rules)
    owner, at = tracks.owner, tracks.device_at
    row = np.flatnonzero(tracks.is_break[1:] & (owner[1:] == owner[:-1])) + 1
    metres = great_circle_m(tracks.lon[row - 1], tracks.lat[row - 1], tracks.lon[row], tracks.lat[row])
    seconds = np.maximum(at[row] - at[row - 1], SECOND) / SECOND
    stays = ~np.append(tracks.is_break[1:], np.ones(min(1, len(at)), np.bool_))[row] & ~tracks.is_break[row - 1]
    is_jump = (metres >= doubts.teleport_m) & (metres > rules.fastest_mps * seconds) & stays
    row, metres, seconds = row[is_jump], metres[is_jump], seconds[is_jump]
    for place in np.unique(owner[row]).tolist():
        mine = np.flatnonzero(owner[row] == place)
        worst = mine[np.argmax(metres[mine])]
        yield Doubt(
            terminal=tracks.terminals[place],
            kind=DoubtKind.TELEPORT,
            since=int(at[row[mine[0]]]),
            until=int(at[row[mine[-1]]]),
            lon=float(tracks.lon[row[worst]]),
            lat=float(tracks.lat[row[worst]]),
            sentence=DoubtSentence.TELEPORT,
            values=(len(mine), float(metres[worst]) / 1000, float(seconds[worst])),
        )


def speeds(tracks: CleanTracks, doubts: DoubtRules) -> Iterator[Doubt]:
    """Yield each stretch along which someone was too fast for too long."""
    took = np.zeros(len(tracks.device_at), np.int64)
    took[1:] = np.maximum(np.diff(tracks.device_at), 1)
    took[tracks.is_break] = 0
    is_fast = tracks.step_m > doubts.speed_mps * took / SECOND
    for first, last in _runs(is_fast, tracks):
        since, until = int(tracks.device_at[first - 1]), int(tracks.device_at[last])
        if until - since >= doubts.speed_for and last - first + 1 >= FEWEST_STEPS:
            kmh = float(tracks.step_m[first : last + 1].sum()) / ((until - since) / SECOND) * 3.6
            values = (until - since) / MINUTE, kmh
            yield _doubt(tracks, DoubtKind.SPEED, first, last, DoubtSentence.SPEED, values)


def frozen(tracks: CleanTracks, on_shift: Bools, doubts: DoubtRules) -> Iterator[Doubt]:
    """Yield each time on shift in which the position did not change by the least: no receiver is so still."""
    is_same = np.zeros(len(tracks.device_at), np.bool_)
    is_same[1:] = (np.diff(tracks.lon) == 0) & (np.diff(tracks.lat) == 0)
    is_same &= ~tracks.is_break & on_shift
    for first, last in _runs(is_same, tracks):
        took = int(tracks.device_at[last] - tracks.device_at[first - 1])
        if took >= doubts.frozen_for and last - first + 2 >= FEWEST_FIXES:
            values = took / MINUTE, last - first + 2
            yield _doubt(tracks, DoubtKind.FROZEN, first, last, DoubtSentence.FROZEN, values)


def shaken(tracks: CleanTracks, metres: Metres, rules: TrackRules, doubts: DoubtRules) -> Iterator[Doubt]:
    """Yield each stay in which most fixes said that the phone was moving along."""
    says_moving = tracks.speed >= doubts.shaken_mps
    for first, last in _stays(tracks, metres, rules, doubts, FEWEST_FIXES):
        stay = says_moving[first : last + 1]
        share = float(stay.mean())
        if len(stay) >= FEWEST_FIXES and share >= MOST_SAY_SO:
            mean = float(tracks.speed[first : last + 1][stay].mean())
            values = int(tracks.device_at[last] - tracks.device_at[first]) / MINUTE, doubts.shaken_m, share, mean
            yield _doubt(tracks, DoubtKind.SHAKEN, first + 1, last, DoubtSentence.SHAKEN, values)


def may_be_shaken(tracks: CleanTracks, metres: Metres, rules: TrackRules, doubts: DoubtRules) -> Iterator[int]:
    """Yield the places of the terminals about whom :func:`shaken` says something by the last fix or said so by one before."""
    says_moving = tracks.speed >= doubts.shaken_mps
    for first, last in _stays(tracks, metres, rules, doubts, FEWEST_FIXES - LAST_MORE):
        share = np.cumsum(says_moving[first : last + 1]) / np.arange(1, last - first + 2)
        if np.any(share[FEWEST_FIXES - 1 :] >= MOST_SAY_SO):
            yield int(tracks.owner[first])


def _stays(
    tracks: CleanTracks, metres: Metres, rules: TrackRules, doubts: DoubtRules, moving: int
) -> Iterator[tuple[int, int]]:
    """Yield the first and the last row of each long stay of those of whom *moving* fixes or more say that they move."""
    stay = replace(rules, stop_m=doubts.shaken_m, stop_after=doubts.shaken_for)
    counts = np.bincount(tracks.owner[tracks.speed >= doubts.shaken_mps], minlength=len(tracks.terminals))
    for place in np.flatnonzero(counts >= moving).tolist():
        start = int(tracks.starts[place])
        rows = slice(start, int(tracks.starts[place + 1]))
        for stop in stops_of(tracks, rows, metres, stay):
            first = int(np.searchsorted(tracks.device_at[rows], stop.since)) + start
            yield first, first + stop.fixes - 1


def _runs(holds: Bools, tracks: CleanTracks) -> list[tuple[int, int]]:
    """Return the first and last row of each run of steps that hold; none goes over a break."""
    holds = holds & ~tracks.is_break
    edges = np.diff(np.concatenate([[0], holds.astype(np.int8), [0]]))
    firsts, lasts = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) - 1
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))


def _doubt(
    tracks: CleanTracks,
    kind: DoubtKind,
    first: int,
    last: int,
    sentence: DoubtSentence,
    values: tuple[float | str, ...],
) -> Doubt:
    """Return a doubt about the steps *first* … *last*, which begin at the fix before."""
    return Doubt(
        terminal=tracks.terminals[tracks.owner[first]],
        kind=kind,
        since=int(tracks.device_at[first - 1]),
        until=int(tracks.device_at[last]),
        lon=float(tracks.lon[first]),
        lat=float(tracks.lat[first]),
        sentence=sentence,
        values=values,
    )
