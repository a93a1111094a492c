"""Messages to collectors (短信群呼) and roll-calls (点名抽查): who is meant, what leaves, and who answered."""

from collections.abc import Sequence
from typing import cast

from app.domain.moment import MINUTE, Instant
from app.domain.terms import Post, Stream
from app.services import fields
from app.services.messages import Outgoing, Reply
from app.services.refusals import Refused
from app.services.tasks import FRESH_US
from app.services.turn import By, Turn

ALL = "all"
GROUP_SENT, ROLL_CALLED, ROLL_ANSWERED = "group_sent", "roll_called", "roll_answered"
ROLL_CALL = "roll_call"
"""The task that a roll-call is to a terminal; its reply carries the message's id where a case's stands else."""
TEXT_LIMIT = 500
"""As much as anybody reads on a small screen."""
MOST_TERMINALS = 5_000
ANSWER_MINUTES, MOST_ANSWER_MINUTES = 10, 240


def recipients(turn: Turn, to: object) -> tuple[str, ...]:
    """Return the terminals that *to* means, in order: ``"all"`` on shift, or a list of terminals and duty grids.

    Without a roster ``"all"`` are all registered terminals, and a duty grid's are those bound to it.
    """
    if to == ALL:
        found = _everybody(turn)
    elif isinstance(to, list | tuple) and to:
        found = [terminal for one in to for terminal in _of(turn, str(one))]
    else:
        raise Refused("missing", "请选择接收的终端或责任网格")
    if not found:
        raise Refused("invalid", "当前无人在班，没有接收终端")
    terminals = tuple(dict.fromkeys(found))
    if len(terminals) > MOST_TERMINALS:
        raise Refused("invalid", f"一次最多发给 {MOST_TERMINALS} 个终端")
    return terminals


def answer_limit(given: fields.Fields) -> Instant:
    """Return how long a roll-call waits for its answers."""
    minutes = given.get("answer_minutes", ANSWER_MINUTES)
    if isinstance(minutes, bool) or not isinstance(minutes, int) or not 1 <= minutes <= MOST_ANSWER_MINUTES:
        raise Refused("invalid", f"应答时限应为 1 至 {MOST_ANSWER_MINUTES} 分钟")
    return minutes * MINUTE


def send(turn: Turn, by: By, message_id: str, terminals: Sequence[str], text: str, until: Instant | None) -> None:
    """Write the message to the log and put it into the outbox of each terminal; with *until* it is a roll-call."""
    payload: dict[str, object] = {"v": 1, "text": text, "terminals": list(terminals)}
    body: dict[str, object] = {"v": 1, "id": message_id, "text": text}
    if until is not None:
        payload["until"] = until
        body |= {"task": ROLL_CALL, "due": until}
        kept = Outgoing(channel="", address="", body={"terminals": list(terminals)})
        turn.unit.remember(_key(message_id), message_id, kept)
    turn.record(Stream.MESSAGE, message_id, GROUP_SENT if until is None else ROLL_CALLED, payload, by)
    for terminal in terminals:
        turn.unit.post(Outgoing(channel="message", address=terminal, body=body), due_at=turn.now)


def take_answer(turn: Turn, reply: Reply) -> Outgoing:
    """Note that a terminal answered a roll-call, with its last position, and receipt it; once is enough."""
    call = turn.unit.answered(_key(reply.case_id))
    if call is None:
        raise Refused("invalid", "没有这次点名")
    if reply.terminal not in cast("list[str]", call.body["terminals"]):
        raise Refused("not_yours", "点名未发给本终端")
    answer_key = f":roll_answer/{reply.case_id}/{reply.terminal}"
    if turn.unit.answered(answer_key) is None:
        by = By(actor=reply.terminal, post=Post.COLLECTOR)
        payload = {"v": 1, "terminal": reply.terminal, "note": reply.note, **_place(turn, reply.terminal)}
        turn.record(Stream.MESSAGE, reply.case_id, ROLL_ANSWERED, payload, by, valid_at=reply.device_at)
        turn.unit.remember(answer_key, reply.terminal, Outgoing(channel="", address="", body={}))
        turn.counts["roll_answers"] += 1
    body = {"v": 1, "id": reply.message_id, "ok": True}
    return Outgoing(channel="receipt", address=reply.terminal, body=body)


def _everybody(turn: Turn) -> list[str]:
    roster = turn.rules.roster
    return sorted(roster.all_on_shift(turn.now)) if roster.is_kept else list(turn.rules.city.terminals)


def _of(turn: Turn, name: str) -> tuple[str, ...]:
    """Return the terminals of one name: a responsibility grid's, or the terminal itself."""
    roster = turn.rules.roster
    if roster.has_duty_grid(name):
        return roster.on_shift(name, turn.now) if roster.is_kept else roster.bound_to(name)
    if not roster.knows(name):
        raise Refused("invalid", f"没有终端或责任网格 {name}")
    return (name,)


def _key(message_id: str) -> str:
    """Return the key under which the writer remembers a roll-call: its whole history need not be read for an answer.

    No seat and no terminal has a colon in its name, so no message's own key is the same.
    """
    return f":{ROLL_CALL}/{message_id}"


def _place(turn: Turn, terminal: str) -> dict[str, object]:
    """Return where the terminal was last, ``{}`` where that is too old to say."""
    fix = turn.watch.last_good(terminal)
    if fix is None or fix.device_at < turn.now - FRESH_US:
        return {}
    return {"lon": fix.lon, "lat": fix.lat, "fix_at": fix.device_at}
