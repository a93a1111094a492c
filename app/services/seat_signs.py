"""Which seats are heard of: how long each of those that matter has been silent while the gateway could hear."""

from collections.abc import Iterable

from app.domain.moment import SECOND, Instant

DEAF_AFTER: Instant = 150 * SECOND
"""After so long without any message at all it is the gateway that does not hear.

A wall asks for the gateway a minute after the log has become quiet, so that in a hall whose broker works this is not met.
"""
STEP_MOST: Instant = 5 * SECOND
"""No more is counted between two looks: what lies between them beyond that is a clock that was set, or a gateway that slept."""


class SeatSigns:
    """Silences in µs, counted look by look, so that neither a set clock nor a lost broker makes a seat seem gone.

    A seat that is looked at for the first time, also after a start of the gateway, counts as heard just then.
    """

    def __init__(self) -> None:
        """Begin with nobody."""
        self._silences: dict[str, Instant] = {}
        self._heard: set[str] = set()
        self._deaf: Instant = 0
        self._looked_at: Instant | None = None

    def hear(self, seat: str = "") -> None:
        """Note a message, and that it came from somebody logged in at *seat*, if that is known."""
        self._deaf = 0
        if seat in self._silences:
            self._silences[seat] = 0
            self._heard.add(seat)

    def look(self, now: Instant, seats: Iterable[str]) -> None:
        """Count on for *seats*; the others are forgotten."""
        gone_by = 0 if self._looked_at is None else min(max(0, now - self._looked_at), STEP_MOST)
        self._looked_at = now
        self._deaf += gone_by
        more = 0 if self.is_deaf else gone_by
        before = self._silences
        self._silences = {seat: before[seat] + more if seat in before else 0 for seat in seats}
        self._heard &= self._silences.keys()

    @property
    def is_deaf(self) -> bool:
        """Say whether nothing at all is heard, so that nothing is counted."""
        return self._deaf > DEAF_AFTER

    def silence(self, seat: str) -> Instant:
        """Return how long *seat*, one of those looked at last, has been silent."""
        return self._silences.get(seat, 0)

    def has_heard(self, seat: str) -> bool:
        """Say whether *seat* gave any sign since it is looked at: one that was lost before is not back without."""
        return seat in self._heard
