"""The city as of one moment."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.situation.freshness import Freshness
from app.situation.setting import Setting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class View:
    """The city as of ``t``: what the log had told until then, with both lights moved to ``t``. Immutable, any thread.

    ``axis`` is ``recorded`` (what the hall could know) or ``valid`` (what was so in the world); ``live`` means that
    ``t`` was the present when the view was made; ``seq`` is the newest event in it.
    """

    t: Instant
    axis: str
    live: bool
    seq: int
    freshness: Freshness
    setting: Setting
