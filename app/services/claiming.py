"""Claims: a seat that works on a case keeps it for some minutes, so that no two desks take one case."""

from dataclasses import replace

from app.domain.case import Case
from app.domain.moment import MINUTE, Instant, to_datetime
from app.domain.terms import Post, Stream
from app.services.kept import Claim
from app.services.refusals import Refused
from app.services.turn import By, Turn

CLAIMED, RELEASED = "claimed", "released"
CLAIM_US: Instant = 5 * MINUTE
RENEW_US: Instant = 5 * MINUTE // 2
"""A claim asked for again is written anew only when less than this is left of it (a desk's timer may be early)."""
LONGEST_US: Instant = 2 * CLAIM_US
"""One that would last longer than this was made before the clock was put back: nobody waits for it."""


BESIDE = frozenset(
    {
        "urge", "supervise", "expose", "approve_expose", "refuse_expose", "force_close", "recall_assignment",
        "answer_supervision", "cost", "assist_done", "release_assistant", "settle_dispute", "file_afterwards",
    }
)  # fmt: skip
"""Steps that leave the work to the post that has it: another seat's claim does not stop them, and they need none."""


def claim_of(turn: Turn, case_id: str) -> Claim | None:
    """Return who is at work on the case, ``None`` where nobody is or the time has run out."""
    claim = turn.memory.claims.get(case_id)
    return claim if claim is not None and _lasts(claim, turn.now) else None


def check_unclaimed(turn: Turn, case: Case, seat: str) -> None:
    """Refuse a case that another seat is at work on, saying which and since when."""
    claim = claim_of(turn, case.case_id)
    if claim is not None and claim.seat != seat:
        raise Refused("claimed", f"坐席 {claim.seat} 于 {to_datetime(claim.at):%H:%M:%S} 起办理中")


def claim(turn: Turn, by: By, case: Case) -> Claim:
    """Give the case to the seat for some minutes; one that has it already goes on with it."""
    check_unclaimed(turn, case, by.seat)
    held = claim_of(turn, case.case_id)
    if held is not None and held.actor == by.actor and held.until - turn.now >= RENEW_US:
        return held
    since = held.at if held is not None and held.actor == by.actor else turn.now
    fresh = Claim(seat=by.seat, actor=by.actor, at=since, until=turn.now + CLAIM_US)
    payload = {"v": 1, "until": fresh.until, "since": since, "number": case.state.number}
    turn.record(Stream.CLAIM, case.case_id, CLAIMED, payload, by)
    turn.memory.claims.put(case.case_id, fresh)
    return fresh


def release(turn: Turn, by: By, case_id: str) -> bool:
    """Let go of the seat's claim on the case; return whether it had one."""
    held = claim_of(turn, case_id)
    if held is None or held.seat != by.seat:
        return False
    turn.record(Stream.CLAIM, case_id, RELEASED, {"v": 1}, _as_claimed(turn, by, case_id))
    turn.memory.claims.put(case_id, None)
    return True


def _as_claimed(turn: Turn, by: By, case_id: str) -> By:
    """Return *by* under the post they claimed the case with: a seat of several posts lets go as what it took."""
    last = turn.unit.newest(Stream.CLAIM, case_id)
    is_theirs = last is not None and last.kind == CLAIMED and last.actor == by.actor
    return replace(by, post=Post(last.post)) if last is not None and is_theirs else by


def release_all(turn: Turn, by: By) -> None:
    """Let go of everything the seat has claimed."""
    for case_id, held in turn.memory.claims:
        if held.seat == by.seat:
            release(turn, by, case_id)


def drop_expired(turn: Turn) -> None:
    """Forget claims whose time has run out; the log says so itself, in their ``until``."""
    for case_id, held in turn.memory.claims:
        if not _lasts(held, turn.now):
            turn.memory.claims.put(case_id, None)


def _lasts(claim: Claim, now: Instant) -> bool:
    return now < claim.until <= now + LONGEST_US
