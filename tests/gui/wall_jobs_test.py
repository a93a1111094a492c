"""Jobs: answers on the screen's thread, and none for the dead."""

import logging
import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread

from widgets.jobs import Jobs


class Asker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []
        self.errors: list[Exception] = []
        self.threads: list[QThread] = []

    def take(self, value: object) -> None:
        self.done.append(value)
        self.threads.append(QThread.currentThread())

    def fail(self, error: Exception) -> None:
        self.errors.append(error)


@pytest.fixture
def jobs(qtbot):
    jobs = Jobs()
    yield jobs
    jobs.close()


def test_the_call_runs_elsewhere_and_its_answer_comes_on_the_screens_thread(qtbot, jobs):
    asker = Asker()

    jobs.submit(asker, threading.get_ident, asker.take)
    qtbot.waitUntil(lambda: bool(asker.done))

    assert asker.done[0] != threading.get_ident()
    assert asker.threads == [QThread.currentThread()]


def test_an_error_goes_to_the_one_who_asked(qtbot, jobs):
    asker = Asker()

    jobs.submit(asker, lambda: 1 // 0, asker.take, asker.fail)
    qtbot.waitUntil(lambda: bool(asker.errors))

    assert isinstance(asker.errors[0], ZeroDivisionError)
    assert asker.done == []


def test_an_error_nobody_asked_for_is_logged(qtbot, jobs, caplog):
    asker = Asker()

    with caplog.at_level(logging.ERROR):
        jobs.submit(asker, lambda: 1 // 0, asker.take)
        qtbot.waitUntil(lambda: jobs.waiting == 0)

    assert "ZeroDivisionError" in caplog.text


def test_an_answer_for_a_deleted_owner_is_dropped(qtbot, jobs):
    held = threading.Event()
    asker, other = Asker(), Asker()

    jobs.submit(asker, held.wait, asker.take)
    jobs.submit(other, lambda: 7, other.take)
    shiboken6.delete(asker)
    held.set()
    qtbot.waitUntil(lambda: other.done == [7])

    assert asker.done == []
    assert jobs.waiting == 0


def test_calls_are_answered_in_the_order_they_were_asked(qtbot, jobs):
    asker = Asker()

    for number in range(20):
        jobs.submit(asker, lambda number=number: number, asker.take)
    qtbot.waitUntil(lambda: len(asker.done) == 20)

    assert asker.done == list(range(20))


def test_a_handler_that_would_keep_its_owner_alive_is_refused(qtbot, jobs):
    with pytest.raises(TypeError, match="no bound method"):
        jobs.submit(Asker(), lambda: 1, lambda value: None)


def test_closing_waits_for_the_call_under_way_and_drops_the_rest(qtbot, jobs):
    begun, held, ran = threading.Event(), threading.Event(), []
    asker, others = Asker(), set(threading.enumerate()) - set(jobs._line.threads)

    def first():
        begun.set()
        held.wait(60)
        ran.append("first")

    jobs.submit(asker, first, asker.take)
    jobs.submit(asker, lambda: ran.append("second"), asker.take)
    begun.wait(60)
    threading.Timer(0.05, held.set).start()
    jobs.close()
    jobs.submit(asker, lambda: ran.append("third"), asker.take)

    assert ran == ["first"]
    assert jobs.waiting == 0
    assert not [thread for thread in set(threading.enumerate()) - others if thread.name.startswith("jobs-")]
