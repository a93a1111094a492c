"""The answers of the scene 夜间: a usual night, a quiet one without a roster, and the worst."""

from dataclasses import replace

from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.domain.terms import Post, Queue
from app.situation.case_row import CaseRow
from app.situation.questions.night import DueFirst, Night, NightNow
from app.situation.questions.night_hours import NightHourCounts, NightHours
from app.situation.questions.night_queues import NightQueue, NightQueues, NightStock
from app.situation.questions.night_watch import DutyPosts, NightWatch, OnCall, WatchList, WatchPhone

Answers = dict[object, object]


def queue(name: Queue, urgent: int, stock: int, urgent_over: int = 0, stage_over: int = 0) -> NightQueue:
    return NightQueue(queue=name, urgent=urgent, stock=stock, urgent_over=urgent_over, stage_over=stage_over)


def night(now: Instant, cases: list[CaseRow], **changes: object) -> NightNow:
    urgent = [replace(one, urgent=True, case_due=now + 38 * MINUTE) for one in cases[:2]]
    due = [
        replace(one, urgent=False, is_over=False, case_left_us=25 * MINUTE, case_due=now + 17 * HOUR)
        for one in cases[2:5]
    ]
    made = NightNow(
        is_night=True, urgent=tuple(urgent), urgent_total=3, urgent_over=1, opens=now + 16 * HOUR + 34 * MINUTE,
        due=(
            DueFirst(department="a", name="环卫处", count=5), DueFirst(department="b", name="市政处", count=2),
            DueFirst(department="c", name="路灯处", count=1),
        ),
        due_total=8, due_rows=tuple(due), evening=now - 7 * HOUR, reported=31, reported_urgent=2,
        reported_last_night=28, disposing=2, next_due=now + 38 * MINUTE, longest_us=72 * MINUTE,
    )  # fmt: skip
    return replace(made, **changes)


def hours(now: Instant, **changes: object) -> NightHourCounts:
    made = NightHourCounts(
        evening=now - 7 * HOUR, hours=14, tonight=(9, 7, 5, 4, 2, 1, 0), running=3, after=0,
        last_night=(8, 6, 6, 3, 2, 1, 0, 0, 0, 1, 0, 1, 4, 6),
    )  # fmt: skip
    return replace(made, **changes)


def phone(name: str, number: str, urgent: int = 0, due: int = 0) -> WatchPhone:
    return WatchPhone(key=name, name=name, phone=number, urgent=urgent, due=due)


POSTS = (
    WatchPhone(key="leader", name="领导", phone="", post=Post.LEADER),
    WatchPhone(key="shift_leader", name="值班长", phone="8002", post=Post.SHIFT_LEADER),
)


def usual(now: Instant, cases: list[CaseRow], question: Night) -> Answers:
    departments = (
        phone("市政处", "31010", 2, 2), phone("环卫处", "31020", 0, 5), phone("路灯处", "", 0, 1),
        phone("排水处", "31040"), phone("园林处", "31050"), phone("抢险队", "31990"),
    )  # fmt: skip
    return {
        question: night(now, cases), NightHours(): hours(now),
        NightQueues(): NightStock(
            rows=(
                queue(Queue.REPORTED, 1, 6), queue(Queue.VERIFYING, 0, 2, 0, 1), queue(Queue.DISPOSING, 2, 0, 1),
                queue(Queue.CHECKING, 0, 4),
            ),
            urgent=3, resting=268,
        ),
        DutyPosts(): POSTS,
        NightWatch(): WatchList(
            posts=POSTS, departments=departments,
            on_call=(
                OnCall(terminal="2031", phone="13900000031", is_live=True),
                OnCall(terminal="2077", phone="13900000077", is_live=False), OnCall(terminal="2110", phone="", is_live=True),
            ),
        ),
    }  # fmt: skip


def quiet(now: Instant, question: Night) -> Answers:
    nothing = {"urgent": (), "urgent_total": 0, "urgent_over": 0, "due": (), "due_total": 0, "due_rows": ()}
    none = {"reported": 0, "reported_urgent": 0, "reported_last_night": None, "disposing": 0, "next_due": None}
    return {
        question: night(now, [], **nothing, **none, longest_us=None, is_night=False),
        NightHours(): hours(now, tonight=(), running=0, last_night=()),
        NightQueues(): NightStock(rows=(), urgent=0, resting=0),
        NightWatch(): WatchList(posts=(), departments=(), on_call=()), DutyPosts(): (),
    }  # fmt: skip


def crowded(now: Instant, cases: list[CaseRow], name: str, question: Night) -> Answers:
    many = tuple(phone(name, "13900000000" if n % 2 else "", 1_234, 999) for n in range(30))
    return {
        question: night(
            now, cases, urgent_total=12_345, urgent_over=12_345, due_total=12_345, opens=now + 5 * DAY, reported=12_345,
            due=tuple(DueFirst(department=str(n), name=name, count=1_234) for n in range(9)), reported_urgent=9_999,
            reported_last_night=99_999, disposing=12_000, longest_us=999 * HOUR, next_due=now + 3 * DAY,
        ),
        NightHours(): hours(now, tonight=(1_234,) * 14, running=0, after=99_999, last_night=(12_345,) * 14),
        NightQueues(): NightStock(
            rows=tuple(queue(one, 12_345, 0 if one is Queue.DISPOSING else 12_345, 999 * (one is Queue.DISPOSING), 999) for one in Queue),
            urgent=99_999, resting=99_999,
        ),
        NightWatch(): WatchList(
            posts=POSTS, departments=many,
            on_call=tuple(OnCall(terminal=str(1_234_567 + n), phone="13900000000", is_live=bool(n % 2)) for n in range(40)),
        ),
    }  # fmt: skip
