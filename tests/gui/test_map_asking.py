"""Asking the page: what it answers, and that an answer is not kept for ever."""

import tracemalloc
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.map_city import make_sample
from tests.gui.map_hall import WAIT_MS, Hall, close, open_hall
from widgets.theme import load_theme

LARGE = 200_000
SAMPLE = make_sample()


@pytest.fixture(scope="module")
def hall(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Hall]:
    hall = open_hall(QtBot(request), SAMPLE.city, load_theme("wall"), unit_px=1.0)
    yield hall
    close(hall)


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def asked(hall: Hall, script: str) -> object:
    answers: list[object] = []
    hall.view._browser.ask(script, answers.append)
    hall.qtbot.waitUntil(lambda: bool(answers), timeout=WAIT_MS)
    return answers[0]


@pytest.mark.parametrize(
    ("script", "value"), [("'国'", "国"), ("2.5", 2.5), ("[[1, 2.5]]", [[1, 2.5]]), ("!!0", False), ("null", None)]
)
def test_the_page_answers_with_values(hall: Hall, script: str, value: object) -> None:
    assert asked(hall, script) == value


def test_a_script_that_fails_gets_no_answer(hall: Hall) -> None:
    answers: list[object] = []
    hall.view._browser.ask("nothing.there", answers.append)
    assert asked(hall, "1") == 1
    assert answers == []


def test_answers_are_freed(hall: Hall, traced: None) -> None:
    asked(hall, f"'x'.repeat({LARGE})")
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(20):
        asked(hall, f"'x'.repeat({LARGE})")
    assert tracemalloc.get_traced_memory()[0] - before < 3 * LARGE
