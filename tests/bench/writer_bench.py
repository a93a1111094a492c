"""The one writer at desks' steps: accept, file, dispatch through the whole gateway, many in a commit against one in each.

Every commit waits for the disk: SQLite with synchronous=FULL, PostgreSQL with fsync and full page writes.
"""

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from app.adapters.store import open_store
from app.services.messages import Step
from tests.bench.row import Row, at_least, skipped
from tests.postgres import PostgresServer, _programs
from tests.unit.services.town import MONDAY_9, RUBBISH, Hall, a_report, duty, rules

STEPS = (("accept", {}), ("file", {"condition": "1"}), ("dispatch", {"department": "HW"}))
BATCH = 200
"""Steps in a commit: what waits at a busy writer by the time it comes back from the disk."""
CASES, CASES_ALONE = 2_000, 100
GOAL = 2_000


def measure(quick: bool) -> Sequence[Row]:
    """Return the steps a second in each database, each beside those with a commit for every step."""
    repeats = 1 if quick else 3
    with tempfile.TemporaryDirectory() as folder:
        found = [_row("SQLite", f"sqlite:///{folder}/writer.db", Path(folder), repeats)]
    programs = _programs()
    if programs is None:
        return [*found, skipped("steps written, PostgreSQL", "/s", f"≥ {GOAL} /s")]
    server = PostgresServer(programs)
    try:
        server.start(is_durable=True)
        server.run("CREATE DATABASE writer")
        with tempfile.TemporaryDirectory() as folder:
            return [*found, _row("PostgreSQL", server.url("writer"), Path(folder), repeats)]
    finally:
        server.remove()


def _row(name: str, url: str, folder: Path, repeats: int) -> Row:
    store = open_store(url, attachments=folder / "media", fsync=True)
    store.migrate()
    try:
        hall = Hall(store, rules(duties=(duty("T1", "D1"),), merged_posts=True)).staff()
        ours = [_rate(hall, f"g{number}", CASES, BATCH) for number in range(repeats)]
        alone = [_rate(hall, f"a{number}", CASES_ALONE, 1) for number in range(repeats)]
    finally:
        store.dispose()
    title = f"steps written, {BATCH} in a commit on disk, {name}"
    return at_least(title, max(ours), "/s", GOAL, peer=max(alone), peer_name="a commit each")


def _rate(hall: Hall, mark: str, cases: int, batch: int) -> float:
    """Return how many steps a second are taken on new *cases*, *batch* in each commit."""
    steps = list(_steps(hall, _reported(hall, mark, cases)))
    start = time.perf_counter()
    for begin in range(0, len(steps), batch):
        handled = hall.handle(*steps[begin : begin + batch])
        refused = [out.body for out in handled.outgoing if out.channel == "answer" and not out.body["ok"]]
        if refused:
            raise RuntimeError(f"a step was refused: {refused[0]}")
    return len(steps) / (time.perf_counter() - start)


def _reported(hall: Hall, mark: str, cases: int) -> list[str]:
    """Report *cases* problems and return their cases' ids."""
    before = {case.case_id for case in hall.store.cases(None, None)}
    reports = [replace(a_report(f"{mark}-{i}", MONDAY_9), class_key=RUBBISH) for i in range(cases)]
    for begin in range(0, cases, BATCH):
        hall.handle(*reports[begin : begin + BATCH])
    return [case.case_id for case in hall.store.cases(None, None) if case.case_id not in before]


def _steps(hall: Hall, case_ids: Sequence[str]) -> Iterator[Step]:
    """Give every case's three steps, one kind after the other."""
    for version, (name, fields) in enumerate(STEPS, start=1):
        for case_id in case_ids:
            yield hall.step("triple", name, case_id, version, **fields)
