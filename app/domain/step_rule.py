"""One step of the workflow as the table says it: who may take it, from where, what it needs and what it moves."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.case import CaseState
from app.domain.charter import Charter, Holder
from app.domain.guards import Guard, suits
from app.domain.limits import Limits
from app.domain.marks import APPLICATIONS, MARK_CHANGES, Mark
from app.domain.moment import Instant
from app.domain.terms import Axis, Pending, Post, Stage, Supervision

__all__ = [
    "APPLICATIONS", "MARK_CHANGES", "STATE_FIELDS", "CaseClock", "Charter", "ClockAt", "Count", "Guard", "Holder", "Mark",
    "StageClock", "StepRule",
]  # fmt: skip


class StageClock(StrEnum):
    """What a step does to the clock of our own posts (环节)."""

    RESTART = "restart"
    STOP = "stop"
    KEEP = "keep"


class CaseClock(StrEnum):
    """What a step does to the department's clock (处置).

    ``extend`` adds the granted amount; ``next`` begins the next step of a limit in several; ``refit`` gives the limit of
    the condition now chosen to the clock as it has run so far.
    """

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    EXTEND = "extend"
    NEXT = "next"
    REFIT = "refit"
    KEEP = "keep"


class ClockAt(StrEnum):
    """The moment at which a step turns the department's clock: its own, or one the case has kept."""

    STEP = ""
    APPLIED_AT = "applied_at"
    HANG_UNTIL = "hang_until"


class Count(StrEnum):
    """The counters of a case; the values are names of :class:`CaseState`'s."""

    REWORK = "rework"
    RETURNS = "returns"
    URGES = "urges"
    DELAYS = "delays"
    HANGS = "hangs"


STATE_FIELDS = (
    "class_key", "condition", "grid", "duty_grid", "department", "unit", "team", "assistants", "checker", "merged_into",
    "satisfaction", "hang_until",
)  # fmt: skip
"""The fields of a step that change the case; a step changes those it ``needs`` or ``takes``, no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRule:
    """A step. ``from_stages`` is empty for one that opens a case; ``to_stage`` is ``None`` where the stage stays.

    ``pending`` and ``supervised`` are the states in which it may be taken; ``needs`` fields must be given, ``takes``
    may be; ``reason`` says that a text reason is needed. ``choice``: other steps may share its key, the desk then asks.
    ``can_take_back``: 收回 is possible until the receiver has signed.
    """

    name: str
    zh: str
    key: str
    from_stages: tuple[Stage, ...]
    to_stage: Stage | None
    posts: tuple[Post, ...]
    needs: tuple[str, ...]
    takes: tuple[str, ...]
    reason: bool
    axis: Axis
    stage_clock: StageClock
    case_clock: CaseClock
    counts: tuple[Count, ...]
    marks: tuple[Mark, ...]
    pending: tuple[Pending, ...]
    supervised: tuple[Supervision, ...]
    clock_at: ClockAt = ClockAt.STEP
    guards: tuple[Guard, ...] = ()
    choice: bool = False
    after_end: bool = False
    can_take_back: bool = True
    charter: Charter = field(repr=False, compare=False)

    @property
    def is_application(self) -> bool:
        """Whether it leaves something for another post to rule on."""
        return any(mark in APPLICATIONS for mark in self.marks)

    @property
    def is_ruling(self) -> bool:
        """Whether it may be taken only while something waits for a ruling, and decides it or passes it on."""
        return Pending.NONE not in self.pending

    @property
    def is_refusal(self) -> bool:
        """Whether it is a ruling that says no: the case goes on as if nothing had been asked."""
        is_plain = self.to_stage is None and not self.counts and set(self.marks) <= {Mark.RULED, Mark.HANG_ENDED}
        return self.is_ruling and self.reason and is_plain

    def fits(self, stage: Stage, pending: Pending, supervised: Supervision) -> bool:
        """Return whether a case that stands so may take the step."""
        return stage in self.from_stages and pending in self.pending and supervised in self.supervised

    def fits_case(self, state: CaseState, limits: Limits | None = None, at: Instant | None = None) -> bool:
        """Return whether the step is one for the case; it may still be refused by what is given or what time it is."""
        return self.fits(state.stage, state.pending, state.supervised) and suits(self.guards, state, limits, at)
