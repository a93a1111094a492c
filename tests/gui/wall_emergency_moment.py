"""An emergency with the numbers of the mock picture, made by hand; quiet (none goes on) and crowded beside it."""

from app.domain.camera import Camera
from app.domain.moment import HOUR, MINUTE, SECOND, Instant
from app.domain.resource import Resource
from app.domain.terms import Post
from app.situation.emergency_stand import (
    AREA,
    DEPTH,
    DONE,
    FORECAST,
    PEOPLE,
    RAIN,
    RUNNING,
    EmergencyStand,
    Reading,
    Sent,
    StepState,
)
from app.situation.questions.alarms import AlarmList, AlarmRow, Alarms
from app.situation.questions.cameras import CameraChoice, Cameras, ShownCamera
from app.situation.questions.emergency import EmergencyNow, EmergencySeen
from app.situation.questions.emergency_forces import (
    EmergencyForces,
    EmergencyResources,
    Force,
    ForceList,
    Placed,
    ResourceList,
    ResourceRow,
)
from app.situation.questions.emergency_orders import EmergencyOrders, OrderList, OrderRow
from app.situation.questions.people import NearPerson
from tests.gui.wall_pointed_moment import person

WALL = "hall"
PLAN = (
    ("启动响应，通知值守", DONE, -45), ("封闭通道，设警戒", DONE, -34), ("泵车到位 2 台", DONE, -18),
    ("强排至 15 厘米以下", RUNNING, -18), ("绕行引导，交警协同", RUNNING, -30), ("周边井盖排查 12 处", RUNNING, -10),
    ("清淤，恢复通行", "todo", 0),
)  # fmt: skip


def steps(now: Instant) -> tuple[StepState, ...]:
    return tuple(
        StepState(
            number=number, title=title, who="排水处", state=state, at=now + at * MINUTE if at else 0,
            due=now - 6 * MINUTE if number == 5 else now + (number - 4) * 30 * MINUTE,
        )
        for number, (title, state, at) in enumerate(PLAN, 1)
    )  # fmt: skip


def stand(now: Instant, **changes: object) -> EmergencyStand:
    values: dict[str, object] = {
        "id": "e1", "title": "建设路下穿通道积水", "kind": "内涝", "level": 3, "opened_at": now - 47 * MINUTE,
        "lon": 114.3, "lat": 30.6, "place": "建设路下穿通道", "commander": "指挥长 1003",
        "site_commander": "现场指挥 1207", "due": now + 72 * MINUTE, "plan": "waterlogging", "plan_name": "城市内涝",
        "steps": steps(now), "sent": (Sent(code="R1", on_site=1), Sent(code="R2", on_site=1)),
        "readings": (
            Reading(what=DEPTH, value=27.0, source="水位计 0417", at=now - MINUTE, by_hand=False),
            Reading(what=RAIN, value=38.0, source="雨量站 012", at=now - 6 * MINUTE, by_hand=False),
            Reading(what=AREA, value=640.0, source="监督员 2056", at=now - 5 * MINUTE),
            Reading(what=FORECAST, words="雨势减弱，预计 15:56 可通行", source="值班长 leader", at=now - 4 * MINUTE),
            Reading(what=PEOPLE, words="被困 0 人，涉水车 2 辆已拖离", source="值班长 leader", at=now - 4 * MINUTE),
        ),
    }  # fmt: skip
    return EmergencyStand(**(values | changes))


def seen(now: Instant, **changes: object) -> EmergencySeen:
    made = stand(now, **changes)
    return EmergencySeen(
        stand=made, opened_by=Post.SHIFT_LEADER, opened_seat="2", area_m2=640.0, area=made.reading(AREA)
    )  # fmt: skip


def orders(now: Instant) -> OrderList:
    rows = (
        OrderRow(at=now - 60 * SECOND, kind="told", word="上报", words="抽水泵车二号满负荷", who="排水处"),
        OrderRow(at=now - 2 * MINUTE, kind="order", words="封闭北口辅路", post=Post.SHIFT_LEADER, asked=2, answered=1),
        OrderRow(at=now - 4 * MINUTE, kind="told", word="到场", words="抢险一队", who="市政处"),
        OrderRow(at=now - 7 * MINUTE, kind="told", word="上报", words="人工测深 29 厘米", who="监督员 2056"),
        OrderRow(at=now - 11 * MINUTE, kind="notice", words="过往车辆绕行学院街", post=Post.DISPATCHER),
        OrderRow(at=now - 18 * MINUTE, kind="order", words="泵车就位", post=Post.SHIFT_LEADER, asked=3, answered=3),
        OrderRow(at=now - 34 * MINUTE, kind="told", word="完成", words="通道封闭，警戒", who="执法大队"),
    )
    return OrderList(is_open=True, rows=rows, total=12, orders=2, unanswered=1)


def forces(now: Instant) -> ForceList:
    table = (
        ("2056", 30.0, 0, "水深测报", True), ("2083", 270.0, 4, "南口引导", True), ("2140", 360.0, 5, "井盖排查", True),
        ("2017", 480.0, 7, "北口引导", False), ("2101", 560.0, 8, "", None), ("2077", 710.0, 10, "运警示桩", True),
    )  # fmt: skip
    rows = tuple(
        Force(
            number=n,
            near=NearPerson(person=person(who, now), metres=metres),
            minutes=minutes,
            task=task,
            is_answered=ok,
        )
        for n, (who, metres, minutes, task, ok) in enumerate(table, 1)
    )
    return ForceList(is_open=True, rows=rows)


def resources() -> ResourceList:
    rows = (
        ResourceRow(kind="抽水泵车", unit="台", total=3, on_site=2, coming=1, minutes=12),
        ResourceRow(kind="抢险队", unit="队", total=3, on_site=1, coming=1, minutes=8),
        ResourceRow(kind="沙袋", unit="袋", total=1500, on_site=600), ResourceRow(kind="警示桩", unit="个", total=80, on_site=48),
        ResourceRow(kind="发电机", unit="台", total=2), ResourceRow(kind="冲锋舟", unit="艘", total=1),
    )  # fmt: skip
    pump = Resource(code="R1", kind="抽水泵车", name="抽水泵车一号", lon=114.301, lat=30.601, unit="台")
    return ResourceList(
        is_open=True, rows=rows, placed=(Placed(resource=pump, sent=Sent(code="R1", on_site=1), minutes=0),)
    )


NAMES = ("建设路下穿南口", "建设路下穿北口", "通道泵房", "建设路东口", "环城高架下", "学院街西口")


def cameras(count: int, *, names: tuple[str, ...] = NAMES) -> CameraChoice:
    shown = tuple(
        ShownCamera(
            place=place,
            camera=Camera(id=f"C{place}", name=names[place], lon=114.3, lat=30.6, url=f"http://127.0.0.1:9/{place}"),
            metres=130.0 + 80 * place,
        )
        for place in range(count)
    )
    return CameraChoice(cameras=shown, why="emergency", total=48)


def _cameras(**more: object) -> dict[object, object]:
    return {Cameras(wall=WALL, count=count): cameras(count, **more) for count in (2, 4, 6)}


def alarm(number: int, now: Instant, **changes: object) -> AlarmRow:
    values: dict[str, object] = {
        "seq": number, "at": now - number * MINUTE, "subject": f"s{number}", "case_id": "", "number": f"2026-{number}",
        "class_key": "C01002", "class_name": "污水井盖缺失", "place": "解放路 118 号门前", "lon": None, "lat": None,
        "reason": "井盖缺失", "text": "", "seen_at": None, "seen_by": "", "seen_seat": "",
    }  # fmt: skip
    return AlarmRow(**(values | changes))


def alarms(*rows: AlarmRow) -> dict[object, object]:
    return {Alarms(limit=6): AlarmList(open=rows, seen_today=(), total=len(rows), seen_total=0)}


def usual(now: Instant) -> dict[object, object]:
    return alarms(alarm(1, now), alarm(2, now)) | {
        EmergencyNow(wall=WALL): seen(now), EmergencyOrders(wall=WALL, limit=7): orders(now),
        EmergencyForces(wall=WALL, limit=6): forces(now), EmergencyResources(wall=WALL): resources(), **_cameras(),
    }  # fmt: skip


def quiet(now: Instant) -> dict[object, object]:
    none = OrderList(is_open=False, rows=(), total=0, orders=0, unanswered=0)
    return alarms() | {
        EmergencyNow(wall=WALL): EmergencySeen(none_since=now - HOUR), EmergencyOrders(wall=WALL, limit=7): none,
        EmergencyForces(wall=WALL, limit=6): ForceList(is_open=False),
        EmergencyResources(wall=WALL): ResourceList(is_open=False, rows=resources().rows),
        **{Cameras(wall=WALL, count=count): CameraChoice(cameras=(), why="round", total=0) for count in (2, 4, 6)},
    }  # fmt: skip


def drill(now: Instant) -> dict[object, object]:
    return {EmergencyNow(wall=WALL): seen(now, drill=True)}


def no_plan(now: Instant) -> dict[object, object]:
    made = stand(now, kind="危化品泄漏", plan="", plan_name="", steps=())
    return {EmergencyNow(wall=WALL): EmergencySeen(stand=made, nearest=("城市内涝", "道路塌陷", "燃气泄漏"))}


def crowded(now: Instant) -> dict[object, object]:
    """The longest words, stale readings, every step late, nobody has answered, a drill."""
    long = "解放大道立交桥下穿通道及两侧辅路积水断行"
    readings = tuple(
        Reading(
            what=what,
            value=12_345.5,
            words="长" * 40 if what in {FORECAST, PEOPLE} else "",
            source="人" * 20,
            at=now - 26 * HOUR,
        )
        for what in (DEPTH, RAIN, AREA, FORECAST, PEOPLE)
    )
    late = tuple(
        StepState(
            number=n,
            title="封闭通道并在两端设置警戒线和绕行指示标志",
            who="桥西街道综合执法中队",
            due=now - n * HOUR,
            state=RUNNING,
            at=now - 30 * HOUR,
        )
        for n in range(1, 13)
    )
    lines = (
        *tuple(
            OrderRow(
                at=now - n * MINUTE,
                kind="order",
                words=long,
                post=Post.SHIFT_LEADER,
                asked=1234,
                answered=1001,
                is_over=True,
            )
            for n in range(6)
        ),
        OrderRow(at=now - HOUR, kind="told", word="启动", words=long, who="值班长 leader" * 2),
    )
    people = ForceList(
        is_open=True,
        rows=tuple(
            Force(
                number=n,
                near=NearPerson(person=person(f"99012345{n}", now), metres=4_990.0),
                minutes=67,
                task=long,
                is_answered=False,
            )
            for n in range(1, 7)
        ),
    )
    kinds = tuple(
        ResourceRow(
            kind="大流量移动式排水抢险车", unit="台", total=99_999, on_site=88_888, coming=11_111, minutes=1_234
        )
        for _ in range(9)
    )
    return {
        EmergencyNow(wall=WALL): seen(now, title=long, readings=readings, steps=late, due=now - 30 * HOUR, drill=True, level=1),
        EmergencyOrders(wall=WALL, limit=7): OrderList(is_open=True, rows=lines, total=1_234, orders=1_000, unanswered=999),
        EmergencyForces(wall=WALL, limit=6): people, EmergencyResources(wall=WALL): ResourceList(is_open=True, rows=kinds),
        **_cameras(names=(long,) * 6),
    }  # fmt: skip
