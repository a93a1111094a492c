"""Tasks for collectors: who is asked to verify or check, and the message that leaves through the outbox."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.moment import HOUR, MINUTE, SECOND, Instant
from app.domain.terms import Stage
from app.services.kept import Waiting
from app.services.messages import Outgoing
from app.services.refusals import Refused
from app.services.turn import Turn

HOLD_US: Instant = 3 * SECOND
"""What goes out waits so long, urgent tasks leave at once."""
FRESH_US: Instant = 30 * MINUTE
"""A last position older than this says nothing about who is near."""
URGENT_US: Instant = 10 * MINUTE
"""Somebody else is asked about an urgent case after so long."""
UNLIMITED_US: Instant = 2 * HOUR
"""And about one whose stage has no limit."""
GRACE_US: Instant = 10 * MINUTE
"""Nobody else is asked within so long of a step or of the gateway's start."""
TASK_M = 400.0
"""An open task counts like so much more way."""
WALK_MPS = 1.0
"""Whose position is older may have walked away meanwhile."""
NOBODY_KNOWS_M = 1_000_000.0
"""The way of somebody whose place nobody knows."""

TASK_OF = {Stage.VERIFYING: "verify", Stage.CHECKING: "check"}
"""The collector's task by the stage that waits for it."""
_TEXT = {"verify": "请到现场核实：", "check": "请到现场核查处置结果："}


@dataclass(frozen=True, slots=True)
class Sent:
    """A task put into the outbox: its number there, and the id that its terminal knows it by."""

    post: int
    task: str


def choose_checker(turn: Turn, case: Case, asked: Collection[str] = ()) -> str:
    """Return the terminal to ask: on shift in the duty grid, else a neighbour on shift, else one of the duty grid.

    Among several the one with the lowest :func:`_burden` goes. Nobody in *asked* is asked again, and with 异人核查
    nobody who reported the case himself.
    """
    roster, duty_grid = turn.rules.roster, case.state.duty_grid
    not_asked = set(asked) | ({case.state.reporter} if turn.rules.other_checker else set())
    away = roster.on_leave(turn.now)
    candidates = (
        roster.on_shift(duty_grid, turn.now),
        _fresh(turn, roster.all_on_shift(turn.now) if roster.is_kept else turn.rules.city.terminals),
        tuple(terminal for terminal in roster.bound_to(duty_grid) if terminal not in away),
    )
    for terminals in candidates:
        if left := [terminal for terminal in terminals if terminal not in not_asked]:
            return _least_burdened(turn, case, left)
    raise Refused("missing", "没有可派的监督员，请指定")


def check_checker(turn: Turn, terminal: str, case: Case | None = None) -> str:
    """Return *terminal*, or refuse: nobody registered it, or it reported *case* and the site asks for 异人核查."""
    if not turn.rules.roster.knows(terminal):
        raise Refused("invalid", f"终端 {terminal} 未登记")
    if case is not None and turn.rules.other_checker and terminal == case.state.reporter:
        raise Refused("invalid", "异人核查：不能派给上报人本人，请另行指定")
    return terminal


def waiting_of(case: Case, now: Instant, before: Waiting | None = None) -> Waiting | None:
    """Return the task that *case* waits for and when somebody else is asked; ``None`` where it waits for none.

    That is when the stage's time is up, of an urgent case after :data:`URGENT_US` at the latest, but not before
    :data:`GRACE_US` from *now*: after a start the answers that waited at the broker come first. *before* is the task as it
    waited until *now*: whoever still has it keeps his time, and somebody else has as much of it as the first one had,
    though the stage's clock goes on.
    """
    state = case.state
    if state.stage not in TASK_OF or not state.checker:
        return None
    if before is not None and before.terminal == state.checker:
        return before
    begun_at = case.stage_clock.segments[0].start if case.stage_clock is not None else case.last_valid_at
    time = UNLIMITED_US if state.stage_due is None else state.stage_due - begun_at
    time = min(time, URGENT_US) if state.urgent else time
    due = (begun_at if before is None else now) + time
    return Waiting(terminal=state.checker, due=max(due, now + GRACE_US))


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


def _least_burdened(turn: Turn, case: Case, terminals: Sequence[str]) -> str:
    """Return who should go; where nothing tells them apart the first does, in their own order."""
    if len(terminals) == 1:
        return terminals[0]
    load = Counter(waiting.terminal for _, waiting in turn.memory.tasks)
    return min(terminals, key=lambda terminal: _burden(turn, case, terminal, load[terminal]))


def _burden(turn: Turn, case: Case, terminal: str, open_tasks: int) -> float:
    """Return how far it is to the case for *terminal*, in metres: the way, its open tasks, and how old its position is."""
    fix = turn.watch.last_good(terminal)
    if fix is None:
        return NOBODY_KNOWS_M + open_tasks * TASK_M
    way = turn.rules.places.metres(fix.lon, fix.lat, case.state.lon, case.state.lat)
    age_s = max(turn.now - fix.device_at, 0) / SECOND
    return way + open_tasks * TASK_M + age_s * WALK_MPS
