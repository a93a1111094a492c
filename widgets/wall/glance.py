"""What the wall knows at one tick: the moment, how fresh it is, and what that lets a panel show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.moment import MINUTE, SECOND, Instant
from app.situation.answers import Moment

LOADING_UNTIL = 3 * SECOND
"""How long a panel may read before it says that it failed."""


class Source(StrEnum):
    """What a panel's data come from; each has its own age and limit."""

    CASES = "cases"
    POSITIONS = "positions"
    EVALUATION = "evaluation"
    """Scores and rates of a month: cases, but no minute decides about them."""


STALE_AFTER: dict[Source, Instant] = {
    Source.CASES: 30 * SECOND, Source.POSITIONS: 60 * SECOND, Source.EVALUATION: 10 * MINUTE,
}  # fmt: skip


class Look(StrEnum):
    """How a panel stands, the same for every panel."""

    LIVE = "live"
    EMPTY = "empty"
    LOADING = "loading"
    STALE = "stale"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """What failed for a panel: the reading or the drawing, since when, and the next try (0: none is coming)."""

    is_drawing: bool
    since: Instant
    tries: int = 0
    next_at: Instant = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """The empty look: one bold sentence, and since when (``None``: not known)."""

    sentence: str
    since: Instant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What the wall itself shows: the scene's name, and who put it there when (``""``/``None``: nobody).

    ``how`` is said in place of who where it matters more: scenes take turns, the wall is pinned or stands still.
    ``is_still`` says that the wall stands still, ``is_replay`` that it shows another moment than that of its standstill.
    """

    scene: str
    by: str = ""
    at: Instant | None = None
    case_number: str = ""
    how: str = ""
    is_still: bool = False
    is_replay: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """One tick of one panel. ``now`` is the wall host's clock; ``moment`` may be missing or old, as ``look`` says.

    ``data_at`` is when the source last answered, ``known_at`` when each did, as the host's clock counts now;
    ``loaded`` how much is read while loading (0 to 1).
    """

    now: Instant
    look: Look
    showing: Showing
    moment: Moment | None = None
    data_at: Instant = 0
    mishap: Mishap | None = None
    loaded: float = 0.0
    known_at: Mapping[Source, Instant] = field(default_factory=dict)

    def at_of(self, source: Source) -> Instant:
        """Return when *source* last answered; 0 is never."""
        usual = 0 if self.moment is None else data_at(self.moment, source)
        return self.known_at.get(source, usual)

    @property
    def then(self) -> Instant | None:
        """Return the moment of a replay, ``None`` for the present and for a wall that stood still in its own present."""
        is_past = self.moment is not None and not self.moment.live
        return self.moment.at if self.moment is not None and is_past and self.showing.is_replay else None

    @property
    def age(self) -> Instant:
        """How old the data are."""
        return self.now - self.data_at


def data_at(moment: Moment, source: Source) -> Instant:
    """Return when *source* last answered; 0 is never."""
    return moment.freshness.fixes_at if source is Source.POSITIONS else moment.freshness.cases_at


def look_at(moment: Moment | None, source: Source, *, age: Instant, waited: Instant) -> Look:
    """Return how data of *source* stand, as far as their *age* decides: loading, failed, stale or live.

    *waited* is how long ago the first answer was asked for, or loading last went on. The past does not age.
    """
    if moment is None or not data_at(moment, source):
        return Look.LOADING if waited <= LOADING_UNTIL else Look.FAILED
    return Look.STALE if moment.live and age > STALE_AFTER[source] else Look.LIVE
