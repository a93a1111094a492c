"""The seven links in eight queues: stock, soon and late, each light named."""

from dataclasses import dataclass

import numpy as np

from app.domain.terms import Queue
from app.situation.codes import NO_QUEUE, QUEUES
from app.situation.column import Bools
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.which import Which, count_of
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One queue and its lights.

    ``soon`` is the disposal clock's at 待处置 and the post's own elsewhere; ``case_over`` (处置超期) is counted at
    待处置 only, ``stage_over`` (环节超时) wherever a stage clock of ours runs. The drill-downs are
    ``Drill(which=OPEN | CASE_SOON or STAGE_SOON | STAGE_OVER | CASE_OVER, queue=queue, filter=filter)``.
    """

    queue: Queue
    stock: int
    soon: int
    stage_over: int
    case_over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueStock:
    """All eight queues in order, with the totals of the panel's title.

    在办 is what stands in the last five, but for ``unfiled``: those dispatched first that 补立案 still waits for.
    """

    rows: tuple[QueueRow, ...]
    in_hand: int
    before_filing: int
    to_file: int
    hung: int
    unfiled: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Queues:
    """七个环节 of the cases that pass ``filter``."""

    filter: Filter = EVERYTHING

    def answer(self, view: View) -> QueueStock:
        """Return the queues at the view's moment."""
        cases = view.open
        passing: Bools = np.ones(len(cases.rows), np.bool_) if self.filter.is_empty else self.filter.open_mask(view)
        stock = _by_queue(view, passing)
        soon = _by_queue(view, passing & np.where(cases.is_disposing, cases.is_soon, cases.is_stage_soon))
        stage_over = _by_queue(view, passing & cases.is_stage_over)
        case_over = _by_queue(view, passing & cases.is_over)
        rows = zip(QUEUES, stock, soon, stage_over, case_over, strict=True)
        return QueueStock(
            rows=tuple(QueueRow(queue=q, stock=n, soon=s, stage_over=t, case_over=c) for q, n, s, t, c in rows),
            in_hand=count_of(view, Which.IN_HAND, self.filter),
            before_filing=count_of(view, Which.BEFORE_FILING, self.filter),
            to_file=count_of(view, Which.TO_FILE, self.filter),
            hung=count_of(view, Which.HUNG, self.filter),
            unfiled=count_of(view, Which.UNFILED, self.filter),
        )


def _by_queue(view: View, counted: Bools) -> list[int]:
    counts = np.bincount(view.open.queue[counted], minlength=NO_QUEUE + 1)
    return [int(count) for count in counts[: len(QUEUES)]]
