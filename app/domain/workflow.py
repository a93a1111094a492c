"""The workflow: all steps of the table, checked as a whole before any is taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.case import CaseState
from app.domain.errors import UnknownStep
from app.domain.limits import Limits
from app.domain.moment import Instant
from app.domain.step_rule import CaseClock, Charter, ClockAt, Count, Guard, Holder, Mark, StageClock, StepRule
from app.domain.taking import take
from app.domain.terms import Pending, Post, Stage, Supervision
from app.domain.workflow_checks import check_workflow

__all__ = [
    "CaseClock", "Charter", "ClockAt", "Count", "Guard", "Holder", "Mark", "StageClock", "StepRule", "Workflow", "take",
]  # fmt: skip


@dataclass(frozen=True)
class Workflow:
    """The steps by name, in the table's order. Made only if every stage can be reached and left, and keys are clear."""

    charter: Charter
    steps: Mapping[str, StepRule]
    _from: Mapping[Stage, tuple[StepRule, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the steps by stage; raise :class:`InvalidWorkflow` for a table that makes no workflow."""
        rules = self.steps.values()
        index = {stage: tuple(rule for rule in rules if stage in rule.from_stages) for stage in self.charter.holders}
        object.__setattr__(self, "_from", index)
        check_workflow(self.charter, tuple(rules))

    def step(self, name: str) -> StepRule:
        """Return the rule of a step; raise :class:`UnknownStep`."""
        try:
            return self.steps[name]
        except KeyError:
            raise UnknownStep(name) from None

    def steps_from(
        self,
        stage: Stage,
        posts: Iterable[Post],
        pending: Pending = Pending.NONE,
        supervised: Supervision = Supervision.NONE,
    ) -> tuple[StepRule, ...]:
        """Return the steps that *posts* may take on a case that stands so, in the table's order."""
        held = frozenset(posts)
        return tuple(
            rule
            for rule in self._from.get(stage, ())
            if rule.fits(stage, pending, supervised) and not held.isdisjoint(rule.posts)
        )

    def steps_for(
        self, state: CaseState, posts: Iterable[Post], limits: Limits | None = None, at: Instant | None = None
    ) -> tuple[StepRule, ...]:
        """Return the steps that *posts* may take on the case, ended or not; those for another kind of case are left out.

        A step that is offered may still be refused by its other guards, with the sentence that says why. With *limits*
        only the one of ``step_done`` and ``handle`` is offered that the limit's steps call for; with *at* only the one
        of 督办 and 提请曝光 that may follow now.
        """
        found = self.steps_from(state.stage, posts, state.pending, state.supervised)
        return tuple(rule for rule in found if rule.fits_case(state, limits, at))

    def post_of(self, stage: Stage, pending: Pending = Pending.NONE) -> Post:
        """Return who must act on a case that stands there."""
        return self.charter.post_of(stage, pending)

    def is_final(self, stage: Stage) -> bool:
        """Return whether a case ends there."""
        holder = self.charter.holders.get(stage)
        return holder is not None and holder.final
