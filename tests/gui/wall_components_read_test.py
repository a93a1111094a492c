"""Components on a wall: read again where that failed once, and named by class, number and code."""

import pytest
from PySide6.QtCore import QObject

from app.domain.component import Component, Components
from app.situation.questions.pointed import COMPONENT, PointedAt
from app.situation.wall_stand import COMPONENT_CLASS
from tests.gui.speaking import speaking
from widgets.wall.map_components import ComponentsOnMap

CODE = "990101{kind}000001"
LAMP, COVER = CODE.format(kind="01021"), CODE.format(kind="01002")


class Map:
    """Keeps how many components it shows."""

    def __init__(self) -> None:
        self.shown: list[int] = []

    def show_components(self, found: Components) -> None:
        self.shown.append(len(found))


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


def test_a_file_that_was_being_replaced_is_read_at_the_next_pointing(qtbot, owner):
    answers = [OSError("it is being replaced"), Components.of([Component(code=COVER, lon=1.0, lat=1.0)])]

    def read() -> Components:
        found = answers.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    city_map = Map()
    components = ComponentsOnMap(city_map, read, owner)
    components.take(PointedAt(kind=COMPONENT, id=LAMP))
    qtbot.waitUntil(lambda: city_map.shown == [0])

    components.take(PointedAt(kind=COMPONENT, id=COVER))
    qtbot.waitUntil(lambda: city_map.shown[-1] == 1)
    assert components.count == 1


@pytest.mark.parametrize(
    ("language", "pointed", "words"),
    [
        ("zh", PointedAt(kind=COMPONENT_CLASS, id="01002", class_name="污水井盖"), "小点：污水井盖 01002 共 2 个，异常另有符号"),
        ("en", PointedAt(kind=COMPONENT_CLASS, id="01002", class_name="污水井盖"), "Dots: 污水井盖 01002, 2 in all; marks: not intact"),
        ("zh", PointedAt(kind=COMPONENT, id=LAMP, class_name="路灯"), "小点：路灯 01021 共 1 个，异常另有符号"),
        ("zh", PointedAt(kind=COMPONENT, id=LAMP), "小点：同类部件 01021 共 1 个，异常另有符号"),
        ("en", PointedAt(kind=COMPONENT, id=LAMP), "Dots: components like it 01021, 1 in all; marks: not intact"),
        ("zh", PointedAt(kind=COMPONENT_CLASS, id="01002", class_name="01002"), "小点：01002 共 2 个，异常另有符号"),
        ("zh", PointedAt(kind=COMPONENT_CLASS, id="01003", class_name="雨水井盖"), ""),
    ],
)  # fmt: skip
def test_the_small_dots_are_named_by_class_code_and_number(qtbot, qapp, owner, language, pointed, words):
    codes = (LAMP, COVER, COVER[:-1] + "2")
    city_map = Map()
    components = ComponentsOnMap(
        city_map, lambda: Components.of([Component(code=code, lon=1.0, lat=1.0) for code in codes]), owner
    )
    with speaking(qapp, language):
        assert components.words() == ""
        components.take(pointed)
        qtbot.waitUntil(lambda: city_map.shown != [])
        assert components.words() == words

        components.take(PointedAt())
        assert components.words() == ""
