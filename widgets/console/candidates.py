"""What 1 2 3 choose on the open case: its class while that may still be another, else the department it goes to."""

from app.domain.terms import Stage
from widgets.console.advice_lines import CLASS_OPEN
from widgets.console.advice_words import MOST, department_candidates, is_ruled_on
from widgets.console.context import ConsoleContext
from widgets.console.open_case import OpenCase

DEPARTMENT_OPEN = frozenset({Stage.FILED})


def candidates(context: ConsoleContext, case: OpenCase) -> tuple[str, tuple[str, ...]]:
    """Return the field and its candidates, best first; none where nothing may be chosen."""
    row = case.row
    if row.stage in CLASS_OPEN:
        others = context.advisor.other_classes(row.class_key, case.description)
        return "class_key", (row.class_key, *others)[:MOST]
    if row.stage in DEPARTMENT_OPEN or is_ruled_on(row):
        return "department", department_candidates(row, context.advisor.department(row.grid, case.class_key))
    return "", ()
