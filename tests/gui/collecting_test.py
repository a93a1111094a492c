"""The collector runs in the screen's thread alone: what nobody holds any more ends there, however busy the workers are."""

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, QTimer

from widgets.collecting import Collecting, collect_what_is_due

ROUNDS = 40


@pytest.fixture
def often() -> Iterator[None]:
    """Thresholds so low that a worker would collect at once."""
    before = gc.get_threshold()
    gc.set_threshold(50, 2, 2)
    yield
    gc.set_threshold(*before)


@pytest.fixture
def collecting(qapp) -> Iterator[Collecting]:
    collecting = Collecting()
    collecting.begin()
    yield collecting
    collecting.end()


class Ended(QObject):
    """Stands in a ring with its timer, as a window does with what it hosts, and notes the thread in which it ends."""

    threads: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        self.itself = self

    def look(self) -> None:
        """Do nothing."""

    def __del__(self) -> None:
        self.threads.append(threading.get_ident())


def work() -> None:
    """Make many rings in another thread."""

    def make() -> None:
        for _ in range(2_000):
            ring: list[object] = []
            ring.append(ring)

    worker = threading.Thread(target=make)
    worker.start()
    worker.join()


def test_what_nobody_holds_ends_in_the_screens_thread(often, collecting, qtbot):
    Ended.threads.clear()
    for _ in range(ROUNDS):
        Ended()
        work()
    assert Ended.threads == []  # not by a worker

    qtbot.waitUntil(lambda: len(Ended.threads) == ROUNDS)

    assert set(Ended.threads) == {threading.get_ident()}


def test_older_generations_get_their_rounds(often):
    before = [stat["collections"] for stat in gc.get_stats()]
    kept: list[list[object]] = []
    for _ in range(60):
        kept += [[] for _ in range(60)]
        collect_what_is_due()
    assert all(stat["collections"] > was for stat, was in zip(gc.get_stats(), before, strict=True))


def test_nothing_is_collected_while_nothing_is_due():
    gc.collect()
    before = [stat["collections"] for stat in gc.get_stats()]
    collect_what_is_due()
    assert [stat["collections"] for stat in gc.get_stats()] == before


def test_the_collector_is_given_back_as_it_was(qapp):
    gc.enable()
    collecting = Collecting()
    collecting.begin()
    assert not gc.isenabled()
    collecting.end()
    was_given_back = gc.isenabled()
    gc.disable()  # as it is for the tests
    assert was_given_back
