"""Who may be given a case: departments, the units below one, the teams below a unit, with the words they are known by."""

from collections.abc import Sequence

from app.domain.city import Department
from app.domain.limits import case_key
from app.situation.case_row import CaseRow
from widgets.console.context import ConsoleContext

DEPARTMENT, UNIT, TEAM = 1, 2, 3


def department_choices(context: ConsoleContext, _row: CaseRow) -> list[tuple[str, str]]:
    """Return the departments (first-level platforms)."""
    return [(one.code, one.name) for one in context.city.departments if one.level == DEPARTMENT]


def unit_choices(context: ConsoleContext, row: CaseRow, department: str = "") -> list[tuple[str, str]]:
    """Return the units below the case's department, or below *department*."""
    return _below(context, UNIT, department or row.department)


def unit_in_charge(context: ConsoleContext, row: CaseRow, choices: Sequence[tuple[str, str]]) -> str:
    """Return the one of *choices* that the responsibility list names for the case's class and place, ``""`` for none."""
    units, key = {code for code, _ in choices}, case_key(row.class_key)
    named = (
        one
        for one in context.city.responsibilities
        if one.unit in units and key.startswith(one.class_prefix) and row.grid.startswith(one.area_prefix)
    )
    best = max(named, key=lambda one: (len(one.class_prefix), len(one.area_prefix)), default=None)
    return best.unit if best is not None else ""


def team_choices(context: ConsoleContext, row: CaseRow) -> list[tuple[str, str]]:
    """Return the teams below who has the case now, else those of its department's units."""
    own = _below(context, TEAM, row.holder or row.unit or row.department)
    if own:
        return own
    units = {one.code for one in context.city.departments if one.parent == row.department}
    return [_choice(one) for one in context.city.departments if one.level == TEAM and one.parent in units]


def assistant_choices(context: ConsoleContext, row: CaseRow) -> list[tuple[str, str]]:
    """Return the departments that still owe their part."""
    return [(code, context.advisor.department_name(code)) for code in row.assistants]


def chain_of(context: ConsoleContext, code: str) -> tuple[str, ...]:
    """Return the department *code* and those above it, lowest first."""
    by_code = {one.code: one for one in context.city.departments}
    chain: list[str] = []
    while code and code not in chain:
        chain.append(code)
        code = by_code[code].parent if code in by_code else ""
    return tuple(chain)


def _below(context: ConsoleContext, level: int, parent: str) -> list[tuple[str, str]]:
    return [_choice(one) for one in context.city.departments if one.level == level and one.parent == parent]


def _choice(one: Department) -> tuple[str, str]:
    return one.code, f"{one.name}　{one.phone}" if one.phone else one.name
