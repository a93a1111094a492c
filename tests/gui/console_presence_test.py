"""A console gives signs of life while somebody is logged in, whatever becomes of them, and none when nobody is."""

from collections.abc import Iterator

import pytest

from app.services import wall_lost
from app.services.desk import present
from app.services.ports import GatewayAway
from tests.gui.console_hall import Console, row
from widgets.console import presence


@pytest.fixture
def console(qapp, monkeypatch) -> Iterator[Console]:
    monkeypatch.setattr(presence, "EVERY_MS", 20)
    made = Console(monkeypatch)
    yield made
    made.close()


def test_signs_go_out_again_and_again_in_the_session_of_who_sits_there(console):
    console.show(row(1))
    console.until(lambda: len(console.desk.signs) > 3)

    assert {(one.name, one.seat, one.session) for one in console.desk.signs} == {
        (present.PRESENT, console.window.flow._context.seat, "s1")
    }
    assert len({one.step_id for one in console.desk.signs}) == len(console.desk.signs)


def test_a_gateway_that_is_away_for_a_while_hears_the_next_ones_and_no_step_waits_for_them(console):
    console.show(row(1))
    console.desk.away = GatewayAway()
    before = len(console.desk.signs)
    console.until(lambda: len(console.desk.signs) > before + 3)
    assert (console.window.flow.asker.waiting, console.page.bar.waiting.text()) == (0, "")

    console.desk.away = None
    told = len(console.desk.signs)
    console.until(lambda: len(console.desk.signs) > told + 3)


def test_a_sign_that_was_not_heard_yet_is_not_followed_by_another(console):
    console.show(row(1))
    console.until(lambda: console.desk.signs)
    teller = console.window.flow.presence
    teller._timer.stop()
    console.until(lambda: not teller._is_telling)
    before = len(console.desk.signs)
    for _ in range(3):
        teller.tell()

    console.until(lambda: not teller._is_telling)
    assert len(console.desk.signs) == before + 1


def test_nobody_at_the_seat_gives_no_sign(console):
    console.show(row(1))
    console.until(lambda: console.desk.signs)
    console.window.flow.leave()

    teller = console.window.flow.presence
    console.until(lambda: not teller._is_telling)
    before = len(console.desk.signs)
    teller.tell()
    assert not teller._timer.isActive()
    assert (teller._is_telling, len(console.desk.signs)) == (False, before)


def test_a_seat_is_missed_only_after_more_than_two_signs_in_a_row_are():
    assert 2 * presence.EVERY_MS * 1000 < wall_lost.LOST_AFTER < wall_lost.ENDS_AFTER
    assert presence.PRESENT == present.PRESENT
