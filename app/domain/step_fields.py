"""Reads a step's fields: what it needs is there and usable, and what it changes on the case is its to change."""

from collections.abc import Callable, Mapping

from app.domain.case import CaseState
from app.domain.errors import FIELD_WORDS, Missing, NotAllowed, UnknownClass, UnknownCondition
from app.domain.limits import Limits, case_key
from app.domain.moment import EARLIEST, LATEST
from app.domain.step_rule import STATE_FIELDS, Mark, StepRule
from app.domain.terms import Satisfaction

GRID_DIGITS = 15
STEP_FIELDS = (
    *STATE_FIELDS, "reason", "note", "photos", "requirement", "reply_due", "settle_due", "matter", "notice_no", "closing", "more", "compared", "office",
    "amount_fen", "what", "party", "called_at", "unverified_because", "urgent", "area_type",
)  # fmt: skip
"""What a step of the workflow may need or take.

``more`` is a limit as text (``2h``, ``1d``); ``hang_until``, ``reply_due`` and ``called_at`` are instants;
``assistants`` codes of departments, ``compared`` ids of cases; ``amount_fen`` is money in 1/100 yuan.
"""
LISTS = frozenset({"photos", "assistants", "compared"})
NUMBERS = frozenset({"amount_fen", "hang_until", "called_at", "reply_due", "settle_due"})
MOST_ASSISTANTS = 20


def changes_of(state: CaseState, rule: StepRule, limits: Limits, fields: Mapping[str, object]) -> dict[str, object]:
    """Return what *fields* change on the case; raise :class:`Missing` or :class:`NotAllowed`."""
    _refuse_absent(state, rule, fields)
    changes = _wanted(state, rule, fields)
    if "grid" in changes:
        _check_grid(str(changes["grid"]))
    if "class_key" in changes or "condition" in changes or "condition" in rule.needs:
        changes.update(_classed(state, rule, limits, changes))
    return changes


def _refuse_absent(state: CaseState, rule: StepRule, fields: Mapping[str, object]) -> None:
    if rule.reason and not _is_text(fields.get("reason")):
        raise Missing("reason")
    for name in rule.needs:
        value = fields.get(name)
        stands = name in STATE_FIELDS and value is None and bool(getattr(state, name)) and not _names(rule, name)
        if not stands and not _is_given(name, value):
            raise Missing(name)


def _names(rule: StepRule, name: str) -> bool:
    """Return whether the field only names an assistant, and is not the case's department."""
    return name == "department" and Mark.ASSISTANT_FREE in rule.marks


def _wanted(state: CaseState, rule: StepRule, fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that differ from the case as it stands."""
    changes: dict[str, object] = {}
    for name in STATE_FIELDS:
        value = fields.get(name)
        if value is None or _names(rule, name):
            continue
        read = _READERS[name](name, value) if name in _READERS else value
        if read == getattr(state, name):
            continue
        if name not in rule.needs and name not in rule.takes:
            raise NotAllowed(f"{rule.zh}时不能改{FIELD_WORDS[name]}")
        if name not in _READERS and not isinstance(read, str):
            raise Missing(name, "应为文字")
        changes[name] = read
    return changes


def _codes(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) and one for one in value):
        raise Missing(name, "应为部门编码的列表")
    if len(value) > MOST_ASSISTANTS:
        raise Missing(name, f"最多 {MOST_ASSISTANTS} 个")
    return tuple(dict.fromkeys(value))


def _instant(name: str, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not EARLIEST <= value < LATEST:
        raise Missing(name, "应为时间")
    return value


def _satisfaction(name: str, value: object) -> Satisfaction:
    try:
        return Satisfaction(str(value))
    except ValueError as error:
        raise Missing(name, f"没有“{value}”") from error


_READERS: Mapping[str, Callable[[str, object], object]] = {
    "assistants": _codes,
    "hang_until": _instant,
    "satisfaction": _satisfaction,
}


def _classed(state: CaseState, rule: StepRule, limits: Limits, changes: Mapping[str, object]) -> dict[str, object]:
    """Return class, condition and urgency as they hold after the step: the condition's row says what is urgent."""
    class_key = case_key(str(changes.get("class_key", state.class_key)))
    condition = str(changes.get("condition", state.condition))
    try:
        row = limits.handling(class_key, condition)
    except UnknownClass as error:
        raise Missing("class_key", str(error)) from error
    except UnknownCondition as error:
        if "condition" in changes or "condition" in rule.needs:
            raise Missing("condition", str(error)) from error
        return {"class_key": class_key, "condition": ""}
    return {"class_key": class_key, "condition": condition, "urgent": row.urgent}


def _check_grid(grid: str) -> None:
    if grid and not (len(grid) == GRID_DIGITS and grid.isascii() and grid.isdigit()):
        raise Missing("grid", "单元网格编码为 15 位数字")


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_given(name: str, value: object) -> bool:
    if name in LISTS:
        return isinstance(value, list | tuple) and bool(value)
    if name in NUMBERS:
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    return _is_text(value)
