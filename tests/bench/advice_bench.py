"""How often the advised department is the right one, on cases later than those it was learned from.

The generated history is the site's own case; the real requests of another city are a sanity check of the method only.
"""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.domain.moment import DAY
from app.services.dispatch_learning import HitRates, hit_rates, kept_dispatches
from app.simulate.history import write_history
from app.situation.questions.dispatch_history import DispatchHistory
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.bench.row import Row, reported, skipped
from tests.integration.simulate_world import THURSDAY, opened, the_rules
from tests.unit.services.test_dispatch_learning import SF311, real_requests

DAYS, QUICK_DAYS = 20, 4


def measure(quick: bool) -> Sequence[Row]:
    """Return the hit rates of the generated history and of the real requests."""
    rows = [*_rows("generated history", _generated(QUICK_DAYS if quick else DAYS))]
    if not SF311.exists():
        return [*rows, skipped("real requests: right at first, agencies of San Francisco", "%")]
    return [*rows, *_rows("San Francisco's agencies", hit_rates(list(real_requests())))]


def _generated(days: int) -> HitRates:
    since = THURSDAY - days * DAY
    rules = the_rules()
    with tempfile.TemporaryDirectory() as folder:
        store = opened(Path(folder), since)
        try:
            write_history(store, rules, since, THURSDAY, random.Random(7))
            setting = Setting(city=rules.city, classes={}, calendar=rules.calendar, roster=())
            situation = Situation(store, setting, now=lambda: THURSDAY)
            situation.load()
            return hit_rates(kept_dispatches(DispatchHistory().answer(situation.at())))
        finally:
            store.dispose()


def _rows(name: str, rates: HitRates) -> tuple[Row, ...]:
    """Return right at first beside class-only, among three beside majority, in percent, and how many were tested."""
    return (
        reported(f"{name}: right at first ({rates.tested:,} later cases)", 100 * rates.top1, "%",
                 peer=100 * rates.class_only, peer_name="class only"),
        reported(f"{name}: among the first three", 100 * rates.top3, "%",
                 peer=100 * rates.majority, peer_name="majority"),
    )  # fmt: skip
