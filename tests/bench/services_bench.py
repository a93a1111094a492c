"""The gateway at work: batches of reports into SQLite with every commit on the disk, and positions judged in memory."""

import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.adapters.store import Store, open_store
from app.domain.fix import Fix
from app.domain.moment import SECOND
from app.services.fix_watch import FixWatch
from app.services.messages import Fixes, Report
from tests.bench.row import Row, at_least
from tests.unit.services.town import MONDAY_9, Hall, a_fix, a_report, duty, places, rules

REPORTS = 2_000
FIXES = 20_000


def reports(batch: int) -> list[Report]:
    """Return a full batch of reports from all over the town."""
    rng = random.Random(batch)
    made = []
    for number in range(REPORTS):
        one = a_report(f"{batch}-{number}", MONDAY_9, terminal=f"T{number % 4 + 1}")
        where = {"lon": 117.006 + rng.random() * 0.038, "lat": 36.606 + rng.random() * 0.028}
        made.append(replace(one, class_key=rng.choice(("E06010", "E06012", "C01002", "E07001")), **where))
    return made


def fixes() -> list[Fixes]:
    """Return messages of one position each, of four walking terminals."""
    return [Fixes(terminal=f"T{i % 4 + 1}", fixes=(_fix(i),)) for i in range(FIXES)]


def measure(quick: bool) -> Sequence[Row]:
    """Return the rates, each beside the least that any program must do."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/bench.db", attachments=Path(folder) / "media", fsync=True)
        store.migrate()
        try:
            taken, stored = _rates(store, 2 if quick else 5)
        finally:
            store.dispose()
        rows = max(_bare_rows(Path(folder) / f"bare{i}.db") for i in range(2))
    judged, bare = _judged(), _bare_boxes()
    return (
        at_least(
            "reports handled, batches of 2,000, commit on disk", taken, "/s", 1_500, peer=rows, peer_name="JSON rows"
        ),
        at_least("positions judged", judged, "/s", 60_000, peer=bare, peer_name="bare box test"),
        at_least("positions judged and stored", stored, "/s", 30_000),
    )


def _rates(store: Store, repeats: int) -> tuple[float, float]:
    """Return the best rates of reports and of positions, through the whole gateway."""
    hall = Hall(store, rules(duties=(duty("T2", "D1"),)))
    batches = [reports(number) for number in range(repeats)]
    taken = max(_rate(REPORTS, lambda batch=batch: hall.handle(*batch)) for batch in batches)
    batch = fixes()
    return taken, _rate(FIXES, lambda: hall.handle(*batch))


def _judged() -> float:
    watch, batch = FixWatch(places()), fixes()
    return _rate(FIXES, lambda: [watch.judge(message.fixes) for message in batch])


def _bare_boxes() -> float:
    batch = fixes()
    return _rate(FIXES, lambda: [117.0 <= m.fixes[0].lon <= 117.05 and 36.6 <= m.fixes[0].lat <= 36.64 for m in batch])


def _bare_rows(path: Path) -> float:
    """Return how many rows of JSON a bare loop puts into SQLite in one commit on the disk."""
    bodies = [json.dumps({"id": i, "text": "x" * 1_000}) for i in range(REPORTS)]
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, payload TEXT)")

    def write() -> None:
        connection.execute("BEGIN")
        for body in bodies:
            connection.execute("INSERT INTO event (payload) VALUES (?)", (json.dumps(json.loads(body)),))
        connection.execute("COMMIT")

    rate = _rate(REPORTS, write)
    connection.close()
    return rate


def _fix(i: int) -> Fix:
    return a_fix(f"T{i % 4 + 1}", at=MONDAY_9 + i // 4 * 5 * SECOND, lon=117.0105 + i // 4 % 40 * 1e-5)


def _rate(count: int, call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return count / (time.perf_counter() - start)
