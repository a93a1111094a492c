"""One case as a list shows it, as of the view's moment."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Light, Pending, Post, Queue, Source, Stage, Supervision


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case at the view's moment; what the case's last event says, with both lights as of that moment.

    ``light`` is the department's disposal clock (处置), ``stage_light`` the clock of our own post (环节);
    ``case_left_us`` is what is left of the disposal limit, negative when over: 工作时 for an ordinary case, natural
    time for an urgent one, ``None`` where no clock runs. ``stage_left_us`` is natural time. ``is_over`` is
    处置超期 and ``is_stage_over`` 环节超时 as the wall counts them. ``department_name`` and ``class_name`` are the
    words for the codes beside them (the code itself where it is not known). ``last_step``, ``last_at``, ``actor``
    and ``seat`` are the last event's.
    """

    case_id: str
    number: str
    version: int
    source: Source
    reported_at: Instant
    reporter: str
    checker: str
    class_key: str
    class_name: str
    lon: float
    lat: float
    place: str
    road: str
    grid: str
    duty_grid: str
    stage: Stage
    queue: Queue | None
    post: Post
    department: str
    department_name: str
    unit: str
    unit_name: str
    light: Light
    stage_light: Light
    is_paused: bool
    stage_soon: Instant | None
    stage_due: Instant | None
    case_soon: Instant | None
    case_due: Instant | None
    stage_left_us: int | None
    case_left_us: int | None
    is_soon: bool
    is_over: bool
    is_stage_soon: bool
    is_stage_over: bool
    urgent: bool
    supervised: Supervision
    reply_due: Instant | None
    pending: Pending
    urges: int
    rework: int
    returns: int
    last_step: str
    last_at: Instant
    actor: str
    seat: str
