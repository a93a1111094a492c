"""The simulation's own short record of an open case: enough to decide what happens next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from app.domain.case import Case, CaseState
from app.domain.moment import Instant
from app.domain.step_rule import MARK_CHANGES, Count, Mark, StepRule
from app.domain.terms import Pending, Source, Stage, Supervision

_NOT_FROM_THE_PUBLIC = (Source.COLLECTOR, Source.VIDEO, Source.LEADER)
ENDED = frozenset({Stage.CLOSED, Stage.VOID})
IN_HAND = frozenset({Stage.FILED, Stage.DISPATCHED, Stage.DISPOSING, Stage.HANDLED, Stage.FEEDBACK, Stage.PASSED, Stage.CHECKING,
                     Stage.CHECKED})  # fmt: skip
"""在办: filed and not closed."""

WITH_DEPARTMENT = frozenset({Stage.DISPATCHED, Stage.DISPOSING, Stage.HANDLED})


@dataclass(slots=True, kw_only=True)
class Ticket:
    """An open case as the simulation follows it.

    ``verdict`` is what a 核实 found (``passed``, ``failed``, ``""`` before), ``finish_at`` when the department means
    to be done, ``was_returned`` that a department gave the case back, ``is_hurried`` that somebody real waits for
    it, ``plan`` the number of the plan that holds. ``stage_soon`` is known of cases that were read only.
    """

    case_id: str
    version: int
    stage: Stage
    source: Source
    class_key: str
    condition: str
    urgent: bool
    lon: float
    lat: float
    grid: str
    duty_grid: str
    reporter: str
    department: str = ""
    checker: str = ""
    pending: Pending = Pending.NONE
    supervised: Supervision = Supervision.NONE
    stage_soon: Instant | None = None
    case_due: Instant | None = None
    finish_at: Instant | None = None
    verdict: str = ""
    was_returned: bool = False
    is_hurried: bool = False
    description: str = field(default="", repr=False)
    has_side_acts: bool = field(default=False, repr=False)
    plan: int = field(default=0, repr=False)

    @classmethod
    def of(cls, case: Case) -> Self:
        """Return the ticket of *case* as it stands."""
        return cls.standing(case.case_id, case.version, case.state, case.description)

    @classmethod
    def standing(cls, case_id: str, version: int, state: CaseState, description: str) -> Self:
        """Return the ticket of a case that stands so."""
        verdict = "passed" if state.verified else ""
        return cls(
            case_id=case_id, version=version, stage=state.stage, source=state.source, class_key=state.class_key,
            condition=state.condition, urgent=state.urgent, lon=state.lon, lat=state.lat, grid=state.grid,
            duty_grid=state.duty_grid, reporter=state.reporter, department=state.department, checker=state.checker,
            pending=state.pending, supervised=state.supervised, stage_soon=state.stage_soon, case_due=state.case_due,
            verdict=verdict, was_returned=state.returns > 0, description=description,
        )  # fmt: skip

    @property
    def is_open(self) -> bool:
        """Whether the case has not ended."""
        return self.stage not in ENDED

    @property
    def is_in_hand(self) -> bool:
        """Whether the case is filed and not closed."""
        return self.stage in IN_HAND

    @property
    def needs_verifying(self) -> bool:
        """Whether the public told of it and nobody has looked yet."""
        return self.source not in _NOT_FROM_THE_PUBLIC and not self.verdict and not self.checker

    def follow(self, rule: StepRule, fields: Mapping[str, object]) -> None:
        """Note that the step was taken with *fields*."""
        self.version += 1
        self.stage = rule.to_stage or self.stage
        for name in ("department", "checker", "condition"):
            setattr(self, name, fields.get(name, getattr(self, name)))
        for mark in rule.marks:
            for name, value in MARK_CHANGES[mark].items():
                if name in self.__slots__:
                    setattr(self, name, value)
        self._forget_plans(rule)

    def _forget_plans(self, rule: StepRule) -> None:
        """Drop what was planned for a department that must do it again, or has given it back."""
        if Mark.DEPARTMENT_FREE in rule.marks:
            self.case_due, self.was_returned, self.has_side_acts = None, True, False
        if Mark.DEPARTMENT_FREE in rule.marks or Count.REWORK in rule.counts:
            self.finish_at = None
