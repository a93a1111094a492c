"""Search among a million cases in SQLite and PostgreSQL, each kind of query beside the same through the SQLAlchemy ORM.

The cases are rows of the projection and its index only (``search_fill``): no log stands behind them.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.adapters.store import Store, open_store
from app.domain.moment import DAY
from app.domain.terms import Stage
from app.services.searching import CallQuery, SearchQuery
from tests.bench import search_fill
from tests.bench.row import Row, at_most, skipped
from tests.bench.search_peer import peer_query
from tests.postgres import PostgresServer, _programs

CASES = 1_000_000
GOAL_MS = 200
PEER_REPEATS = 2

_NOW = search_fill.NOW
KINDS: dict[str, Callable[[int], SearchQuery]] = {
    "number, whole": lambda i: SearchQuery(number=_number(i)),
    "number, its last five digits": lambda i: SearchQuery(number=_number(i)[-5:]),
    "work order, whole": lambda i: SearchQuery(number=f"12345-{_one(i) // 5 * 5:08}"),
    "phone, whole": lambda i: SearchQuery(phone=search_fill.phone_of(_one(i) // 10 * 10)),
    "phone, first five digits": lambda i: SearchQuery(phone=search_fill.phone_of(_one(i) // 10 * 10)[:5]),
    "two hanzi, common": lambda i: SearchQuery(text=search_fill.THINGS[i % 10]),
    "two hanzi, rare": lambda _i: SearchQuery(text="蜂窝"),
    "three hanzi, rare": lambda _i: SearchQuery(text="除雪车"),
    "a street": lambda i: SearchQuery(text=search_fill.ROADS[i * 7 % len(search_fill.ROADS)]),
    "a door": lambda i: SearchQuery(text=f"{search_fill.ROADS[i * 7 % len(search_fill.ROADS)]} {i + 1} 号"),
    "street and thing": lambda i: SearchQuery(text=f"{search_fill.ROADS[i * 5]} {search_fill.THINGS[i % 10]}"),
    "text that is nowhere": lambda _i: SearchQuery(text="飞碟"),
    "common characters that never meet": lambda _i: SearchQuery(text="井垃圾"),
    "class": lambda i: SearchQuery(class_prefix=search_fill.CLASSES[i]),
    "major class": lambda i: SearchQuery(class_prefix=search_fill.CLASSES[i][:3]),
    "community": lambda i: SearchQuery(area_prefix=search_fill.GRIDS[i * 3][:12]),
    "class in a unit grid": lambda i: SearchQuery(
        class_prefix=search_fill.CLASSES[i], area_prefix=search_fill.GRIDS[i]
    ),
    "a week two years ago": lambda i: SearchQuery(since=_NOW - (700 + i) * DAY, until=_NOW - (693 + i) * DAY),
    "text in a week two years ago": lambda i: SearchQuery(
        text="井盖", since=_NOW - (700 + i) * DAY, until=_NOW - (693 + i) * DAY
    ),
    "department": lambda i: SearchQuery(department=search_fill.DEPARTMENTS[i % 40]),
    "open at a department": lambda i: SearchQuery(
        department=search_fill.DEPARTMENTS[i % 40], stages=(Stage.DISPATCHED, Stage.DISPOSING)
    ),
    "text, department and class": lambda i: SearchQuery(
        text="积水", department=search_fill.DEPARTMENTS[i % 40], class_prefix=search_fill.CLASSES[i]
    ),
    "text and state": lambda i: SearchQuery(text=search_fill.ROADS[i * 7], stages=(Stage.CHECKING,)),
    "closed, text rare": lambda _i: SearchQuery(text="渣土车", stages=(Stage.CLOSED,)),
    "flag": lambda _i: SearchQuery(flags=("disputed",)),
    "flag and text": lambda i: SearchQuery(flags=("disputed",), text=search_fill.THINGS[i % 10]),
    "the newest": lambda _i: SearchQuery(),
}
"""Each kind of query, made anew for each repeat."""


def _one(i: int) -> int:
    return i * 48_611 % (CASES - 100) + 100


def _number(i: int) -> str:
    one = _one(i)
    return f"{20230000 + one // 1000}-{one:07}"


def measure(quick: bool) -> Sequence[Row]:
    """Return the 95th percentile of each kind of query in both databases."""
    found = list(_of_sqlite(quick))
    programs = _programs()
    if programs is None:
        return [*found, skipped("search in PostgreSQL: not installed", "ms")]
    return [*found, *_of_postgres(programs, quick)]


def _of_sqlite(quick: bool) -> Sequence[Row]:
    with tempfile.TemporaryDirectory() as folder:
        return _rows("SQLite", f"sqlite:///{folder}/search.db", Path(folder), quick)


def _of_postgres(programs: Path, quick: bool) -> Sequence[Row]:
    server = PostgresServer(programs)
    try:
        server.start()
        server.run("CREATE DATABASE search")
        with tempfile.TemporaryDirectory() as folder:
            return _rows("PostgreSQL", server.url("search"), Path(folder), quick)
    finally:
        server.remove()


def _rows(name: str, url: str, folder: Path, quick: bool) -> Sequence[Row]:
    store = open_store(url, attachments=folder / "media", fsync=False)
    engine = sa.create_engine(url)
    try:
        store.migrate()
        with engine.begin() as connection:
            search_fill.fill(connection, CASES)
        if engine.dialect.name == "postgresql":
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM ANALYZE")
        made = [_row(store, engine, f"{name}: {kind}", query, quick) for kind, query in KINDS.items()]
        return [*made, *_of_callers(store, name, quick)]
    finally:
        engine.dispose()
        store.dispose()


def _row(store: Store, engine: sa.Engine, name: str, query: Callable[[int], SearchQuery], quick: bool) -> Row:
    ours = _p95(lambda i: store.search(query(i)), 10 if quick else 40)
    with Session(engine) as session:
        peer = _p95(lambda i: session.execute(peer_query(query(i))).scalars().all(), 1 if quick else PEER_REPEATS)
    return at_most(name, ours, "ms", GOAL_MS, peer=peer, peer_name="ORM")


def _of_callers(store: Store, name: str, quick: bool) -> Sequence[Row]:
    repeats = 10 if quick else 40
    typed = _p95(lambda i: store.callers(search_fill.phone_of(_one(i) // 10 * 10)[: 3 + i % 8]), repeats)
    calls = _p95(lambda i: store.calls(CallQuery(owing=i % 2 == 0)), repeats)
    return (
        at_most(f"{name}: caller as typed", typed, "ms", GOAL_MS),
        at_most(f"{name}: work orders, none there", calls, "ms", GOAL_MS),
    )


def _p95(call: Callable[[int], object], repeats: int) -> float:
    """Return the 95th percentile of *call*'s time in ms; its argument is the number of the repeat."""
    times = []
    for number in range(repeats):
        start = time.perf_counter()
        call(number)
        times.append((time.perf_counter() - start) * 1_000)
    return statistics.quantiles(times, n=20, method="inclusive")[-1] if repeats > 1 else times[0]
