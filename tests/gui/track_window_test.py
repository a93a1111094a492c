"""轨迹回放: read off the screen's thread, replayed on one clock, listed, drilled into, exported, answered; every look."""

import csv
import threading
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.city import Duty
from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Post
from app.services.messages import Answer
from app.situation.questions.tracks import TrackOf
from app.situation.replay import ReplayState, frame_at
from app.situation.tracks_events import TrackEventKind
from tests.gui import track_hall
from tests.gui.search_hall import ALL_POSTS, NOW, in_dialog
from tests.gui.speaking import speaking
from tests.gui.track_hall import START
from tests.gui.track_rooms import COUNT, hall_of, loaded, made_day, paper, press, ready_hall  # noqa: F401  # fixtures
from tests.gui.waiting import rest, until
from widgets.console.extra_export import ExportDialog
from widgets.console.extra_windows import ExtraWindows
from widgets.console.track_clock import TrackClock
from widgets.map.layers.ways import LineKind, SpotKind

# ---- the running shift, read by itself


def test_the_running_shift_is_read_at_once_and_every_number_is_the_question_s(hall):
    window = hall.tracks()
    assert window.replay.chooser.shift.currentText() == f"08:00—16:00（{COUNT} 人）"
    assert [row.terminal for row in window.page.people.rows] == sorted(duty.terminal for duty in made_day()[1])
    for row in window.page.people.rows:
        question = TrackOf(terminal=row.terminal, since=loaded(window).since, until=loaded(window).until)
        asked = question.answer(hall.situation.at())
        assert (row.metres, row.stops, row.gaps, row.kept_out) == (
            asked.metres,
            asked.stops,
            asked.gaps,
            asked.kept_out,
        )
        events = [one.kind for one in loaded(window).events[row.terminal]]
        assert events.count(TrackEventKind.GAP) + events.count(TrackEventKind.JUMP) == len(asked.gaps)
        assert events.count(TrackEventKind.STOP) + events.count(TrackEventKind.LINGER) == len(asked.stops)
        bad = [one.count for one in loaded(window).events[row.terminal] if one.kind is TrackEventKind.BAD]
        assert sum(bad) == sum(count for _, count in asked.kept_out)
    assert "精度差 30" in window.head.remark.toolTip()


def test_going_out_and_coming_back_follow_one_another(hall):
    window = hall.tracks()
    for row in window.page.people.rows:
        goings = [
            one
            for one in loaded(window).events[row.terminal]
            if one.kind in (TrackEventKind.ENTER, TrackEventKind.LEAVE, TrackEventKind.OUTSIDE)
        ]
        assert goings
        for one in goings:
            assert one.until >= one.since
            if one.kind is TrackEventKind.OUTSIDE:
                assert one.took >= 3 * MINUTE
            if one.kind is TrackEventKind.LEAVE:
                assert one.took < 3 * MINUTE


def test_one_clock_moves_everybody_both_ways_and_stops_at_the_ends(hall):
    window = hall.tracks()
    at = START + 3 * HOUR
    window.clock.look_at(at)
    frame = frame_at(loaded(window).tracks, at, 5 * MINUTE)
    assert window.map.view.people[4] == frame.terminals
    assert window.replay.controls.moment.text() == "06-11 11:00:00"
    window.replay.controls.speed.setCurrentIndex(window.replay.controls.speed.count() - 1)
    press(window, Qt.Key.Key_Space)
    hall.until(lambda: window.clock.position > at + MINUTE)
    assert window.clock.speed == 3600
    press(window, Qt.Key.Key_R)
    later = window.clock.position
    hall.until(lambda: window.clock.position < later - MINUTE)
    press(window, Qt.Key.Key_Space)
    assert window.clock.speed == 0
    window.clock.look_at(START + MINUTE, -3600)
    hall.until(lambda: window.clock.speed == 0)
    assert window.clock.position == START
    window.clock.look_at(loaded(window).until - MINUTE, 3600)
    hall.until(lambda: window.clock.speed == 0)
    assert window.clock.position == loaded(window).until == NOW + 1


@pytest.mark.parametrize("speed", [60, -3600])
def test_the_clock_keeps_its_speed(qapp, speed):
    clock, heard, before = TrackClock(), [], time.monotonic()
    clock.set_span(0, 100 * DAY)
    clock.look_at(50 * DAY, speed)
    after = time.monotonic()
    clock.position_changed.connect(lambda at: heard.append(((at - 50 * DAY) / SECOND / speed, time.monotonic())))
    until(lambda: len(heard) > 20)
    clock.look_at(clock.position)
    for (_, earlier), (passed, now) in pairwise(heard[:20]):
        assert earlier - after <= passed + 0.001
        assert passed - 0.001 <= now - before


def test_one_chosen_shows_line_stops_gaps_and_bad_fixes_and_jumps_to_an_event(hall):
    window = hall.tracks()
    window.page.people.view.selectRow(0)
    ways, track = window.map.view.ways, window.page.current
    kinds = list(ways.kinds)
    assert kinds.count(LineKind.GAP) == len(track.gaps)
    assert kinds.count(LineKind.WAY) == len(track.gaps) + 1
    spots = list(ways.spot_kinds)
    assert spots.count(SpotKind.BAD) == 30
    assert spots.count(SpotKind.STOP) + spots.count(SpotKind.LINGER) == len(track.stops)
    assert "跳跃" in ways.words.values()
    window.page.kind.setCurrentIndex(window.page.kind.findData(TrackEventKind.GAP))
    assert {one.kind for one in window.page.events.rows} == {TrackEventKind.GAP}
    event = window.page.events.rows[-1]
    window.page.events.select(len(window.page.events.rows) - 1)
    window.page.events.view.setFocus()
    QTest.keyClick(window.page.events.view, Qt.Key.Key_Return)
    assert window.clock.position == event.since
    lon, lat, words = window.map.view.pointed[-1]
    assert (lon, lat) == (event.lon, event.lat)
    assert "间断" in words


def test_a_gap_is_said_with_its_minutes_where_the_person_was_last_seen(hall):
    window = hall.tracks()
    window.page.people.view.selectRow(0)
    gap = next(one for one in window.page.current.gaps if not one.is_jump and one.until - one.since > 9 * MINUTE)
    window.clock.look_at(gap.since + 8 * MINUTE)
    place = window.map.frame.terminals.index(window.page.current.terminal)
    assert window.map.frame.state[place] == ReplayState.GAP
    assert window.map.view.people[5][place] == "王一1　无定位 8 分"
    assert "其中无定位" in window.replay.controls.note.text()


def test_the_chosen_ones_alone(hall):
    window = hall.tracks()
    window.clock.look_at(START + HOUR)
    window.page.people.view.selectRow(1)
    press(window, Qt.Key.Key_O)
    assert window.map.frame.terminals == (window.page.current.terminal,)
    assert "只看所选" in window.replay.controls.whom.text()
    window.page.people.view.selectAll()
    assert len(window.map.frame.terminals) == COUNT
    assert list(window.map.view.ways.kinds) == []


def test_people_are_found_by_name_and_number(hall):
    window = hall.tracks()
    chooser, names = window.replay.chooser, window.replay._names
    chooser.people.setText("王二2、2013")
    assert chooser.chosen(names).terminals == ("2007", "2013")
    QTest.keyClick(chooser.people, Qt.Key.Key_Return)
    hall.until(lambda: len(window.page.people.rows) == 2)
    chooser.people.setText("李四")
    QTest.keyClick(chooser.people, Qt.Key.Key_Return)
    assert "没有叫这个名字的监督员" in window.said


# ---- looks


def test_a_day_without_fixes_and_without_a_roster_says_so(hall):
    window = hall.tracks()
    window.replay.chooser.day.setFocus()
    QTest.keyClick(window.replay.chooser.day, Qt.Key.Key_Up)
    assert window.replay.chooser.day.text() == "2026-06-10"
    hall.until(lambda: "无排班" in window.replay.chooser.shift.currentText())
    window.replay.read()
    hall.until(
        lambda: window.page.people.words is not None and "没有定位，也没有排班" in window.page.people.words.text()
    )
    assert window.head.remark.toolTip().endswith("无排班")
    window.replay.controls.toggle()


def test_somebody_rostered_but_never_heard_says_so_and_never_zero(qapp, tmp_path):
    _ready, duties = made_day()
    missing = Duty(terminal="2139", name="孙不在", duty_grid=duties[0].duty_grid, start=START, end=START + 8 * HOUR)
    hall = hall_of(tmp_path, duties=(*duties, missing))
    window = hall.tracks()
    row = next(place for place, one in enumerate(window.page.people.rows) if one.terminal == "2139")
    texts = [column.of(window.page.people.rows[row]) for column in window.page.people.model.columns]
    assert texts[3:6] == ["—", "—", "—"]
    hall.close()


def test_a_store_that_fails_says_why_and_is_read_again(qapp, tmp_path):
    hall = hall_of(tmp_path)
    window = hall.tracks()
    look = hall.situation.at

    def broken(_at):
        raise ConnectionError("库连不上")

    window.reader._look = broken
    press(window, Qt.Key.Key_F5)
    hall.until(lambda: window.page.people.words is not None and "库连不上" in window.page.people.words.text())
    assert window.replay.chooser.do.isVisible()
    window.reader._look = look
    press(window, Qt.Key.Key_F5)
    hall.until(lambda: window.page.people.rows)
    hall.close()


def test_reading_shows_its_share_does_not_hold_the_screen_and_stops_at_esc(qapp, tmp_path):
    hall = hall_of(tmp_path)
    window = hall.tracks()
    held, view_of = threading.Event(), hall.situation.at

    class Slow:
        def __init__(self, view):
            self._view, self.hours = view, 0

        def __getattr__(self, name):
            if name == "tracks":
                self.hours += 1
                if self.hours == 3:
                    held.wait(60)
            return getattr(self._view, name)

    window.reader._look = lambda at: Slow(view_of(at))
    shares: list[float] = []
    window.reader.progressed.connect(shares.append)
    press(window, Qt.Key.Key_F5)
    hall.until(lambda: any(0 < one < 1 for one in shares))
    assert window.page.people.words.text() == "读取中"
    assert window.replay.chooser.bar.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert "已停止读取" in window.page.people.words.text()
    assert window.isVisible()
    held.set()
    rest(200)
    assert not window.page.people.rows, "what was given up does not come after all"
    press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    hall.close()


# ---- the wall, files, languages


def test_the_replay_goes_to_the_wall_with_the_people_it_follows(hall):
    window = hall.tracks()
    window.page.people.view.selectRow(2)
    window.clock.look_at(START + 2 * HOUR)
    press(window, Qt.Key.Key_W)
    hall.settle()
    replay = hall.desk.asked[-1]
    told = {"wall": "hall", "at": START + 2 * HOUR, "speed": 0.0, "terminals": ["2013"]}
    assert (replay.name, replay.fields) == ("wall_replay", told)
    press(window, Qt.Key.Key_W, Qt.KeyboardModifier.ShiftModifier)
    hall.settle()
    assert hall.steps[-1] == "wall_return_live"


def test_whom_the_wall_does_not_follow_is_said(hall):
    window = hall.tracks()
    said = "终端 T9 未登记，大屏不跟随"
    hall.desk.answers.append(Answer(step_id="", ok=True, text=said))
    press(window, Qt.Key.Key_W)
    hall.settle()
    assert window.said == f"已回放上屏：{said}"


def test_a_vehicle_is_no_walker(qapp, tmp_path):
    hall = hall_of(tmp_path)
    rider = made_day()[1][1].terminal
    hall.context = replace(hall.context, city=replace(hall.context.city, vehicles=(rider,)))
    hall.extra.leave()
    hall.extra = ExtraWindows(hall.context, hall.window, places=hall.places)
    hall.sit("3107", track_hall.CHIEF)
    window = hall.tracks()
    window.clock.look_at(START + 2 * HOUR)
    drawn = dict(zip(window.map.frame.terminals, window.map.view.vehicle.tolist(), strict=True))
    assert [terminal for terminal, rides in drawn.items() if rides] == [rider]
    assert len(drawn) > 1
    hall.close()


def test_a_list_is_written_as_a_file(hall, tmp_path):
    window = hall.tracks()
    window.page.people.view.setFocus()
    in_dialog(lambda dialog: dialog.accept() if isinstance(dialog, ExportDialog) else dialog.reject())
    window.export()
    hall.until(lambda: "已导出" in window.said)
    (written,) = tmp_path.glob("轨迹里程-*.csv")
    with written.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["监督员"] for row in rows] == [row.name for row in window.page.people.rows]
    assert rows[0]["里程"].endswith("公里")


def test_the_window_remembers_its_place(hall):
    window = hall.tracks()
    window.parts.setSizes([500, 300])
    left = window.parts.sizes()[0]
    press(window, Qt.Key.Key_Escape)
    hall.extra.leave()
    hall.sit("3107", (*ALL_POSTS, Post.SHIFT_LEADER))
    assert abs(hall.tracks().parts.sizes()[0] - left) <= 20


def test_the_window_speaks_english(qapp, tmp_path):
    with speaking(qapp, "en"):
        hall = hall_of(tmp_path)
        window = hall.tracks()
        assert window.windowTitle() == "Track replay"
        assert [window.tabs.tabText(n) for n in range(4)] == ["1 Replay", "2 Coverage", "3 Blind spots", "4 Doubts"]
        hall.close()
