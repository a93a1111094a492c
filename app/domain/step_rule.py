"""One step of the workflow as the table says it: who may take it, from where, what it needs and what it moves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.case import CaseState
from app.domain.clocks import SOON_PERCENT, Limit, LimitUnit
from app.domain.terms import Axis, Pending, Post, Stage, Supervision


class StageClock(StrEnum):
    """What a step does to the clock of our own posts (环节)."""

    RESTART = "restart"
    STOP = "stop"
    KEEP = "keep"


class CaseClock(StrEnum):
    """What a step does to the department's clock (处置)."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    KEEP = "keep"


class Count(StrEnum):
    """The counters of a case; the values are names of :class:`CaseState`'s."""

    REWORK = "rework"
    RETURNS = "returns"
    URGES = "urges"


class Mark(StrEnum):
    """What a step leaves on a case beside its stage; :data:`MARK_CHANGES` says how."""

    VERIFIED = "verified"
    CHECKER_FREE = "checker_free"
    DEPARTMENT_FREE = "department_free"
    RETURN_ASKED = "return_asked"
    RULED = "ruled"
    SUPERVISED = "supervised"
    ANSWERED = "answered"


MARK_CHANGES: Mapping[Mark, Mapping[str, object]] = {
    Mark.VERIFIED: {"checker": ""},
    Mark.CHECKER_FREE: {"checker": ""},
    Mark.DEPARTMENT_FREE: {"department": "", "unit": ""},
    Mark.RETURN_ASKED: {"pending": Pending.RETURN},
    Mark.RULED: {"pending": Pending.NONE},
    Mark.SUPERVISED: {"supervised": Supervision.WAITING},
    Mark.ANSWERED: {"supervised": Supervision.ANSWERED, "reply_due": None},
}

STATE_FIELDS = ("class_key", "condition", "grid", "duty_grid", "department", "unit", "checker")
"""The fields of a step that change the case; a step changes those it ``needs`` or ``takes``, no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The post that must act in a stage, and the one that must while an application is pending; ``final`` ends a case."""

    post: Post
    pending_post: Post
    final: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """What all steps share: holders of the stages, the yellow threshold, the limit of a reply to a 督办 without one."""

    holders: Mapping[Stage, Holder]
    soon_percent: int = SOON_PERCENT
    reply_limit: Limit = field(default=Limit(1, LimitUnit.WORK_DAY))

    def post_of(self, stage: Stage, pending: Pending = Pending.NONE) -> Post:
        """Return who must act on a case that stands there; ``NOBODY`` for a stage the workflow does not have."""
        holder = self.holders.get(stage)
        if holder is None:
            return Post.NOBODY
        return holder.pending_post if pending is not Pending.NONE else holder.post


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRule:
    """A step. ``from_stages`` is empty for one that opens a case; ``to_stage`` is ``None`` where the stage stays.

    ``pending`` and ``supervised`` are the states in which it may be taken; ``needs`` fields must be given, ``takes``
    may be; ``reason`` says that a text reason is needed.
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
    charter: Charter = field(repr=False, compare=False)

    def fits(self, stage: Stage, pending: Pending, supervised: Supervision) -> bool:
        """Return whether a case that stands so may take the step."""
        return stage in self.from_stages and pending in self.pending and supervised in self.supervised

    def fits_case(self, state: CaseState) -> bool:
        """Return whether the case may take the step."""
        return self.fits(state.stage, state.pending, state.supervised)
