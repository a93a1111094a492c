"""The doubts by any moment of a day are those of its tracks up to then, though few of the tracks are looked at."""

import random

import numpy as np
import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.situation.coverage_shift import is_on_shift
from app.situation.doubts import frozen, shaken, speeds, teleports
from app.situation.doubts_copied import copied, together
from app.situation.doubts_day import DoubtDay, GrowingDay
from app.situation.doubts_parts import Measure
from app.situation.metres import Metres
from app.situation.situation import Situation
from app.situation.tracks_clean import cleaned
from app.situation.tracks_rules import DOUBT_RULES, REASONS, TRACK_RULES
from app.situation.tracks_table import TrackTable, of_memory
from tests.unit.situation.growth import CENTRE, HandClock, ListSource, setting
from tests.unit.situation.test_tracks_doubts import START, honest

STEP = 10 * MINUTE
PLANE = Metres(CENTRE[1])


def made_up_day(seed):
    """Return rounds on foot with every kind of doubt in them, and a spike before each full step on half of them."""
    rng = random.Random(seed)
    walks = {f"T{n}": honest(100 * seed + n, 150) for n in range(8)}
    later, east = rng.randrange(0, 40) * MINUTE, rng.choice((0, 0.003))
    walks["T1"] = [(at + later, lon + east, lat) for at, lon, lat in walks["T0"]]
    walks["T2"] = walks["T1"][:700] + walks["T2"][1000:]
    walks["T8"] = [(at + 3 * SECOND, lon, lat) for at, lon, lat in walks["T2"][500:550]]
    walks["T4"] = [(at + SECOND, lon + rng.gauss(0, 2e-5), lat + rng.gauss(0, 2e-5)) for at, lon, lat in walks["T3"]]
    first = rng.randrange(200, 700)
    for name, place in (("T5", 0), ("T6", 1.0)):
        at_rest = walks[name][first][1:]
        for n in range(first, first + 600):
            noise = [place * rng.gauss(0, 2e-5) for _ in at_rest]
            walks[name][n] = (walks[name][n][0], at_rest[0] + noise[0], at_rest[1] + noise[1])
        del walks[name][first + 600 :]
    walks["T7"] = [(a, x + 0.05 if first <= n < first + 300 else x, y) for n, (a, x, y) in enumerate(walks["T7"])]
    ride, (_, lon, lat) = range(first - 100, first - 60), walks["T0"][first - 100]
    for n in ride:
        walks["T0"][n] = (walks["T0"][n][0], lon, lat + (n - ride[0]) * 200 / 111_195)
    return {name: spiked(walk, rng) if name in {"T0", "T3", "T5", "T7"} else walk for name, walk in walks.items()}


def spiked(walk, rng):
    """Return *walk* with its last fix before most full steps far off the way."""
    ends = [n for n in range(len(walk) - 1) if walk[n][0] // STEP != walk[n + 1][0] // STEP]
    wild = {n for n in ends if rng.random() < 0.8}
    return [(at, lon + 0.05 if n in wild else lon, lat) for n, (at, lon, lat) in enumerate(walk)]


def table_of(walks, seed):
    rng = np.random.default_rng(seed)
    names = tuple(sorted(walks))
    rows = np.array([row for name in names for row in walks[name]])
    says = np.concatenate([rng.random(len(walks[name])) < {"T5": 0, "T6": 0.7}.get(name, 0.4) for name in names])
    return TrackTable(
        terminals=names,
        starts=np.concatenate([[0], np.cumsum([len(walks[name]) for name in names])]).astype(np.int64),
        device_at=np.array([at for name in names for at, _, _ in walks[name]], np.int64),
        lon=rows[:, 1],
        lat=rows[:, 2],
        accuracy=np.where(rng.random(len(rows)) < 0.02, 500, 8).astype(np.float32),
        speed=np.where(says, 1.4, 0.2).astype(np.float32),
        flaw=np.where(rng.random(len(rows)) < 0.01, 3, 0).astype(np.uint8),
    )


def plainly(table, shifts):
    """Return the doubts about all of *table*, looked for in all of it, and the counts by reason."""
    tracks = cleaned(table, TRACK_RULES)
    found = [
        *teleports(table, TRACK_RULES, DOUBT_RULES),
        *speeds(tracks, DOUBT_RULES),
        *frozen(tracks, is_on_shift(tracks, shifts), DOUBT_RULES),
        *shaken(tracks, PLANE, TRACK_RULES, DOUBT_RULES),
        *copied(tracks, PLANE, DOUBT_RULES),
    ]
    pairs = {frozenset((one.terminal, one.other)) for one in found if one.other}
    side_by_side = together(tracks, PLANE, DOUBT_RULES)
    found += [one for one in side_by_side if frozenset((one.terminal, one.other)) not in pairs]
    return in_order(found), tuple(np.bincount(tracks.reason, minlength=len(REASONS)).tolist())


def measured(since, shifts):
    return Measure(since=since, step=STEP, shifts=shifts, metres=PLANE, rules=TRACK_RULES, doubts=DOUBT_RULES)


def in_order(found):
    return sorted(found, key=lambda one: (one.terminal, one.kind, one.since, one.other))


@pytest.mark.parametrize("seed", range(6))
def test_the_doubts_by_a_moment_are_those_of_the_tracks_up_to_then(seed):
    table = table_of(made_up_day(seed), seed)
    since = START // HOUR * HOUR - HOUR
    shifts = tuple((name, START, START + 3 * HOUR) for name in table.terminals)
    day = DoubtDay.of(table, measured(since, shifts))
    kinds = set()
    for until in range(since, START + 4 * HOUR, STEP):
        doubts, counts = plainly(table.between(since, until), shifts)
        assert in_order(day.found(until, shifts)) == doubts
        assert day.counts(until) == counts
        kinds |= {one.kind for one in doubts}
    assert len(kinds) >= 5


LATE = (("T9",), ("T1", "T5"), ("T0", "T2", "T8"), ("T4",), tuple(f"T{n}" for n in range(9)))
"""Whose positions come late; nobody has heard of T9 before."""


@pytest.mark.parametrize("seed", range(3))
def test_positions_that_come_late_leave_the_day_as_if_all_of_it_were_looked_at_anew(seed):
    walks = made_up_day(seed)
    walks["T9"] = [(at + SECOND, lon, lat) for at, lon, lat in walks["T3"]]
    whole, rng = table_of(walks, seed), np.random.default_rng(seed)
    since = START // HOUR * HOUR - HOUR
    shifts = tuple((name, START, START + 3 * HOUR) for name in whole.terminals)
    is_late = {name: rng.integers(0, 1500) for names in LATE for name in names} | {"T9": 0}
    heard = np.array(
        [row < is_late[whole.terminals[one]] for one, row in zip(whole.owner, _places_of(whole), strict=True)]
    )
    day, known = DoubtDay.of(_heard(whole, heard), measured(since, shifts)), []
    for names in LATE:
        heard |= np.isin(np.array(whole.terminals)[whole.owner], names)
        now = _heard(whole, heard)
        day = day.with_late(names, now.of)
        anew = DoubtDay.of(now, measured(since, shifts))
        for until in range(since, START + 4 * HOUR, STEP):
            doubts = in_order(anew.found(until, shifts))
            assert in_order(day.found(until, shifts)) == doubts
            assert day.counts(until) == anew.counts(until)
        known.append(doubts)
    assert len({tuple(one) for one in known}) > 2, "the late ones make a difference"


def _places_of(table):
    return np.arange(len(table)) - table.starts[table.owner]


def _heard(table, heard):
    """Return what was heard of *table*, without the terminals of which nothing was."""
    return table.where(heard).before(2**62)


def test_only_those_are_looked_at_anew_of_whom_late_positions_tell():
    source, until, asked = ListSource(), START + HOUR, []
    for n in range(60):
        for name in ("T1", "T2", "T3"):
            source.fix(name, START + n * MINUTE, CENTRE[0], CENTRE[1] + n * 1e-4)
    situation = Situation(source, setting(), now=HandClock(until))
    situation.load()
    day = GrowingDay(measured(START, ()), until)

    def counted():
        seen = situation.at().fixes

        def read(terminals):
            asked.append(tuple(terminals))
            return of_memory(seen.fixes, seen.terminals, START, until, terminals)

        return sum(day.at(seen, len(source.fixes), read).counts(until)), asked.pop() if asked else None

    assert (counted(), counted()) == ((180, ()), (180, None))
    source.fix("T1", until + SECOND)
    situation.poll()
    assert counted() == (180, None), "not of this day"
    source.fix("T2", START + 90 * SECOND, received_at=until + MINUTE)
    situation.poll()
    assert (counted(), counted()) == ((181, ("T2",)), (181, None))
