"""Suspected duplicates: cases of one class, near in place and time, with what speaks for their being the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.domain.moment import HOUR, MINUTE, Instant
from app.services.reasons import Reason, Sentence, because
from app.services.wording import likeness

NEAR_M = 50.0
NEAR_US: Instant = 24 * HOUR
"""Same class within 50 m and 24 h is a suspected duplicate (domain facts §5.5)."""


class Reported(Protocol):
    """What advice needs to know of a case; the situation's rows have it. Read-only."""

    @property
    def case_id(self) -> str:
        """The case's id."""
        ...

    @property
    def number(self) -> str:
        """The case's number."""
        ...

    @property
    def class_key(self) -> str:
        """Kind and class."""
        ...

    @property
    def lon(self) -> float:
        """Degrees east."""
        ...

    @property
    def lat(self) -> float:
        """Degrees north."""
        ...

    @property
    def reported_at(self) -> Instant:
        """When it was reported."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A case that may be the same, ``metres`` away and ``apart_us`` µs before (negative: after).

    ``likeness`` of the two descriptions is 0 to 1, ``None`` where one is not known.
    """

    case_id: str
    number: str
    metres: float
    apart_us: Instant
    reason: Reason
    likeness: float | None = None


def is_close(case: Reported, row: Reported) -> bool:
    """Say whether *row* is of the class of *case* and was reported close enough in time."""
    return row.class_key == case.class_key and abs(case.reported_at - row.reported_at) <= NEAR_US


def suspected(case: Reported, row: Reported, metres: float, class_name: str, texts: Mapping[str, str]) -> Duplicate:
    """Return *row*, *metres* away, as a suspected duplicate of *case*; *texts* are descriptions by case id."""
    apart = case.reported_at - row.reported_at
    order = Sentence.NEAR_BEFORE if apart >= 0 else Sentence.NEAR_AFTER
    reason, alike = because(order, class_name, metres, _length(abs(apart))), None
    if case.case_id in texts and row.case_id in texts:
        alike = likeness(texts[case.case_id], texts[row.case_id])
        reason = because(Sentence.ALIKE, reason, alike)
    return Duplicate(
        case_id=row.case_id, number=row.number, metres=metres, apart_us=apart, reason=reason, likeness=alike
    )


def _length(span: Instant) -> Reason:
    hours, minutes = divmod(span // MINUTE, 60)
    return because(Sentence.HOURS_MINUTES, hours, minutes) if hours else because(Sentence.MINUTES, minutes)
