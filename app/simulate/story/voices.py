"""Who says what: turns planned acts into the messages of terminals and desks, with their ids and pictures."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.terms import Post, Source
from app.services.messages import Reply, Report, Step
from app.simulate.story import calls
from app.simulate.story.acts import Arising, Calling
from app.simulate.story.found import Found, call_of, report_of
from app.simulate.story.moves import Move
from app.simulate.story.script import message_of
from app.simulate.story.seats import SeatBook
from app.simulate.story.ticket import Ticket

NO_PICTURES: tuple[tuple[str, str], ...] = ()
_BEFORE = ("verified", "verify_failed", "verify_unable", "camera_verified")
"""Steps whose pictures show the place before anything was done."""


@dataclass(slots=True)
class Voices:
    """Words for the people of *book*. ``pictures`` are pairs of attachments (before, after)."""

    book: SeatBook
    rng: random.Random
    prefix: str
    pictures: Sequence[tuple[str, str]] = NO_PICTURES
    _said: int = 0

    def of_told(self, act: Arising | Calling) -> Report | Step | None:
        """Return the message that tells of something new; ``None`` if nobody can send it."""
        if isinstance(act, Arising):
            return self._of_found(act.found)
        sitting = self.book.pick(Post.ACCEPTOR, "", self.rng)
        return calls.message_of(act, self._next_id(), *sitting) if sitting else None

    def of_move(self, ticket: Ticket, move: Move) -> Reply | Step | None:
        """Return the message by which a case takes its step; ``None`` if nobody can send it."""
        photos = self._picture(ticket.lon, ticket.lat, is_after=move.step not in _BEFORE)
        return message_of(ticket, move, self._next_id(), self.book, self.rng, photos)

    def _of_found(self, found: Found) -> Report | Step | None:
        photos = self._picture(found.lon, found.lat, is_after=False)
        if found.source is Source.COLLECTOR:
            return report_of(found, self._next_id(), photos)
        return call_of(found, self._next_id(), self.book, self.rng, photos)

    def _next_id(self) -> str:
        self._said += 1
        return f"{self.prefix}-{self._said}"

    def _picture(self, lon: float, lat: float, *, is_after: bool) -> tuple[str, ...]:
        """Return the picture that goes with a place, so that before and after show the same one."""
        if not self.pictures:
            return ()
        pair = self.pictures[round((lon + lat) * 1e6) % len(self.pictures)]
        return (pair[is_after],)
