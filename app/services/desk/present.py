"""A seat's sign of life: somebody is logged in there and its program runs. Nothing is written for it."""

from app.services.messages import Answer, Step
from app.services.registry import DeskStep, Seated
from app.services.turn import Turn

PRESENT = "present"


def note(_turn: Turn, _seat: Seated, step: Step) -> Answer:
    """Answer; that the seat was heard is noted of every step (:mod:`app.services.intake.steps`)."""
    return Answer(step_id=step.step_id, ok=True)


STEPS = (DeskStep(name=PRESENT, zh="在席", posts=(), take=note),)
