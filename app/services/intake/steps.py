"""Steps asked for by desks: who asks, whether they may, and then the step itself."""

from app.services import answers
from app.services.desk.present import PRESENT
from app.services.desk_case import take_case_step
from app.services.messages import Outgoing, Step
from app.services.registry import Taking, desk_steps
from app.services.sessions import seated, session_of
from app.services.turn import Turn


def take(turn: Turn, step: Step) -> Outgoing:
    """Take the step and answer the seat."""
    session = session_of(turn, step)
    turn.memory.signs.hear(step.seat)
    desk_step = desk_steps().get(step.name)
    if desk_step is None:
        answer = take_case_step(turn, session, step)
    else:
        answer = desk_step.take(turn, seated(session, turn.rules, desk_step.posts), step)
    return answers.seat_answer(step.seat, answer)


def key(step: Step) -> str:
    """Return the step's key; a sign of life changes nothing, and is not remembered."""
    return "" if step.name == PRESENT else f"{step.seat}/{step.step_id}"


def refuse(step: Step, code: str, text: str) -> Outgoing:
    """Tell the seat why not."""
    return answers.refused_answer(step.seat, step.step_id, code, text)


TAKING = Taking(message=Step, take=take, key=key, refuse=refuse)
