"""What a desk's step brings along: each field parsed and checked against the city and the other cases."""

from collections.abc import Callable, Mapping

from app.domain.case import Case
from app.domain.errors import FIELD_WORDS, DomainError
from app.domain.limit import Limit
from app.domain.moment import DAY, Instant
from app.domain.terms import Satisfaction, Stage
from app.domain.workflow import StepRule
from app.services import fields
from app.services.refusals import Refused
from app.services.turn import Turn

ALWAYS = ("reason", "note", "requirement")
"""Texts that any step may carry."""
OWN_TEXTS = {
    "closing": "结案条件",
    "office": "转办单位",
    "what": "费用事项",
    "party": "责任主体",
    "unverified_because": "未核实理由",
    "matter": "督办事由",
}
"""Texts that only the steps carry which need or take them, with the operator's word."""
MOMENTS = {"reply_due": "回复时限", "settle_due": "处结时限"}
SHORT = 200
CODE_LIMIT = 64
MOST_FEN = 10**12
MOST_ASSISTANTS, MOST_COMPARED = 8, 50
OLDEST_CALL_US: Instant = 7 * DAY


def facts_of(turn: Turn, rule: StepRule, case: Case, given: fields.Fields) -> dict[str, object]:
    """Return what the event keeps of the fields beside the case's state; what is empty is left out."""
    facts: dict[str, object] = {name: value for name in ALWAYS if (value := fields.text(given, name))}
    if photos := fields.photos(given):
        facts["photos"] = photos
    for name, zh in MOMENTS.items():
        if (moment := fields.instant(given, name, zh)) is not None:
            facts[name] = moment
    for name, zh in OWN_TEXTS.items():
        if value := fields.text(given, name, limit=SHORT):
            _check_asked(rule, name, zh)
            facts[name] = value
    for name, read in _FACTS.items():
        if given.get(name) not in (None, "", (), []):
            _check_asked(rule, name, FIELD_WORDS.get(name, name))
            facts[name] = read(turn, case, given)
    return facts


def state_values(turn: Turn, case: Case, given: fields.Fields) -> dict[str, object]:
    """Return the fields that are no codes and change the case's state."""
    return {name: read(turn, case, given) for name, read in _STATE.items() if given.get(name) not in (None, "", (), [])}


def _check_asked(rule: StepRule, name: str, zh: str) -> None:
    """Refuse a field that the step neither needs nor takes: it would be lost unseen."""
    if name not in rule.needs and name not in rule.takes:
        raise Refused("not_allowed", f"{rule.zh}时不能填{zh}")


def _more(_turn: Turn, _case: Case, given: fields.Fields) -> str:
    text = fields.text(given, "more", limit=16)
    try:
        return str(Limit.parse(text))
    except DomainError as error:
        raise Refused("invalid", f"延期时长 {text} 不合规（如 2h、1d）") from error


def _amount(_turn: Turn, _case: Case, given: fields.Fields) -> int:
    value = given["amount_fen"]
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= MOST_FEN:
        raise Refused("invalid", "金额应为大于零的整数（分）")
    return value


def _compared(turn: Turn, case: Case, given: fields.Fields) -> list[str]:
    """Return the cases that this one was compared with (非重复): each must be, and be another."""
    found = _texts(given, "compared", "比对案卷", MOST_COMPARED)
    for case_id in found:
        _other_case(turn, case, case_id)
    return found


def _called_at(turn: Turn, _case: Case, given: fields.Fields) -> Instant:
    return called_at(turn, given)


def called_at(turn: Turn, given: fields.Fields) -> Instant:
    """Return when the call came that a clock runs from: now unless given; refuse the future and what is long past."""
    at = fields.instant(given, "called_at", "来电时间")
    if at is None:
        return turn.now
    if not turn.now - OLDEST_CALL_US <= at <= turn.now:
        raise Refused("invalid", "来电时间应在七日内，且不晚于现在")
    return at


def _hang_until(turn: Turn, _case: Case, given: fields.Fields) -> Instant:
    until = fields.instant(given, "hang_until", "挂账期限")
    if until is None or until <= turn.now:
        raise Refused("invalid", "挂账期限应晚于现在")
    return until


def _assistants(turn: Turn, case: Case, given: fields.Fields) -> tuple[str, ...]:
    lead = fields.text(given, "department", limit=CODE_LIMIT) or case.state.department
    return assistants_of(turn, lead, given)


def assistants_of(turn: Turn, lead: str, given: fields.Fields) -> tuple[str, ...]:
    """Return the assisting departments (协办): known ones, none of them the *lead* itself; ``()`` where none is given."""
    if not given.get("assistants"):
        return ()
    found = _texts(given, "assistants", "协办部门", MOST_ASSISTANTS)
    for code in found:
        department = turn.rules.department(code)
        if department is None or department.level != 1:
            raise Refused("invalid", f"没有协办部门 {code}")
        if code == lead:
            raise Refused("invalid", f"{department.name}已是主办部门，不能同时协办")
    return tuple(found)


def _merged_into(turn: Turn, case: Case, given: fields.Fields) -> str:
    """Return the case this one is a repeat of (并案): it must be, and be another that stands."""
    case_id = fields.text(given, "merged_into", limit=CODE_LIMIT)
    other = _other_case(turn, case, case_id)
    if other.state.merged_into == case.case_id:
        raise Refused("invalid", f"{other.state.number} 已并入本案，不能再并入它")
    if other.state.stage is Stage.VOID:
        raise Refused("invalid", f"{other.state.number} 已作废，不能并入")
    return case_id


def _satisfaction(_turn: Turn, _case: Case, given: fields.Fields) -> Satisfaction:
    value = fields.text(given, "satisfaction", limit=16)
    words = [word for word in Satisfaction if word is not Satisfaction.NONE]
    if value not in words:
        raise Refused("invalid", f"满意度应为{'、'.join(word.zh for word in words)}之一")
    return Satisfaction(value)


def _other_case(turn: Turn, case: Case, case_id: str) -> Case:
    other = turn.unit.case(case_id)
    if other is None:
        raise Refused("invalid", f"没有案卷 {case_id}")
    if case_id == case.case_id:
        raise Refused("invalid", "不能与本案自身比对或并案")
    return other


def _texts(given: fields.Fields, name: str, zh: str, most: int) -> list[str]:
    """Return a list of different short texts; refuse anything else."""
    value = given[name]
    is_list = isinstance(value, list | tuple) and len(value) <= most
    if not is_list or not all(isinstance(one, str) and 0 < len(one) <= CODE_LIMIT for one in value):  # type: ignore[attr-defined]  # a list by now
        raise Refused("invalid", f"{zh}应为不超过 {most} 项的列表")
    return list(dict.fromkeys(value))  # type: ignore[call-overload]  # a list of texts by now


_Read = Callable[[Turn, Case, fields.Fields], object]
_FACTS: Mapping[str, _Read] = {"more": _more, "amount_fen": _amount, "compared": _compared, "called_at": _called_at}
_STATE: Mapping[str, _Read] = {
    "hang_until": _hang_until,
    "assistants": _assistants,
    "merged_into": _merged_into,
    "satisfaction": _satisfaction,
}
