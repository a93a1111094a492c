"""The simulation's own short record of an open case: enough to decide what happens next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from app.domain.case import Case, CaseState
from app.domain.guards import PUBLIC
from app.domain.moment import Instant
from app.domain.step_rule import MARK_CHANGES, Count, Mark, StepRule
from app.domain.terms import Light, Pending, Source, Stage, Supervision

ENDED = frozenset({Stage.CLOSED, Stage.VOID})
IN_HAND = frozenset({Stage.FILED, Stage.DISPATCHED, Stage.DISPOSING, Stage.HANDLED, Stage.FEEDBACK, Stage.PASSED, Stage.CHECKING,
                     Stage.CHECKED})  # fmt: skip
"""在办: filed and not closed."""

WITH_DEPARTMENT = frozenset({Stage.DISPATCHED, Stage.DISPOSING, Stage.HANDLED})
_TAKEN = ("department", "unit", "team", "checker", "condition", "assistants", "hang_until", "more")
"""Fields of steps that a ticket keeps."""


@dataclass(slots=True, kw_only=True)
class Ticket:
    """An open case as the simulation follows it.

    ``verdict`` is what a 核实 found (``passed``, ``failed``, ``""`` before), ``finish_at`` when the department means
    to be done, ``was_returned`` that a department gave the case back, ``was_late`` that it fed back too late,
    ``is_hurried`` that somebody real waits for it, ``plan`` the number of the plan that holds, ``done`` what is done
    once in a case's life. ``stage_soon`` is known of cases that were read only.
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
    unit: str = ""
    team: str = ""
    holder: str = ""
    assistants: tuple[str, ...] = ()
    checker: str = ""
    order_no: str = ""
    pending: Pending = Pending.NONE
    supervised: Supervision = Supervision.NONE
    delays: int = 0
    hangs: int = 0
    limit_step: int = 0
    hang_until: Instant | None = None
    more: str = ""
    unfiled: bool = False
    ownerless: bool = False
    disputed: bool = False
    self_handled: bool = False
    stage_soon: Instant | None = None
    case_due: Instant | None = None
    finish_at: Instant | None = None
    verdict: str = ""
    was_returned: bool = False
    was_late: bool = False
    is_hurried: bool = False
    done: set[str] = field(default_factory=set, repr=False)
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
            duty_grid=state.duty_grid, reporter=state.reporter, department=state.department, unit=state.unit,
            team=state.team, holder=state.holder, assistants=tuple(state.assistants), checker=state.checker,
            order_no=state.order_no, pending=state.pending, supervised=state.supervised, delays=state.delays,
            hangs=state.hangs, limit_step=state.limit_step, hang_until=state.hang_until, more=state.applied_more, unfiled=state.unfiled,
            ownerless=state.ownerless, disputed=state.disputed, self_handled=state.self_handled,
            stage_soon=state.stage_soon, case_due=state.case_due, verdict=verdict, was_returned=state.returns > 0,
            was_late=state.frozen is Light.RED, description=description,
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
    def is_public(self) -> bool:
        """Whether a caller stands behind the case."""
        return self.source in PUBLIC

    @property
    def needs_verifying(self) -> bool:
        """Whether the public told of it and nobody has looked yet."""
        return self.is_public and not self.verdict and not self.checker

    @property
    def acting(self) -> str:
        """The department, unit or team that must act."""
        return self.holder or self.department

    @property
    def is_at_department(self) -> bool:
        """Whether the case has not been passed on to a lower level."""
        return self.acting == self.department

    def inherit(self, former: Self) -> None:
        """Take over from the *former* ticket of the same case what the log does not tell."""
        self.description = self.description or former.description
        self.condition = self.condition or former.condition
        self.has_side_acts, self.finish_at, self.done = former.has_side_acts, former.finish_at, former.done

    def follow(self, rule: StepRule, fields: Mapping[str, object]) -> None:
        """Note that the step was taken with *fields*."""
        self.version += 1
        self.stage = rule.to_stage or self.stage
        changed = dict(fields)
        if Mark.ASSISTANT_FREE in rule.marks:  # the department is the assistant's then
            gone = changed.pop("department", "")
            self.assistants = tuple(one for one in self.assistants if one != gone)
        for name in _TAKEN:
            setattr(self, name, changed.get(name, getattr(self, name)))
        self.assistants = tuple(self.assistants)
        self._mark(rule)
        self._count(rule)

    def _mark(self, rule: StepRule) -> None:
        for mark in rule.marks:
            for name, value in MARK_CHANGES[mark].items():
                if name in self.__slots__:
                    setattr(self, name, value)
            self._move_holder(mark)

    def _move_holder(self, mark: Mark) -> None:
        """Note which level of command holds the case, and who rules on a second 延期."""
        match mark:
            case Mark.TO_DEPARTMENT:
                self.holder = self.department
            case Mark.TO_UNIT:
                self.holder = self.unit
            case Mark.TO_TEAM:
                self.unit = self.unit if self.holder == self.unit else ""
                self.holder = self.team
            case Mark.UP_ONE_LEVEL if self.holder == self.team:
                self.holder, self.team = self.unit or self.department, ""
            case Mark.UP_ONE_LEVEL:
                self.holder, self.unit, self.team = self.department, "", ""
            case Mark.DELAY_ASKED if self.delays:
                self.pending = Pending.DELAY_AGAIN
            case Mark.STEP_DONE:
                self.limit_step += 1
            case _:
                pass

    def _count(self, rule: StepRule) -> None:
        """Count, and drop what was planned for a department that must do it again or has the case no more."""
        self.delays += Count.DELAYS in rule.counts
        self.hangs += Count.HANGS in rule.counts
        self.was_returned = self.was_returned or Count.RETURNS in rule.counts
        if Mark.DEPARTMENT_FREE in rule.marks:
            self.case_due, self.has_side_acts, self.was_late = None, False, False
            self.done -= {"unit", "team"}
        if Mark.DEPARTMENT_FREE in rule.marks or Count.REWORK in rule.counts:
            self.finish_at = None
