"""The columns of cases: one row per event, one per change of what a case is about, one per case."""

from dataclasses import dataclass

from app.situation.column import Bools, Floats, Int8s, Int16s, Int32s, Int64s, Words64
from app.situation.words import TextArrays, Words


@dataclass(frozen=True, slots=True, eq=False)
class EventArrays:
    """What held after each case event, in the order of the log.

    ``case`` is the case's row, ``before`` the row of the same case's event before (-1: none), ``about`` a row of
    :class:`AboutArrays`, ``more`` one of :class:`MoreArrays`. Instants are µs with :data:`~.codes.NO_TIME` for none; ``stage``, ``post``, ``frozen``,
    ``supervised`` and ``pending`` are codes of :mod:`.codes`; ``step``, ``department``, ``unit``, ``checker``,
    ``actor`` and ``seat`` are codes of the vocabulary. Counts stop at 255.
    """

    seq: Int64s
    recorded_at: Int64s
    valid_at: Int64s
    case: Int32s
    before: Int32s
    about: Int32s
    more: Int32s
    version: Int32s
    step: Int32s
    department: Int32s
    unit: Int32s
    checker: Int32s
    actor: Int32s
    seat: Int32s
    stage_soon: Int64s
    stage_due: Int64s
    case_soon: Int64s
    case_due: Int64s
    reply_due: Int64s
    stage: Int8s
    post: Int8s
    by_post: Int8s
    frozen: Int8s
    supervised: Int8s
    pending: Int8s
    urgent: Bools
    urges: Int8s
    rework: Int8s
    returns: Int8s


@dataclass(frozen=True, slots=True, eq=False)
class AboutArrays:
    """What and where a case is; a new row only when an event changes it.

    ``place`` is the CRC-32 of the place's text, which stands at the same row of the texts; the rest are codes of the
    vocabulary, WGS-84 degrees, and the code of the source.
    """

    class_key: Int32s
    lon: Floats
    lat: Floats
    road: Int32s
    grid: Int32s
    duty_grid: Int32s
    reporter: Int32s
    place: Int64s
    source: Int8s


@dataclass(frozen=True, slots=True, eq=False)
class MoreArrays:
    """What holds of few cases, or for long; a new row only when an event changes it. Row 0 says that nothing of it holds.

    ``flags`` are the bits of :data:`~.codes.FLAGS`; ``holder``, ``team``, ``applied_more`` and ``notice_no`` are codes of the
    vocabulary, ``assistants``
    the code of all their codes joined by :data:`~.codes.JOINT`; ``satisfaction`` is a code of :mod:`.codes`.
    """

    holder_due: Int64s
    hang_until: Int64s
    applied_at: Int64s
    settle_due: Int64s
    holder: Int32s
    team: Int32s
    assistants: Int32s
    applied_more: Int32s
    notice_no: Int32s
    flags: Int16s
    delays: Int8s
    hangs: Int8s
    limit_step: Int8s
    satisfaction: Int8s
    notices: Int8s


@dataclass(frozen=True, slots=True, eq=False)
class CaseArrays:
    """What never changes of a case: its id in two halves, when it was reported, its first event's row."""

    id_high: Words64
    id_low: Words64
    reported_at: Int64s
    first: Int32s


@dataclass(frozen=True, slots=True, eq=False)
class FilingArrays:
    """Every filing (:data:`~.codes.FILING_STEPS`) once more, for the heat: its event row, times and place."""

    event: Int32s
    recorded_at: Int64s
    valid_at: Int64s
    about: Int32s


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """All columns of cases as they were at one moment; read-only."""

    events: EventArrays
    abouts: AboutArrays
    mores: MoreArrays
    cases: CaseArrays
    filings: FilingArrays
    numbers: TextArrays
    places: TextArrays
    words: Words


def case_id_of(high: int, low: int) -> str:
    """Return the id in its usual text form."""
    digits = f"{high:016x}{low:016x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
