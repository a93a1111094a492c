"""The line between a wall and the desks that steer it: that the wall lives and what it shows. It is no part of the log."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.domain.moment import Instant
from app.services.wall_marks import WallMark
from app.services.wall_scenes import PanelPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class WallReport:
    """What one window (``part``) of a wall says: since ``at`` it shows ``scene``, its panels' ``looks`` by key.

    ``skipped`` are scenes that it was asked for and could not show; ``absent`` is the name of the screen it waits for.
    ``marks`` are its charts' marks and what a click on each narrows the wall to; a message had no room for ``left_out`` more,
    and some are ``unread``: why each is not known to who listens. ``picture`` is a small JPEG of what the
    window shows of ``scene`` (empty: none yet), which covers ``cells``: left and top from 0, columns, rows.
    ``panels`` are those that this window shows, where they really stand on the whole wall, by the names they have there.
    ``seen_at`` is the moment that they are of, 0 for none yet. ``has_voice`` says whether its process could speak alarms, so that one process of a wall does.
    """

    wall: str
    part: str
    at: Instant
    scene: str
    looks: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    absent: str = ""
    marks: tuple[WallMark, ...] = ()
    left_out: int = 0
    unread: tuple[str, ...] = ()
    picture: bytes = b""
    cells: tuple[int, int, int, int] = (0, 0, 0, 0)
    has_voice: bool = True
    panels: tuple[PanelPicture, ...] = ()
    seen_at: Instant = 0


class WallLine(Protocol):
    """Where walls tell and desks listen; the newest report of each part is kept for whoever listens later."""

    def tell(self, report: WallReport) -> None:
        """Tell all who listen; never waits, and a lost report is followed by the next."""
        ...

    def listen(self, listener: Callable[[WallReport], None]) -> Callable[[], None]:
        """Call *listener* with each report, from whatever thread brings it; return what ends that."""
        ...
