"""What a step changes on a case beside its clocks: fields, counters, marks, stage and post."""

from collections.abc import Callable, Mapping

from app.domain.case import CaseState
from app.domain.errors import InvalidLimit, Missing
from app.domain.levels import one_level_up
from app.domain.limit import Limit
from app.domain.limits import Limits
from app.domain.marks import MARK_CHANGES, Mark
from app.domain.moment import Instant
from app.domain.step_fields import changes_of
from app.domain.step_rule import StepRule
from app.domain.terms import Pending

Fields = Mapping[str, object]
Changes = dict[str, object]


def state_changes(state: CaseState, rule: StepRule, limits: Limits, fields: Fields, at: Instant) -> Changes:
    """Return what the step changes; raise :class:`Missing` or :class:`NotAllowed` for fields that are not usable."""
    changes = changes_of(state, rule, limits, fields)
    for count in rule.counts:
        changes[count.value] = getattr(state, count.value) + 1
    for mark in rule.marks:
        changes.update(MARK_CHANGES[mark])
        if mark in _COMPUTED:
            changes.update(_COMPUTED[mark](state, fields, changes))
    if Mark.STEP_DONE in rule.marks:
        changes["urgent"] = _is_still_urgent(state, limits)
    if Mark.DEPARTMENT_FREE in rule.marks and state.limit_step:
        changes["urgent"] = _is_urgent_again(state, limits)
    if rule.is_application and not rule.is_ruling:
        changes["applied_at"] = at
    stage = rule.to_stage or state.stage
    changes["stage"] = stage
    changes["post"] = rule.charter.post_of(stage, Pending(str(changes.get("pending", state.pending))))
    return changes


def asked_more(fields: Fields, asked: str = "") -> Limit:
    """Return the time given in ``more``, else the one asked for; raise :class:`Missing`."""
    text = fields.get("more") or asked
    try:
        return Limit.parse(str(text))
    except InvalidLimit as error:
        raise Missing("more", str(error)) from error


def _is_still_urgent(state: CaseState, limits: Limits) -> bool:
    """Return whether the next step of the limit is urgent too: one in work time is not."""
    steps = limits.handling(state.class_key, state.condition).steps
    return state.urgent and not steps[state.limit_step + 1].limit.is_work


def _is_urgent_again(state: CaseState, limits: Limits) -> bool:
    """Return whether the case is urgent when its limit begins at the first step again."""
    row = limits.find(state.class_key, state.condition)
    return state.urgent if row is None else row.urgent


def _delay_asked(state: CaseState, fields: Fields, _: Changes) -> Changes:
    pending = Pending.DELAY if state.delays == 0 else Pending.DELAY_AGAIN
    return {"pending": pending, "applied_more": str(asked_more(fields))}


def _to_department(state: CaseState, _: Fields, changes: Changes) -> Changes:
    department = changes.get("department", state.department)
    assistants = changes.get("assistants", state.assistants)
    if isinstance(assistants, tuple) and department in assistants:
        raise Missing("assistants", "主办部门不能同时协办")
    if department == state.department:
        return {"holder": department}
    return {"holder": department, "ownerless": False}  # another than the territory's that was named: one was found


def _to_unit(state: CaseState, _: Fields, changes: Changes) -> Changes:
    unit = changes.get("unit", state.unit)
    if unit == state.department:
        raise Missing("unit", "不能转派给本部门")
    return {"holder": unit}


def _to_team(state: CaseState, _: Fields, changes: Changes) -> Changes:
    team = changes.get("team", state.team)
    if team in (state.department, state.unit):
        raise Missing("team", "不能派给本级")
    is_units = state.holder != "" and state.holder == state.unit
    return {"holder": team} if is_units else {"holder": team, "unit": ""}


def _up_one_level(state: CaseState, _: Fields, __: Changes) -> Changes:
    return one_level_up(state)


def _assistant_free(state: CaseState, fields: Fields, _: Changes) -> Changes:
    return {"assistants": tuple(one for one in state.assistants if one != fields.get("department"))}


def _step_done(state: CaseState, _: Fields, __: Changes) -> Changes:
    return {"limit_step": state.limit_step + 1}


def _reopened(state: CaseState, _: Fields, __: Changes) -> Changes:
    """Return that a case which ended by force before 立案 is still to be filed: without a condition nobody filed it."""
    return {"unfiled": state.unfiled or not state.condition}


_COMPUTED: Mapping[Mark, Callable[[CaseState, Fields, Changes], Changes]] = {
    Mark.DELAY_ASKED: _delay_asked,
    Mark.TO_DEPARTMENT: _to_department,
    Mark.TO_UNIT: _to_unit,
    Mark.TO_TEAM: _to_team,
    Mark.UP_ONE_LEVEL: _up_one_level,
    Mark.ASSISTANT_FREE: _assistant_free,
    Mark.STEP_DONE: _step_done,
    Mark.REOPENED: _reopened,
}
