"""How a step of a case reads on the wall: who took it."""

from app.situation.questions.feed import StepRow
from widgets import words


def doer(step: StepRow) -> str:
    """Return who took the step, or whom a dispatch went to."""
    if step.kind == "dispatch" and step.department_name:
        return step.department_name
    return words.who(step.post, step.who, step.seat, step.department_name)
