"""Through real windows, a real gateway and a real broker: a desk looks back alone, and puts its moment on the wall."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.moment import SECOND
from tests.e2e.conftest import Hall
from tests.e2e.test_worked_to_closed import Inspector
from tests.gui.waiting import rest
from widgets.wall.window import WallWindow


def wall_feed(window: WallWindow):
    return window._feed


def test_a_desk_looks_back_alone_puts_its_moment_on_the_wall_and_takes_it_back(hall: Hall, wall: WallWindow) -> None:
    inspector = Inspector(hall)
    console = hall.console("demo")
    inspector.report()
    hall.wait(lambda: console.page.queue.model.rowCount() == 1, "the report is in the queue")
    hall.wait(lambda: console.flow.claims.held, "the case is claimed")
    rest(1_500)
    desk, feed = console.page.scrubber.head, wall_feed(wall)
    started = desk.span[0]

    # the desk looks back: its case is gone, the wall stays as it is
    QTest.keyClick(console, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    desk.hold(started)
    hall.wait(lambda: not console.flow.claims.held, "the claim is given back")
    hall.wait(console.page.bar.past.isVisible, "the bar says that this is the past")
    assert feed.is_live
    QTest.keyClick(console.page.scrubber, Qt.Key.Key_F2)
    assert "只看不办" in console.page.message.text()

    # its moment on the wall
    hall.wait(console.page.wall.push.isEnabled, "the wall may be moved")
    console.page.wall.pressed.emit("K=")
    hall.wait(lambda: not feed.is_live, "the wall looks back")
    assert abs(feed.position - started) < SECOND

    # another report comes meanwhile: the log is read on underneath, and nobody who looks back sees it
    inspector.report()
    hall.wait(lambda: hall.seats.situation.seq > 3, "the second report is read")
    hall.wait(lambda: feed.latest is not None and not feed.latest.live, "the wall still shows the past")

    # and back
    hall.wait(console.page.wall.freeze.isEnabled, "the desk knows that the wall replays")
    console.page.wall.pressed.emit("K-")
    hall.wait(lambda: feed.is_live, "the wall is live")
    QTest.keyClick(console, Qt.Key.Key_Home)
    hall.wait(lambda: console.page.queue.model.rowCount() == 2, "both reports are in the queue")
    hall.wait(lambda: console.flow.claims.held, "the desk works again")
    assert desk.is_live
    inspector.client.close()
