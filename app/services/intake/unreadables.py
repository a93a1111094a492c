"""What the edge could not read: kept as it came, with the reason."""

from app.services.messages import Unreadable
from app.services.registry import Taking
from app.services.turn import Turn


def take(turn: Turn, message: Unreadable) -> None:
    """Keep the message in quarantine."""
    turn.unit.quarantine(message)


TAKING = Taking(message=Unreadable, take=take)
