"""Ten consoles at five steps a second each on a real PostgreSQL: from the key to the answer, and to every screen."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from app.adapters.clockwork import SystemClock
from app.adapters.store.store import Store
from app.cli.parts import parts_of
from app.cli.settings import read_settings
from tests.bench import backlog
from tests.bench.row import Row, at_most, reported, skipped
from tests.bench.seats_child import Task
from tests.gateway_process import GatewayProcess
from tests.mosquitto import MosquittoServer, _program
from tests.postgres import PostgresServer, _programs

SEATS, PROCESSES = 10, 2
STEPS_PER_SECOND = 5
SECONDS, QUICK_SECONDS = 24, 8
GOAL_MS = 300
STEPS = [("accept", {}), ("file", {"condition": "1"}), ("dispatch", {"department": ""})]


def measure(quick: bool) -> Sequence[Row]:
    """Return the 95th percentiles; skipped where PostgreSQL or Mosquitto is not installed."""
    programs, mosquitto = _programs(), _program("mosquitto")
    if programs is None or mosquitto is None:
        return [skipped("a step answered and on every screen, 95th percentile", "ms", f"≤ {GOAL_MS} ms")]
    server, broker = PostgresServer(programs), MosquittoServer(mosquitto)
    with tempfile.TemporaryDirectory() as folder:
        try:
            server.start()
            broker.start()
            server.run("CREATE DATABASE bench")
            gateway = GatewayProcess(Path(folder), broker.url, server.url("bench"))
            gateway.start()
            try:
                return _rows(gateway, broker, QUICK_SECONDS if quick else SECONDS)
            finally:
                gateway.stop()
        finally:
            broker.remove()
            server.remove()


def _rows(gateway: GatewayProcess, broker: MosquittoServer, seconds: int) -> Sequence[Row]:
    cases = SEATS * STEPS_PER_SECOND * seconds // len(STEPS)
    city = parts_of(read_settings()).city
    backlog.publish(broker.port, backlog.reports(city, cases, SystemClock().now()))
    store = gateway.open_store()
    try:
        ids = _case_ids(store, cases)
    finally:
        store.dispose()
    department = next(one.code for one in city.departments if one.level == 1)
    steps = [
        (name, {**fields, **({"department": department} if "department" in fields else {})}) for name, fields in STEPS
    ]
    work = {str(100 + seat): ids[seat::SEATS] for seat in range(SEATS)}
    found = _run(gateway, work, steps)
    answered, everywhere = _latencies(found)
    if not everywhere:
        raise RuntimeError(f"no step came through: {found[0]['refused'][:3]}")
    refused = sum(len(one["refused"]) for one in found)
    return (
        at_most("a step answered and on every screen, 10 consoles × 5 steps/s, PostgreSQL, 95th percentile",
                _p95(everywhere), "ms", GOAL_MS, peer=_p95(answered), peer_name="its answer alone"),
        reported("its median", statistics.median(everywhere), "ms", peer=statistics.median(answered), peer_name="its answer alone"),
        reported("steps taken", len(answered), "steps", peer=refused, peer_name="refused"),
    )  # fmt: skip


def _case_ids(store: Store, cases: int) -> list[str]:
    give_up_at = time.monotonic() + 60
    while True:
        found = [case.case_id for case in store.cases(None, None)]
        if len(found) >= cases:
            return found
        if time.monotonic() > give_up_at:
            raise RuntimeError(f"only {len(found)} of {cases} reports became cases")
        time.sleep(0.2)


def _run(
    gateway: GatewayProcess, work: dict[str, list[str]], steps: list[tuple[str, dict[str, object]]]
) -> list[dict[str, list]]:
    names, children = list(work), []
    for number in range(PROCESSES):
        task = Task(
            database=gateway.database, broker=gateway.broker, work={name: work[name] for name in names[number::PROCESSES]},
            steps=steps, pace_s=1 / STEPS_PER_SECOND,
        )  # fmt: skip
        command = [sys.executable, "-m", "tests.bench.seats_child", json.dumps(asdict(task))]
        children.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
    try:
        for child in children:
            _hear_ready(child)
        begin_at = time.monotonic() + 1.0
        return [json.loads(child.communicate()[0].splitlines()[-1]) for child in _told(children, begin_at)]
    finally:
        for child in children:
            child.kill()
            child.wait()


def _hear_ready(child: subprocess.Popen[str]) -> None:
    assert child.stdout is not None
    if child.stdout.readline() != "ready\n":
        raise RuntimeError("a process with consoles ended before it was ready")


def _told(children: Sequence[subprocess.Popen[str]], begin_at: float) -> Sequence[subprocess.Popen[str]]:
    """Tell all *children* when to begin before the first of them is waited for."""
    for child in children:
        assert child.stdin is not None
        child.stdin.write(f"{begin_at}\n")
        child.stdin.flush()
    return children


def _latencies(found: Sequence[dict[str, list]]) -> tuple[list[float], list[float]]:
    """Return, for each step taken, milliseconds to its answer and to the last screen; one never seen counts as a minute."""
    screens = [screen for one in found for screen in one["all_seen"]]
    answered, everywhere = [], []
    for case_id, version, asked, answer_at in (taken for one in found for taken in one["taken"]):
        seen = [screen.get(f"{case_id}/{version}", asked + 60.0) for screen in screens]
        answered.append(1000 * (answer_at - asked))
        everywhere.append(1000 * (max(answer_at, *seen) - asked))
    return answered, everywhere


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
