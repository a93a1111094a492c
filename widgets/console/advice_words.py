"""The words beside an advised value: how sure it is, what else fits, and how often the same was here before."""

from collections.abc import Sequence

from app.domain.terms import Pending, Stage
from app.services.advice import Advice, Advisor
from app.services.reasons import Reason
from app.situation.case_row import CaseRow
from app.situation.questions.recurrence import Recurred
from widgets.terms import word
from widgets.words import translate

MOST = 3
"""So many candidates have a digit."""


def is_ruled_on(row: CaseRow) -> bool:
    """Say whether an applied-for 回退 waits, so that the department is chosen anew."""
    return row.pending is Pending.RETURN


def department_candidates(row: CaseRow, advice: Advice) -> tuple[str, ...]:
    """Return the departments that 1 2 3 choose, best first: the advised, the next best, the one that has it."""
    found = (code for code in (advice.value, *advice.others, row.department) if code)
    return tuple(dict.fromkeys(found))[:MOST]


def worded(reason: Reason) -> str:
    """Return *reason* in the screen's language; names of places, classes and departments stay as the site has them."""
    return reason.said(word, translate("、"))


def sure_words(advice: Advice) -> str:
    """Return how sure counted history is of the advice, ``""`` where nothing was counted."""
    return "" if advice.confidence is None else translate("，把握 {0:.0%}").format(advice.confidence)


def other_departments(advisor: Advisor, row: CaseRow, advice: Advice) -> str:
    """Name the next best, with their digits where 1 2 3 choose the department."""
    has_digits = row.stage is Stage.FILED or is_ruled_on(row)
    found = [(place, code) for place, code in enumerate(department_candidates(row, advice), 1) if code != advice.value]
    return others_words(
        [f"{place} {advisor.department_name(code)}" if has_digits else advisor.department_name(code) for place, code in found]
    )  # fmt: skip


def others_words(named: Sequence[str]) -> str:
    """Return what else fits, ``""`` for nothing."""
    return translate("。其他：{0}").format("　".join(named)) if named else ""


def recurred_words(recurred: Recurred | None) -> str:
    """Return how often the same was reported here before, ``""`` for never or not known."""
    if recurred is None or not recurred.count:
        return ""
    return translate("；此址 30 天内同类 {0} 件").format(recurred.count)
