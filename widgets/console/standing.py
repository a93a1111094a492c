"""What forbids a step on a case as it stands, so that nobody is asked for a reason in vain."""

from app.domain.errors import NotAllowed
from app.domain.guards import STANDING, Attempt, refuse_unguarded
from app.domain.step_rule import StepRule
from widgets.console.case_rights import state_of
from widgets.console.context import ConsoleContext
from widgets.console.open_case import OpenCase
from widgets.terms import spoken, word
from widgets.words import translate


def standing_refusal(context: ConsoleContext, case: OpenCase, rule: StepRule) -> str:
    """Return why *rule* would be refused whatever is answered, ``""`` where it may be granted."""
    attempt = Attempt(
        case_id=case.row.case_id, state=case.state or state_of(case.row), at=context.now(), fields={},
        limits=context.limits, charter=context.workflow.charter,
    )  # fmt: skip
    for guard in rule.guards:
        try:
            refuse_unguarded((guard,) if guard in STANDING else (), rule.zh, attempt)
        except NotAllowed:
            return translate("{0}（{1}）").format(spoken(guard.zh), word(rule))
    return ""
