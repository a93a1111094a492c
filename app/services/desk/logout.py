"""Leaving a seat: its token is worth nothing from now on, and its claims are let go."""

from dataclasses import replace

from app.domain.terms import Stream
from app.services.claiming import release_all
from app.services.messages import Answer, Step
from app.services.registry import DeskStep, Seated
from app.services.sessions import digest
from app.services.turn import Turn


def log_out(turn: Turn, seat: Seated, step: Step) -> Answer:
    """End the session."""
    release_all(turn, seat.by)
    turn.unit.put_session(digest(step.session), replace(seat.session, until=turn.now))
    turn.record(Stream.SHIFT, seat.session.user, "logged_out", {"v": 1}, seat.by)
    return Answer(step_id=step.step_id, ok=True)


STEPS = (DeskStep(name="logout", zh="退出", posts=(), take=log_out),)
