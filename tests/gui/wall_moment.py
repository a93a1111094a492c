"""A moment with the numbers of the mock picture, made by hand: 2026-06-11 15:26:08."""

import uuid
from dataclasses import replace
from datetime import datetime

import numpy as np

from app.domain.moment import CHINA, HOUR, MINUTE, SECOND, from_datetime
from app.domain.terms import Light, Pending, Post, Queue, Source, Stage, Supervision
from app.situation.answers import Moment
from app.situation.case_row import CaseRow
from app.situation.freshness import Freshness
from app.situation.questions.department_rates import DepartmentRate, DepartmentRateList, DepartmentRates
from app.situation.questions.feed import Feed, LastSteps, StepRow
from app.situation.questions.hours import HourCounts, HourlyFilings
from app.situation.questions.night import Night
from app.situation.questions.numbers import Numbers, TodayNumbers
from app.situation.questions.open_cases import OpenCaseArrays, OpenCases
from app.situation.questions.people import STATUSES, People, PeopleNow, PersonRow, PersonStatus
from app.situation.questions.queues import QueueRow, Queues, QueueStock
from app.situation.questions.supervised import SupervisedAndOverdue, SupervisedList
from app.situation.questions.wall_now import WallNow, WallState
from tests.gui import wall_emergency_moment as emergency
from tests.gui import wall_evaluation_moment as evaluated
from tests.gui import wall_hot_moment as hot
from tests.gui import wall_night_moment as nightly
from tests.gui import wall_people_moment as staffed
from tests.gui import wall_pointed_moment as pointed
from tests.gui import wall_supervision_moment as chased

NOW = from_datetime(datetime(2026, 6, 11, 15, 26, 8, tzinfo=CHINA))


def numbers(**changes: object) -> TodayNumbers:
    made = TodayNumbers(
        day_start=NOW - 15 * HOUR, filed=412, filed_last_week=381, usual_low=345, usual_high=425, reported=446,
        in_hand=317, to_file=4, before_filing=17, hung=22, soon=27, over=14, over_due_today=12,
        over_due_yesterday=2, over_due_earlier=0, longest_over_us=10 * HOUR + 40 * MINUTE, over_an_hour_ago=11,
        stage_over=4, closed=379, in_time=374, open_overdue_due_today=12, due=391,
        last_week_in_time=365, last_week_due=381,
    )  # fmt: skip
    return replace(made, **changes)


def queues() -> QueueStock:
    table = [
        (Queue.REPORTED, 6, 0, 0, 0), (Queue.VERIFYING, 7, 1, 1, 0), (Queue.ACCEPTED, 4, 1, 0, 0),
        (Queue.FILED, 5, 0, 1, 0), (Queue.DISPOSING, 271, 27, 0, 14), (Queue.FEEDBACK, 3, 0, 0, 0),
        (Queue.CHECKING, 36, 3, 2, 0), (Queue.CHECKED, 2, 0, 0, 0),
    ]  # fmt: skip
    rows = tuple(QueueRow(queue=q, stock=n, soon=s, stage_over=o, case_over=c) for q, n, s, o, c in table)
    return QueueStock(rows=rows, in_hand=317, before_filing=17, to_file=4, hung=22)


def step(minute: int, kind: str, class_name: str, road: str, post: Post, who: str, department: str = "") -> StepRow:
    return StepRow(
        at=from_datetime(datetime(2026, 6, 11, 15, minute, tzinfo=CHINA)), kind=kind, case_id=str(minute),
        number=f"2026061100{minute}", class_key="E06010", class_name=class_name, road=road, place="", post=post,
        who=who, seat="", department=department, department_name=department, urgent=False,
    )  # fmt: skip


def steps() -> LastSteps:
    rows = (
        step(26, "reported", "雨水箅子破损", "解放路", Post.COLLECTOR, "2031"),
        step(25, "supervise", "井盖缺失", "解放路", Post.LEADER, "leader"),
        step(24, "close", "暴露垃圾", "人民大道", Post.SHIFT_LEADER, "3102"),
        step(23, "dispatch", "占道经营", "文昌路", Post.DISPATCHER, "3105", "执法大队"),
        step(22, "check_passed", "树枝倒伏", "人民大道", Post.COLLECTOR, "2083"),
        step(20, "feedback", "流动摊贩", "学院街", Post.DEPARTMENT, "zf1", "执法大队"),
        step(19, "file", "路灯不亮", "滨河路", Post.SHIFT_LEADER, "3102"),
    )
    return LastSteps(rows=rows, in_last_hour=386)


def case(place: int, left_min: int | None, class_name: str, road: str, department: str, **changes: object) -> CaseRow:
    left = None if left_min is None else left_min * MINUTE
    light = Light.NONE if left is None else Light.RED if left < 0 else Light.YELLOW if left < HOUR else Light.GREEN
    made = CaseRow(
        case_id=str(uuid.UUID(int=place + 1)), number=f"20260611{place:05d}", version=5, source=Source.COLLECTOR,
        reported_at=NOW - 20 * HOUR, reporter="2031", checker="", class_key="E06010", class_name=class_name,
        lon=114.3 + place / 100, lat=30.5 + place / 200, place="", road=road, grid="", duty_grid="",
        stage=Stage.DISPOSING, queue=Queue.DISPOSING, post=Post.DEPARTMENT, department=department,
        department_name=department, unit="", unit_name="", light=light, stage_light=Light.NONE, is_paused=False,
        stage_soon=None, stage_due=None, case_soon=None, case_due=None, stage_left_us=None, case_left_us=left,
        is_soon=light is Light.YELLOW, is_over=light is Light.RED, is_stage_soon=False, is_stage_over=False,
        urgent=False, supervised=Supervision.NONE, reply_due=None, pending=Pending.NONE, urges=0, rework=0, returns=0,
        last_step="sign", last_at=NOW, actor="", seat="",
    )  # fmt: skip
    return replace(made, **changes)


def supervised() -> SupervisedList:
    waiting = {"supervised": Supervision.WAITING, "reply_due": NOW + HOUR}
    rows = (
        case(0, 38, "井盖缺失", "解放路", "市政处", urgent=True, **waiting),
        case(1, -640, "道路破损", "文昌路", "市政处", **waiting),
        case(2, -555, "私搭乱建", "滨河路", "执法大队", **waiting),
        case(3, -302, "污水冒溢", "人民大道", "排水处", **waiting),
        case(4, -185, "暴露垃圾", "文昌路", "环卫处", **waiting),
        case(5, -168, "路灯不亮", "迎宾大道", "路灯处", urges=1),
        case(6, -130, "占道经营", "人民大道", "执法大队", urges=2),
    )
    return SupervisedList(rows=rows, total=15, waiting=5, answered=7, over=14, over_waiting=4)


def person(terminal: str, status: PersonStatus, minutes: int, grid: str) -> PersonRow:
    return PersonRow(
        terminal=terminal, name="", status=status, since=NOW - minutes * MINUTE, duty_grid=grid,
        duty_grid_name=f"责任网格 {grid}", lon=114.3, lat=30.5, fix_at=NOW - minutes * MINUTE, heard_at=NOW,
    )  # fmt: skip


def people(**changes: object) -> PeopleNow:
    status = PersonStatus
    call = (
        person("2155", status.OFFLINE, 23, "21"), person("2134", status.LINGERING, 17, "09"),
        person("2098", status.LINGERING, 14, "15"), person("2071", status.NO_FIX, 12, "04"),
        person("2119", status.OUT_OF_GRID, 11, "03"),
    )  # fmt: skip
    random = np.random.default_rng(5)
    terminals = (*(one.terminal for one in call), *(str(2200 + place) for place in range(57)))
    codes = [STATUSES.index(one.status) for one in call] + [0] * 57
    made = PeopleNow(
        rostered=True, due=62, on_duty=55, out_of_grid=3, offline=1, no_fix=1, lingering=2, off_roster=0,
        unregistered=0, to_call=7, call=call, terminals=terminals, names=("",) * 62,
        lon=random.uniform(114.25, 114.45, 62), lat=random.uniform(30.45, 30.6, 62),
        age_s=random.uniform(0, 180, 62).astype(np.float32), status=np.array(codes, dtype=np.uint8), flawed_last_hour=0,
    )  # fmt: skip
    return replace(made, **changes)


def rates() -> DepartmentRateList:
    table = [
        ("园林处", 986), ("环卫处", 978), ("市政处", 962), ("路灯处", 954), ("执法大队", 939), ("排水处", 917),
        ("供水公司", 885), ("通信公司", 821),
    ]  # fmt: skip
    rows = tuple(
        DepartmentRate(
            department=str(place), name=name, group="", handed_over=990, open_overdue=10, in_time=per_mille,
        )
        for place, (name, per_mille) in enumerate(table)
    )  # fmt: skip
    return DepartmentRateList(rows=rows, without=0)


def hours() -> HourCounts:
    last = (4, 2, 1, 2, 1, 5, 12, 25, 47, 56, 54, 46, 32, 24, 48, 51, 49, 40, 26, 17, 13, 11, 8, 6)
    return HourCounts(
        today=(4, 2, 1, 1, 2, 6, 13, 28, 51, 61, 57, 50, 33, 28, 52), running=23, last_week=last,
        usual_low=tuple(v * 0.78 for v in last), usual_high=tuple(v * 1.2 + 2 for v in last),
    )  # fmt: skip


class Cases(OpenCaseArrays):
    """The arrays of a handful of cases, with ids by place."""

    def case_id(self, index: int) -> str:
        return str(uuid.UUID(int=index + 1))


def open_cases() -> OpenCaseArrays:
    listed, count = supervised().rows, 60
    random = np.random.default_rng(3)
    lon, lat = random.uniform(114.25, 114.45, count), random.uniform(30.45, 30.6, count)
    light = np.where(np.arange(count) < 15, 3, 1).astype(np.uint8)
    return Cases(
        lon=lon, lat=lat, light=light, stage_over=np.zeros(count, dtype=bool), urgent=np.zeros(count, dtype=bool),
        supervised=(np.arange(count) < 5).astype(np.uint8), hung=np.zeros(count, dtype=bool),
        queue=np.full(count, 4, dtype=np.uint8), row=np.arange(count, dtype=np.int32),
        ids=np.zeros((count, 16), dtype=np.uint8), labelled=listed,
    )  # fmt: skip


def answers() -> dict[object, object]:
    listed = supervised().rows
    return chased.usual(NOW, list(listed[:5]), list(listed[5:])) | hot.usual(NOW, list(listed)) | evaluated.usual(NOW) | emergency.usual(NOW) | staffed.usual(NOW) | nightly.usual(NOW, list(listed), Night(limit=7)) | pointed.usual(NOW) | {
        Numbers(): numbers(), Queues(): queues(), Feed(limit=7): steps(), SupervisedAndOverdue(limit=7): supervised(),
        People(limit=5): people(), DepartmentRates(): rates(), HourlyFilings(): hours(),
        OpenCases(labels=6): open_cases(), WallNow(wall="hall"): WallState(wall="hall"),
    }  # fmt: skip


def moment(**changes: object) -> Moment:
    made = Moment(
        at=NOW, live=True, seq=1, freshness=Freshness(cases_at=NOW - 2 * SECOND, fixes_at=NOW - 4 * SECOND),
        answers=answers(), failures={},
    )  # fmt: skip
    return replace(made, **changes)


def quiet() -> Moment:
    """A city where nothing is late, nobody is missing and nothing has been reported."""
    nothing = {
        Numbers(): numbers(
            filed=0, filed_last_week=0, usual_low=None, usual_high=None, reported=0, in_hand=0, to_file=0,
            before_filing=0, hung=0, soon=0, over=0, over_due_today=0, over_due_yesterday=0, longest_over_us=None,
            over_an_hour_ago=0, stage_over=0, closed=0, in_time=0, open_overdue_due_today=0, due=0,
            last_week_in_time=None, last_week_due=None,
        ),
        Queues(): QueueStock(
            rows=tuple(QueueRow(queue=queue, stock=0, soon=0, stage_over=0, case_over=0) for queue in Queue),
            in_hand=0, before_filing=0, to_file=0, hung=0,
        ),
        Feed(limit=7): LastSteps(rows=(), in_last_hour=0),
        SupervisedAndOverdue(limit=7): SupervisedList(rows=(), total=0, waiting=0, answered=0, over=0, over_waiting=0),
        People(limit=5): people(on_duty=62, out_of_grid=0, offline=0, no_fix=0, lingering=0, to_call=0, call=()),
        DepartmentRates(): DepartmentRateList(rows=(), without=16),
        HourlyFilings(): HourCounts(
            today=(0,) * 15, running=0, last_week=(0,) * 24, usual_low=(0.0,) * 24, usual_high=(0.0,) * 24
        ),
    }  # fmt: skip
    return moment(
        answers=answers()
        | nothing
        | chased.quiet()
        | hot.quiet(NOW)
        | evaluated.quiet(NOW)
        | emergency.quiet(NOW)
        | staffed.quiet(NOW)
        | nightly.quiet(NOW, Night(limit=7))
    )


def first_minute() -> Moment:
    """A system switched on this minute after midnight: no history to compare with, nobody on the roster."""
    nothing = {
        Numbers(): numbers(filed=1, filed_last_week=None, usual_low=None, usual_high=None, over_an_hour_ago=None),
        People(limit=5): people(rostered=False, due=0, on_duty=0, out_of_grid=0, to_call=0, call=()),
        HourlyFilings(): HourCounts(today=(), running=1, last_week=(0,) * 24, usual_low=(), usual_high=()),
    }
    return moment(answers=quiet().answers | nothing | staffed.nobody(NOW) | hot.first_minute(NOW))


def crowded() -> Moment:
    """The worst day: large numbers, long names, everything late."""
    long_class, long_road, long_name = "渣土运输车辆未安装密闭装置", "环城高架北段辅路", "桥西街道综合执法中队"
    late = {"supervised": Supervision.WAITING, "reply_due": NOW + HOUR, "urgent": True}
    rows = (
        case(0, -7_205, long_class, long_road, long_name, **late), case(1, 38, "井盖", "路", "处", **late),
        case(2, -9_999, "占道经营", long_road, long_name), case(3, None, long_class, "路", "处", is_paused=True),
        case(4, None, "占道经营", "文昌路", "", supervised=Supervision.WAITING, reply_due=NOW + HOUR),
        case(5, 300, long_class, long_road, "处", supervised=Supervision.ANSWERED), case(6, -1, "井盖", "", "处"),
    )  # fmt: skip
    steps_taken = (
        step(26, "call_registered", long_class, long_road, Post.ACCEPTOR, "acceptor12"),
        step(25, "send_verify", "井盖", "", Post.DISPATCHER, "3105"),
        step(24, "a_step_of_tomorrow", long_class, long_road, Post.DEPARTMENT, "x", long_name),
        step(24, "return_to_acceptor", "占道经营", long_road, Post.SYSTEM, ""),
    )
    many = tuple(
        DepartmentRate(
            department=str(place), name=long_name if place % 3 == 0 else "环卫处", group="", handed_over=1000,
            open_overdue=0, in_time=1000 - place * 45,
        )
        for place in range(16)
    )  # fmt: skip
    call = tuple(person(str(123456 + place), PersonStatus.LINGERING, 60 * 9 * place, long_name) for place in range(5))
    full = {
        Numbers(): numbers(
            filed=12_345, filed_last_week=9_876, usual_low=10_345, usual_high=12_425, reported=23_456, in_hand=23_456,
            to_file=1_234, hung=2_345, unfiled=345, soon=1_027, over=1_414, over_due_today=1_012, over_due_yesterday=202,
            over_due_earlier=200, longest_over_us=1_234 * HOUR, longest_is_urgent=True, over_an_hour_ago=1_500, stage_over=1_234,
            closed=10_379, in_time=9_374, open_overdue_due_today=1_012, due=11_391, last_week_in_time=9_365,
            last_week_due=9_365,
        ),
        Queues(): QueueStock(
            rows=tuple(QueueRow(queue=queue, stock=12_345, soon=999, stage_over=99, case_over=999 * (queue is Queue.DISPOSING)) for queue in Queue),
            in_hand=23_456, before_filing=3_456, to_file=1_234, hung=2_345, unfiled=345,
        ),
        Feed(limit=7): LastSteps(rows=steps_taken, in_last_hour=12_386),
        SupervisedAndOverdue(limit=7): SupervisedList(
            rows=rows, total=1_234, waiting=1_005, answered=1_201, over=1_414, over_waiting=994
        ),
        People(limit=5): people(due=1_262, on_duty=1_055, out_of_grid=103, offline=51, no_fix=31, lingering=22, to_call=207, call=call),
        DepartmentRates(): DepartmentRateList(rows=many, without=4),
        HourlyFilings(): HourCounts(
            today=(1_200,) * 1, running=999, last_week=tuple(range(0, 2_400, 100)), usual_low=(10.0,) * 24, usual_high=(2_500.0,) * 24
        ),
    }  # fmt: skip
    full |= evaluated.crowded(NOW, long_name) | emergency.crowded(NOW) | staffed.crowded(NOW, long_name)
    full |= nightly.crowded(NOW, list(rows), long_name, Night(limit=7))
    return moment(
        answers=answers() | full | chased.crowded(NOW, list(rows), long_name) | hot.crowded(NOW, list(rows), long_name)
    )
