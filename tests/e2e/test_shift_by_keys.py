"""交接班 by keys at two real desks: one signs the sheet and goes, the other reads it, signs and has its promises."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.cli.seat import open_seat
from app.cli.settings import read_settings
from app.situation.questions.handovers import HandoverRow, Handovers
from tests.e2e.conftest import Hall
from tests.e2e.hands import bring, press_in
from tests.gateway_process import CITY, GatewayProcess
from tests.gui.search_hall import type_text
from widgets.console.handover_window import HandoverWindow
from widgets.seats import Seats

PROMISE = "环城高架封闭到22时"


@pytest.fixture
def halls(
    qapp: QApplication, gateway_process: GatewayProcess, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Hall, Hall]]:
    """Give two seats, each with its own link to the one gateway."""
    monkeypatch.setenv("WANMI_STORE__ATTACHMENTS", str(gateway_process.attachments))
    database, broker = gateway_process.database, gateway_process.broker
    with ExitStack() as closing:
        found = []
        for seat in ("11", "12"):
            parts = closing.enter_context(
                open_seat(read_settings(), database=database, broker=broker, city=CITY, seat=seat)
            )
            hall = Hall(gateway_process, parts, closing.enter_context(Seats(parts)))
            hall.parts_seat = seat
            found.append(hall)
        yield found[0], found[1]


def test_a_shift_is_offered_at_one_seat_and_signed_at_another(halls: tuple[Hall, Hall]) -> None:
    leaves, comes = halls
    desk, other_desk = leaves.console("shift"), comes.console("acceptor")
    old = bring(leaves, desk, Qt.Key.Key_H, HandoverWindow)
    type_text(old.promises, PROMISE)
    press_in(leaves, old, Qt.Key.Key_F2)
    leaves.wait(
        lambda: "按 F2" in old.said or "已交班签字" in old.said, "a hand faster than the sheet is told when it stands"
    )
    if "按 F2" in old.said:
        press_in(leaves, old, Qt.Key.Key_F2)
    leaves.wait(lambda: "已交班签字" in old.said, "it is signed by the one who goes")
    assert not old.promises.toPlainText()

    new = bring(comes, other_desk, Qt.Key.Key_H, HandoverWindow)
    comes.wait(lambda: new.waiting is not None, "the sheet waits at the other seat")
    press_in(comes, new, Qt.Key.Key_F3)
    comes.wait(lambda: "看过后再按 F3" in new.said, "it must be read first")
    assert new.table.rows[0].text == PROMISE
    press_in(comes, new, Qt.Key.Key_F3)
    comes.wait(lambda: "已接班签字" in new.said, "it is signed by the one who comes")
    assert new.promises.toPlainText() == PROMISE

    def sheets() -> tuple[HandoverRow, ...]:
        return Handovers(limit=5).answer(comes.seats.situation.at(None))

    comes.wait(lambda: sheets()[0].accepted is not None, "the log has both")
    (row,) = sheets()
    assert (row.offered.actor, row.offered.seat) == ("shift", "11")
    assert row.accepted is not None
    assert (row.accepted.actor, row.accepted.seat) == ("acceptor", "12")
