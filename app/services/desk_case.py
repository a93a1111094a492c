"""A desk's step of the case workflow: rights, the version it saw, its fields, then the step and what follows from it."""

from app.domain.case import Case
from app.domain.errors import FIELD_WORDS
from app.domain.terms import Post
from app.domain.workflow import StepRule
from app.services import answers, fields
from app.services.case_steps import case_of, move
from app.services.desk_rights import check_case_right, check_version
from app.services.messages import Answer, Step
from app.services.opening import checked_class
from app.services.ports import Session
from app.services.refusals import Refused
from app.services.sessions import seated
from app.services.tasks import TASK_OF, check_checker, choose_checker, send_task
from app.services.turn import Turn

CODES = ("class_key", "condition", "grid", "duty_grid", "department", "unit", "checker")
"""The fields of a step that are codes; empty ones are as good as not given."""
TEXTS = ("reason", "note", "requirement")
CODE_LIMIT = 64
DEPARTMENT_LEVEL = 1
"""Cases are dispatched to departments; their units (level 2) get them from there."""


def take_case_step(turn: Turn, session: Session, step: Step) -> Answer:
    """Take the step that the workflow's table has under this name."""
    rule = turn.rules.workflow.step(step.name)
    if not rule.from_stages or rule.posts == (Post.COLLECTOR,):
        raise Refused("not_allowed", f"{rule.zh}不能在坐席办理")
    case = case_of(turn, step.case_id)
    seat = seated(session, turn.rules, rule.posts, case.state.post)
    check_case_right(turn, seat, case)
    check_version(turn, step, case)
    changes = _changes(turn, rule, case, step.fields)
    facts = _facts(step.fields)
    after = move(turn, case, rule, seat.by, cause=step.step_id, changes=changes, facts=facts)
    if rule.to_stage in TASK_OF:
        send_task(turn, after, str(facts.get("note", "")))
    return answers.done(step.step_id, after)


def _changes(turn: Turn, rule: StepRule, case: Case, given: fields.Fields) -> dict[str, object]:
    """Return the fields that may change the case, each known to the city; a missing checker is chosen."""
    changes: dict[str, object] = {name: code for name in CODES if (code := fields.text(given, name, limit=CODE_LIMIT))}
    _check_known(turn, changes)
    _settle_unit(turn, case, changes)
    if "grid" in changes and "duty_grid" not in changes:
        changes["duty_grid"] = turn.rules.places.duty_grid_of(str(changes["grid"]))
    if "checker" in rule.needs:
        asked = str(changes.get("checker", ""))
        changes["checker"] = check_checker(turn, asked) if asked else choose_checker(turn, case)
    return changes


def _check_known(turn: Turn, changes: dict[str, object]) -> None:
    """Refuse a department, grid, responsibility grid or class that the city does not have."""
    if "department" in changes:
        department = turn.rules.department(str(changes["department"]))
        if department is None or department.level != DEPARTMENT_LEVEL:
            raise Refused("invalid", f"没有{FIELD_WORDS['department']} {changes['department']}")
    if "duty_grid" in changes and changes["duty_grid"] not in {one.code for one in turn.rules.city.duty_grids}:
        raise Refused("invalid", f"没有责任网格 {changes['duty_grid']}")
    if "class_key" in changes:
        checked_class(turn, str(changes["class_key"]))
    if "grid" in changes and not turn.rules.places.name_of(str(changes["grid"])):
        raise Refused("invalid", f"没有单元网格 {changes['grid']}")


def _settle_unit(turn: Turn, case: Case, changes: dict[str, object]) -> None:
    """Refuse a unit that is not of the department after the step; one that stays from another department is let go."""
    department = changes.get("department", case.state.department)
    if "unit" in changes:
        unit = turn.rules.department(str(changes["unit"]))
        if unit is None or unit.parent != department:
            raise Refused(
                "invalid", f"{turn.advisor.department_name(str(department))}没有{FIELD_WORDS['unit']} {changes['unit']}"
            )
    elif case.state.unit and department != case.state.department:
        changes["unit"] = ""


def _facts(given: fields.Fields) -> dict[str, object]:
    """Return what the event keeps of the fields; empty ones are left out."""
    facts: dict[str, object] = {name: value for name in TEXTS if (value := fields.text(given, name))}
    if photos := fields.photos(given):
        facts["photos"] = photos
    if (reply_due := fields.instant(given, "reply_due", "回复时限")) is not None:
        facts["reply_due"] = reply_due
    return facts
