"""A case: what holds after its last event, and its two clocks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Self

from app.domain.clocks import Clock
from app.domain.moment import Instant
from app.domain.terms import Light, Pending, Post, Source, Stage, Supervision


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """What holds after an event; every case event carries one whole, so a case at *t* is its last event.

    ``grid`` is a 15-digit unit grid (its first 6, 9 and 12 digits are district, subdistrict and community), ``""``
    outside the city. ``class_key`` is kind + five-digit class (``E06010``). ``lon``/``lat`` are WGS-84/CGCS2000
    degrees. ``stage_*`` is the clock of our own posts (环节), ``case_*`` the department's (处置); ``None`` where
    that clock has not started or has ended. ``frozen`` is the disposal clock's light while it stands still; after
    the case has ended it says for good whether the department was in time.
    ``reporter`` is a terminal's id or ``""``; ``checker`` the terminal that has the 核实/核查 task.
    """

    number: str
    source: Source
    reported_at: Instant
    class_key: str
    condition: str = ""
    urgent: bool = False
    lon: float
    lat: float
    place: str
    road: str
    grid: str
    duty_grid: str
    reporter: str = ""
    checker: str = ""
    stage: Stage
    post: Post
    department: str = ""
    unit: str = ""
    pending: Pending = Pending.NONE
    supervised: Supervision = Supervision.NONE
    reply_due: Instant | None = None
    urges: int = 0
    rework: int = 0
    returns: int = 0
    stage_soon: Instant | None = None
    stage_due: Instant | None = None
    case_soon: Instant | None = None
    case_due: Instant | None = None
    frozen: Light = Light.NONE

    def to_payload(self) -> dict[str, object]:
        """Return the state as plain JSON values."""
        return {name: _plain(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def from_payload(cls, values: Mapping[str, object]) -> Self:
        """Return the state in *values*; unknown keys are errors (``TypeError``), so are unknown words (``ValueError``)."""
        read = {name: _WORDS[name](str(value)) if name in _WORDS else value for name, value in values.items()}
        return cls(**read)  # type: ignore[arg-type]  # checked by the dataclass and the enums above


_WORDS = {
    "source": Source, "stage": Stage, "post": Post, "pending": Pending, "supervised": Supervision, "frozen": Light,
}  # fmt: skip


def _plain(value: object) -> object:
    return str(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case as the writer holds it. ``version`` counts its events from 1; ``last_seq`` is the newest one's place."""

    case_id: str
    version: int
    last_seq: int
    last_valid_at: Instant
    opened_at: Instant
    description: str
    state: CaseState
    stage_clock: Clock | None
    case_clock: Clock | None

    def with_state(self, **changes: object) -> Self:
        """Return the case with *changes* to its state."""
        return replace(self, state=replace(self.state, **changes))  # type: ignore[arg-type]  # names are CaseState's
