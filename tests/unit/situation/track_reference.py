"""Tracks worked out the slow, obvious way, one fix after another; and made-up walks."""

import itertools
import math
import random
from dataclasses import dataclass, field

import numpy as np

from app.domain.moment import MINUTE, SECOND, Instant
from app.situation.source import FixRows, TrackRows
from app.situation.tracks_rules import TRACK_RULES
from tests.unit.situation.growth import CENTRE, ListSource

GAP, BRIDGE, GONE = TRACK_RULES.gap_after, TRACK_RULES.bridge, TRACK_RULES.gone_after
FASTEST = TRACK_RULES.fastest_mps


@dataclass(frozen=True)
class Seen:
    """One fix."""

    at: Instant
    lon: float
    lat: float
    flaw: int = 0


@dataclass
class DaysSource(ListSource):
    """A list of fixes that also gives any period; counts how often it was asked for one."""

    speeds: dict[tuple[str, Instant], float] = field(default_factory=dict)
    asked: list[tuple[Instant, Instant, tuple[str, ...]]] = field(default_factory=list)

    def fixes_after(self, number, limit):
        return self._with_speeds(super().fixes_after(number, limit))

    def fixes_between(self, since, until, terminals=()):
        self._answer()
        self.asked.append((since, until, tuple(terminals)))
        found = [row for row in self.fixes if since <= row[1] < until and (not terminals or row[0] in terminals)]
        part = ListSource(fixes=sorted(found))
        return TrackRows.of(self._with_speeds(part.fixes_after(0, len(found))))

    def _with_speeds(self, rows):
        keys = zip(rows.terminal, rows.device_at.tolist(), strict=True)
        speed = np.array([self.speeds.get(key, -1.0) for key in keys], np.float32)
        names = ("number", "terminal", "device_at", "received_at", "lon", "lat", "accuracy", "course", "flaw")
        return FixRows(speed=speed, **{name: getattr(rows, name) for name in names})


def metres_between(a, b):
    """Return the metres between two fixes along the great circle (spherical law of cosines in its stable form)."""
    la, lb = math.radians(a.lat), math.radians(b.lat)
    dlon = math.radians(b.lon - a.lon)
    across = math.hypot(
        math.cos(lb) * math.sin(dlon), math.cos(la) * math.sin(lb) - math.sin(la) * math.cos(lb) * math.cos(dlon)
    )
    along = math.sin(la) * math.sin(lb) + math.cos(la) * math.cos(lb) * math.cos(dlon)
    return 6_371_008.8 * math.atan2(across, along)


def is_jump(a, b):
    took = b.at - a.at
    return took <= GAP and metres_between(a, b) > FASTEST * max(took, SECOND) / SECOND


def good_ones(fixes):
    """Return the fixes of one terminal that count: unflawed, and not a single one off a possible way."""
    ours = sorted((fix for fix in fixes if not fix.flaw), key=lambda fix: fix.at)
    kept = []
    for i, fix in enumerate(ours):
        if 0 < i < len(ours) - 1 and is_jump(ours[i - 1], fix) and is_jump(fix, ours[i + 1]):
            past = ours[i - 1], ours[i + 1]
            took = min(past[1].at - past[0].at, GAP)
            if metres_between(*past) <= FASTEST * max(took, SECOND) / SECOND:
                continue
        kept.append(fix)
    return kept


def is_broken(a, b):
    return b.at - a.at > GAP or is_jump(a, b)


def length(kept):
    return sum(metres_between(a, b) for a, b in itertools.pairwise(kept) if not is_broken(a, b))


def pieces(kept):
    found = []
    for i, fix in enumerate(kept):
        if i == 0 or is_broken(kept[i - 1], fix):
            found.append([])
        found[-1].append(fix)
    return found


def flat_metres(a, b, lat):
    """Return the metres between two fixes on the plane around *lat*."""
    return math.hypot((a.lon - b.lon) * 111_320.0 * math.cos(math.radians(lat)), (a.lat - b.lat) * 111_320.0)


def stops(kept, lat, near=TRACK_RULES.stop_m, least=TRACK_RULES.stop_after):
    """Return since, until and the number of fixes of each stop."""
    found = []
    for piece in pieces(kept):
        i = 0
        while i < len(piece):
            j = i
            while j + 1 < len(piece) and flat_metres(piece[i], piece[j + 1], lat) <= near:
                j += 1
            if piece[j].at - piece[i].at >= least:
                found.append((piece[i].at, piece[j].at, j - i + 1))
                i = j + 1
            else:
                i += 1
    return found


def place_at(kept, t):
    """Return (lon, lat, is_gap) at *t*, ``None`` for somebody who is not there."""
    before = [fix for fix in kept if fix.at <= t]
    after = [fix for fix in kept if fix.at > t]
    if not before or t - before[-1].at > GONE:
        return None
    last = before[-1]
    if after and not is_broken(last, after[0]):
        if after[0].at - last.at > BRIDGE:
            return last.lon, last.lat, False
        share = (t - last.at) / (after[0].at - last.at)
        return last.lon + share * (after[0].lon - last.lon), last.lat + share * (after[0].lat - last.lat), False
    return last.lon, last.lat, t - last.at > BRIDGE


def random_walk(seed, start, fixes=200, every=20 * SECOND):
    """Return a walk with rests, gaps, spikes, leaps and bad fixes."""
    rng = random.Random(seed)
    lon, lat, at, found = CENTRE[0], CENTRE[1], start, []
    resting = 0
    for _ in range(fixes):
        at += max(SECOND, round(every * rng.choice((0.2, 1, 1, 1, 2, 5))))
        if rng.random() < 0.02:
            at += rng.randrange(20 * MINUTE)
        resting = max(0, resting - 1) if resting or rng.random() > 0.04 else rng.randrange(40)
        step = 0.00001 if resting else 0.0003
        lon, lat = lon + rng.uniform(-step, step), lat + rng.uniform(-step, step)
        if rng.random() < 0.01:
            lon += 0.08
        far = 0.1 if rng.random() < 0.03 else 0.0
        found.append(Seen(at, lon + far, lat, flaw=rng.choice((1, 3, 5)) if rng.random() < 0.05 else 0))
    return found
