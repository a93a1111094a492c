"""Tasks for collectors: who is asked to verify or check, and the message that leaves through the outbox."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.moment import MINUTE, SECOND, Instant
from app.domain.terms import Stage
from app.services.messages import Outgoing
from app.services.refusals import Refused
from app.services.turn import Turn

HOLD_US: Instant = 3 * SECOND
"""What goes out waits so long, urgent tasks leave at once."""
FRESH_US: Instant = 30 * MINUTE
"""A last position older than this says nothing about who is near."""

TASK_OF = {Stage.VERIFYING: "verify", Stage.CHECKING: "check"}
"""The collector's task by the stage that waits for it."""
_TEXT = {"verify": "请到现场核实：", "check": "请到现场核查处置结果："}


@dataclass(frozen=True, slots=True)
class Sent:
    """A task put into the outbox: its number there, and the id that its terminal knows it by."""

    post: int
    task: str


def choose_checker(turn: Turn, case: Case) -> str:
    """Return the terminal to ask: on shift in the duty grid, else the nearest on shift, else one of the duty grid."""
    roster, duty_grid = turn.rules.roster, case.state.duty_grid
    candidates = (
        roster.on_shift(duty_grid, turn.now),
        _fresh(turn, roster.all_on_shift(turn.now) if roster.is_kept else turn.rules.city.terminals),
        roster.bound_to(duty_grid),
    )
    for terminals in candidates:
        if terminals:
            return _nearest(turn, case, terminals)
    raise Refused("missing", "没有可派的监督员，请指定")


def check_checker(turn: Turn, terminal: str) -> str:
    """Return *terminal*, or refuse because nobody registered it."""
    if not turn.rules.roster.knows(terminal):
        raise Refused("invalid", f"终端 {terminal} 未登记")
    return terminal


def send_task(turn: Turn, case: Case, text: str) -> Sent:
    """Put the task of *case* into the outbox for its checker; *text* is the desk's own note."""
    task_id = turn.ids.new()
    due_at = turn.now if case.state.urgent else turn.now + HOLD_US
    body = _task_body(turn, case, task_id, text)
    return Sent(turn.unit.post(Outgoing(channel="task", address=case.state.checker, body=body), due_at=due_at), task_id)


def cancel_task(turn: Turn, terminal: str, task: str, case: Case) -> None:
    """Tell *terminal* that *task* of *case* is no longer wanted."""
    body = {"v": 1, "id": turn.ids.new(), "cancel": task, "case_id": case.case_id, "number": case.state.number}
    turn.unit.post(Outgoing(channel="task", address=terminal, body=body), due_at=turn.now)


def _task_body(turn: Turn, case: Case, task_id: str, text: str) -> dict[str, object]:
    state = case.state
    task = TASK_OF[state.stage]
    return {
        "v": 1,
        "id": task_id,
        "task": task,
        "case_id": case.case_id,
        "number": state.number,
        "class": turn.advisor.class_name(state.class_key),
        "place": state.place,
        "lon": state.lon,
        "lat": state.lat,
        "text": text or _TEXT[task] + case.description,
        "due": state.stage_due,
    }


def _fresh(turn: Turn, terminals: Iterable[str]) -> tuple[str, ...]:
    """Return the *terminals* whose last good position is fresh enough to say who is near."""
    since = turn.now - FRESH_US
    return tuple(t for t in terminals if (fix := turn.watch.last_good(t)) is not None and fix.device_at >= since)


def _nearest(turn: Turn, case: Case, terminals: tuple[str, ...]) -> str:
    """Return the terminal nearest by its last good position; those without one come last, in their own order."""

    def metres(terminal: str) -> float:
        fix = turn.watch.last_good(terminal)
        if fix is None:
            return float("inf")
        return turn.rules.places.metres(fix.lon, fix.lat, case.state.lon, case.state.lat)

    return min(terminals, key=metres)
