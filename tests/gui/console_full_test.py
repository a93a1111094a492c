"""The desk with nothing, one, or 5,000 cases to do, while it looks back, and what came of forty cases at once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from app.domain.moment import HOUR
from app.domain.terms import Post, Queue, Stage
from app.services.messages import Answer
from tests.gui import console_looks_test
from tests.gui.console_hall import NOW, in_dialog, row
from tests.gui.console_looks_test import FULL_HD, LONG, WQHD, cut, overlapping, settle, too_small
from tests.gui.search_hall import Hall
from tests.gui.windows_filled import answers, fill
from tests.gui.windows_looks_test import opened
from widgets.console.bulk_dialog import BulkDialog

either = console_looks_test.either


def test_what_came_of_several_cases_is_in_sight_beside_the_longest_place(either):
    filed = {"stage": Stage.FILED, "queue": Queue.FILED, "post": Post.DISPATCHER}
    either.show(*(row(number, place=LONG, **filed) for number in range(1, 41)))
    settle(either)
    either.desk.answers.extend(
        Answer(step_id="", ok=number != 1, text="坐席 5 已于 15:26:03 派遣") for number in range(40)
    )
    for _ in range(39):
        QTest.keyClick(either.page.queue.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    wrong: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, BulkDialog)
        either.until(lambda: dialog.is_ended)
        table, refused = dialog.table, dialog.table.item(1, 2)
        seen = table.viewport().rect().contains(table.visualItemRect(refused))
        room = QFontMetrics(refused.font()).horizontalAdvance(refused.text()) < table.columnWidth(2)
        wrong.append([] if seen and room else [refused.text()])
        wrong.append([*cut(dialog), *overlapping(dialog), *too_small(dialog)])
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(look)
    either.press(Qt.Key.Key_F4)

    assert wrong == [[], []]


@pytest.mark.parametrize("size", [FULL_HD, WQHD])
@pytest.mark.parametrize("count", [0, 1, 5_000])
def test_a_desk_with_nothing_one_or_very_many_to_do_is_whole(either, count, size):
    either.show(*(row(number, place=LONG) for number in range(1, count + 1)))

    window = settle(either, size)

    assert cut(window) == []
    assert overlapping(window) == []


@pytest.mark.parametrize("size", [FULL_HD, WQHD])
def test_a_desk_that_looks_back_is_whole(either, size):
    either.feed.span = (NOW - 100 * HOUR, NOW)
    either.show(row(1, place=LONG))
    either.feed.look_at(NOW - HOUR)
    either.feed.speak()

    window = settle(either, size)

    assert either.page.scrubber.isVisible()
    assert cut(window) == []
    assert too_small(window) == []
    assert overlapping(either.page.bar) == []
    assert overlapping(either.page.scrubber) == []


@pytest.mark.parametrize(("name", "said"), [("callbacks", "至少 1000 条"), ("ledger", "还有 4000 件未计入")])
def test_a_list_that_was_read_in_part_says_so(qapp, tmp_path, name, said):
    hall = Hall(tmp_path)
    fill(hall, 5_000)
    window = opened(hall, name)
    hall.feed.speak(**answers(5_000))
    hall.until(lambda: window.table.rows)

    assert said in window.said
    hall.close()
