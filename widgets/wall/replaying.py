"""A wall looks back, or stands still, while the log says so: all its processes at the same moment, and at now again after it."""

from collections.abc import Callable

from app.domain.moment import Instant
from app.situation.questions.wall_now import WallState
from widgets.feed import SituationFeed


class ReplayFollower:
    """Moves a wall's feed as the wall's present state says; whatever moved it otherwise is left alone."""

    def __init__(self, feed: SituationFeed, now: Callable[[], Instant]) -> None:
        self._feed = feed
        self._now = now
        self._following: tuple[Instant, float, Instant] | None = None

    @property
    def speed(self) -> float:
        """Return how fast the replay runs just now, 0 where it stands."""
        return self._feed.speed

    def follow(self, state: WallState) -> None:
        """Look where *state*, the wall's present one, says; a replay that has come up to now is the present.

        A standstill never is: where this host's clock has not come to it yet, the next call looks there.
        """
        wanted = _replay_of(state)
        before, self._following = self._following, wanted
        if wanted is None:
            if before is not None:
                self._feed.look_at(None)
            return
        at, speed, since = wanted
        now = self._now()
        position = at + round(speed * max(0, now - since))
        if position >= now:
            if not self._feed.is_live and state.still_at is None:
                self._feed.look_at(None)
        elif wanted != before or self._feed.is_live or self._is_astray(position, speed):
            self._feed.look_at(position, speed)

    def _is_astray(self, position: Instant, speed: float) -> bool:
        """Say whether the feed was stopped elsewhere: at a present that a wrong clock had put before *position*."""
        shown, span = self._feed.position, self._feed.span
        if shown is None or (span is not None and position < span[0]):
            return False
        return self._feed.speed != speed or (not speed and shown != position)


def _replay_of(state: WallState) -> tuple[Instant, float, Instant] | None:
    if state.still_at is not None:
        return state.still_at, 0.0, state.still_at
    if state.replay_at is None or state.replay_since is None:
        return None
    return state.replay_at, state.replay_speed, state.replay_since
