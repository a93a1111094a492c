"""The answers of the scene 督办 with the numbers of its mock picture, of a quiet city, and of the worst day."""

from dataclasses import replace

from app.domain.moment import HOUR, MINUTE, Instant
from app.domain.terms import Post, Queue, Supervision
from app.situation.case_row import CaseRow
from app.situation.questions.backlog import Backlog, BacklogList, DepartmentBacklog
from app.situation.questions.chased import Chased, ChasedList, ChasedRow
from app.situation.questions.feed import StepRow
from app.situation.questions.overdue_ages import OverdueAges, OverdueByAge
from app.situation.questions.people import NearPerson, PersonRow, PersonStatus
from app.situation.questions.reply_times import DepartmentReplies, ReplyTimes
from app.situation.questions.spotlight import (
    QueueTime,
    Shone,
    ShoneNear,
    ShoneTimes,
    Spotlight,
    SpotlightNear,
    SpotlightTimes,
)
from app.situation.questions.supervision_now import SupervisionCounts, SupervisionNow
from app.situation.questions.which import Which

Answers = dict[object, object]
LISTS = (Which.WAITING, Which.OVER_UNSUPERVISED, Which.ANSWERED)


def row(case: CaseRow, issued_at: Instant | None = None, answered_at: Instant | None = None) -> ChasedRow:
    return ChasedRow(case=case, issued_at=issued_at, answered_at=answered_at)


def listed(rows: list[ChasedRow], **counts: int) -> ChasedList:
    usual = {"total": len(rows), "over": sum(one.case.is_over for one in rows), "unurged": 0}
    return ChasedList(rows=tuple(rows), **usual | counts)


def backlog(table: list[tuple[str, int, int, int]]) -> BacklogList:
    rows = [
        DepartmentBacklog(department=name, name=name, soon=soon, over=over, waiting=waiting)
        for name, soon, over, waiting in table
    ]
    return BacklogList(
        rows=tuple(rows), soon=sum(r.soon for r in rows), over=sum(r.over for r in rows),
        waiting=sum(r.waiting for r in rows),
    )  # fmt: skip


def replies(table: list[tuple[str, int]], limit: int = 2 * HOUR) -> tuple[DepartmentReplies, ...]:
    return tuple(
        DepartmentReplies(department=name, name=name, count=3, late=0, taken_us=taken * MINUTE, limit_us=limit)
        for name, taken in table
    )


def counts(**changes: object) -> SupervisionCounts:
    made = SupervisionCounts(
        waiting=5, missed=0, oldest_at=None, next_due=None, answered=7, over=14, over_waiting=4, over_answered=1,
        over_unsupervised=9, settled=4, settled_work_us=200 * MINUTE, stage_over=4,
    )  # fmt: skip
    return replace(made, **changes)


def step(case: CaseRow, kind: str, at: Instant, post: Post, department: str = "") -> StepRow:
    return StepRow(
        at=at, kind=kind, case_id=case.case_id, number=case.number, class_key=case.class_key,
        class_name=case.class_name, road=case.road, place=case.place, post=post, who="3102", seat="3",
        department=department, department_name=department, urgent=case.urgent,
    )  # fmt: skip


def steps_of(case: CaseRow, now: Instant) -> tuple[StepRow, ...]:
    """Return the last steps of a case, the newest first: one of today, two of days before."""
    name = case.department_name
    return (
        step(case, "supervise", now - 2 * HOUR, Post.SHIFT_LEADER, name),
        step(case, "sign", now - 28 * HOUR, Post.DEPARTMENT, name),
        step(case, "dispatch", now - 30 * HOUR, Post.DISPATCHER, name),
    )


def shone(
    case: CaseRow | None, now: Instant, minutes: dict[Queue, tuple[int, int]], metres: tuple[int, ...]
) -> Answers:
    """Return the case in the light, with the minutes used and given in each queue, and who is how far away."""
    timed = tuple(
        QueueTime(queue=queue, used_us=minutes[queue][0] * MINUTE, limit_us=minutes[queue][1] * MINUTE)
        if queue in minutes
        else QueueTime(queue=queue)
        for queue in Queue
    )
    people = tuple(
        NearPerson(person=PersonRow(
            terminal=str(2056 + far), name="", status=list(PersonStatus)[place % 5], since=now, duty_grid="",
            duty_grid_name="", lon=114.3, lat=30.5, fix_at=now, heard_at=now,
        ), metres=float(far))
        for place, far in enumerate(metres)
    )  # fmt: skip
    return {
        Spotlight(wall="hall"): Shone(
            row=None if case is None else row(case, now),
            place=2 if case else 0,
            total=5,
            steps=() if case is None else steps_of(case, now),
        ),
        SpotlightTimes(wall="hall"): ShoneTimes(case=case, queues=timed if case else ()),
        SpotlightNear(wall="hall"): ShoneNear(case=case, people=people),
    }


def usual(now: Instant, waiting: list[CaseRow], over: list[CaseRow]) -> Answers:
    day = now - 15 * HOUR - 26 * MINUTE
    answered = {"supervised": Supervision.ANSWERED, "is_over": False}
    replied = [
        row(replace(one, case_left_us=abs(one.case_left_us or 0), **answered), day, now - (place + 1) * 28 * MINUTE) for place, one in enumerate([*waiting, *over])
    ]  # fmt: skip
    minutes = {
        Queue.REPORTED: (6, 15), Queue.ACCEPTED: (28, 30), Queue.FILED: (60, 30), Queue.DISPOSING: (3_040, 2_400),
    }  # fmt: skip
    case = replace(
        waiting[1], place="文昌路 118 号门前快车道", case_due=now - 29 * HOUR, number="E0113202606030218", notices=2
    )  # fmt: skip
    return shone(case, now, minutes, (240, 410, 620, 1_100)) | {
        SupervisionNow(): counts(oldest_at=now - 312 * MINUTE, next_due=now + 14 * MINUTE),
        Chased(which=Which.WAITING): listed([row(one, now - HOUR) for one in waiting]),
        Chased(which=Which.OVER_UNSUPERVISED): listed([row(one) for one in over], total=9, unurged=4),
        Chased(which=Which.ANSWERED): listed(replied, over=1),
        OverdueAges(): OverdueByAge(counts=(8, 4, 2, 0, 0), total=14, urgent=0),
        Backlog(): backlog([
            ("市政处", 6, 4, 2), ("执法大队", 5, 3, 1), ("环卫处", 6, 2, 1), ("排水处", 3, 1, 1), ("路灯处", 3, 1, 0),
            ("园林处", 2, 2, 0), ("通信公司", 2, 1, 0),
        ]),
        ReplyTimes(): replies([
            ("通信公司", 205), ("市政处", 160), ("执法大队", 115), ("排水处", 92), ("路灯处", 70), ("环卫处", 58),
            ("园林处", 41),
        ]),
    }  # fmt: skip


def quiet() -> Answers:
    empty = listed([])
    none = counts(
        waiting=0, answered=0, over=0, over_waiting=0, over_answered=0, over_unsupervised=0, settled=0,
        settled_work_us=None, stage_over=0,
    )  # fmt: skip
    return shone(None, 0, {}, ()) | {
        SupervisionNow(): none, **{Chased(which=which): empty for which in LISTS},
        OverdueAges(): OverdueByAge(counts=(0,) * 5, total=0, urgent=0), Backlog(): backlog([]), ReplyTimes(): (),
    }  # fmt: skip


def crowded(now: Instant, cases: list[CaseRow], name: str) -> Answers:
    """Return long names, four-digit counts, replies of yesterday and missed limits."""
    waiting = [replace(one, supervised=Supervision.WAITING, reply_due=now - 30 * HOUR) for one in cases]
    answered = [replace(one, supervised=Supervision.ANSWERED, reply_due=None) for one in cases]
    late = dict.fromkeys(Queue, (9_999, 30))
    worst = replace(
        waiting[0], place="某某大道与环城高架北段辅路交叉口东北角人行道", case_due=now - 99 * HOUR, expose_asked=True
    )  # fmt: skip
    return shone(worst, now, late, (1, 410, 620, 1_100, 3_999, 4_999)) | {
        SupervisionNow(): counts(
            waiting=1_005, missed=994, oldest_at=now - 99 * HOUR, next_due=now + 30 * HOUR, answered=1_201, over=1_414,
            over_answered=1_100, settled=1_234, settled_work_us=999 * HOUR, stage_over=1_234,
        ),
        Chased(which=Which.WAITING): listed([row(one, now) for one in waiting], total=1_005),
        Chased(which=Which.OVER_UNSUPERVISED): listed([row(one) for one in cases], total=1_234),
        Chased(which=Which.ANSWERED): listed([row(one, now, now - 30 * HOUR) for one in answered], total=1_201, over=1_100),
        OverdueAges(): OverdueByAge(counts=(1_012, 1, 202, 0, 199), total=1_414, urgent=321),
        Backlog(): backlog([(name if place % 3 else "处", 1_027, 999 - place, 0) for place in range(12)]),
        ReplyTimes(): replies([(name if place % 2 else "处", 9_000 - place * 900) for place in range(10)], HOUR),
    }  # fmt: skip
