"""What the gateway keeps in mind of cases: filled from the log at a start, followed with every step."""

import json

from app.domain.case import Case
from app.domain.event import Event
from app.domain.terms import Stage, Stream
from app.services.claiming import CLAIMED
from app.services.kept import Claim
from app.services.tasks import waiting_of
from app.services.turn import Turn

MOST_CLAIMS = 20_000
"""So many newest events of claims are read at a start: more than any hall makes while one claim lasts."""


def remember(turn: Turn) -> None:
    """Fill the memory from the log, once after a start."""
    if turn.memory.ready:
        return
    for event in turn.unit.history(Stream.CLAIM, "", MOST_CLAIMS):
        turn.memory.claims.put(event.subject, _claim(turn, event))
    for case in turn.unit.open_cases():
        _keep_times(turn, case)
    turn.rules.roster.load(turn.unit)
    turn.memory.ready.append(True)


def follow(turn: Turn, case: Case) -> None:
    """Keep in mind how the case stands after a step; nobody is at work on it any more."""
    turn.memory.claims.put(case.case_id, None)
    _keep_times(turn, case)


def _keep_times(turn: Turn, case: Case) -> None:
    turn.memory.hung.put(case.case_id, case.state.hang_until if case.state.stage is Stage.HUNG else None)
    turn.memory.tasks.put(case.case_id, waiting_of(case, turn.now, turn.memory.tasks.get(case.case_id)))


def _claim(turn: Turn, event: Event) -> Claim | None:
    """Return the claim that *event* began, ``None`` if it ended one, has run out, or the case has moved since."""
    payload = json.loads(event.payload)
    if event.kind != CLAIMED or int(payload["until"]) <= turn.now:
        return None
    case = turn.unit.case(event.subject)
    if case is None or case.last_seq > event.seq:
        return None
    since = int(payload.get("since", event.recorded_at))
    return Claim(seat=event.seat, actor=event.actor, at=since, until=int(payload["until"]))
