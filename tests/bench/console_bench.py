"""The console with its real widgets over a million cases, offscreen: the next case, a refreshed list, a search as typed."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import numpy as np
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy.orm import Session

from app.adapters.store import tables
from app.domain.moment import MINUTE
from app.services.searching import SearchQuery
from tests.bench import screen, search_fill
from tests.bench.console_seat import CASES, Seat, open_seat
from tests.bench.orm_peer import CaseFile, mapped
from tests.bench.row import Row, at_most, reported
from tests.bench.search_peer import peer_query

NEXT_MS, LIST_MS, SEARCH_MS = 100, 50, 200
LONG_LIST = 5_000


class LogEvent:
    """A row of the log as an object."""


mapped.map_imperatively(LogEvent, tables.event)


def measure(quick: bool) -> Sequence[Row]:
    """Return the 95th percentiles, each beside the same query through the ORM."""
    screen.application()
    with tempfile.TemporaryDirectory() as folder, open_seat(Path(folder)) as seat:
        engine = sa.create_engine(seat.url)
        try:
            return [*_next_case(seat, engine, 40 if quick else 200), *_list(seat, quick), _search(seat, engine, quick)]
        finally:
            engine.dispose()


def _next_case(seat: Seat, engine: sa.Engine, repeats: int) -> Sequence[Row]:
    shown, advised, peers = [], [], []
    for _ in range(repeats):
        row = seat.page.queue.model.row_at(seat.page.queue.place + 1)
        assert row is not None
        begun = perf_counter()
        QTest.keyClick(seat.page.queue.list, Qt.Key.Key_Down)
        seat.until(lambda: _is_shown(seat))
        shown.append((perf_counter() - begun) * 1000)
        seat.until(lambda: seat.window.flow.desk.case.is_checked)
        advised.append((perf_counter() - begun) * 1000)
        peers.append(_peer_case(engine, row.case_id))
    name = f"the next case at {CASES:,}: key to head, form, advice, history and both photos painted (95th percentile)"
    return (
        at_most(name, _p95(shown), "ms", NEXT_MS, peer=_p95(peers), peer_name="ORM: the row, its log, the queue; no widget"),
        reported("the same, median", float(np.median(shown)), "ms", peer=float(np.median(peers)), peer_name="ORM"),
        reported("the same, with duplicates looked for in the situation (95th percentile)", _p95(advised), "ms"),
    )  # fmt: skip


def _is_shown(seat: Seat) -> bool:
    """Say whether all of the case is there, and have it painted."""
    desk, page = seat.window.flow.desk, seat.page
    case = desk.case
    is_there = case is not None and case.story is not None and len(desk.photos) > 0
    if is_there and case is not None and page.head.number.text() == case.row.number:
        page.repaint()
        return True
    return False


def _peer_case(engine: sa.Engine, case_id: str) -> float:
    begun = perf_counter()
    with Session(engine) as session:
        session.get(CaseFile, case_id)
        events = sa.select(LogEvent).where(tables.event.c.subject == case_id).order_by(tables.event.c.seq)
        session.scalars(events).all()
        queue = sa.select(CaseFile).where(tables.case.c.stage == "filed", tables.case.c.post == "dispatcher")
        session.scalars(queue.order_by(tables.case.c.reported_at)).all()
    return (perf_counter() - begun) * 1000


def _list(seat: Seat, quick: bool) -> Sequence[Row]:
    """Refresh the widget: every row another, the open one kept; the peer builds the same rows as objects of the ORM."""
    queue, found = seat.page.queue, []
    row = queue.model.row_at(0)
    assert row is not None
    for size in (500, LONG_LIST):
        rows = [replace(row, case_id=f"{number:032x}", number=f"N{number}") for number in range(size)]
        times = []
        for turn in range(20 if quick else 60):
            fresh = tuple(replace(one, stage_left_us=turn * MINUTE) for one in rows[turn % 2 :])
            begun = perf_counter()
            queue.show_rows(fresh)
            queue.repaint()
            times.append((perf_counter() - begun) * 1000)
        found.append(
            at_most(f"list of {size:,} rows refreshed in the widget (95th percentile)", _p95(times), "ms", LIST_MS)
        )
    return found


def _search(seat: Seat, engine: sa.Engine, quick: bool) -> Row:
    """Type a street and a thing; the last letter's rows are waited for."""
    seat.window.extra.open_search()
    window = seat.window.extra.sheet("search")
    times, peers = [], []
    for number in range(10 if quick else 40):
        words = f"{search_fill.ROADS[number * 5]} {search_fill.THINGS[number % 10]}"
        window.form.text.setText(words[:-1])
        seat.until(lambda: not window._pause.isActive() and not window._is_searching)
        begun = perf_counter()
        window.form.text.setText(words)
        window.form.changed.emit()
        seat.until(lambda: not window._pause.isActive() and not window._is_searching and not window._is_stale)
        window.repaint()
        times.append((perf_counter() - begun) * 1000)
        if number < (2 if quick else 5):
            begun = perf_counter()
            with Session(engine) as session:
                session.execute(peer_query(SearchQuery(text=words))).scalars().all()
            peers.append((perf_counter() - begun) * 1000)
    name = f"search window at {CASES:,}: last letter typed to rows painted (95th percentile)"
    return at_most(name, _p95(times), "ms", SEARCH_MS, peer=_p95(peers), peer_name="ORM, no window")


def _p95(times: Sequence[float]) -> float:
    return float(np.percentile(times, 95))
