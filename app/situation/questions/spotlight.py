"""督办案件: the one unanswered case that row 3 of the scene 督办 walks to, how long each queue had it, who is near."""

from dataclasses import dataclass

from app.domain.moment import SECOND, Instant
from app.domain.terms import Queue, Stage
from app.situation.case_row import CaseRow
from app.situation.codes import NO_QUEUE, NO_TIME, QUEUE, QUEUE_OF_STAGE, QUEUES, STAGE
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.chased import ChasedRow, in_order, put_out
from app.situation.questions.feed import StepRow, last_steps_of
from app.situation.questions.people import Near, NearPerson
from app.situation.questions.pointed import Pointed
from app.situation.questions.wall_now import WallNow
from app.situation.questions.which import Which
from app.situation.supervision_runs import times_of
from app.situation.view import View
from app.situation.wall_stand import COMPONENT_CLASS

TURN = 20 * SECOND
"""How long one case stands there before the next one."""
STEPS = 3
"""So many of its last steps are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shone:
    """The case of this turn, the ``place`` it has among ``total`` unanswered ones (0 for a case put there by hand).

    ``row`` is ``None`` where nobody owes a reply. ``steps`` are the case's last ones as of then, the newest first.
    """

    row: ChasedRow | None
    place: int
    total: int
    steps: tuple[StepRow, ...] = ()

    @property
    def is_pushed(self) -> bool:
        """Say whether somebody put the case there by hand."""
        return self.row is not None and not self.place


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotlight:
    """The case that ``wall`` shows, else one unanswered case after the other."""

    wall: str
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> Shone:
        """Return the case at the view's moment."""
        waiting = in_order(view, Which.WAITING, self.filter)
        shown = view.find(WallNow(wall=self.wall).answer(view).case_id)
        if shown is not None:
            return _shone(view, shown, 0, len(waiting))
        if not len(waiting):
            return Shone(row=None, place=0, total=0)
        place = int(view.t // TURN % len(waiting))
        return _shone(view, int(waiting[place]), place + 1, len(waiting))


def _shone(view: View, case: int, place: int, total: int) -> Shone:
    """Return the case at the row *case* with its last steps."""
    (row,) = put_out(view, [case])
    return Shone(row=row, place=place, total=total, steps=last_steps_of(view, case, STEPS))


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueTime:
    """What one queue used of its limit on its last visit; 待处置 counts all visits, in 工作时 unless the case is urgent.

    ``used_us`` is ``None`` where the case has not been, ``limit_us`` where no clock ran; ``is_now``: it stands there.
    """

    queue: Queue
    used_us: int | None = None
    limit_us: int | None = None
    is_now: bool = False

    @property
    def is_late(self) -> bool:
        """Return whether the limit was, or is, exceeded."""
        return self.used_us is not None and self.limit_us is not None and self.used_us > self.limit_us


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoneTimes:
    """The case, ``None`` where nobody owes a reply, and all eight queues in order."""

    case: CaseRow | None
    queues: tuple[QueueTime, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotlightTimes:
    """环节用时 of the case of :class:`Spotlight`."""

    wall: str
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> ShoneTimes:
        """Return the times at the view's moment."""
        shone = Spotlight(wall=self.wall, filter=self.filter).answer(view)
        row = None if shone.row is None else view.find(shone.row.case.case_id)
        if shone.row is None or row is None:
            return ShoneTimes(case=None, queues=())
        return ShoneTimes(case=shone.row.case, queues=queue_times(view, row))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShoneNear:
    """The case, ``None`` where nobody owes a reply, and who is nearest to it.

    ``pointed`` is what the wall points at, by its name; the map numbers the first three then. ``""``: a case of the turns.
    """

    case: CaseRow | None
    people: tuple[NearPerson, ...]
    pointed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotlightNear:
    """周边力量 of what the wall points at, as :class:`~.pointed.Pointed` finds them, else of the case of :class:`Spotlight`."""

    wall: str
    limit: int = 6
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> ShoneNear:
        """Return the people at the view's moment."""
        at = Pointed(wall=self.wall, limit=self.limit).answer(view)
        if at.kind and at.kind != COMPONENT_CLASS:
            return ShoneNear(case=at.case, people=at.near, pointed=at.label or at.id)
        shone = Spotlight(wall=self.wall, filter=self.filter).answer(view)
        if shone.row is None:
            return ShoneNear(case=None, people=())
        case = shone.row.case
        return ShoneNear(case=case, people=Near(lon=case.lon, lat=case.lat, limit=self.limit).answer(view))


@dataclass(slots=True)
class _Visit:
    """One stay in a queue: from, until, and the limit that ran out or would have."""

    queue: int
    start: Instant
    end: Instant
    due: int


def queue_times(view: View, row: int) -> tuple[QueueTime, ...]:
    """Return what each queue used of its limit for the case at *row*."""
    visits = _visits(view, row)
    return tuple(_time(view, queue, [one for one in visits if one.queue == QUEUE[queue]], row) for queue in QUEUES)


def _time(view: View, queue: Queue, visits: list[_Visit], row: int) -> QueueTime:
    if not visits:
        return QueueTime(queue=queue)
    last = visits[-1]
    is_urgent = bool(view.tables.events.urgent[view.base.last[row]])
    is_worked = queue is Queue.DISPOSING and not is_urgent

    def span(start: Instant, end: Instant) -> int:
        if not is_worked:
            return end - start
        between = view.setting.calendar.between
        return between(start, end) if end >= start else -between(end, start)

    used = sum(span(one.start, one.end) for one in (visits if queue is Queue.DISPOSING else [last]))
    stage = view.tables.events.stage[view.base.last[row]]
    return QueueTime(
        queue=queue,
        used_us=used,
        limit_us=None if last.due == NO_TIME else used + span(last.end, last.due),
        is_now=QUEUE_OF_STAGE[stage] == QUEUE[queue],
    )


def _visits(view: View, row: int) -> list[_Visit]:
    """Return the stays of a case in the queues, in order; while it hangs it is in none."""
    events, times, at = view.tables.events, times_of(view), int(view.base.last[row])
    chain = []
    while at >= 0:
        chain.append(at)
        at = int(events.before[at])
    found: list[_Visit] = []
    for place, one in enumerate(reversed(chain)):
        queue, start = int(QUEUE_OF_STAGE[events.stage[one]]), int(times[one])
        end = view.t if place + 1 == len(chain) else int(times[chain[-place - 2]])
        due = int(events.case_due[one] if queue == QUEUE[Queue.DISPOSING] else events.stage_due[one])
        if found and found[-1].queue == queue and found[-1].end == start:
            found[-1].end, found[-1].due = end, due if due != NO_TIME else found[-1].due
        elif queue != NO_QUEUE and events.stage[one] not in _ENDED:
            found.append(_Visit(queue, start, end, due))
    return found


_ENDED = (STAGE[Stage.CLOSED], STAGE[Stage.VOID])
