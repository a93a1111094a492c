"""A seat's process is killed with -9 while the wall stands still by it: on a real broker the wall lives again by itself."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.adapters.clockwork import SystemClock
from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.store import open_store
from app.adapters.store.store import Store
from app.adapters.terminals.registry import Protocols, load_all
from app.domain.event import Event
from app.domain.moment import SECOND
from app.domain.terms import Stream
from app.services import seat_signs, wall_lost
from app.services.messages import Step
from app.situation.wall_log import stand_of
from tests.integration.mqtt.hall import wait_for
from tests.mosquitto import MosquittoServer
from tests.unit.services.town import PASSWORD, Hall, rules

ROOT = Path(__file__).resolve().parents[2]
CITY = "990100"


class KilledSeat:
    """A process of :mod:`tests.faults.living_seat` and what it has said."""

    def __init__(self, url: str, seat: str, log: Path) -> None:
        self._log = log
        with log.open("wb") as out:
            command = [sys.executable, "-m", "tests.faults.living_seat", url, CITY, seat, PASSWORD]
            self._process = subprocess.Popen(command, stdout=out, stderr=out, cwd=ROOT)

    @property
    def said(self) -> list[str]:
        return self._log.read_text(encoding="utf-8").splitlines()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


@pytest.fixture
def store(tmp_path: Path, mosquitto: MosquittoServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Give the store of a gateway that waits seconds for a seat, instead of minutes."""
    monkeypatch.setattr(wall_lost, "LOST_AFTER", 2 * SECOND)
    monkeypatch.setattr(wall_lost, "ENDS_AFTER", 4 * SECOND)
    monkeypatch.setattr(seat_signs, "DEAF_AFTER", 3600 * SECOND)
    with ExitStack() as closing:
        made = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
        closing.callback(made.dispose)
        made.migrate()
        clock = SystemClock()
        hall = Hall(made, rules(), clock=clock).staff()

        def tick():
            made.take_lease("hall", clock.now())
            return hall.gateway.timers()

        link = GatewayLink(
            mosquitto.url, CITY, hall.gateway.handle, reader=Protocols(load_all()), clock=clock, on_tick=tick,
            on_posted=hall.gateway.posted, tick_s=0.1,
        )  # fmt: skip
        link.open()
        closing.callback(link.stop)
        yield made


def wall_events(store: Store) -> list[Event]:
    return [event for event in store.events_after(0, 10_000) if event.stream == Stream.WALL]


def test_a_wall_that_a_killed_seat_had_frozen_lives_again(
    store: Store, mosquitto: MosquittoServer, tmp_path: Path
) -> None:
    seat = KilledSeat(mosquitto.url, "leader", tmp_path / "seat.log")
    try:
        wait_for(lambda: seat.said.count("present True") >= 60)  # six seconds at least: longer than a lost one is given
        assert stand_of(wall_events(store)[-1]).display.frozen_at is not None
        assert "hold_ended" not in [event.kind for event in wall_events(store)]
    finally:
        seat.kill()

    wait_for(lambda: wall_events(store)[-1].kind == "hold_ended")
    *_, lost, ended = wall_events(store)
    assert (lost.kind, stand_of(lost).lost.seat, stand_of(lost).display.is_past) == ("holder_lost", "leader", True)
    after = stand_of(ended)
    assert (after.display.is_past, after.lost.seat, after.lost.was_past) == (False, "leader", True)
    assert (ended.actor, ended.post) == ("gateway", "system")


def test_a_sign_of_nobody_is_answered_and_no_sign(store: Store, mosquitto: MosquittoServer) -> None:
    link = DeskLink(mosquitto.url, CITY, "leader", timeout_s=60)
    link.open()
    answer = link.ask(Step(step_id="s-1", seat="leader", session="", name="present"))
    link.close()

    assert (answer.ok, answer.code) == (False, "not_logged_in")
