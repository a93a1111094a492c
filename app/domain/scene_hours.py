"""From which hour of the day to which a scene stands on the walls by itself."""

import re
from dataclasses import dataclass

from app.domain.moment import DAY, MINUTE, Instant
from app.domain.work_time import local_day, midnight

_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class SceneHours:
    """From which local minute of the day to which one a scene stands; past midnight where it ends before it starts."""

    scene: str
    start_minute: int
    end_minute: int

    @classmethod
    def parse(cls, scene: str, text: str) -> "SceneHours":
        """Return the hours of ``20:00-08:00``; raise :class:`ValueError` for anything else, and for a whole day."""
        found = _HOURS.fullmatch(text)
        if found is None or found[1] + found[2] == found[3] + found[4]:
            raise ValueError(f"hours {text!r} must be like 20:00-08:00")
        begins, ends = 60 * int(found[1]) + int(found[2]), 60 * int(found[3]) + int(found[4])
        return cls(scene, begins, ends)

    def last_change(self, now: Instant) -> tuple[Instant, bool]:
        """Return when the hours last began or ended, and whether they run."""
        today = midnight(local_day(now))
        began, ended = (
            max(at for at in (today + minute * MINUTE, today + minute * MINUTE - DAY) if at <= now)
            for minute in (self.start_minute, self.end_minute)
        )
        return max((began, True), (ended, False))
