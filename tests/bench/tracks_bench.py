"""Tracks of 200 inspectors in a shift of eight hours, a fix every five seconds: load, any moment, length, coverage, doubts."""

import math
import random
import sqlite3
import tempfile
import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np
import shapely

from app.adapters.store import Store, open_store
from app.domain.moment import HOUR, MINUTE, SECOND
from app.situation.questions.coverage import Coverage, CoverageBoard
from app.situation.questions.replay import Replay
from app.situation.questions.track_doubts import TrackDoubts
from app.situation.questions.tracks import TracksOf
from app.situation.questions.unseen import Unseen
from app.situation.situation import Situation
from app.situation.source import FixRows
from app.situation.tracks_clean import CleanTracks, cleaned
from app.situation.tracks_table import of_rows
from tests.bench import patrols
from tests.bench.row import Row, at_least, at_most, reported

MS = 1000
END = patrols.START + patrols.HOURS * HOUR
INSERT = "insert into fix(terminal,device_at,received_at,lon,lat,accuracy,speed,course,flaw) values(?,?,?,?,?,?,?,?,?)"
LOOP = "a bare loop over the fixes"
BUFFERS = "shapely: buffer each track, intersect each street"


def timed(call: Callable[[], object]) -> float:
    """Return how many ms *call* takes."""
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * MS


def stored(folder: Path, rows: FixRows) -> Store:
    """Return a store in which *rows* stand."""
    store = open_store(f"sqlite:///{folder / 'store.db'}", attachments=folder, fsync=False)
    store.migrate()
    connection = sqlite3.connect(folder / "store.db")
    columns = (rows.device_at, rows.received_at, rows.lon, rows.lat, rows.accuracy, rows.speed, rows.course, rows.flaw)
    with connection:
        connection.executemany(INSERT, zip(rows.terminal, *(column.tolist() for column in columns), strict=True))
    connection.close()
    return store


def looped_load(folder: Path) -> dict[str, list[tuple[int, float, float]]]:
    """Return the same tracks as lists of tuples, the plain way."""
    connection = sqlite3.connect(folder / "store.db")
    tracks: dict[str, list[tuple[int, float, float]]] = {}
    asked = "select terminal, device_at, lon, lat, number, received_at, accuracy, speed, course, flaw from fix where device_at >= ? and device_at < ?"
    for terminal, *fix in connection.execute(asked, (patrols.START, END)):
        tracks.setdefault(terminal, []).append(fix)
    return {terminal: [(at, lon, lat) for at, lon, lat, *_ in sorted(track)] for terminal, track in tracks.items()}


def looped_length(tracks: dict[str, list[tuple[int, float, float]]]) -> float:
    """Return the metres of all tracks, a step after another."""
    metres = 0.0
    for track in tracks.values():
        for (at, lon, lat), (next_at, next_lon, next_lat) in pairwise(track):
            if next_at - at > 5 * MINUTE:
                continue
            a, b = math.radians(lat), math.radians(next_lat)
            half = (
                math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(next_lon - lon) / 2) ** 2
            )
            metres += 2 * 6_371_008.8 * math.asin(math.sqrt(half))
    return metres


def looped_frame(tracks: dict[str, list[tuple[int, float, float]]], t: int) -> list[tuple[float, float, list[object]]]:
    """Return everybody's place at *t* and his tail of five minutes from sorted lists."""
    found = []
    for track in tracks.values():
        place = bisect_right(track, (t, math.inf, math.inf))
        if not place:
            continue
        last = track[place - 1]
        lon, lat = last[1:]
        if place < len(track) and track[place][0] - last[0] <= 90 * SECOND:
            share = (t - last[0]) / (track[place][0] - last[0])
            lon, lat = lon + share * (track[place][1] - lon), lat + share * (track[place][2] - lat)
        tail = [(x, y) for at, x, y in track[:place][-400:] if at >= t - 5 * MINUTE]
        found.append((lon, lat, [*tail, (lon, lat)]))
    return found


def buffered(tracks: CleanTracks, situation: Situation) -> Callable[[], float]:
    """Return a measure of one grid's coverage by exact geometry: the metres of its streets inside the buffered track."""
    view = situation.at()
    plane = view.standing.metres
    rows = tracks.rows_of(patrols.terminal(0))
    way = shapely.linestrings(np.column_stack([plane.x(tracks.lon[rows]), plane.y(tracks.lat[rows])]))
    pieces = view.tracks.streets.of_grid(view.standing.unit_grids["G000"])
    lines = shapely.linestrings(
        np.stack([np.column_stack([pieces.x0, pieces.y0]), np.column_stack([pieces.x1, pieces.y1])], axis=1)
    )
    return lambda: float(shapely.length(shapely.intersection(lines, way.buffer(25.0))).sum())


def measure(quick: bool) -> Sequence[Row]:
    """Measure tracks."""
    repeats = 20 if quick else 100
    rows = patrols.walks()
    with tempfile.TemporaryDirectory() as name:
        store = stored(Path(name), rows)
        loads = [timed(lambda: store.fixes_between(patrols.START, END)) for _ in range(3)]
        one = median(
            timed(lambda n=n: store.fixes_between(patrols.START, END, (patrols.terminal(n),))) for n in range(20)
        )
        plain_load = timed(lambda: looped_load(Path(name)))
        plain = looped_load(Path(name))
        read = store.fixes_between(patrols.START, END)
        store.dispose()
    table = of_rows(read)
    clean = median(timed(lambda: cleaned(table)) for _ in range(3))
    tracks = cleaned(table)
    plain_length = timed(lambda: looped_length(plain))
    situation = Situation(patrols.PatrolSource(rows), patrols.setting(), now=lambda: END)
    situation.load()
    return [
        at_most(f"load of a day from the store, {len(rows):,} fixes", min(loads), "ms", 3000, peer=plain_load, peer_name=f"{LOOP}, same columns"),
        reported("load of one terminal's day", one, "ms"),
        at_most("cleaning, gaps and lengths of all", clean, "ms", 1000, peer=plain_length, peer_name=f"{LOOP}: lengths alone"),
        *_frames(situation, plain, repeats),
        *_answers(situation, tracks),
    ]  # fmt: skip


def _frames(situation: Situation, plain: dict[str, list[tuple[int, float, float]]], repeats: int) -> list[Row]:
    rng = random.Random(1)
    moments = [rng.randrange(patrols.START + 10 * MINUTE, END) for _ in range(repeats)]
    jumps = [timed(lambda t=t: Replay().answer(situation.at(t))) for t in moments]
    start = patrols.START + 4 * HOUR
    scrub = [timed(lambda t=t: Replay().answer(situation.at(t))) for t in range(start, start + HOUR, MINUTE)]
    loop = median(timed(lambda t=t: looped_frame(plain, t)) for t in moments[:20])
    return [
        at_most("jump to any moment, frame of everybody with tails", median(jumps), "ms", 100, peer=loop, peer_name="bisection of lists, tails copied"),
        at_most("the slowest of these jumps", max(jumps), "ms", 100),
        at_least("frames a second while scrubbing at 3,600 ×", MS / (sum(scrub) / len(scrub)), "/s", 15),
    ]  # fmt: skip


def _answers(situation: Situation, tracks: CleanTracks) -> list[Row]:
    view = situation.at(END - HOUR)
    everybody = TracksOf(terminals=(), since=patrols.START, until=END)
    grid, board = Coverage(duty_grid="G000"), CoverageBoard()
    streets = timed(lambda: view.tracks.streets.all)
    first, again = timed(lambda: grid.answer(view)), timed(lambda: grid.answer(view))
    peer = median(timed(buffered(tracks, situation)) for _ in range(3))
    board_first = timed(lambda: board.answer(view))
    board_next = timed(lambda: board.answer(situation.at(END - 55 * MINUTE)))
    unseen = Unseen(bounds=view.setting.city.bounds, width=1920, height=1080)
    blank, blank_next = (
        timed(lambda: unseen.answer(view)),
        timed(lambda: unseen.answer(situation.at(END - 50 * MINUTE))),
    )
    return [
        reported("lines, lengths, stops and visits of all 200 tracks", timed(lambda: everybody.answer(view)), "ms"),
        reported("streets of the city cut to pieces, once", streets, "ms"),
        reported("coverage of a grid after seven hours, the first", first, "ms", peer=peer, peer_name=f"{BUFFERS}, one track"),
        reported("the same again", again, "ms"),
        reported("coverage of all 200 grids, the first", board_first, "ms"),
        reported("the same five minutes later", board_next, "ms"),
        reported("blind spots of four hours at 1920×1080, the first", blank, "ms"),
        reported("the same ten minutes later", blank_next, "ms"),
        reported("doubts about a whole day", timed(lambda: TrackDoubts().answer(view)), "ms"),
    ]  # fmt: skip
