"""A whole hall for end-to-end tests: a real gateway process, a real Mosquitto, real windows over one situation."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.cli.demo_users import DEMO_PASSWORD
from app.cli.seat import open_seat
from app.cli.settings import read_settings
from app.services.seat import SeatParts
from app.situation.answers import Moment
from tests.gateway_process import CITY, GatewayProcess
from tests.gui.waiting import until
from widgets.console.window import ConsoleWindow
from widgets.map.scheme import register_scheme
from widgets.seats import Seats
from widgets.wall.window import WallWindow

register_scheme()

WAIT_MS = 60_000


class Hall:
    """Windows over one gateway, and hands that press keys."""

    def __init__(self, gateway: GatewayProcess, parts: SeatParts, seats: Seats) -> None:
        self.gateway = gateway
        self.parts = parts
        self.seats = seats

    def wait(self, condition: Callable[[], object], what: str, timeout_ms: int = WAIT_MS) -> None:
        """Wait until *condition* holds, the screen alive meanwhile."""
        until(condition, lambda: what, timeout_ms / 1000)

    def moment(self) -> Moment:
        latest = self.seats.feed.latest
        assert latest is not None
        return latest

    def console(self, user: str) -> ConsoleWindow:
        """Open a console and log in by keys."""
        window = self.seats.open_console(self.parts_seat)
        window.show()
        window.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is window, "the console is active")
        window.login.user.setFocus()
        QTest.keyClicks(window.login.user, user)
        QTest.keyClick(window.login.user, Qt.Key.Key_Return)
        QTest.keyClicks(window.login.password, DEMO_PASSWORD)
        QTest.keyClick(window.login.password, Qt.Key.Key_Return)
        self.wait(window.page.isVisible, f"{user} is logged in")
        return window

    parts_seat = "7"

    def press(self, window: ConsoleWindow, key: Qt.Key) -> None:
        """Press a key in *window*, wherever the focus is."""
        window.activateWindow()
        self.wait(lambda: QApplication.activeWindow() is window, "the window is active")
        QTest.keyClick(window, key)


@contextmanager
def merged_hall(gateway: GatewayProcess) -> Iterator[Hall]:
    """Give the windows of one seat over a gateway that runs, with 合岗 switched on."""
    with ExitStack() as closing:
        environment = closing.enter_context(pytest.MonkeyPatch.context())
        environment.setenv("WANMI_GATEWAY__MERGED_POSTS", "true")
        environment.setenv("WANMI_STORE__ATTACHMENTS", str(gateway.attachments))
        parts = closing.enter_context(
            open_seat(read_settings(), database=gateway.database, broker=gateway.broker, city=CITY, seat="7")
        )
        yield Hall(gateway, parts, closing.enter_context(Seats(parts)))


@pytest.fixture
def hall(qapp: QApplication, gateway_process: GatewayProcess) -> Iterator[Hall]:
    with merged_hall(gateway_process) as made:
        yield made


@pytest.fixture
def open_desk(hall: Hall) -> Iterator[Callable[[str], ConsoleWindow]]:
    """Open desks that are closed at the test's end."""
    opened: list[ConsoleWindow] = []

    def open_for(user: str) -> ConsoleWindow:
        opened.append(hall.console(user))
        return opened[-1]

    yield open_for
    for window in opened:
        window.close()


@pytest.fixture
def wall(hall: Hall) -> WallWindow:
    """Give the demo's wall, alive."""
    window = hall.seats.open_wall()
    window.show()
    hall.wait(lambda: is_answered(hall, window), "every panel of the wall has its answers")
    return window


def is_answered(hall: Hall, window: WallWindow) -> bool:
    """Say whether the newest moment answers what all panels ask; the first one may have been made before they asked."""
    latest = hall.seats.feed.latest
    asked = [question for view in window.views.values() for question in view.panel.questions()]
    return latest is not None and all(question in latest.answers for question in asked)
