"""The seven links in eight queues: stock, soon and late, each light named."""

from dataclasses import dataclass

from app.domain.terms import Queue
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One queue and its lights.

    ``soon`` is the disposal clock's at 待处置 and the post's own elsewhere; ``case_over`` (处置超期) is counted at
    待处置 only, ``stage_over`` (环节超时) wherever a stage clock of ours runs.
    """

    queue: Queue
    stock: int
    soon: int
    stage_over: int
    case_over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueStock:
    """All eight queues in order, with the totals of the panel's title."""

    rows: tuple[QueueRow, ...]
    in_hand: int
    before_filing: int
    to_file: int
    hung: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Queues:
    """七个环节."""

    def answer(self, view: View) -> QueueStock:
        """Return the queues at the view's moment."""
        raise NotImplementedError
