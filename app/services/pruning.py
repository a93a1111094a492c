"""How long is kept what the log does not need."""

from dataclasses import dataclass

from app.domain.moment import DAY, Instant


@dataclass(frozen=True, slots=True, kw_only=True)
class PrunePolicy:
    """For how long (µs) each is kept; ``None`` is for ever.

    ``answers``: what a repeated message gets again; beyond it a repeat is taken for new. ``sessions``: after their end.
    Messages that have left the outbox are deleted as they leave.
    """

    answers: Instant | None = 90 * DAY
    fixes: Instant | None = 180 * DAY
    sessions: Instant | None = 7 * DAY
    quarantine: Instant | None = 365 * DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """How many of each went."""

    answers: int
    fixes: int
    sessions: int
    quarantine: int
