"""大屏记录: the day's pushes with who and when, other days by PgUp and PgDn, and all of it into a file."""

import csv
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import Post
from app.domain.work_time import local_day, midnight
from app.situation.questions.wall_pushes import Push
from app.situation.wall_stand import CaseShown, Display, WallStand
from tests.gui.console_hall import Console, row
from tests.gui.search_hall import NOW, Hall, in_dialog

TODAY = midnight(local_day(NOW))


def push(nth: int, **changes: object) -> Push:
    """Return the push of so many minutes before now: the leader's, of the scene 督办."""
    made = Push(
        at=NOW - nth * MINUTE, kind="scene_shown", actor="3102", post=Post.SHIFT_LEADER, seat="1",
        scene="supervision", number="", label="", until=None, seq=9000 - nth,
    )  # fmt: skip
    return replace(made, **changes)


SHOWN = push(
    2, kind="case_shown", number="E1", seat="5", post=Post.DISPATCHER, actor="3107",
    stand=WallStand(display=Display(case=CaseShown("c1", "E1"))),
)  # fmt: skip
LOG = (push(1), SHOWN, push(24 * 60, kind="magnified"), push(2 * 24 * 60, kind="undone", scene=""))


def answered(question):
    """Answer as the situation would over :data:`LOG`."""
    return tuple(one for one in LOG if question.since <= one.at < question.until)


@pytest.fixture
def hall(qapp, tmp_path) -> Iterator[Hall]:
    made = Hall(tmp_path)
    made.feed.told["PushesBetween"] = answered
    yield made
    made.close()


def cells(window):
    model = window.table.model
    return [[model.index(line, column).data() for column in range(5)] for line in range(model.rowCount())]


def test_today_s_pushes_say_when_which_post_which_seat_who_and_what(hall):
    window = hall.open("wall_records")
    assert window.table.words.text() == "读取中"
    hall.feed.speak()

    assert cells(window) == [
        ["15:25:08", "值班长", "1", "3102", "推送 supervision"], ["15:24:08", "派遣员", "5", "3107", "投屏 E1"],
    ]  # fmt: skip
    assert window.head.remark.toolTip() == "2026年6月11日 星期四，今天　2 条"


def test_pgup_and_pgdn_go_from_day_to_day_home_back_to_today_and_none_into_the_future(hall):
    window = hall.open("wall_records")
    hall.feed.speak()
    days = []
    for key in (
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_PageDown,
    ):
        QTest.keyClick(window, key)
        hall.feed.speak()
        days.append((window.head.remark.toolTip(), [line[4] for line in cells(window)]))

    assert [words for words, _ in days[:2]] == ["2026年6月10日 星期三　1 条", "2026年6月9日 星期二　1 条"]
    assert [done for _, done in days] == [
        ["还原面板"], ["撤销，回到 起始场景"], [], ["撤销，回到 起始场景"], *[["推送 supervision", "投屏 E1"]] * 2
    ]  # fmt: skip


def test_a_day_on_which_nobody_touched_the_wall_says_so(hall):
    window = hall.open("wall_records")
    hall.feed.speak(PushesBetween=())

    assert window.table.words.text() == "这一天没有人动过大屏"


def test_a_failure_is_said(hall):
    window = hall.open("wall_records")
    hall.feed.speak(PushesBetween=OSError("磁盘已满"))

    assert window.table.words.text() == "大屏记录读取失败：磁盘已满"


def test_the_day_goes_into_a_file_named_by_it(hall):
    window = hall.open("wall_records")
    hall.feed.speak()
    in_dialog(lambda dialog: dialog.accept())
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    hall.settle()

    (path,) = hall.folder.glob("大屏记录-20260611-*.csv")
    with path.open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(one["坐席"], one["操作"]) for one in rows] == [("1", "推送 supervision"), ("5", "投屏 E1")]


def test_enter_opens_the_case_that_was_put_on_the_wall(hall):
    window = hall.open("wall_records")
    hall.feed.speak()
    window.table.select(1)
    QTest.keyClick(window.table.view, Qt.Key.Key_Return)

    assert hall.opened == ["c1"]


def test_whoever_looks_back_sees_the_pushes_of_the_day_looked_at(hall):
    hall.feed.look_at(NOW - DAY - HOUR)
    window = hall.open("wall_records")

    (question,) = hall.feed.asked[id(window)]
    assert (question.since, question.until) == (TODAY - DAY, TODAY)
    assert window.past.text().startswith("历史 ")


@pytest.mark.parametrize("by", ["key", "mouse"])
def test_it_opens_by_its_key_and_from_the_wall_s_box(qapp, monkeypatch, by):
    console = Console(monkeypatch)
    try:
        console.show(row(1))
        if by == "key":
            QTest.keyClick(console.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        else:
            console.page.wall.records.click()
        sheet = console.window.extra.sheet("wall_records")
        assert sheet is not None
        assert sheet.isVisible()
    finally:
        console.close()
