"""Advice at the desk: learned departments with their digits, repeats at the spot, likeness of words, others' cases."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moment import HOUR, MINUTE
from app.domain.terms import Post, Queue, Stage
from app.services.dispatch_learning import LearnedDepartments
from app.situation.questions.desk import DeskCount, DeskQueue, DeskTotal, UnderUs
from app.situation.questions.dispatch_history import Dispatches, DispatchHistory
from app.situation.questions.listing import Listed, Listing
from app.situation.questions.recurrence import Recurred, Recurrence
from app.situation.words import Words
from tests.gui.console_hall import NOW, Console, at_department, row

FILED = {"stage": Stage.FILED, "queue": Queue.FILED, "post": Post.DISPATCHER, "version": 3}
MINE = (Post.DISPATCHER,)


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    before = made.context.advisor.learned._counts
    yield made
    made.close()
    made.context.advisor.learned._counts = before


def departments(console: Console) -> list[str]:
    return [one.code for one in console.context.city.departments if one.level == 1]


def history(class_key: str, grid: str, sent: dict[str, int]) -> Dispatches:
    """Return dispatches of one class in one grid, so many to each department."""
    words = Words()
    codes = {text: words.code(text) for text in (class_key, grid, *sent)}
    to = np.array([codes[one] for one, count in sent.items() for _ in range(count)], np.int32)
    size = len(to)
    return Dispatches(
        at=np.arange(size, dtype=np.int64), case=np.arange(size, dtype=np.int32),
        class_key=np.full(size, codes[class_key], np.int32), grid=np.full(size, codes[grid], np.int32), department=to,
        returned=np.zeros(size, np.bool_), words=words,
    )  # fmt: skip


def test_the_desk_learns_once_where_cases_of_a_class_went(console):
    case = row(1, **FILED)
    advised = console.context.advisor.department(case.grid, case.class_key).value
    others = [code for code in departments(console) if code != advised][:2]
    answer = history(case.class_key, case.grid, {advised: 8, others[0]: 3, others[1]: 1})
    console.feed.special[DispatchHistory] = answer
    console.show(case, posts=MINE)
    console.until(lambda: console.window.learner.sentence() is not None)
    console.feed.speak()

    reason = console.page.form.rows["department"].reason.text()
    name = console.context.advisor.department_name
    assert "把握" in reason
    assert f"2 {name(others[0])}　3 {name(others[1])}" in reason
    assert DispatchHistory() not in {one for asked in console.feed.asked.values() for one in asked}
    assert "首选命中" in console.window.learner.sentence()

    console.letter(Qt.Key.Key_2)
    console.press(Qt.Key.Key_F4)
    console.settle()
    assert console.desk.asked[-1].fields["department"] == others[0]


def test_a_day_later_the_desk_learns_again_though_nobody_sat_there_for_a_whole_day(console):
    case = row(1, **FILED)
    code = departments(console)[0]
    console.feed.special[DispatchHistory] = history(case.class_key, case.grid, {code: 8})
    console.show(case, posts=MINE)
    learner = console.window.learner
    console.until(lambda: learner.sentence() is not None)
    first = learner.sentence()
    console.feed.special[DispatchHistory] = history(case.class_key, case.grid, {code: 400})

    for _ in range(3):
        console.now += 8 * HOUR
        console.window.idle.ran_out.emit()
        assert learner.sentence() == first
        console.show(case, posts=MINE)

    console.until(lambda: learner.sentence() != first)


def test_an_empty_history_leaves_the_advice_as_it_was(console):
    console.context.advisor.learned._counts = LearnedDepartments()._counts
    console.feed.special[DispatchHistory] = history("E06010", "1", {})
    console.show(row(1, **FILED), posts=MINE)
    console.until(lambda: console.window.learner.sentence() is not None)
    console.feed.speak()

    assert "把握" not in console.page.form.rows["department"].reason.text()


def test_the_class_line_says_how_often_the_same_was_reported_here(console):
    console.feed.special[Recurrence] = Recurred(count=6, latest=None)
    console.show(row(1))

    assert "此址 30 天内同类 6 件" in console.page.form.rows["class_key"].reason.text()


def test_a_suspected_duplicate_says_how_alike_its_words_are(console):
    other = row(2, lat=row(1).lat + 1e-4, reported_at=NOW - 30 * MINUTE)
    console.describe(row(1), "垃圾散落路边，约两袋，未清运")
    console.describe(other, "路边垃圾散落，未清运，有异味")
    console.show(row(1), other)
    console.settle()
    console.feed.speak()

    assert "文字相似 0." in console.page.form.rows["duplicate"].reason.text()


def test_cases_of_others_are_listed_to_be_urged_and_none_opens_by_itself(console):
    late = at_department(7)
    console.feed.special[DeskTotal] = DeskCount(total=900, urgent=0, stage_over=0, over=900)
    console.feed.others = (late,)
    console.show(row(1, **FILED), posts=MINE)
    tabs = console.page.queue.tabs
    assert tabs._buttons["待催"].text().split() == ["待催", "900"]

    tabs._buttons["待催"].click()
    console.feed.speak()
    assert console.page.queue.model.rowCount() == 1
    assert console.window.flow.desk.case_id == row(1).case_id
    assert "列出最急的 1 件" in console.page.queue.foot.text()

    QTest.keyClick(console.page.queue.list, Qt.Key.Key_Down)
    assert console.window.flow.desk.case_id == late.case_id
    console.press(Qt.Key.Key_F10)
    console.settle()
    assert (console.steps, console.desk.asked[-1].case_id) == (["urge"], late.case_id)
    assert not [step for step in console.desk.claims if step.case_id == late.case_id]


def test_what_was_dispatched_first_waits_for_its_filing_at_the_shift_leaders_desk(console):
    first = at_department(7, unfiled=True)
    console.feed.special[Listing] = Listed(rows=(first,), total=1)
    console.show(row(1, stage=Stage.ACCEPTED, queue=Queue.ACCEPTED, post=Post.SHIFT_LEADER), posts=(Post.SHIFT_LEADER,))
    queue = console.page.queue
    assert queue.tabs._buttons["待补"].text().split() == ["待补", "1"]

    while queue.tabs.kind != "待补":
        QTest.keyClick(queue.list, Qt.Key.Key_Right)
    console.feed.speak()
    assert "F3 补立案" in queue.foot.text()
    QTest.keyClick(queue.list, Qt.Key.Key_Down)
    assert console.window.flow.desk.case_id == first.case_id
    assert console.page.keys.word_of("F3") == "补立案"

    console.show(row(1), posts=(Post.ACCEPTOR,))
    assert "待补" not in queue.tabs._buttons


def test_a_department_sees_what_it_has_passed_down(console):
    parent = next(one.parent for one in console.context.city.departments if one.parent)
    below = at_department(3, department=parent, holder="X")
    console.feed.special[UnderUs] = (below,)
    console.show(posts=(Post.DEPARTMENT,), department=parent)
    console.page.queue.tabs._buttons["下级"].click()

    assert console.page.queue.model.rowCount() == 1
    assert DeskQueue not in {type(one) for one in console.window.flow.lists.questions}
