"""The workflow: all steps of the table, checked as a whole before any is taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.case import CaseState
from app.domain.errors import InvalidWorkflow, UnknownStep
from app.domain.step_rule import CaseClock, Charter, Count, Holder, Mark, StageClock, StepRule
from app.domain.taking import take
from app.domain.terms import Pending, Post, Stage, Supervision

__all__ = ["CaseClock", "Charter", "Count", "Holder", "Mark", "StageClock", "StepRule", "Workflow", "take"]


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
        _check_stages(self.charter, rules)
        _check_reached(self.charter, rules)
        _check_ways_out(self.charter, rules)
        _check_keys(rules)
        _check_stage_clocks(self.charter, rules)

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

    def steps_for(self, state: CaseState, posts: Iterable[Post]) -> tuple[StepRule, ...]:
        """Return the steps that *posts* may take on the case."""
        return self.steps_from(state.stage, posts, state.pending, state.supervised)

    def post_of(self, stage: Stage, pending: Pending = Pending.NONE) -> Post:
        """Return who must act on a case that stands there."""
        return self.charter.post_of(stage, pending)

    def is_final(self, stage: Stage) -> bool:
        """Return whether a case ends there."""
        holder = self.charter.holders.get(stage)
        return holder is not None and holder.final


def _check_stages(charter: Charter, rules: Iterable[StepRule]) -> None:
    for rule in rules:
        for stage in (*rule.from_stages, *([rule.to_stage] if rule.to_stage else [])):
            if stage not in charter.holders:
                raise InvalidWorkflow(rule.name, f"stage {stage.value} is not declared")
        for stage in rule.from_stages:
            if charter.holders[stage].final:
                raise InvalidWorkflow(rule.name, f"a case that is {stage.value} has ended and takes no step")
        if not rule.from_stages and rule.to_stage is None:
            raise InvalidWorkflow(rule.name, "a step that opens a case needs a stage to open it in")


def _check_reached(charter: Charter, rules: Iterable[StepRule]) -> None:
    reached: set[Stage] = set()
    found = {rule.to_stage for rule in rules if not rule.from_stages}
    while not found <= reached:
        reached |= {stage for stage in found if stage is not None}
        found = {rule.to_stage for rule in rules if reached & set(rule.from_stages)} - {None}
    for stage in charter.holders:
        if stage not in reached:
            raise InvalidWorkflow(stage.value, f"no step leads to stage {stage.value}")


def _check_ways_out(charter: Charter, rules: Iterable[StepRule]) -> None:
    """Refuse a stage from which no steps lead to an end; the error names the step that leads into it."""
    ending = {stage for stage, holder in charter.holders.items() if holder.final}
    grown = True
    while grown:
        leading = {stage for rule in rules if rule.to_stage in ending for stage in rule.from_stages}
        grown = not leading <= ending
        ending |= leading
    for rule in rules:
        if rule.to_stage is not None and rule.to_stage not in ending:
            raise InvalidWorkflow(rule.name, f"leads to stage {rule.to_stage.value}, from which no case can end")


def _check_keys(rules: Iterable[StepRule]) -> None:
    """Refuse a key that would mean two steps to one post on one case."""
    taken: dict[tuple[str, Stage, Post, Pending], str] = {}
    for rule in rules:
        places = [
            (stage, post, pending) for stage in rule.from_stages for post in rule.posts for pending in rule.pending
        ]
        for stage, post, pending in places if rule.key else ():
            other = taken.setdefault((rule.key, stage, post, pending), rule.name)
            if other != rule.name:
                raise InvalidWorkflow(rule.name, f"key {rule.key} means {other} to {post.value} at {stage.value}")


def _check_stage_clocks(charter: Charter, rules: Iterable[StepRule]) -> None:
    """Refuse a step into one of our own posts that starts no clock there, and one that starts it at a department."""
    for rule in rules:
        if rule.to_stage is None:
            continue
        holder = charter.holders[rule.to_stage]
        is_ours = not holder.final and holder.post is not Post.DEPARTMENT
        if is_ours is not (rule.stage_clock is StageClock.RESTART):
            wanted = "restart" if is_ours else "stop or keep"
            raise InvalidWorkflow(rule.name, f"stage_clock must be {wanted} for a step to {rule.to_stage.value}")
