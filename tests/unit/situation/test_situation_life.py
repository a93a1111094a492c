"""How a situation lives: it polls, ages, begins anew, and its views stay as they were."""

import logging
import threading

import numpy as np
import pytest

from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Post, Stream
from app.situation.answers import answer_all
from app.situation.case_tables import EventArrays
from app.situation.column import Column, Table
from app.situation.freshness import Freshness
from app.situation.questions.drill import Drill, Which
from app.situation.questions.feed import Feed
from app.situation.questions.numbers import Numbers
from app.situation.questions.open_cases import OpenCases
from app.situation.questions.queues import Queues
from app.situation.questions.wall_now import WallNow, WallState
from app.situation.situation import BEHIND_MOST, CHUNK
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, HandClock, ListSource, case_id, in_disposal, situation, state


def count(made, which=Which.OPEN, t=None, axis="recorded"):
    return len(Drill(which=which).answer(made.at(t, axis)))


def test_a_poll_says_whether_anything_came():
    source = ListSource()
    made = situation(source)
    assert made.poll() is False

    source.case(case_id(1), "reported", NOON, state())
    assert made.poll() is True
    assert made.poll() is False
    source.fix("T1", NOON)
    assert made.poll() is True
    assert count(made) == 1


def test_more_than_one_chunk_is_read_in_one_poll():
    source = ListSource()
    made = situation(source)
    event = source.case(case_id(1), "reported", NOON, state())
    for seq in range(2, 2 * CHUNK + 2):
        source.events.append(growth.replace(event, seq=seq, hash=str(seq)))
    for i in range(CHUNK + 1):
        source.fix("T1", NOON + i)

    made.poll()

    assert made.seq == made.at().seq == 2 * CHUNK + 1
    assert made.at().fixes.count == CHUNK + 1


@pytest.mark.parametrize(
    "wrong",
    [{"reply_due": 2**63}, {"reply_due": 10**30}, {"stage_due": -1}, {"reported_at": 2**70}, {"urges": -1}, {"rework": 2**31}],
)  # fmt: skip
def test_an_event_with_a_number_no_column_holds_is_passed_over_and_the_next_is_not(wrong):
    source = ListSource()
    made = situation(source)
    source.case(case_id(1), "reported", NOON, state())
    source.case(case_id(1), "supervise", NOON, growth.replace(state(), **wrong))
    source.case(case_id(2), "reported", NOON, state())

    assert made.poll()

    assert made.seq == 3
    assert count(made) == 2


def test_a_quiet_night_is_fresh():
    clock = HandClock()
    made = situation(ListSource(), clock=clock)

    clock.t += 8 * HOUR
    made.poll()

    assert made.freshness == Freshness(cases_at=clock.t, fixes_at=clock.t)


def test_when_the_source_is_away_the_data_stay_and_age_and_it_comes_back():
    clock, source = HandClock(), ListSource()
    source.case(case_id(1), "reported", NOON, state())
    made = situation(source, clock=clock)

    source.down, clock.t = True, NOON + MINUTE
    assert made.poll() is False
    assert made.freshness == Freshness(cases_at=NOON, fixes_at=NOON, error="the store is away")
    assert count(made) == 1

    source.down = False
    source.case(case_id(2), "reported", NOON, state(2))
    assert made.poll() is True
    assert made.freshness == Freshness(cases_at=clock.t, fixes_at=clock.t)
    assert count(made) == 2


def test_loading_from_a_source_that_is_away_raises():
    with pytest.raises(ConnectionError):
        situation(ListSource(down=True))


def test_a_source_that_lags_a_few_seconds_keeps_the_data_which_age():
    clock, source = HandClock(), growth.random_log(1)
    made = situation(source, clock=clock)
    before, all_events = count(made), source.events
    source.events = all_events[:-3]

    for second in range(1, 10):
        clock.t = NOON + second * SECOND
        assert made.poll() is False

    assert "ends before" in made.freshness.error
    assert made.freshness.cases_at == NOON
    assert count(made, t=NOON) == before > 0
    source.events = all_events
    made.poll()
    assert made.freshness == Freshness(cases_at=clock.t, fixes_at=clock.t)


def test_a_log_that_stays_set_back_is_read_anew_and_is_not_fresh_until_it_was_read():
    clock, source = HandClock(), growth.random_log(1)
    made = situation(source, clock=clock)
    source.events = growth.random_log(2, events=100).events

    made.poll()
    clock.t += BEHIND_MOST
    assert made.poll() is True
    assert made.at().freshness == Freshness(error=made.freshness.error)
    assert "ends before" in made.freshness.error
    source.down = True
    made.poll()
    assert (made.freshness.cases_at, made.freshness.fixes_at) == (0, 0)
    source.down = False
    made.poll()

    assert made.freshness == Freshness(cases_at=clock.t, fixes_at=clock.t)
    assert Drill(which=Which.OPEN).answer(made.at(NOON)) == Drill(which=Which.OPEN).answer(situation(source).at(NOON))


def _of_another_store(source):
    source.name = "store-2"
    del source.events[-1:]


def _rewritten(source):
    source.events[-1] = growth.replace_hash(source.events[-1], "another")


@pytest.mark.parametrize("become", [_of_another_store, _rewritten])
def test_another_log_is_read_anew_at_once(become):
    source = growth.random_log(1)
    made = situation(source)
    become(source)

    assert made.poll() is True
    assert (made.seq, made.freshness.cases_at, made.freshness.fixes_at) == (0, 0, 0)
    made.poll()

    assert made.seq == len(source.events)
    assert made.freshness == Freshness(cases_at=NOON, fixes_at=NOON)


def test_a_gap_in_the_log_is_not_passed_over_and_nothing_counts_as_fresh():
    source = ListSource()
    source.case(case_id(1), "reported", NOON, state())
    made = situation(source)
    event = source.case(case_id(2), "reported", NOON, state(2))
    source.events[-1] = growth.replace(event, seq=3)

    for _ in range(3):
        made.poll()

        assert "followed by" in made.freshness.error
        assert (made.freshness.cases_at, made.freshness.fixes_at) == (0, 0)


def test_loading_that_is_cancelled_ends_at_the_next_chunk_and_nothing_counts_as_fresh():
    source, told = ListSource(), []
    event = source.case(case_id(1), "reported", NOON, state())
    source.events = [growth.replace(event, seq=seq, hash=str(seq)) for seq in range(1, 3 * CHUNK)]
    made = growth.Situation(source, growth.setting(), None, now=HandClock())

    made.load(lambda share: (told.append(share), made.cancel()))

    assert made.seq < len(source.events)
    assert 1.0 not in told
    assert made.freshness == Freshness()


def test_live_takes_in_events_of_a_gateway_whose_clock_runs_ahead():
    source = ListSource()
    source.case(case_id(1), "file", NOON + 5 * SECOND, state())
    made = situation(source)

    assert (count(made), count(made, t=NOON)) == (1, 0)
    assert Feed().answer(made.at()).in_last_hour == 1


def test_unknown_steps_are_taken_and_unreadable_events_passed_over():
    source = ListSource()
    source.case(case_id(1), "a_step_of_tomorrow", NOON, state())
    source.append(case_id(1), "reported", {"v": 9}, NOON)
    source.append("not a uuid", "reported", {"v": 1, "version": 1, "after": state(3).to_payload()}, NOON)
    source.append(case_id(4), "reported", {"after": state(4).to_payload() | {"stage": "stage_of_tomorrow"}}, NOON)
    source.append("x", "shift_began", {"v": 1}, NOON, stream=Stream.SHIFT)
    source.append("x", "anything", {"v": 1}, NOON, stream="stream_of_tomorrow")
    made = situation(source)

    row = Drill(which=Which.OPEN).answer(made.at())[0]

    assert (row.case_id, row.last_step) == (case_id(1), "a_step_of_tomorrow")
    assert made.seq == 6


def test_a_view_stays_as_it_was_while_the_columns_grow():
    source = growth.random_log(3)
    made = situation(source)
    view = made.at(NOON)
    before = Drill(which=Which.OPEN).answer(made.at(NOON))
    old_columns = view.tables.events.stage

    for number in range(3000):
        source.case(case_id(5000 + number), "reported", NOON, state(number))
    made.poll()

    assert Drill(which=Which.OPEN).answer(view) == before
    assert not old_columns.flags.writeable
    assert not view.base.last.flags.writeable
    assert len(view.tables.events.stage) == 400


def test_views_are_asked_by_any_thread_while_one_thread_polls():
    source = ListSource()
    made = situation(source)
    failures = []

    def ask():
        while not done.is_set():
            view = made.at()
            rows = Drill(which=Which.OPEN).answer(view)
            if len(rows) != Queues().answer(view).before_filing or len(rows) % 50:
                failures.append(len(rows))

    done = threading.Event()
    threads = [threading.Thread(target=ask) for _ in range(3)]
    [thread.start() for thread in threads]
    for batch in range(40):
        events = ListSource(events=[])
        for number in range(50):
            events.case(case_id(batch * 50 + number), "reported", NOON, state(number))
        size = len(source.events)
        source.events = source.events + [growth.replace(e, seq=size + i + 1) for i, e in enumerate(events.events)]
        made.poll()
    done.set()
    [thread.join() for thread in threads]

    assert failures == []
    assert count(made) == 2000


def test_columns_keep_what_was_handed_out_through_growth():
    column = Column(np.dtype(np.int32), capacity=4)
    seen = []
    for value in range(100):
        column.extend(np.array([value], np.int32))
        seen.append(column.view())

    assert [view.tolist() for view in seen] == [list(range(n + 1)) for n in range(100)]


def test_every_column_has_the_type_its_field_says():
    assert Table(EventArrays).arrays().stage_due.dtype == np.int64
    assert Table(EventArrays).arrays().urgent.dtype == np.bool_


def test_the_feed_tells_the_newest_steps_first_and_counts_the_last_hour():
    source = ListSource()
    for minute in range(90, -1, -1):
        source.case(
            case_id(minute), "accept", NOON - minute * MINUTE, state(minute), actor=f"u{minute}", post=Post.ACCEPTOR
        )
        source.case(case_id(minute), "clock_recomputed", NOON - minute * MINUTE, state(minute))
    source.case(
        case_id(500), "dispatch", NOON, in_disposal(500, urgent=True), actor="张", post=Post.DISPATCHER, seat="5"
    )

    feed = Feed(limit=3).answer(situation(source).at(NOON))

    first = feed.rows[0]
    assert (first.kind, first.who, first.post, first.seat) == ("dispatch", "张", Post.DISPATCHER, "5")
    assert (first.class_name, first.department_name, first.urgent, first.road) == ("暴露垃圾", "D1 局", True, "解放路")
    assert [row.who for row in feed.rows] == ["张", "u0", "u1"]
    assert feed.in_last_hour == 62
    assert len(Feed(limit=500).answer(situation(source).at(NOON)).rows) == 92


def test_the_wall_is_what_its_last_events_left():
    source = ListSource()
    wall = {"stream": Stream.WALL, "post": Post.LEADER, "actor": "李"}
    source.append("hall", "scene_shown", {"v": 1, "scene": "日常"}, NOON, **wall)
    source.append(
        "hall", "case_shown", {"v": 1, "case_id": case_id(1), "number": "N1", "lon": 1, "lat": 2}, NOON + 1, **wall
    )
    source.append("hall", "scene_shown", {"v": 1, "scene": "督办"}, NOON + 2, **wall)
    source.append("hall", "case_cleared", {"v": 1}, NOON + 3, **wall)
    source.append("other", "scene_shown", {"v": 1, "scene": "夜间"}, NOON + 4, **wall)
    made = situation(source)

    assert WallNow(wall="hall").answer(made.at(NOON - 1)) == WallState(wall="hall")
    shown = WallNow(wall="hall").answer(made.at(NOON + 2))
    assert (shown.scene, shown.scene_at, shown.number, shown.case_at, shown.case_post) == (
        "督办",
        NOON + 2,
        "N1",
        NOON + 1,
        Post.LEADER,
    )
    assert (shown.lon, shown.lat) == (1.0, 2.0)
    assert WallNow(wall="hall").answer(made.at()).case_id == ""
    assert WallNow().answer(made.at()).scene == "夜间"


def test_the_map_s_arrays_agree_with_the_numbers():
    source = growth.random_log(5)
    view = situation(source).at(NOON)

    arrays, numbers = OpenCases(labels=4).answer(view), Numbers().answer(view)

    assert int((arrays.light == 3).sum()) == numbers.over
    assert int((arrays.light == 2).sum()) == numbers.soon
    assert int(arrays.stage_over.sum()) == numbers.stage_over
    assert int(arrays.hung.sum()) == numbers.hung
    ids = {arrays.case_id(i): (arrays.lon[i], arrays.lat[i]) for i in range(len(arrays.lon))}
    assert ids == {row.case_id: (row.lon, row.lat) for row in Drill(which=Which.OPEN).answer(view)}
    assert len(arrays.labelled) == 4


def test_a_question_that_fails_does_not_take_the_others_with_it():
    made = situation(growth.random_log(1))

    class Broken:
        def answer(self, view):
            raise ZeroDivisionError("no")

    broken = Broken()
    moment = answer_all(made.at(), [Numbers(), broken, Numbers(), Queues()])

    assert moment.of(Numbers()) == Numbers().answer(made.at())
    assert moment.of(Queues()).in_hand == moment.of(Numbers()).in_hand
    assert moment.of(broken) is None
    assert moment.failures == {broken: "ZeroDivisionError: no"}
    assert (moment.live, moment.at, moment.seq) == (True, NOON, 400)
    assert moment.of(Feed()) is None


def test_a_question_that_fails_is_logged_once_until_it_recovers(caplog):
    made = situation(growth.random_log(1))

    class Moody:
        is_well = False

        def answer(self, view):
            if not self.is_well:
                raise ZeroDivisionError("no")
            return 1

    moody, failing = Moody(), set()

    with caplog.at_level(logging.INFO):
        for is_well in (False, False, False, True, True, False):
            moody.is_well = is_well
            answer_all(made.at(), [moody], failing)

    assert [(record.levelname, bool(record.exc_info)) for record in caplog.records] == [
        ("ERROR", True), ("INFO", False), ("ERROR", True),
    ]  # fmt: skip
    answer_all(made.at(), [], failing)
    assert failing == set()
