"""The line between a wall and the desks that steer it: that the wall lives and what it shows. It is no part of the log."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.moment import Instant
from app.services.wall_marks import WallMark


@dataclass(frozen=True, slots=True, kw_only=True)
class WallReport:
    """What one window (``part``) of a wall says: since ``at`` it shows ``scene``, its panels' ``looks`` by key.

    ``skipped`` are scenes that it was asked for and could not show; ``absent`` is the name of the screen it waits for.
    ``marks`` are its charts' marks and what a click on each narrows the wall to. ``picture`` is a small JPEG of what the
    window shows of ``scene`` (empty: none yet), which covers ``cells``: left and top from 0, columns, rows.
    ``has_voice`` says whether its process could speak alarms, so that one process of a wall does.
    """

    wall: str
    part: str
    at: Instant
    scene: str
    looks: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    absent: str = ""
    marks: tuple[WallMark, ...] = ()
    picture: bytes = b""
    cells: tuple[int, int, int, int] = (0, 0, 0, 0)
    has_voice: bool = True


class WallLine(Protocol):
    """Where walls tell and desks listen; the newest report of each part is kept for whoever listens later."""

    def tell(self, report: WallReport) -> None:
        """Tell all who listen; never waits, and a lost report is followed by the next."""
        ...

    def listen(self, listener: Callable[[WallReport], None]) -> Callable[[], None]:
        """Call *listener* with each report, from whatever thread brings it; return what ends that."""
        ...
