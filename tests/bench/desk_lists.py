"""A desk's lists over a million cases: what one refresh takes, after one more case has come in."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from app.domain.moment import MINUTE
from app.domain.terms import Post, Stage
from app.situation.questions.desk import DeskQueue
from app.situation.questions.listing import Listing
from app.situation.situation import Situation
from tests.bench import orm_peer, synthetic
from tests.bench.row import Row, at_most, reported

DESK = 500
OPEN = 5_000
MS = 1000
GOAL = 50
QUEUE = DeskQueue(posts=(Post.DISPATCHER,))
FILTERED = Listing(class_prefix="E0000", area="420102")


def lists(situation: Situation, source: synthetic.SyntheticSource, folder: Path, refreshes: int) -> Sequence[Row]:
    """Measure *refreshes* refreshes, and as many of the same lists through the ORM on SQLite."""
    at = synthetic.NOW - MINUTE
    source.add(DESK, at, stage=Stage.FILED, post=Post.DISPATCHER)
    source.add(OPEN, at, stage=Stage.DISPOSING, post=Post.DEPARTMENT, department="D01", holder="D01", case_due=at)
    situation.poll()
    ours = [_refresh(situation, source) for _ in range(refreshes)]
    engine = orm_peer.filled(folder / "peer.db", situation.seq // 8, DESK)
    peers = [_timed_peer(engine, 10_000_000 + number) for number in range(refreshes)]
    engine.dispose()
    many = DeskQueue(posts=(Post.DEPARTMENT,), department="D01")
    rows = len(many.answer(situation.at()))
    most = [_timed(lambda: many.answer(situation.at())) for _ in range(refreshes)]
    name = f"list refresh at 1,000,000 cases: poll one event, a desk of {DESK} rows, a filtered list (95th percentile)"
    return [
        at_most(name, _p95(ours), "ms", GOAL, peer=_p95(peers), peer_name="ORM on the SQLite projection, no clocks"),
        reported("the same, median", float(np.median(ours)), "ms", peer=float(np.median(peers)), peer_name="ORM"),
        at_most(f"a desk of {rows:,} rows, all written out (median)", float(np.median(most)), "ms", GOAL),
    ]


def _refresh(situation: Situation, source: synthetic.SyntheticSource) -> float:
    source.add(1, synthetic.NOW)

    def refresh() -> None:
        situation.poll()
        view = situation.at()
        QUEUE.answer(view)
        FILTERED.answer(view)

    return _timed(refresh)


def _timed_peer(engine: orm_peer.sa.Engine, number: int) -> float:
    return _timed(lambda: orm_peer.refreshed(engine, number))


def _timed(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return (time.perf_counter() - start) * MS


def _p95(times: Sequence[float]) -> float:
    return float(np.percentile(times, 95))
