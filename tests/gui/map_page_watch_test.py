"""What tells a renderer that hangs from one that is busy, starved of a processor, or behind a program that was kept.

A page that stands is asked; one that loads is known by its work alone.
"""

import pytest
from PySide6.QtCore import QObject

from widgets.map import page_watch
from widgets.map.page_watch import LOADING, STANDING, PageWatch, Work, work_of


class Renderer:
    """A renderer in the test's hand: what it was asked, how it stands."""

    def __init__(self, monkeypatch, qapp) -> None:
        self.answers, self.hung, self.now, self.work, self.process = [], 0, 0.0, Work("S", 1.0), 7
        monkeypatch.setattr(page_watch.time, "monotonic", lambda: self.now)
        self.owner = QObject(qapp)
        self.watch = PageWatch(
            lambda _script, answer: self.answers.append(answer), lambda: self.process, self.owner,
            lambda process: self.work if process else None,
        )  # fmt: skip
        self.watch.hangs.connect(self._on_hang)
        self.stand()

    def stand(self) -> None:
        self.watch.begin()
        self.watch._timer.stop()  # the test beats

    def load(self) -> None:
        self.watch.expect()
        self.watch._timer.stop()

    def _on_hang(self) -> None:
        self.hung += 1

    def beat(self, times: int = 1, *, used_s: float = 0.0, took_s: float = 1.0) -> None:
        for _ in range(times):
            self.now += took_s
            if self.work is not None:
                self.work = Work(self.work.state, self.work.used_s + used_s)
            self.watch.beat()


@pytest.fixture
def renderer(monkeypatch, qapp):
    made = Renderer(monkeypatch, qapp)
    yield made
    made.owner.deleteLater()


def test_a_page_that_answers_is_asked_once_a_second_and_never_ended(renderer):
    for _ in range(20):
        renderer.beat()
        renderer.answers[-1](1)

    assert (len(renderer.answers), renderer.hung) == (20, 0)


@pytest.mark.parametrize("state", ["T", "S", "t", "Z"])
def test_one_that_neither_answers_nor_works_hangs_after_five_seconds(renderer, state):
    renderer.work = Work(state, 1.0)
    renderer.beat(STANDING.idle_beats)
    assert (len(renderer.answers), renderer.hung) == (1, 0)

    renderer.beat()

    assert renderer.hung == 1


@pytest.mark.parametrize(("state", "used_s"), [("R", 0.0), ("D", 0.0), ("S", 0.2), ("R", 1.0)])
def test_one_that_works_or_would_if_the_machine_let_it_is_left_alone(renderer, state, used_s):
    renderer.work = Work(state, 1.0)

    renderer.beat(60, used_s=used_s)

    assert renderer.hung == 0


def test_one_that_does_something_now_and_then_is_left_alone(renderer):
    for _ in range(10):
        renderer.beat(STANDING.idle_beats - 1)
        renderer.beat(used_s=0.1)

    assert renderer.hung == 0


def test_a_program_that_was_kept_from_its_loop_blames_no_page(renderer):
    renderer.beat()
    renderer.beat(50, took_s=3.0)
    assert renderer.hung == 0

    renderer.answers[-1](1)
    renderer.beat()
    assert len(renderer.answers) == 2


def test_where_the_system_says_nothing_nobody_is_judged(renderer):
    renderer.work = None

    renderer.beat(60)

    assert (renderer.hung, work_of(0)) == (0, None)


def test_a_new_page_begins_anew(renderer):
    renderer.beat(STANDING.idle_beats)
    renderer.watch.begin()

    renderer.beat(STANDING.idle_beats)

    assert (renderer.hung, len(renderer.answers)) == (0, 2)


BEAT_S = LOADING.beat_ms / 1000


@pytest.mark.parametrize("state", ["T", "S", "Z"])
def test_a_page_that_loads_and_does_nothing_at_all_hangs_after_five_seconds_unasked(renderer, state):
    renderer.load()
    renderer.work = Work(state, 0.02)
    renderer.beat(LOADING.idle_beats, took_s=BEAT_S)
    before = renderer.hung

    renderer.beat(took_s=BEAT_S)

    assert (before, renderer.hung, renderer.answers) == (0, 1, [])
    assert LOADING.idle_beats * BEAT_S == 5


@pytest.mark.parametrize(("state", "used_s"), [("S", 0.01), ("R", 0.0), ("D", 0.0)])
def test_a_page_that_does_the_least_while_it_loads_is_left_alone(renderer, state, used_s):
    renderer.load()
    renderer.work = Work(state, 0.0)

    renderer.beat(200, used_s=used_s, took_s=BEAT_S)

    assert renderer.hung == 0


def test_a_page_that_waits_for_a_busy_program_while_it_loads_is_not_blamed(renderer):
    renderer.load()
    renderer.beat(took_s=BEAT_S)

    renderer.beat(200, took_s=0.6)

    assert renderer.hung == 0


def test_no_page_is_blamed_before_it_has_a_renderer_and_each_renderer_has_its_own_time(renderer):
    renderer.load()
    renderer.process = 0
    renderer.beat(100, took_s=BEAT_S)
    none_yet = renderer.hung
    for renderer.process in (7, 8, 9):
        renderer.beat(LOADING.idle_beats, took_s=BEAT_S)
    changed = renderer.hung

    renderer.beat(took_s=BEAT_S)

    assert (none_yet, changed, renderer.hung) == (0, 0, 1)


def test_a_page_that_came_to_stand_is_asked_from_then_on(renderer):
    renderer.load()
    renderer.beat(LOADING.idle_beats, took_s=BEAT_S)
    renderer.stand()

    renderer.beat(STANDING.idle_beats)

    assert (renderer.hung, len(renderer.answers)) == (0, 1)
