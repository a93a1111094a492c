"""What the live city needs from outside."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from app.domain.case import Case
from app.domain.event import Event
from app.domain.moment import Instant
from app.services.messages import Fixes, Reply, Report, TerminalStatus
from app.services.ports import Desk


class Terminals(Protocol):
    """The air link of all simulated terminals; nothing blocks, reports and replies are sent until receipted."""

    def fix(self, fixes: Fixes) -> object:
        """Send positions."""
        ...

    def status(self, status: TerminalStatus) -> object:
        """Send that a terminal is on line or off it."""
        ...

    def report(self, report: Report) -> None:
        """Send a report."""
        ...

    def reply(self, reply: Reply) -> None:
        """Send the answer to a task."""
        ...


class Log(Protocol):
    """The store as the live city reads it."""

    def head(self) -> int:
        """Return the newest event's ``seq``."""
        ...

    def events_after(self, seq: int, limit: int) -> Sequence[Event]:
        """Return up to *limit* events with a greater ``seq``, in order."""
        ...

    def cases(self, since: Instant | None, until: Instant | None) -> Iterator[Case]:
        """Yield the cases reported in the period."""
        ...


DeskOf = Callable[[str], Desk]
"""Returns the door of a seat, opened when it is first needed."""
