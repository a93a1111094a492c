"""A case: what holds after its last event, and its two clocks."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Self, cast

from app.domain.clocks import Clock
from app.domain.moment import Instant
from app.domain.terms import Exposure, Light, Pending, Post, Satisfaction, Source, Stage, Supervision


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseState:
    """What holds after an event; every case event carries one whole, so a case at *t* is its last event.

    ``grid`` is a 15-digit unit grid (its first 6, 9 and 12 digits are district, subdistrict and community), ``""``
    outside the city. ``class_key`` is kind + five-digit class (``E06010``). ``lon``/``lat`` are WGS-84/CGCS2000
    degrees. ``stage_*`` is the clock of our own posts (环节), ``case_*`` the department's (处置); ``None`` where
    that clock has not started or has ended. ``frozen`` is the disposal clock's light while it stands still; after
    the case has ended it says for good whether the department was in time.
    ``reporter`` is a terminal's id or ``""``; ``checker`` the terminal that has the 核实/核查 task.

    ``holder`` is the department, unit or team that must act (``department``, ``unit`` and ``team`` are the chain down
    to it), ``holder_due`` when its own share of the clock ends; ``assistants`` are departments that still owe their
    part (协办). ``applied_at`` is when the pending application was made: approval dates back to it; ``applied_more`` is
    the time asked for by a 延期 (``2h``). ``hang_until`` ends a 挂账, or would end the one asked for. ``merged_into`` is the id of the case this one is a repeat of. ``limit_step`` counts the steps done of
    a limit in several steps. ``order_no`` is the hotline's own number of its work order. ``unfiled``: dispatched at
    once, still to be filed (先派后补); ``disputed``: acted on first, who pays is settled later (先行处置);
    ``ownerless``: 无责任主体; ``exempt``: late, but out of the statistics by a granted appeal; ``appealed``: an
    appeal was made, there is no second. ``notices`` counts 督办 notices, ``notice_no`` is the newest one's number,
    ``settle_due`` its 处结 limit; ``reply_missed``: one was not answered in time; ``exposure``: 督查曝光 after that.
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
    verified: bool = False
    self_handled: bool = False
    unfiled: bool = False
    disputed: bool = False
    ownerless: bool = False
    forced: bool = False
    appealed: bool = False
    exempt: bool = False
    delays: int = 0
    hangs: int = 0
    limit_step: int = 0
    team: str = ""
    holder: str = ""
    holder_due: Instant | None = None
    assistants: tuple[str, ...] = ()
    applied_at: Instant | None = None
    hang_until: Instant | None = None
    merged_into: str = ""
    order_no: str = ""
    satisfaction: Satisfaction = Satisfaction.NONE
    applied_more: str = ""
    notices: int = 0
    notice_no: str = ""
    settle_due: Instant | None = None
    reply_missed: bool = False
    exposure: Exposure = Exposure.NONE

    def to_payload(self) -> dict[str, object]:
        """Return the state as plain JSON values; of the later fields (:data:`LATER`) those that differ from their default."""
        values = {name: _plain(getattr(self, name)) for name in self.__slots__}
        for name, default in LATER.items():
            if values[name] == default:
                del values[name]
        return values

    @classmethod
    def from_payload(cls, values: Mapping[str, object]) -> Self:
        """Return the state in *values*; unknown keys are errors (``TypeError``), so are unknown words (``ValueError``)."""
        read = {name: _read(name, value) for name, value in values.items()}
        return cls(**read)  # type: ignore[arg-type]  # checked by the dataclass and the enums above


_FIRST_LATER = "verified"
_NAMES = tuple(one.name for one in fields(CaseState))
LATER: Mapping[str, object] = {
    one.name: [] if one.default == () else one.default for one in fields(CaseState)[_NAMES.index(_FIRST_LATER) :]
}
"""Fields that came after the first release, with their defaults as JSON values; an event leaves these out."""

_WORDS = {
    "source": Source, "stage": Stage, "post": Post, "pending": Pending, "supervised": Supervision, "frozen": Light,
    "satisfaction": Satisfaction, "exposure": Exposure,
}  # fmt: skip


def _read(name: str, value: object) -> object:
    if name == "assistants":
        return tuple(map(str, cast("list[object]", value)))
    word = _WORDS.get(name)
    return value if word is None else word(str(value))


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case as the writer holds it. ``version`` counts its events from 1; ``last_seq`` is the newest one's place.

    ``opened_seq`` is the first one's, 0 before the log has given it.
    """

    case_id: str
    version: int
    last_seq: int
    last_valid_at: Instant
    opened_at: Instant
    description: str
    state: CaseState
    stage_clock: Clock | None
    case_clock: Clock | None
    opened_seq: int = 0

    def with_state(self, **changes: object) -> Self:
        """Return the case with *changes* to its state."""
        return replace(self, state=replace(self.state, **changes))  # type: ignore[arg-type]  # names are CaseState's
