"""Checks of a workflow as a whole; each error names the step or stage at fault."""

from collections.abc import Collection, Iterator

from app.domain.charter import Charter
from app.domain.errors import InvalidWorkflow
from app.domain.marks import APPLICATIONS, Mark
from app.domain.step_rule import CaseClock, StageClock, StepRule
from app.domain.terms import Pending, Post, Stage

Rules = Collection[StepRule]


def check_workflow(charter: Charter, rules: Rules) -> None:
    """Raise :class:`InvalidWorkflow` for steps and stages that make no workflow."""
    _check_stages(charter, rules)
    _check_reached(charter, rules)
    _check_ways_out(charter, rules)
    _check_keys(rules)
    _check_stage_clocks(charter, rules)
    _check_case_clocks(charter, rules)
    _check_applications(charter, rules)


def _check_stages(charter: Charter, rules: Rules) -> None:
    for rule in rules:
        for stage in (*rule.from_stages, *([rule.to_stage] if rule.to_stage else [])):
            if stage not in charter.holders:
                raise InvalidWorkflow(rule.name, f"stage {stage.value} is not declared")
        ended = [stage for stage in rule.from_stages if charter.holders[stage].final]
        if ended and not rule.after_end:
            raise InvalidWorkflow(rule.name, f"a case that is {ended[0].value} has ended and takes no step")
        if rule.after_end and not ended:
            raise InvalidWorkflow(rule.name, "after_end, but from no stage in which a case has ended")
        if not rule.from_stages and rule.to_stage is None:
            raise InvalidWorkflow(rule.name, "a step that opens a case needs a stage to open it in")


def _check_reached(charter: Charter, rules: Rules) -> None:
    reached: set[Stage] = set()
    found = {rule.to_stage for rule in rules if not rule.from_stages}
    while not found <= reached:
        reached |= {stage for stage in found if stage is not None}
        found = {rule.to_stage for rule in rules if reached & set(rule.from_stages)} - {None}
    for stage in charter.holders:
        if stage not in reached:
            raise InvalidWorkflow(stage.value, f"no step leads to stage {stage.value}")


def _check_ways_out(charter: Charter, rules: Rules) -> None:
    """Refuse a stage from which no steps lead to an end; the error names the step that leads into it.

    A way that only a leader's force opens (``forced``) does not count.
    """
    ending = {stage for stage, holder in charter.holders.items() if holder.final}
    usual = [rule for rule in rules if Mark.FORCED not in rule.marks]
    grown = True
    while grown:
        leading = {stage for rule in usual if rule.to_stage in ending for stage in rule.from_stages}
        grown = not leading <= ending
        ending |= leading
    for rule in rules:
        if rule.to_stage is not None and rule.to_stage not in ending:
            raise InvalidWorkflow(rule.name, f"leads to stage {rule.to_stage.value}, from which no case can end")


def _check_keys(rules: Rules) -> None:
    """Refuse a key that would mean two steps to one post on one case, unless all of them ask which (``choice``)."""
    taken: dict[tuple[str, Stage, Post, Pending], StepRule] = {}
    for rule in rules:
        for place in _places(rule) if rule.key else ():
            other = taken.setdefault(place, rule)
            if other is not rule and not (other.choice and rule.choice):
                _, stage, post, _ = place
                raise InvalidWorkflow(rule.name, f"key {rule.key} means {other.name} to {post.value} at {stage.value}")


def _places(rule: StepRule) -> Iterator[tuple[str, Stage, Post, Pending]]:
    for stage in rule.from_stages:
        for post in rule.posts:
            for pending in rule.pending:
                yield rule.key, stage, post, pending


def _check_stage_clocks(charter: Charter, rules: Rules) -> None:
    """Refuse a step that leaves one of our own posts without a running clock, or gives one to somebody else."""
    for rule in rules:
        for stage in [rule.to_stage] if rule.to_stage else rule.from_stages:
            holder = charter.holders[stage]
            is_turning = rule.to_stage is not None or rule.is_refusal
            if rule.is_application and not holder.final:
                is_ours = True
            elif is_turning:
                is_ours = holder.is_ours
            else:
                continue
            if is_ours is not (rule.stage_clock is StageClock.RESTART):
                wanted = "restart" if is_ours else "stop or keep"
                raise InvalidWorkflow(rule.name, f"stage_clock must be {wanted} for a step to {stage.value}")
        if rule.is_ruling and rule.to_stage is None and rule.stage_clock is StageClock.KEEP and not rule.after_end:
            raise InvalidWorkflow(rule.name, "a ruling ends the clock of the post that ruled: stop or restart")


def _check_case_clocks(charter: Charter, rules: Rules) -> None:
    """Refuse a step into a waiting stage that lets the department's clock run on."""
    for rule in rules:
        if (
            rule.to_stage is not None
            and charter.holders[rule.to_stage].waiting
            and rule.case_clock is not CaseClock.PAUSE
        ):
            raise InvalidWorkflow(rule.name, f"case_clock must be pause for a step to {rule.to_stage.value}")


def _check_applications(charter: Charter, rules: Rules) -> None:
    """Refuse an application that at some stage its ruler cannot grant, or cannot refuse."""
    for rule in rules:
        for pending in (one for mark in rule.marks for one in APPLICATIONS.get(mark, ())):
            ruler = charter.rulers.get(pending)
            if ruler is None:
                raise InvalidWorkflow(rule.name, f"[pending] does not say who rules on {pending.value}")
            for stage in [rule.to_stage] if rule.to_stage else rule.from_stages:
                _check_ruled(rule.name, pending, ruler, stage, rules)
    for rule in rules:
        unruled = [one for one in rule.pending if one is not Pending.NONE and one not in charter.rulers]
        if unruled:
            raise InvalidWorkflow(rule.name, f"[pending] does not say who rules on {unruled[0].value}")


def _check_ruled(name: str, pending: Pending, ruler: Post, stage: Stage, rules: Rules) -> None:
    rulings = [
        rule for rule in rules if rule.pending == (pending,) and ruler in rule.posts and stage in rule.from_stages
    ]
    for verb, found in (
        ("grant", [rule for rule in rulings if not rule.is_refusal]),
        ("refuse", [rule for rule in rulings if rule.is_refusal]),
    ):
        if not found:
            raise InvalidWorkflow(name, f"{ruler.value} has no step to {verb} {pending.value} at {stage.value}")
