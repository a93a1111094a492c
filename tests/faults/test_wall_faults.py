"""The wall while its database or its broker is away: never black, says what is stale, and recovers by itself.

Everything is real: PostgreSQL, Mosquitto, the gateway's process, and the wall's windows in this one.
"""

import json
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.adapters.mqtt.desk_link import DeskLink
from app.cli.seat import open_seat
from app.cli.settings import read_settings
from app.domain.moment import MINUTE, SECOND
from app.services.wall_line import WallReport
from tests.gateway_process import CITY, GatewayProcess
from tests.gui.waiting import rest, until
from tests.mosquitto import MosquittoServer
from tests.postgres import PostgresServer
from widgets.map.scheme import register_scheme
from widgets.seats import Seats
from widgets.wall import maker
from widgets.wall.glance import Look
from widgets.wall.ink import Label
from widgets.wall.window import WallWindow

register_scheme()
WAIT_S = 60.0
LON, LAT = 114.3012, 30.6005
"""Inside the generated city."""


class House:
    """A wall over a real gateway on a real PostgreSQL, with a clock that can be put forward."""

    def __init__(self, seats: Seats, broker: MosquittoServer, clock: "Clock", gateway: GatewayProcess) -> None:
        self.seats = seats
        self.gateway = gateway
        self.broker = broker
        self.clock = clock
        self.window: WallWindow = seats.open_wall()
        self.window.show()
        self.until(self.is_live, "every panel is live")

    def until(self, holds: Callable[[], object], what: str) -> None:
        """Wait, the screen alive meanwhile."""
        until(holds, lambda: f"{what}; {self.looks()} {self.seats.feed.trouble}", WAIT_S)

    def looks(self) -> dict[str, Look]:
        return {key: view.look for key, view in self.window.views.items()}

    def is_live(self) -> bool:
        return set(self.looks().values()) <= {Look.LIVE, Look.EMPTY} and bool(self.looks())

    def texts(self, key: str) -> list[str]:
        return [item.text for item in self.window.views[key].items if isinstance(item, Label)]

    def number(self) -> int:
        """Return how many cases the wall says wait to be accepted."""
        texts = self.texts("queues")
        return int(texts[texts.index("待受理") + 1])

    def report(self, name: str) -> None:
        """Report a case as a terminal does, and wait for nothing."""
        body = {"v": 1, "id": name, "class": "E06010", "lon": LON, "lat": LAT, "place": "门前", "text": "垃圾外溢"}
        topic = f"wanmi/v1/{CITY}/terminal/2001/report"
        command = ["mosquitto_pub", "-q", "1", "-p", str(self.broker.port), "-t", topic, "-m", json.dumps(body)]
        subprocess.run(command, check=True)


class Clock:
    """The real clock, put forward by a test, as is the one that nobody sets: time passes."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self.ahead = 0

    def now(self) -> int:
        return self._now() + self.ahead


@pytest.fixture
def house(
    qapp: QApplication, tmp_path, own_postgres: PostgresServer, own_mosquitto: MosquittoServer, monkeypatch
) -> Iterator[House]:
    own_postgres.run("CREATE DATABASE wanmi")
    gateway = GatewayProcess(tmp_path, own_mosquitto.url, own_postgres.url("wanmi"))
    monkeypatch.setenv("WANMI_STORE__ATTACHMENTS", str(gateway.attachments))
    gateway.start()
    with ExitStack() as closing:
        closing.callback(gateway.stop)
        parts = closing.enter_context(
            open_seat(read_settings(), database=gateway.database, broker=own_mosquitto.url, city=CITY, seat="wall")
        )
        clock = Clock(parts.now)
        monkeypatch.setattr(maker, "_steady", lambda: time.monotonic_ns() // 1000 + clock.ahead)
        seats = closing.enter_context(Seats(replace(parts, now=clock.now)))
        yield House(seats, own_mosquitto, clock, gateway)


def darkness(image: QImage) -> float:
    """Return the share of black pixels."""
    points = [(x, y) for x in range(0, image.width(), 16) for y in range(0, image.height(), 16)]
    return sum(image.pixelColor(x, y).lightness() < 4 for x, y in points) / len(points)


def test_a_database_that_stops_makes_the_wall_stale_and_its_start_makes_it_live(house, own_postgres):
    house.report("before")
    house.until(lambda: house.number() == 1, "the first case waits to be accepted")

    own_postgres.stop()
    house.until(lambda: house.seats.feed.trouble is not None, "the feed is in trouble")
    house.clock.ahead = 11 * MINUTE
    house.until(lambda: set(house.looks().values()) == {Look.STALE}, "every panel is stale")
    texts, picture = house.texts("queues"), house.window.grab_wall()
    house.clock.ahead = 0
    own_postgres.start()
    house.until(house.is_live, "every panel is live again")
    house.report("after")
    house.until(lambda: house.number() == 2, "the second case waits to be accepted")

    assert "末次数值" in texts
    assert any(text.endswith("起未更新") for text in texts)
    assert texts[texts.index("待受理") + 1] == "1", "the last number stands there, greyed"
    assert darkness(picture) < 0.02
    assert house.gateway.is_alive, "nobody had to start it again"


def test_a_wall_that_is_started_without_its_database_says_that_it_fails_and_recovers(house, own_postgres):
    own_postgres.stop()
    late = house.seats.open_wall()
    late.show()
    house.clock.ahead = 10 * SECOND
    house.until(lambda: late.views["scene"].look is not Look.LOADING, "the new window does not load for ever")

    own_postgres.start()
    house.clock.ahead = 0

    house.until(lambda: {view.look for view in late.views.values()} <= {Look.LIVE, Look.EMPTY}, "it is live")


def test_a_broker_that_is_killed_leaves_the_wall_live_and_desks_hear_of_it_again(house, own_mosquitto):
    desk, told = DeskLink(own_mosquitto.url, CITY, "5"), []
    desk.open()
    desk.listen(told.append)
    house.until(lambda: told, "the desk hears that the wall lives")

    own_mosquitto.kill()
    house.until(lambda: not desk.is_connected, "the desk has lost the broker")
    for _ in range(20):
        rest(50)
        assert house.is_live(), house.looks()
    own_mosquitto.start()
    told.clear()
    house.until(lambda: told, "the desk hears the wall again")
    house.report("after")
    house.until(lambda: house.number() == 1, "a case reported afterwards stands on the wall")

    desk.close()
    report: WallReport = told[-1]
    assert set(report.looks.values()) <= {"live", "empty", "loading"}
