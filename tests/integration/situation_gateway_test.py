"""The situation over a real SQLite log that the gateway writes by the real rules."""

import random

import pytest

from app.adapters.store import open_store
from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Light, Queue, Stage, Supervision
from app.services.messages import TerminalStatus
from app.situation.questions.alarms import Alarms
from app.situation.questions.claims import Claims
from app.situation.questions.desk import CaseOf, DeskQueue, UnderUs
from app.situation.questions.drill import Drill, Which
from app.situation.questions.feed import Feed
from app.situation.questions.numbers import Numbers
from app.situation.questions.people import PersonStatus, Presence
from app.situation.questions.queues import Queues
from app.situation.questions.wall_now import WallNow
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.unit.services.town import MONDAY_9, WALK, Hall, a_fix, duty, rules, some_fixes

WAY = tuple(WALK)
SAME_NAMES = (
    "number", "source", "reported_at", "class_key", "urgent", "lon", "lat", "place", "road", "grid", "duty_grid",
    "reporter", "checker", "stage", "post", "department", "unit", "pending", "supervised", "reply_due", "urges",
    "rework", "returns", "stage_soon", "stage_due", "case_soon", "case_due", "verified", "self_handled", "unfiled",
    "disputed", "ownerless", "forced", "appealed", "exempt", "delays", "hangs", "limit_step", "team", "holder",
    "holder_due", "assistants", "applied_at", "applied_more", "hang_until", "satisfaction",
    "notices", "notice_no", "settle_due", "reply_missed",
)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    opened = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    opened.migrate()
    yield opened
    opened.dispose()


@pytest.fixture
def hall(store):
    return Hall(store, rules(duties=DUTIES)).staff()


@pytest.fixture
def situation(hall, store, tmp_path):
    setting = Setting(city=hall.rules.city, classes={}, calendar=hall.rules.calendar, roster=DUTIES)
    made = Situation(store, setting, tmp_path / "snapshot", now=hall.clock.now)
    made.load()
    return made


DUTIES = tuple(duty(terminal, grid, end=MONDAY_9 + 40 * HOUR) for terminal, grid in (("T2", "D1"), ("T3", "D2")))


def test_every_row_says_what_the_store_s_own_projection_says(hall, store, situation):
    rng = random.Random(1)
    ids = [hall.opened(urgent=number % 5 == 0) for number in range(25)]
    for number, case_id in enumerate(ids):
        hall.to_stage(case_id, *WAY[: number % (len(WAY) + 1)])
        hall.clock.go(rng.randrange(20) * MINUTE)

    assert situation.poll() is True

    view = situation.at()
    for case_id in ids:
        case, row = store.case(case_id), CaseOf(case_id=case_id).answer(view)
        assert {name: getattr(row, name) for name in SAME_NAMES} == {
            name: getattr(case.state, name) for name in SAME_NAMES
        }
        assert row.version == case.version
        if case.case_clock is not None and case.case_clock.is_running:
            assert row.light is case.case_clock.light(hall.rules.calendar, view.t)
        if case.stage_clock is not None and case.stage_clock.is_running:
            assert row.stage_light is case.stage_clock.light(hall.rules.calendar, view.t)


def test_a_case_goes_through_the_queues_and_ends_in_today_s_numbers(hall, situation):
    case_id = hall.opened()
    seen = []
    for step in (None, *WAY):
        if step:
            hall.to_stage(case_id, step)
        situation.poll()
        seen.append([row.queue for row in Queues().answer(situation.at()).rows if row.stock])

    assert seen == [[Queue.REPORTED], [Queue.ACCEPTED], [Queue.FILED], *[[Queue.DISPOSING]] * 3, [Queue.FEEDBACK],
                    [Queue.CHECKING], [Queue.CHECKED], []]  # fmt: skip
    numbers = Numbers().answer(situation.at())
    assert (numbers.reported, numbers.filed, numbers.closed, numbers.in_time, numbers.due) == (1, 1, 1, 1, 1)
    assert [row.kind for row in Feed(limit=3).answer(situation.at()).rows] == ["close", "check_passed", "send_check"]


def test_a_late_hand_over_is_no_closing_in_time_however_late_it_is_closed(hall, situation):
    late, early = hall.opened(), hall.opened()
    hall.to_stage(late, *WAY[:5])
    hall.to_stage(early, *WAY[:6])
    hall.clock.go(30 * HOUR)
    hall.tokens.clear()
    situation.poll()
    assert [row.case_id for row in Drill(which=Which.CASE_OVER).answer(situation.at())] == [late]

    hall.to_stage(late, *WAY[5:])
    hall.to_stage(early, *WAY[6:])
    situation.poll()

    numbers = Numbers().answer(situation.at())
    assert (numbers.closed, numbers.in_time, numbers.over) == (2, 1, 0)
    assert [row.case_id for row in Drill(which=Which.IN_TIME_TODAY).answer(situation.at())] == [early]


def test_a_supervised_case_waits_for_its_answer_and_a_pending_return_is_the_dispatcher_s(hall, situation):
    case_id = hall.opened()
    hall.to_stage(case_id, *WAY[:4])
    assert hall.ask("boss", "supervise", case_id, requirement="立即处置")["ok"]
    situation.poll()
    row = Drill(which=Which.WAITING).answer(situation.at())[0]
    assert (row.case_id, row.supervised, row.department_name) == (case_id, Supervision.WAITING, "环卫处")

    assert hall.ask("hw", "answer_supervision", case_id, reason="今日完成")["ok"]
    assert hall.ask("hw", "apply_return", case_id, reason="非我处")["ok"]
    situation.poll()

    view = situation.at()
    assert len(Drill(which=Which.ANSWERED).answer(view)) == 1
    assert [r.case_id for r in DeskQueue(posts=("dispatcher",)).answer(view)] == [case_id]
    assert DeskQueue(posts=("department",), department="HW").answer(view) == ()


def test_any_earlier_moment_is_told_as_it_was_then(hall, situation):
    case_id = hall.opened()
    moments = [(hall.clock.now(), Stage.REPORTED)]
    for step in WAY:
        hall.clock.go(MINUTE)
        moments.append((hall.clock.now() + 1_000_000, hall.to_stage(case_id, step).state.stage))
    situation.poll()

    for t, stage in moments[::-1]:
        assert CaseOf(case_id=case_id).answer(situation.at(t)).stage is stage
    assert CaseOf(case_id=case_id).answer(situation.at(moments[0][0] - 1)) is None


def test_positions_presence_and_the_wall_come_through_the_gateway(hall, situation):
    hall.handle(some_fixes("T2", a_fix("T2", hall.clock.now())))
    situation.poll()
    assert Presence(terminal="T2").answer(situation.at()).status is PersonStatus.ON_DUTY

    now = hall.clock.now()
    hall.handle(TerminalStatus(terminal="T2", device_at=now, received_at=now, online=False, detail="lwt"))
    case_id = hall.opened()
    assert hall.ask("boss", "wall_show_case", case_id)["ok"]
    assert hall.ask("boss", "wall_scene", scene="督办")["ok"]
    situation.poll()

    assert Presence(terminal="T2").answer(situation.at()).status is PersonStatus.OFFLINE
    wall = WallNow().answer(situation.at())
    assert (wall.scene, wall.case_id) == ("督办", case_id)


def test_a_desk_that_claims_a_case_is_seen_by_all_until_it_lets_go_steps_or_leaves(hall, situation):
    first, second, third = hall.opened(), hall.opened(), hall.opened()
    for case_id in (first, second, third):
        assert hall.ask("acceptor", "claim", case_id)["ok"]
    situation.poll()
    claimed = hall.clock.now()
    assert {one.case_id for one in Claims().answer(situation.at())} == {first, second, third}
    row = CaseOf(case_id=first).answer(situation.at())
    assert (row.claimed_by, row.claimed_actor, row.claimed_until) == ("acceptor", "acceptor", claimed + 5 * MINUTE)

    hall.clock.go(MINUTE)
    assert hall.ask("acceptor", "accept", first)["ok"]
    assert hall.ask("acceptor", "release", second)["ok"]
    situation.poll()
    assert [one.case_id for one in Claims().answer(situation.at())] == [third]

    hall.clock.go(MINUTE)
    assert hall.ask("acceptor", "logout")["ok"]
    situation.poll()
    assert Claims().answer(situation.at()) == ()
    assert len(Claims().answer(situation.at(claimed))) == 3


def test_a_case_goes_down_both_levels_and_is_always_on_one_department_s_desk(hall, situation):
    case_id = hall.opened()
    hall.to_stage(case_id, *WAY[:4])
    desks = {code: DeskQueue(posts=("department",), department=code) for code in ("HW", "HW1", "HW11", "SZ")}

    def holder():
        situation.poll()
        view = situation.at()
        return [code for code, queue in desks.items() if queue.answer(view)]

    assert holder() == ["HW"]
    assert hall.ask("hw", "assign_unit", case_id, unit="HW1")["ok"]
    assert holder() == ["HW1"]
    assert [row.case_id for row in UnderUs(department="HW").answer(situation.at())] == [case_id]
    assert hall.ask("hw1", "assign_team", case_id, team="HW11")["ok"]
    assert holder() == ["HW11"]
    assert [row.case_id for row in UnderUs(department="HW1").answer(situation.at())] == [case_id]
    assert hall.ask("hw11", "return_up", case_id, reason="非本班组")["ok"]
    assert holder() == ["HW1"]


def test_an_appeal_goes_from_desk_to_desk_after_the_end_and_is_then_in_time(hall, situation):
    case_id = hall.opened()
    hall.to_stage(case_id, *WAY[:5])
    hall.clock.go(30 * HOUR)
    hall.tokens.clear()
    hall.to_stage(case_id, *WAY[5:])

    def asked():
        situation.poll()
        view = situation.at()
        assert Drill(which=Which.OPEN).answer(view) == ()
        return [post for post in ("dispatcher", "acceptor") if DeskQueue(posts=(post,)).answer(view)]

    assert asked() == []
    assert Numbers().answer(situation.at()).in_time == 0
    assert hall.ask("hw", "appeal", case_id, reason="汛期道路封闭")["ok"]
    assert asked() == ["dispatcher"]
    assert hall.ask("dispatcher", "pass_appeal", case_id)["ok"]
    assert asked() == ["acceptor"]
    assert hall.ask("acceptor", "grant_appeal", case_id)["ok"]
    assert asked() == []
    assert (Numbers().answer(situation.at()).in_time, CaseOf(case_id=case_id).answer(situation.at()).light) == (
        1,
        Light.RED,
    )


def test_an_urgent_report_s_alarm_stands_until_somebody_acknowledges_it(hall, situation):
    case_id = hall.opened(urgent=True)
    raised = hall.clock.now()
    situation.poll()
    (alarm,) = Alarms().answer(situation.at()).open
    assert (alarm.case_id, alarm.subject, alarm.at) == (case_id, case_id, raised)

    hall.clock.go(MINUTE)
    assert hall.ask("leader", "acknowledge_alarm", case_id, alarm=alarm.subject)["ok"]
    situation.poll()

    alarms = Alarms().answer(situation.at())
    assert (alarms.total, [one.seen_by for one in alarms.seen_today]) == (0, ["leader"])
    assert Alarms().answer(situation.at(raised)).total == 1


def test_a_restart_from_the_snapshot_and_the_tail_is_the_same_city(hall, store, situation, tmp_path):
    first = hall.opened()
    hall.to_stage(first, *WAY[:4])
    situation.poll()
    situation.save_snapshot()
    hall.to_stage(hall.opened(), *WAY)
    hall.to_stage(first, *WAY[4:6])
    situation.poll()

    again = Situation(store, situation.at().setting, tmp_path / "snapshot", now=hall.clock.now)
    again.load()

    assert Numbers().answer(again.at()) == Numbers().answer(situation.at())
    assert Drill(which=Which.OPEN).answer(again.at()) == Drill(which=Which.OPEN).answer(situation.at())
    assert CaseOf(case_id=first).answer(again.at()).light is Light.GREEN


def test_a_store_that_goes_away_leaves_the_last_answer_standing(hall, store, situation):
    hall.opened()
    situation.poll()
    before = situation.freshness
    hall.clock.go(HOUR)
    store.head = store.events_after = _gone

    assert situation.poll() is False

    assert situation.freshness.cases_at == before.cases_at
    assert situation.freshness.error == "gone"
    assert len(Drill(which=Which.OPEN).answer(situation.at())) == 1


def _gone(*_):
    raise OSError("gone")
