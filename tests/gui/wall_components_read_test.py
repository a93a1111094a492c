"""Components that could not be read once are read again when the wall points at the next one."""

import pytest
from PySide6.QtCore import QObject

from app.domain.component import Component, Components
from app.situation.questions.pointed import COMPONENT, PointedAt
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
