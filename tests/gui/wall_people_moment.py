"""The answers of the scene 人员: a usual shift, one where all is well, nobody rostered, and the largest numbers."""

from app.domain.moment import HOUR, MINUTE, Instant
from app.domain.terms import Post
from app.situation.doubts import DoubtKind
from app.situation.questions.blind_spots import BlindSpot, BlindSpotList, BlindSpots
from app.situation.questions.coverage import CoverageBoard, GridCoverage
from app.situation.questions.duty_roster import DutyBoard, DutyRoster, GridShift
from app.situation.questions.grid_presence import GridPeople, GridPresence, GridPresenceBoard
from app.situation.questions.inspector_loads import InspectorLoad, InspectorLoads, LoadBoard
from app.situation.questions.roll_calls import MessageRow, RollAnswer, RollCallRow, RollCalls
from app.situation.questions.task_times import BothTaskTimes, TaskAnswers, TaskTimes
from app.situation.questions.track_doubts import DoubtCounts, DoubtNumbers, KindCount

Answers = dict[object, object]


def grid(n: int, due: int, out: int = 0, off: int = 0, blind: int = 0, still: int = 0, name: str = "") -> GridPeople:
    return GridPeople(
        duty_grid=str(n), name=name or f"责任网格 {n:02}", due=due, on_duty=due - out - off - blind - still,
        out_of_grid=out, offline=off, no_fix=blind, lingering=still,
    )  # fmt: skip


def coverage(n: int, share: float | None, now: Instant, name: str = "", km: float = 8.4) -> GridCoverage:
    return GridCoverage(
        duty_grid=str(n), name=name or f"责任网格 {n:02}", rostered=share is not None, terminals=("1", "2"),
        since=now - 7 * HOUR, until=now, street_m=km * 1000, seen_m=km * 1000 * (share or 0.0),
    )  # fmt: skip


def spot(n: int, road: str, bred: int, now: Instant, name: str = "") -> BlindSpot:
    return BlindSpot(
        duty_grid=str(n), duty_grid_name=name or f"责任网格 {n:02}", road=road, bred=bred, since=now - 206 * MINUTE
    )  # fmt: skip


def load(
    terminal: str, counts: tuple[int, int, int, int, int], grid_name: str = "责任网格 03", on_shift: bool = True
) -> InspectorLoad:
    in_hand, late, reported, verified, checked = counts
    return InspectorLoad(
        terminal=terminal, duty_grid_name=grid_name if on_shift else "", on_shift=on_shift, in_hand=in_hand, late=late,
        reported=reported, verified=verified, checked=checked,
    )  # fmt: skip


def loads(rows: list[InspectorLoad]) -> LoadBoard:
    return LoadBoard(
        rows=tuple(rows), on_shift=sum(row.on_shift for row in rows),
        idle=sum(row.on_shift and not row.in_hand for row in rows), in_hand=sum(row.in_hand for row in rows),
        late=sum(row.late for row in rows),
    )  # fmt: skip


def shift(n: int, now: Instant, due: int = 2, missing: int = 0, coming: int = 3, name: str = "") -> GridShift:
    return GridShift(
        duty_grid=str(n), name=name or f"责任网格 {n:02}", terminals=tuple(str(2030 + 3 * n + m) for m in range(due)),
        on_duty=due - missing, until=now + 4 * HOUR if due else None, next_at=now + 4 * HOUR if coming else None,
        coming=coming,
    )  # fmt: skip


def shifts(rows: list[GridShift], now: Instant, idle: int = 0) -> DutyBoard:
    coming = sum(row.coming for row in rows)
    return DutyBoard(rows=tuple(rows), idle=idle, next_at=now + 4 * HOUR if coming else None, coming=coming)


def doubts(times: int = 1) -> DoubtNumbers:
    counts = ((DoubtKind.TELEPORT, 4, 3), (DoubtKind.COPIED, 2, 2), (DoubtKind.FROZEN, 1, 0))
    rows = tuple(KindCount(kind=kind, count=count * times, open=waiting * times) for kind, count, waiting in counts)
    return DoubtNumbers(rows=rows, fixes=301_000, kept_out=45 * times)


def call(now: Instant, asked: int, answered: int, note: str = "") -> RollCallRow:
    answers = [
        RollAnswer(
            terminal=str(2031 + n),
            name="张三",
            at=now - (30 - n % 30) * MINUTE if n < answered else None,
            late=n == 0,
            note=note,
        )
        for n in range(asked)
    ]
    sent = MessageRow(
        message_id="m", at=now - 40 * MINUTE, actor="3102", post=Post.SHIFT_LEADER, seat="1", text="", terminals=()
    )
    return RollCallRow(message=sent, until=now - 25 * MINUTE, is_over=True, answers=tuple(answers))


def usual(now: Instant) -> Answers:
    rows = (
        grid(21, 3, off=1, still=1),
        grid(3, 2, out=1),
        grid(9, 3, still=1),
        grid(15, 2, blind=1),
        *(grid(n, 2) for n in range(30, 44)),
    )
    shares = (0.12, 0.31, 0.34, 0.42, 0.55, 0.58, 0.61, 0.72, 0.8, 0.93, None, None)
    return {
        GridPresence(): GridPresenceBoard(rows=rows, unstaffed=2, rostered=True),
        CoverageBoard(): tuple(coverage(n, share, now) for n, share in enumerate(shares, start=1)),
        BlindSpots(limit=7): BlindSpotList(
            rows=tuple(spot(n, road, 41 - 5 * n, now) for n, road in enumerate(("解放路", "文昌路", "学院街", "滨河路", "", "人民大道", "迎宾大道"))),
            total=23, unseen=196, bred=2_410, rostered=True,
        ),
        DoubtCounts(): doubts(),
        DutyRoster(): shifts([shift(3, now), shift(9, now, 3, 1), shift(15, now, 2, 2), *(shift(n, now) for n in range(30, 38)), shift(21, now, 0), shift(22, now, coming=0)], now, 2),
        InspectorLoads(): loads([load("2031", (4, 1, 9, 2, 5)), load("2199", (1, 0, 0, 0, 0), on_shift=False), *(load(str(2040 + n), (n % 4, 0, 12 - n, 1, 2)) for n in range(12))]),
        TaskAnswers(): BothTaskTimes(
            verify=TaskTimes(answered=41, in_time=38, median_us=12 * MINUTE, longest_us=56 * MINUTE, waiting=7, late=1),
            check=TaskTimes(answered=126, in_time=121, median_us=34 * MINUTE, longest_us=3 * HOUR, waiting=36, late=2),
        ),
        RollCalls(limit=1): (call(now, 62, 58),),
    }  # fmt: skip


def quiet(now: Instant) -> Answers:
    none = TaskTimes(answered=0, in_time=0, median_us=None, longest_us=None, waiting=0, late=0)
    return {
        GridPresence(): GridPresenceBoard(rows=tuple(grid(n, 2) for n in range(30)), unstaffed=0, rostered=True),
        CoverageBoard(): tuple(coverage(n, 1.0, now) for n in range(4)),
        BlindSpots(limit=7): BlindSpotList(rows=(), total=0, unseen=0, bred=0, rostered=True),
        DoubtCounts(): DoubtNumbers(rows=(), fixes=1_200, kept_out=0),
        DutyRoster(): shifts([shift(n, now) for n in range(6)], now),
        InspectorLoads(): loads([load("2031", (0, 0, 0, 0, 0))]),
        TaskAnswers(): BothTaskTimes(verify=none, check=none), RollCalls(limit=1): (),
    }  # fmt: skip


def nobody(now: Instant) -> Answers:
    """Return what is known where there is no roster."""
    return {
        GridPresence(): GridPresenceBoard(rows=(), unstaffed=30, rostered=False),
        CoverageBoard(): tuple(coverage(n, None, now) for n in range(30)),
        BlindSpots(limit=7): BlindSpotList(rows=(), total=0, unseen=0, bred=0, rostered=False),
        InspectorLoads(): loads([]), DutyRoster(): shifts([], now, 30),
    }  # fmt: skip


def crowded(now: Instant, name: str) -> Answers:
    big = TaskTimes(
        answered=12_345, in_time=1_234, median_us=9_999 * MINUTE, longest_us=99 * HOUR, waiting=1_234, late=999
    )
    return {
        GridPresence(): GridPresenceBoard(
            rows=tuple(grid(n, 1_234, out=234, off=200, blind=100, still=100, name=name) for n in range(30)),
            unstaffed=1_234, rostered=True,
        ),
        CoverageBoard(): tuple(coverage(n, n / 30, now, name, 12_345.6) for n in range(30)),
        BlindSpots(limit=7): BlindSpotList(
            rows=tuple(spot(n, name + name, 12_345, now, name) for n in range(7)), total=1_234, unseen=99_999, bred=999_999,
            rostered=True,
        ),
        DoubtCounts(): doubts(999),
        DutyRoster(): shifts([shift(n, now, 12, 7, 1_234, name) for n in range(40)], now, 1_234),
        InspectorLoads(): loads([load(str(1_234_567 + n), (1_234, 999, 1_234, 999, 1_234), name) for n in range(99)]),
        TaskAnswers(): BothTaskTimes(verify=big, check=big), RollCalls(limit=1): (call(now, 1_234, 1_000, name),),
    }  # fmt: skip
