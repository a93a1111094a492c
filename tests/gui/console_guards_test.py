"""What never happens at the desk: a key held or tapped twice works a case nobody meant, or a late answer the wrong one."""

import threading
from collections.abc import Iterator
from dataclasses import fields, replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from app.domain.terms import Post, Queue, Stage
from app.services.case_story import StoryPhoto
from app.services.ports import GatewayAway
from app.situation.questions.open_cases import OpenCaseArrays
from tests.gui.console_hall import NOW, Console, row
from widgets.console.loaded_photo import LoadedPhoto

FILED = {"stage": Stage.FILED, "queue": Queue.FILED, "post": Post.DISPATCHER, "version": 3}


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


def accepted_the_first(console: Console) -> None:
    """Accept the first of two cases, so that the second opens by itself."""
    console.show(row(1), row(2), posts=(Post.ACCEPTOR,))
    console.feed.queue = lambda one: one.post is Post.ACCEPTOR
    console.press(Qt.Key.Key_F2)
    console.settle()
    moved = row(1, stage=Stage.ACCEPTED, post=Post.SHIFT_LEADER, version=2)
    console.feed.speak([moved, row(2)])
    console.feed.speak()
    assert console.page.head.number.text() == row(2).number


# ---- keys held and tapped


def test_a_key_held_down_is_one_press(console):
    console.show(row(1, **FILED))

    console.hold(Qt.Key.Key_F4)
    console.settle()
    assert console.steps == []

    console.press(Qt.Key.Key_F4)
    console.settle()
    assert console.steps == ["dispatch"]


def test_a_letter_held_down_is_one_press_and_an_arrow_held_goes_on(console):
    console.show(row(1), row(2), row(3), row(4))
    console.hold(Qt.Key.Key_0, on=console.page.queue.list)
    console.settle()
    assert console.steps == []

    console.hold(Qt.Key.Key_Down, on=console.page.queue.list)

    assert console.page.queue.current == row(4)


def test_a_second_tap_does_not_work_the_case_that_opened_by_itself(console):
    accepted_the_first(console)

    console.press(Qt.Key.Key_F2)
    console.settle()
    assert console.steps == ["accept"]
    assert "刚打开" in console.said
    console.letter(Qt.Key.Key_0)
    console.settle()
    assert console.steps == ["accept"]

    console.until(lambda: not console.window.flow.steps.unseen.isActive())
    console.press(Qt.Key.Key_F2)
    console.settle()
    assert [step.case_id for step in console.desk.asked] == [row(1).case_id, row(2).case_id]


def test_a_case_that_a_person_opened_takes_its_step_at_once(console):
    accepted_the_first(console)
    console.feed.speak([row(2), row(3)])
    console.feed.speak()

    console.page.queue.select(row(3).case_id)
    console.feed.speak()
    console.press(Qt.Key.Key_F2)
    console.settle()

    assert [step.case_id for step in console.desk.asked] == [row(1).case_id, row(3).case_id]


def test_the_same_case_takes_its_next_step_at_once(console):
    console.show(row(1), row(2))
    console.press(Qt.Key.Key_F2)
    console.settle()
    console.feed.speak([row(1, stage=Stage.ACCEPTED, post=Post.SHIFT_LEADER, version=2), row(2)])

    console.press(Qt.Key.Key_F3)
    console.settle()

    assert console.steps == ["accept", "file"]


def test_a_press_that_waits_for_the_duplicates_is_forgotten_with_its_case(console):
    console.show(row(1), row(2), row(3))
    console.page.queue.select(row(2).case_id)
    console.press(Qt.Key.Key_F2)
    assert "正在核对重复" in console.said

    console.page.queue.select(row(3).case_id)
    console.page.queue.select(row(2).case_id)
    console.feed.speak()
    console.settle()

    assert console.steps == []


def test_a_press_that_waits_is_not_done_on_the_next_version(console):
    console.show(row(1), row(2))
    console.page.queue.select(row(2).case_id)
    console.press(Qt.Key.Key_F2)

    console.feed.speak([row(1), row(2, version=2)])
    console.settle()

    assert console.steps == []
    assert "已有变化" in console.said


def test_a_press_does_not_wait_for_ever(console):
    console.show(row(1), row(2))
    console.page.queue.select(row(2).case_id)
    console.window.flow.steps.holding.timer.setInterval(20)
    console.press(Qt.Key.Key_F2)

    console.until(lambda: "没有核对出来" in console.said)
    console.feed.speak()
    console.settle()

    assert console.steps == []


@pytest.mark.parametrize("key", [Qt.Key.Key_0, Qt.Key.Key_Period])
def test_a_wish_for_the_wall_is_not_sent_again_while_it_is_under_way(console, key):
    console.show(row(1))
    console.desk.opened.clear()

    console.letter(key)
    console.letter(key)

    assert "等网关应答" in console.said
    console.desk.opened.set()
    console.settle()
    assert len(console.steps) == 1
    console.letter(key)
    console.settle()
    assert len(console.steps) == 2


def test_another_wish_for_the_wall_goes_out_behind_the_first(console):
    console.show(row(1))
    console.window.flow.asker._again.setInterval(20)
    console.desk.away = GatewayAway()
    for key in (Qt.Key.Key_0, Qt.Key.Key_Period, Qt.Key.Key_0):
        console.letter(key)
    assert console.window.flow.asker.waiting == 3

    console.desk.away = None
    console.until(lambda: console.window.flow.asker.waiting == 0)

    assert console.steps[-3:] == ["wall_show_case", "wall_undo", "wall_show_case"]


# ---- photos


class Files:
    """Case files that wait until they may answer, and fail for the cases they are told to."""

    def __init__(self) -> None:
        self.may_answer = threading.Event()
        self.broken: set[str] = set()

    def case(self, case_id: str) -> object:
        self.may_answer.wait(60)
        if case_id in self.broken:
            raise OSError(f"no disk for {case_id}")
        return SimpleNamespace(version=0, description="", stage_clock=None, case_clock=None)

    def history(self, _case_id: str, *_stream: object) -> tuple[object, ...]:
        return ()


@pytest.fixture
def files(qapp, monkeypatch) -> Iterator[tuple[Console, Files]]:
    made, shelf = Console(monkeypatch), Files()
    reader = made.window.flow.desk._reader
    reader._teller = replace(reader._teller, files=shelf)
    yield made, shelf
    shelf.may_answer.set()
    made.close()


def test_photos_that_are_read_that_failed_and_that_do_not_exist_look_different(files):
    console, shelf = files
    shelf.broken = {row(2).case_id}
    console.show(row(1), row(2))
    picture = console.page.photos.before.picture
    looks = [(picture.text(), picture.property("role"))]

    shelf.may_answer.set()
    console.settle()
    looks.append((picture.text(), picture.property("role")))
    console.page.queue.select(row(2).case_id)
    console.settle()
    looks.append((picture.text(), picture.property("role")))

    assert [words for words, _ in looks] == ["读取中", "上报时没有照片", "读取失败"]
    assert len({role for _, role in looks}) == 3
    assert "读取失败" in console.said


def test_an_error_of_a_case_that_is_no_longer_open_is_dropped(files):
    console, shelf = files
    shelf.broken = {row(1).case_id}
    console.show(row(1), row(2))
    console.page.queue.select(row(2).case_id)

    shelf.may_answer.set()
    console.settle()

    assert console.said == ""
    assert console.page.photos.before.picture.text() == "上报时没有照片"


# ---- the map


def test_no_id_is_written_out_until_a_case_is_clicked(console, monkeypatch):
    written = []
    count = 3
    arrays = {field.name: np.zeros(count) for field in fields(OpenCaseArrays)}
    cases = OpenCaseArrays(**(arrays | {"ids": np.zeros((count, 16), np.uint8), "labelled": ()}))
    plain = OpenCaseArrays.case_id
    monkeypatch.setattr(OpenCaseArrays, "case_id", lambda its, at: written.append(at) or plain(its, at))
    shown = []
    monkeypatch.setattr(console.page.map.view, "show_cases", lambda *given, **_: shown.append(given[6]), raising=False)

    console.page.map.show_cases(cases)

    assert len(shown[0]) == count
    assert written == []
    assert shown[0][2] == "00000000-0000-0000-0000-000000000000"
    assert written == [2]
    with pytest.raises(IndexError):
        shown[0][count]


def test_a_photo_goes_with_its_case(console):
    console.show(row(1))
    console.settle()
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    photo = StoryPhoto(sha256="a" * 64, phase="before", at=NOW, step="上报")
    frame = console.page.photos.before
    console.page.photos.show_photos([LoadedPhoto(photo=photo, content=b"png", preview=image)])
    assert not frame.picture.pixmap().isNull()

    console.window.flow.desk.close()

    assert frame.picture.pixmap().isNull()
    assert frame.caption.text() == ""
