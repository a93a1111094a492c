"""What one unit has gathered in memory and not yet written."""

from dataclasses import dataclass, field

from app.adapters.store.head import Head
from app.adapters.store.words import Entry
from app.domain.event import Event
from app.domain.fix import Fix
from app.domain.moment import Instant
from app.services.messages import Outgoing, Unreadable
from app.services.ports import Session, UserRecord

Subject = tuple[str, str]
"""Stream and subject."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """The changes of one unit; ``heads`` grows by one for each event and its last is the head after them all.

    ``values`` holds the newest value of each touched subject, by projection, ``newest`` its newest event here;
    ``posted`` the outbox numbers gone. ``reworded`` holds what the search index has of cases whose words this unit changed.
    """

    now: Instant
    heads: list[Head]
    events: list[Event] = field(default_factory=list)
    values: dict[tuple[str, str], object] = field(default_factory=dict)
    newest: dict[Subject, Event] = field(default_factory=dict)
    reworded: dict[str, Entry] = field(default_factory=dict)
    callers: list[dict[str, object]] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)
    answers: dict[str, tuple[str, Outgoing]] = field(default_factory=dict)
    fixes: list[tuple[Fix, ...]] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)
    personal: list[dict[str, object]] = field(default_factory=list)
    quarantined: list[Unreadable] = field(default_factory=list)
    posts: dict[int, tuple[Instant, Outgoing]] = field(default_factory=dict)
    posted: dict[int, None] = field(default_factory=dict)
    users: dict[str, UserRecord] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)

    @property
    def head(self) -> Head:
        """The head after the events of this unit."""
        return self.heads[-1]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not any(
            (
                self.events, self.counters, self.answers, self.fixes, self.media, self.personal, self.quarantined,
                self.posts, self.posted, self.users, self.sessions,
            )
        )  # fmt: skip
