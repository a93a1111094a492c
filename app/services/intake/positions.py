"""Positions: judged here, stored with their flaws, so that bad ones are counted and shown but draw no track."""

from app.services.messages import Fixes
from app.services.registry import Taking
from app.services.strangers import meet
from app.services.turn import Turn


def take(turn: Turn, message: Fixes) -> None:
    """Judge the fixes of one message; the batch stores them in one go."""
    meet(turn, message.terminal)
    judged = turn.watch.judge(message.fixes)
    turn.fixes += judged
    turn.counts["fixes"] += len(judged)
    if flawed := sum(1 for fix in judged if fix.flaw):
        turn.counts["flawed"] += flawed


TAKING = Taking(message=Fixes, take=take, writes=False)
