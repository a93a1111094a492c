"""夜间环节: what the night post must look at, queue by queue: everything urgent, and what lies at our own posts."""

from dataclasses import dataclass

import numpy as np

from app.domain.terms import Queue
from app.situation.codes import QUEUE, QUEUES
from app.situation.filters import EVERYTHING, Filter
from app.situation.view import View

OURS = tuple(queue for queue in QUEUES if queue is not Queue.DISPOSING)
"""The queues at our own posts; 待处置 is the departments'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightQueue:
    """One queue: its ``urgent`` cases, and at our own posts its whole ``stock`` (0 at 待处置, where the night waits).

    ``urgent_over`` are 处置超期 of urgent cases, at 待处置 only; ``stage_over`` 环节超时 of all, whose clocks run by night.
    """

    queue: Queue
    urgent: int
    stock: int
    urgent_over: int
    stage_over: int

    @property
    def is_shown(self) -> bool:
        """Return whether the night has anything to do with it."""
        return bool(self.urgent or self.stock or self.stage_over)


@dataclass(frozen=True, slots=True, kw_only=True)
class NightStock:
    """The queues the night has to do with, in the order of work; their ``urgent`` add up, 挂账 is in none.

    ``resting`` ordinary cases wait at departments.
    """

    rows: tuple[NightQueue, ...]
    urgent: int
    resting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NightQueues:
    """The drill-downs are ``Drill(which=URGENT | OPEN | STAGE_OVER, queue=queue)``."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> NightStock:
        """Return the queues at the view's moment."""
        cases, passing = view.open, self.filter.open_mask(view)
        rows = []
        for queue in QUEUES:
            here = passing & (cases.queue == QUEUE[queue])
            is_ours = queue in OURS
            rows.append(NightQueue(
                queue=queue, urgent=int(np.count_nonzero(here & cases.urgent)),
                stock=int(np.count_nonzero(here)) if is_ours else 0,
                urgent_over=int(np.count_nonzero(here & cases.urgent & cases.is_over)),
                stage_over=int(np.count_nonzero(here & cases.is_stage_over)),
            ))  # fmt: skip
        return NightStock(
            rows=tuple(row for row in rows if row.is_shown), urgent=sum(row.urgent for row in rows),
            resting=int(np.count_nonzero(passing & cases.is_disposing & ~cases.urgent)),
        )  # fmt: skip
