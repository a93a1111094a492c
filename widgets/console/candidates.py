"""What 1 2 3 choose on the open case: its class while that may still be another, else the department it goes to."""

from app.domain.terms import Pending, Stage
from widgets.console.advice_lines import CLASS_OPEN
from widgets.console.context import ConsoleContext
from widgets.console.open_case import OpenCase

MOST = 3
DEPARTMENT_OPEN = frozenset({Stage.FILED})


def candidates(context: ConsoleContext, case: OpenCase) -> tuple[str, tuple[str, ...]]:
    """Return the field and its candidates, best first; none where nothing may be chosen."""
    row = case.row
    if row.stage in CLASS_OPEN:
        others = context.advisor.other_classes(row.class_key, case.description)
        return "class_key", (row.class_key, *others)[:MOST]
    if row.stage in DEPARTMENT_OPEN or row.pending is Pending.RETURN:
        advice = context.advisor.department(row.grid, case.class_key)
        found = (code for code in (advice.value, *advice.others, row.department) if code)
        return "department", tuple(dict.fromkeys(found))[:MOST]
    return "", ()
