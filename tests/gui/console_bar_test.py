"""The bar above the desk: what it counts, and what it says where a count could not be read."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.moment import MINUTE
from app.services.ports import GatewayAway
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


def test_a_clock_that_is_not_the_gateway_s_is_said_instead_of_the_data_s_age(console):
    console.show(row(1))
    assert "秒前" in console.page.bar.age.text()

    latest = console.feed.latest
    console.feed.latest = replace(latest, freshness=replace(latest.freshness, clock_off=-61 * MINUTE))
    console.page.bar.tick()

    assert console.page.bar.age.text() == "本机时钟与网关差 61 分"


def test_a_gateway_that_is_gone_is_said_before_anybody_loses_a_step_to_it(console):
    asker = console.window.flow.asker
    asker._again.setInterval(30)
    console.show(row(1))
    console.desk.away = GatewayAway()

    console.window.flow.claims.claim()
    console.until(lambda: console.page.bar.waiting.text() == "断线")
    assert asker.waiting == 0
    console.desk.away = None

    console.until(lambda: console.page.bar.waiting.text() == "")
