"""One case as a list shows it, as of the view's moment."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.domain.terms import Light, Pending, Post, Queue, Satisfaction, Source, Stage, Supervision


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case at the view's moment; what the case's last event says, with both lights as of that moment.

    ``light`` is the department's disposal clock (处置), ``stage_light`` the clock of our own post (环节);
    ``case_left_us`` is what is left of the disposal limit, negative when over: 工作时 for an ordinary case, natural
    time for an urgent one, ``None`` where no clock runs. ``stage_left_us`` is natural time. ``is_over`` is
    处置超期 and ``is_stage_over`` 环节超时 as the wall counts them. ``department_name`` and ``class_name`` are the
    words for the codes beside them (the code itself where it is not known). ``last_step``, ``last_at``, ``actor``
    and ``seat`` are the last event's.

    ``holder`` is the department, unit or team that must act (``holder_name`` in words), ``holder_due`` when its own
    share of the clock ends and ``holder_left_us`` what is left of that, counted like ``case_left_us``. ``assistants``
    still owe their part (协办). ``claimed_by`` is the seat that has the case open (占用) until ``claimed_until`` and
    ``claimed_actor`` who sits there; ``""`` and ``None`` for a case that nobody has.
    ``applied_more`` is the time a waiting 延期 asks for (``2h``).
    ``notices`` counts 督办 notices, ``notice_no`` and ``settle_due`` (处结 limit) are the newest one's.
    The flags from ``verified`` on are those of :class:`~app.domain.case.CaseState`; ``assisted`` says that there are
    assistants.
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
    team: str = ""
    team_name: str = ""
    holder: str = ""
    holder_name: str = ""
    holder_due: Instant | None = None
    holder_left_us: int | None = None
    assistants: tuple[str, ...] = ()
    hang_until: Instant | None = None
    applied_at: Instant | None = None
    applied_more: str = ""
    delays: int = 0
    hangs: int = 0
    limit_step: int = 0
    satisfaction: Satisfaction = Satisfaction.NONE
    verified: bool = False
    self_handled: bool = False
    unfiled: bool = False
    disputed: bool = False
    ownerless: bool = False
    forced: bool = False
    appealed: bool = False
    exempt: bool = False
    assisted: bool = False
    notices: int = 0
    notice_no: str = ""
    settle_due: Instant | None = None
    reply_missed: bool = False
    expose_asked: bool = False
    exposed: bool = False
    claimed_by: str = ""
    claimed_actor: str = ""
    claimed_until: Instant | None = None
