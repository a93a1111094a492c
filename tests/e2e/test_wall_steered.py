"""The wall steered from desks: keys of one console, a real gateway and broker, a real wall window."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.cli.demo_users import DEMO_PASSWORD
from app.services.messages import Answer, Login, Step
from app.situation.questions.wall_pushes import WallPushes
from tests.e2e.conftest import Hall
from widgets.console.window import ConsoleWindow
from widgets.wall.window import WallWindow


def keypad(desk: ConsoleWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(desk.page.queue.list, key, Qt.KeyboardModifier.KeypadModifier)


class Other:
    """Another seat at the same gateway, without a window."""

    def __init__(self, hall: Hall, user: str) -> None:
        self._hall = hall
        desk, new = hall.parts.desk, hall.parts.ids.new
        login = Login(step_id=new(), seat="7", user=user, password=DEMO_PASSWORD)
        self.session = str(desk.login(login).fields["session"])

    def ask(self, name: str, fields: Mapping[str, object] | None = None) -> Answer:
        parts = self._hall.parts
        given = {"wall": parts.wall_name, **(fields or {})}
        return parts.desk.ask(Step(step_id=parts.ids.new(), seat="7", session=self.session, name=name, fields=given))


def test_a_scene_pushed_from_a_console_stands_on_the_wall_and_undo_brings_back_the_one_before(
    hall: Hall, wall: WallWindow
) -> None:
    desk = hall.console("demo")
    hall.wait(lambda: desk.page.wall.watch.report is not None, "the desk hears that the wall lives")
    assert wall.scene.key == "daily"

    keypad(desk, Qt.Key.Key_3)
    assert desk.page.wall.preview is not None
    assert wall.scene.key == "daily"
    keypad(desk, Qt.Key.Key_Enter)
    hall.wait(lambda: desk.page.message.text().startswith("已推送"), "the gateway has written it")
    hall.wait(lambda: wall.scene.key == "supervision", "the wall shows the other scene")
    hall.wait(lambda: "督办" in desk.page.wall.scene.toolTip(), "the desk sees what stands there")
    hall.wait(lambda: desk.page.wall.live.looks, "and how its panels stand")

    keypad(desk, Qt.Key.Key_Period)
    hall.wait(lambda: wall.scene.key == "daily", "undo brought back the former scene")
    told = WallPushes(wall=hall.parts.wall_name, limit=2).answer(hall.seats.situation.at())
    assert [(push.kind, push.scene, push.seat) for push in told] == [
        ("undone", "", "7"),
        ("scene_shown", "supervision", "7"),
    ]


def test_a_pinned_wall_refuses_a_lower_post_with_a_sentence_but_not_the_emergency(hall: Hall, wall: WallWindow) -> None:
    leader = Other(hall, "shift")
    assert leader.ask("wall_scene", {"scene": "people"}).ok
    assert leader.ask("wall_pin").ok
    desk = hall.console("acceptor")
    hall.wait(desk.page.wall.pin_plate.isVisible, "the desk sees that the wall is pinned")
    hall.wait(lambda: wall.scene.key == "people", "the leader's scene stands")

    keypad(desk, Qt.Key.Key_1, Qt.Key.Key_Enter)

    hall.wait(
        lambda: desk.page.message.text() == "大屏已由值班长（坐席 7）钉住，请该岗位放行", "it is refused with who may"
    )
    assert wall.scene.key == "people"
