"""A desk's step of the case workflow: rights, the version it saw, its fields, then the step and what follows from it."""

from app.domain.case import Case
from app.domain.errors import FIELD_WORDS
from app.domain.terms import Post
from app.domain.workflow import StepRule
from app.services import answers, fields
from app.services.calls import follow_case
from app.services.case_steps import case_of, move
from app.services.claiming import BESIDE, check_unclaimed
from app.services.desk_rights import check_case_right, check_version
from app.services.messages import Answer, Step
from app.services.notices import notice_facts
from app.services.opening import checked_class
from app.services.ports import Session
from app.services.refusals import Refused
from app.services.registry import Seated
from app.services.sessions import seated
from app.services.step_values import CODE_LIMIT, facts_of, state_values
from app.services.tasks import check_checker, choose_checker
from app.services.turn import Turn

CODES = ("class_key", "condition", "grid", "duty_grid", "department", "unit", "team", "checker")
"""The fields of a step that are codes; empty ones are as good as not given."""
DEPARTMENT_LEVEL, TEAM_LEVEL = 1, 3
"""Cases are dispatched to departments; their units (level 2) and teams (3) get them from there."""
OF_ASSISTANT = frozenset({"assist_done", "release_assistant"})
"""Steps whose department is an assistant's, not the lead's: the event keeps whose part it was."""
TRADES = frozenset({"专业部门", "公用企业"})
"""Groups of departments that are no territory's."""
OF_CALL = frozenset({"consult_close", "transfer"})
"""Steps that also decide what became of the call behind the case."""
BY_DESKS = frozenset(Post) - {Post.COLLECTOR, Post.SYSTEM}


def take_case_step(turn: Turn, session: Session, step: Step) -> Answer:
    """Take the step that the workflow's table has under this name."""
    rule = turn.rules.workflow.step(step.name)
    if not rule.from_stages or BY_DESKS.isdisjoint(rule.posts):
        raise Refused("not_allowed", f"{rule.zh}不能在坐席办理")
    case = case_of(turn, step.case_id)
    seat = seated(session, turn.rules, rule.posts, case.state.post)
    check_case_right(turn, seat, case, rule.name)
    check_version(turn, step, case)
    if rule.name not in BESIDE:
        check_unclaimed(turn, case, session.seat)
    changes = _changes(turn, rule, case, seat, step.fields)
    facts = facts_of(turn, rule, case, step.fields)
    notice = notice_facts(turn, seat, rule, case, facts)
    facts |= notice
    if rule.name in OF_ASSISTANT and changes.get("department"):
        facts["department"] = changes["department"]
    note = str(facts.get("note", ""))
    after = move(turn, case, rule, seat.by, cause=step.step_id, changes=changes, facts=facts, text=note)
    if rule.name in OF_CALL:
        follow_case(turn, seat.by, after, rule.name, facts)
    return answers.done(step.step_id, after, notice)


def _changes(turn: Turn, rule: StepRule, case: Case, seat: Seated, given: fields.Fields) -> dict[str, object]:
    """Return the fields that may change the case, each known to the city; a missing checker is chosen."""
    changes: dict[str, object] = {name: code for name in CODES if (code := fields.text(given, name, limit=CODE_LIMIT))}
    changes |= state_values(turn, case, given)
    if rule.name == "assist_done":
        changes["department"] = seat.session.department
    _check_known(turn, changes)
    if rule.name == "mark_ownerless" and "department" in changes:
        _check_territorial(turn, str(changes["department"]))
    if rule.name not in OF_ASSISTANT:
        _settle_chain(turn, case, changes)
    if "grid" in changes and "duty_grid" not in changes:
        changes["duty_grid"] = turn.rules.roster.duty_grid_of(str(changes["grid"]))
    if "checker" in rule.needs:
        asked = str(changes.get("checker", ""))
        changes["checker"] = check_checker(turn, asked, case) if asked else choose_checker(turn, case)
    return changes


def _check_known(turn: Turn, changes: dict[str, object]) -> None:
    """Refuse a department, grid, responsibility grid or class that the city does not have."""
    if "department" in changes:
        check_department(turn, str(changes["department"]))
    if "duty_grid" in changes and not turn.rules.roster.has_duty_grid(str(changes["duty_grid"])):
        raise Refused("invalid", f"没有责任网格 {changes['duty_grid']}")
    if "class_key" in changes:
        checked_class(turn, str(changes["class_key"]))
    if "grid" in changes and not turn.rules.places.name_of(str(changes["grid"])):
        raise Refused("invalid", f"没有单元网格 {changes['grid']}")


def check_department(turn: Turn, code: str) -> str:
    """Return *code*, or refuse because the city has no such department that cases are dispatched to."""
    department = turn.rules.department(code)
    if department is None or department.level != DEPARTMENT_LEVEL:
        raise Refused("invalid", f"没有{FIELD_WORDS['department']} {code}")
    return code


def _check_territorial(turn: Turn, code: str) -> None:
    """Refuse a trade's department for what nobody is responsible for: the territory handles it (属地管理)."""
    department = turn.rules.department(code)
    if department is not None and department.group in TRADES:
        raise Refused("invalid", f"无责任主体由属地办理，{department.name}不是属地单位")


def _settle_chain(turn: Turn, case: Case, changes: dict[str, object]) -> None:
    """Refuse a unit or team that is not under the one above it; those left from another department are let go."""
    state = case.state
    department = str(changes.get("department", state.department))
    if "unit" in changes:
        check_under(turn, str(changes["unit"]), department, FIELD_WORDS["unit"])
    elif state.unit and department != state.department:
        changes["unit"] = ""
    if "team" in changes:
        above = state.holder or department
        check_under(turn, str(changes["team"]), above, "班组")


def check_under(turn: Turn, code: str, above: str, zh: str) -> str:
    """Return *code*, or refuse because it is no unit or team directly under *above*."""
    found = turn.rules.department(code)
    if found is None or found.parent != above:
        raise Refused("invalid", f"{turn.advisor.department_name(above) or '未派遣的案卷'}没有{zh} {code}")
    return code
