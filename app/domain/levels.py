"""The levels of command below the dispatcher (domain facts §14.2): department, its unit or street, team."""

from app.domain.case import CaseState
from app.domain.terms import Term


class Level(Term):
    """A level that may hold a case."""

    DEPARTMENT = "department", "一级平台"
    UNIT = "unit", "二级平台"
    TEAM = "team", "班组"


def holder_of(state: CaseState) -> str:
    """Return the code of the department, unit or team that must act; ``""`` where the case is with none."""
    return state.holder or state.department


def level_of(state: CaseState) -> Level:
    """Return the level that holds the case; a case nobody has passed on is the department's."""
    holder = state.holder
    if holder and holder == state.team:
        return Level.TEAM
    return Level.UNIT if holder and holder == state.unit != state.department else Level.DEPARTMENT


def parent_of(state: CaseState) -> str:
    """Return the code of the level above the holder's: who may call the case back; ``""`` for the department's own."""
    match level_of(state):
        case Level.TEAM:
            return state.unit or state.department
        case Level.UNIT:
            return state.department
        case _:
            return ""


def one_level_up(state: CaseState) -> dict[str, object]:
    """Return what changes when the holder's parent holds the case again."""
    level, parent = level_of(state), parent_of(state)
    left = {"team": ""} if level is Level.TEAM else {"team": "", "unit": ""}
    return {"holder": parent or state.department, **left}
