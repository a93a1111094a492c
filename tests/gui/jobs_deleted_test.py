"""Owners, and a whole process, that end while answers are on the way: nothing is touched that is gone."""

import atexit
import subprocess
import sys
import threading
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QThread

from tests.gui.waiting import rest
from widgets.crossing import _Landing, across
from widgets.jobs import Jobs

ROOT = Path(__file__).resolve().parents[2]
MANY = """
import sys
from functools import partial
from time import sleep
from PySide6.QtCore import QCoreApplication, QEvent, QObject
import shiboken6
from widgets.jobs import Jobs

sys.setswitchinterval(1e-6)  # threads meet everywhere

class Owner(QObject):
    def __init__(self, parent):
        super().__init__(parent)
        self.jobs = Jobs(self, workers=2)

    def take(self, value):
        pass

app = QCoreApplication([])
for number in range(400):
    root = QObject()
    owners = [Owner(root) for _ in range(4)]
    for owner in owners:
        for pause in range(number % 11):
            owner.jobs.submit(owner, partial(sleep, pause % 3 * 1e-5), owner.take)
    if number % 2:
        app.processEvents()
    if number % 3 == 0:
        shiboken6.delete(owners[0])
        shiboken6.delete(root)
    elif number % 3 == 1:
        root.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    owner = owners = root = None
    app.processEvents()
print("whole")
"""
"""Without the crossing this ends with a segmentation fault within half a second."""

ENDING = """
import threading
from PySide6.QtCore import QCoreApplication, QObject
from widgets.crossing import across
from widgets.jobs import Jobs

class Owner(QObject):
    def take(self, value):
        pass

app = QCoreApplication([])
owner = Owner()
tell = across(owner.take)

def talk():
    while True:
        tell(1)

for _ in range(3):
    threading.Thread(target=talk, daemon=True).start()
jobs = [Jobs(workers=2) for _ in range(3)]
for each in jobs:
    for _ in range(200):
        each.submit(owner, QObject, owner.take)
print("whole")
"""
"""Three of ten such ends were an abort while anybody might still go into Qt as it was taken down."""


class Asker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[object] = []
        self.threads: list[QThread] = []

    def take(self, value: object) -> None:
        self.done.append(value)
        self.threads.append(QThread.currentThread())


class Word:
    def __init__(self, arrived: list[str], text: str) -> None:
        self.arrived, self.text = arrived, text

    def arrive(self) -> None:
        self.arrived.append(self.text)


class Mortal:
    """Says in which thread it died."""

    def __init__(self, deaths: list[int]) -> None:
        self.deaths = deaths

    def __del__(self) -> None:
        self.deaths.append(threading.get_ident())

    def call(self) -> int:
        return 1

    def fail(self) -> int:
        raise ValueError(self)


def test_owners_deleted_by_the_hundred_while_answers_come_harm_nobody():
    ran = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", MANY], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stdout) == (0, "whole\n"), ran.stderr[-2_000:]


def test_a_process_ends_in_peace_while_its_workers_and_others_still_bring_answers():
    for _ in range(12):
        ran = subprocess.run([sys.executable, "-c", ENDING], cwd=ROOT, capture_output=True, text=True, check=False)

        assert (ran.returncode, ran.stdout, ran.stderr) == (0, "whole\n", "")


def test_what_is_brought_once_the_way_is_shut_is_kept_and_arrives_nowhere(qtbot):
    way, arrived = _Landing(), []
    way.bring(Word(arrived, "before"))
    way.shut()
    atexit.unregister(way.shut)
    way.bring(Word(arrived, "after"))

    qtbot.waitUntil(lambda: bool(arrived))
    rest(50)

    assert arrived == ["before"]


def test_the_workers_end_with_a_jobs_that_is_deleted_and_a_late_answer_is_nobodys(qtbot):
    jobs, asker, held = Jobs(workers=2), Asker(), threading.Event()
    threads = list(jobs._line.threads)
    jobs.submit(asker, lambda: held.wait(60), asker.take)

    shiboken6.delete(jobs)
    del jobs
    held.set()
    for thread in threads:
        thread.join(60)
    qtbot.wait(1)

    assert not any(thread.is_alive() for thread in threads)
    assert asker.done == []


def test_what_a_call_holds_is_let_go_of_on_the_screens_thread(qtbot):
    jobs, asker, deaths = Jobs(), Asker(), []
    jobs.submit(asker, Mortal(deaths).call, asker.take)
    jobs.submit(asker, Mortal(deaths).fail, None, asker.take)

    qtbot.waitUntil(lambda: len(asker.done) == 2)
    asker.done.clear()
    qtbot.waitUntil(lambda: len(deaths) == 2)
    jobs.close()

    assert set(deaths) == {threading.get_ident()}


def test_what_is_dropped_at_the_end_is_let_go_of_on_the_screens_thread_too(qtbot):
    jobs, asker, deaths, held = Jobs(), Asker(), [], threading.Event()
    jobs.submit(asker, lambda: held.wait(60))
    jobs.submit(asker, Mortal(deaths).call, asker.take)
    jobs._line.close()
    held.set()

    jobs.close()
    qtbot.waitUntil(lambda: len(deaths) == 1)

    assert deaths == [threading.get_ident()]
    assert asker.done == []


def test_a_word_from_any_thread_arrives_on_the_screens_and_none_for_the_dead(qtbot):
    asker, dead = Asker(), Asker()
    tell, tell_nobody = across(asker.take), across(dead.take)
    shiboken6.delete(dead)

    threading.Thread(target=lambda: (tell_nobody(1), tell(2))).start()
    qtbot.waitUntil(lambda: bool(asker.done))

    assert (asker.done, dead.done) == ([2], [])
    assert asker.threads == [QThread.currentThread()]
