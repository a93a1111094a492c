"""The bar above the desk: what it counts, and what it says where a count could not be read."""

from collections.abc import Iterator

import pytest

from app.situation.questions.numbers import Numbers
from tests.gui import wall_moment
from tests.gui.console_hall import Console, row
from widgets.console.bar import NUMBERS, REPLIES


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    made = Console(monkeypatch)
    yield made
    made.close()


def test_counts_that_cannot_be_read_are_a_dash_and_never_the_old_ones(console):
    console.feed.special[Numbers] = wall_moment.numbers()
    console.show(row(1))
    assert console.page.bar.late.text() == f"处置超期 {wall_moment.numbers().over}"

    console.feed.fails = lambda question: question in (NUMBERS, REPLIES)
    console.feed.speak()
    console.settle()

    bar = console.page.bar
    assert (bar.late.text(), bar.stage_late.text(), bar.replies.text()) == ("处置超期 —", "环节超时 —", "督办待回复 —")
