"""Where everybody was at a moment, and the way they had just walked: one clock for one, many or all."""

from dataclasses import dataclass

from app.domain.moment import MINUTE, Instant
from app.situation.replay import ReplayFrame, frame_at, window
from app.situation.tracks_clean import CleanTracks
from app.situation.view import View

BY = 20 * MINUTE
"""Tracks are cleaned for so much time at once; the frames in it are taken from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFrame:
    """A frame and the people's names beside its terminals."""

    frame: ReplayFrame
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """历史回放: the frame at ``at`` (``None``: the view's moment, so the view's clock moves it), with tails of ``tail_min``.

    ``terminals`` are whom to follow; empty: everybody.
    """

    terminals: tuple[str, ...] = ()
    at: Instant | None = None
    tail_min: float = 5.0

    def answer(self, view: View) -> NamedFrame:
        """Return the frame; positions that came after the view's moment but lie before it are in it."""
        t = view.t if self.at is None else min(self.at, view.t)
        frame = frame_at(self._tracks(view, t), t, self._tail, view.tracks.rules)
        names = view.standing.names
        return NamedFrame(frame=frame, names=tuple(names.get(one, one) for one in frame.terminals))

    @property
    def _tail(self) -> Instant:
        return round(self.tail_min * MINUTE)

    def _tracks(self, view: View, t: Instant) -> CleanTracks:
        """Return the tracks around *t*; what still grows is cleaned anew, the rest once for many frames."""
        room = view.tracks
        start = t // BY * BY
        since, until = window(start, self._tail, room.rules)[0], window(start + BY, self._tail, room.rules)[1]
        if until > view.freshness.fixes_at:
            since, until = window(t, self._tail, room.rules)
            return room.clean(view.fixes, view.freshness, since, until, self.terminals)
        key = (since, until, self.terminals, view.told_of(since, until))
        return room.once("replay", key, lambda: room.clean(view.fixes, view.freshness, since, until, self.terminals))
