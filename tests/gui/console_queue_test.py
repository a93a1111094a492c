"""待办案卷: rows that come, go and stay while somebody reads."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.domain.moment import MINUTE
from app.domain.terms import Pending, Post, Queue, Stage
from app.situation.questions.desk import DeskCount, DeskTotal
from tests.gui.console_hall import HALL_POSTS, NOW, Console, at_department, in_dialog, row
from widgets.console.case_words import plate_of
from widgets.console.places import TAB
from widgets.console.queue_delegate import ROW_HEIGHT
from widgets.console.queue_model import QueueModel
from widgets.console.queue_tabs import ALL, OTHERS


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


@pytest.fixture
def model(qapp) -> QueueModel:
    made = QueueModel()
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def ids(model: QueueModel) -> list[int]:
    return [int(model.row_at(place).case_id[-12:]) for place in range(model.rowCount())]


def test_an_acted_row_stays_hidden_until_its_version_comes(model):
    rows = [row(1), row(2), row(3)]
    model.show_rows(rows)

    model.note_answer(rows[0].case_id, 2)
    model.note_answer(rows[1].case_id, 2)
    model.show_rows(rows)

    assert ids(model) == [3]
    model.show_rows([row(1, version=2), rows[1], rows[2]])
    assert ids(model) == [1, 3]


def test_a_row_of_a_kind_that_is_not_shown_stays_hidden_too(model):
    model.show_rows([row(1), row(2)])
    model.note_answer(row(1).case_id, 2)

    model.show_rows([row(1), row(2)], lambda one: one.number == row(2).number)
    model.show_rows([row(1), row(2)])

    assert ids(model) == [2]


def test_the_first_case_lies_open_and_an_empty_queue_says_so(console):
    console.show(row(1), row(2))
    assert console.page.head.number.text() == row(1).number
    assert console.page.queue.list.selectionModel().isSelected(console.page.queue.model.index(0))

    console.feed.speak([])

    assert console.page.queue.empty.text() == "队列已空"
    assert console.page.queue.empty.isVisible()


def test_rows_that_come_above_move_neither_the_selection_nor_what_is_in_sight(console):
    rows = [row(number) for number in range(10, 60)]
    console.show(*rows)
    queue = console.page.queue
    queue.select(rows[30].case_id)
    bar = queue.list.verticalScrollBar()
    bar.setValue(28 * ROW_HEIGHT + 7)

    console.feed.speak([row(number, urgent=True) for number in range(1, 4)] + rows)

    assert queue.current == rows[30]
    assert bar.value() == 31 * ROW_HEIGHT + 7
    assert console.page.head.number.text() == rows[30].number


def test_a_case_that_leaves_the_queue_stays_open_and_the_arrow_goes_on_from_its_place(console):
    rows = [row(number) for number in range(1, 6)]
    console.show(*rows)
    console.page.queue.select(rows[2].case_id)
    gone = row(3, stage=Stage.DISPOSING, post=Post.DEPARTMENT, department_name="环卫处", version=4)
    console.feed.queue = lambda one: one.post is not Post.DEPARTMENT

    console.feed.speak([*rows[:2], gone, *rows[3:]])

    assert console.page.head.number.text() == gone.number
    assert "处置中" in console.page.head.plate.text()
    console.press(Qt.Key.Key_Escape)
    console.page.bar.setFocus()
    console.window.flow.back_to_queue()
    assert console.page.head.number.text() == gone.number
    QTest.keyClick(console.page.queue.list, Qt.Key.Key_Down)
    assert console.page.queue.current == rows[3]


def test_after_a_step_the_next_case_opens(console):
    console.show(row(1), row(2), row(3), posts=(Post.ACCEPTOR,))
    console.feed.queue = lambda one: one.post is Post.ACCEPTOR
    console.press(Qt.Key.Key_F2)
    console.settle()
    assert console.steps == ["accept"]

    console.feed.speak([row(1, stage=Stage.ACCEPTED, post=Post.SHIFT_LEADER, version=2), row(2), row(3)])

    assert console.page.head.number.text() == row(2).number
    assert "已受理" in console.said


def test_after_a_step_anywhere_in_the_list_the_most_pressing_case_opens(console):
    rows = [row(number) for number in range(2, 6)]
    console.show(*rows, posts=(Post.ACCEPTOR,))
    console.feed.queue = lambda one: one.post is Post.ACCEPTOR
    console.page.queue.select(rows[2].case_id)
    console.feed.speak()
    console.press(Qt.Key.Key_F2)
    console.settle()
    assert [step.case_id for step in console.desk.asked] == [rows[2].case_id]
    accepted = row(4, stage=Stage.ACCEPTED, post=Post.SHIFT_LEADER, version=2)

    console.feed.speak([row(1, urgent=True, claimed_by="5", claimed_until=NOW + MINUTE), *rows[:2], accepted, rows[3]])

    assert console.page.head.number.text() == rows[0].number, "the first that no other seat works on"


def test_after_a_step_the_most_pressing_case_of_the_kind_that_is_shown_opens(console):
    console.show(row(1), row(2, stage=Stage.FILED, post=Post.DISPATCHER), row(3), row(4), posts=HALL_POSTS)
    console.page.queue.tabs.go_to("受理")
    console.page.queue.select(row(4).case_id)
    console.feed.speak()
    console.press(Qt.Key.Key_F2)
    console.settle()

    accepted = row(4, stage=Stage.ACCEPTED, queue=Queue.ACCEPTED, post=Post.SHIFT_LEADER, version=2)
    console.feed.speak([row(2, stage=Stage.FILED, post=Post.DISPATCHER), row(1), row(3), accepted])

    assert console.page.head.number.text() == row(1).number


def test_one_seat_with_all_posts_stays_on_its_case(console):
    console.show(row(1, stage=Stage.FILED, queue=Queue.FILED, post=Post.DISPATCHER), row(2))
    console.page.queue.select(row(2).case_id)
    console.feed.speak()
    console.press(Qt.Key.Key_F2)
    console.settle()
    assert console.steps == ["accept"]

    console.feed.speak([row(1), row(2, stage=Stage.ACCEPTED, post=Post.SHIFT_LEADER, version=2)])

    assert console.page.head.number.text() == row(2).number
    assert console.page.keys.word_of("F3") == "立案"


def test_a_person_who_has_moved_on_is_not_called_back_by_an_answer(console):
    rows = [row(number, stage=Stage.FILED, queue=Queue.FILED, post=Post.DISPATCHER) for number in (1, 2, 3)]
    console.show(*rows)
    console.desk.opened.clear()
    console.press(Qt.Key.Key_F4)
    console.page.queue.select(rows[2].case_id)
    console.desk.opened.set()
    console.settle()

    console.feed.speak([at_department(1, version=2), *rows[1:]])

    assert console.page.head.number.text() == rows[2].number


def test_the_tabs_count_each_kind_of_work_and_show_one(console):
    waiting = row(3, stage=Stage.DISPOSING, post=Post.DISPATCHER, pending=Pending.RETURN)
    console.show(row(1), row(2, stage=Stage.FILED, post=Post.DISPATCHER), waiting)
    tabs = {
        button.objectName(): button for button in console.page.queue.tabs.findChildren(type(console.page.wall.undo))
    }

    assert tabs["tab-全部"].text() == "全部 3"
    assert tabs["tab-审批"].text() == "审批 1"
    tabs["tab-派遣"].click()
    assert ids(console.page.queue.model) == [2]
    assert console.page.queue.list.hasFocus()
    tabs["tab-结案"].click()
    assert console.page.queue.empty.text() == "这一类没有待办案卷"


def test_a_limit_over_by_nothing_is_over(qapp):
    late = at_department(1, case_left_us=0)

    assert plate_of(late) == ("超 0:00", "plate-over")
    assert plate_of(replace(late, is_over=False, is_soon=True))[0] == "剩 0:00"


def test_a_case_that_sank_by_its_own_steps_is_followed_by_the_most_pressing_not_by_what_it_sank_to(console):
    console.show(row(1), row(2), row(3), row(4))
    console.press(Qt.Key.Key_F2)
    console.settle()
    accepted = row(1, stage=Stage.ACCEPTED, queue=Queue.ACCEPTED, post=Post.SHIFT_LEADER, version=2)
    console.feed.speak([row(2), row(3), accepted, row(4)])
    assert console.page.head.number.text() == row(1).number

    console.press(Qt.Key.Key_F3)
    console.settle()
    console.feed.queue = lambda one: one.post is not Post.DISPATCHER
    console.feed.speak([row(2), row(3), row(1, stage=Stage.FILED, post=Post.DISPATCHER, version=3), row(4)])

    assert console.steps == ["accept", "file"]
    assert console.page.head.number.text() == row(2).number


@pytest.mark.parametrize("letter", ["P", "H", "V", "A", "N", "M", "S", "1", "0"])
def test_a_letter_says_so_where_no_case_lies_open(console, letter):
    console.show(row(1))
    console.window.flow.desk.close()
    console.page.say("")

    console.window.flow.letters.take(letter)

    assert "没有打开的案卷" in console.said
    assert not console.page.large


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F7, Qt.Key.Key_F12])
def test_a_function_key_says_so_where_no_case_lies_open(console, key):
    console.show()

    console.press(key)

    assert "没有打开的案卷" in console.said
    assert not console.steps


def test_where_nothing_looks_like_a_repeat_no_merging_is_offered(console):
    console.show(row(1))
    offered: list[str] = []

    def read(dialog):
        offered.extend(dialog.list.item(place).text() for place in range(dialog.list.count()))
        assert dialog.list.height() <= dialog.list.count() * 40
        dialog.reject()

    in_dialog(read)
    console.letter(Qt.Key.Key_S)

    assert any("受理" in words for words in offered)
    assert not any("并案" in words or "非重复" in words for words in offered)


def test_letters_work_while_the_queue_is_empty(console):
    console.show()
    assert console.page.queue.empty.isVisible()
    heard: list[str] = []
    console.page.queue.letter.connect(heard.append)

    QTest.keyClick(console.window.focusWidget(), Qt.Key.Key_Space)
    QTest.keyClick(console.window.focusWidget(), Qt.Key.Key_Slash)

    assert heard == [" ", "/"]


def test_whoever_has_an_empty_queue_is_told_of_others_cases_and_goes_there_by_the_arrow_and_back(console):
    console.feed.special[DeskTotal] = DeskCount(total=2, urgent=0, stage_over=0, over=2)
    console.feed.others = (at_department(1), at_department(2))
    console.show(posts=(Post.LEADER,))
    queue = console.page.queue
    assert queue.empty.text() == "队列已空；按 → 看待催案卷 2 件"

    for _ in range(2):
        QTest.keyClick(console.window.focusWidget(), Qt.Key.Key_Right)
    console.feed.speak()

    assert ids(queue.model) == [1, 2]
    assert not queue.empty.isVisible()
    assert queue.list.height() > 2 * ROW_HEIGHT
    for _ in range(2):
        QTest.keyClick(console.window.focusWidget(), Qt.Key.Key_Left)
    assert queue.tabs.kind == ALL
    assert queue.empty.isVisible()


def test_a_list_of_others_cases_that_was_looked_at_last_is_read_again_at_the_next_log_in(console, tmp_path):
    places = QSettings(str(tmp_path / "places.ini"), QSettings.Format.IniFormat)
    places.setValue(TAB, OTHERS)
    console.move_to(places)
    console.feed.special[DeskTotal] = DeskCount(total=2, urgent=0, stage_over=0, over=2)
    console.feed.others = (at_department(1), at_department(2))

    console.show(posts=(Post.LEADER,))

    assert console.page.queue.tabs.kind == OTHERS
    assert ids(console.page.queue.model) == [1, 2]


def test_a_department_reads_by_what_its_queue_is_ordered(console):
    console.show(row(1))
    assert console.page.queue.head.remark.toolTip() == "紧急在前，再按环节剩余（分钟）"

    console.show(at_department(1), posts=(Post.DEPARTMENT,), department="HW")

    assert console.page.queue.head.remark.toolTip() == "紧急在前，再按本级应于先后"
