"""What a map's boxes say stands whole within them: each ground, and the small dots however long their class's name."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from app.domain.component import Component, Components
from app.situation.questions.pointed import COMPONENT_CLASS, PointedAt
from app.situation.wall_stand import MAP_LAYERS, Look
from tests.gui.map_city import make_sample
from tests.gui.map_hall import Hall, close, open_hall
from tests.gui.speaking import LANGUAGES, speaking
from widgets.map.grounds import ground_of
from widgets.map.layers.legend import Legend
from widgets.theme import load_theme
from widgets.wall.map_components import ComponentsOnMap

UNIT = 0.75
SIZES = ((1440, 810), (480, 360))
"""Three cells by three, and one alone."""
CATALOGUE = Path(__file__).resolve().parents[2] / "resources" / "catalogue" / "components_gb47678_5.csv"
TITLE = {"zh": "全市案件态势", "en": "Cases in the city"}
OLD = {"zh": "末次位置 15:26 起未更新", "en": "no update since 15:26"}
BOX = "document.querySelector('.wanmi-box')"
NOTE = "document.querySelector('.wanmi-note')"


@pytest.fixture(scope="module", params=SIZES)
def hall(qapp, request) -> Iterator[Hall]:
    from pytestqt.qtbot import QtBot

    made = open_hall(QtBot(request), make_sample().city, load_theme("wall"), size=request.param, unit_px=UNIT)
    yield made
    close(made)


class Shown:
    """A map that needs no components."""

    def show_components(self, found: Components) -> None:
        """Show nothing."""


def longest_name() -> str:
    with CATALOGUE.open(encoding="utf-8") as file:
        return max((line[2] for line in csv.reader(file)), key=len)


def words(qtbot) -> str:
    """Return what a class with a long name and very many components is called."""
    owner = QObject()
    many = [Component(code=f"99010101002{n:06d}", lon=1.0, lat=1.0) for n in range(12_345)]
    components = ComponentsOnMap(Shown(), lambda: Components.of(many), owner)
    components.take(PointedAt(kind=COMPONENT_CLASS, id="01002", class_name=longest_name()))
    qtbot.waitUntil(lambda: components.count > 0)
    return components.words()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_class_on_the_map_is_named_whole_within_its_box(qapp, qtbot, hall, language):
    with speaking(qapp, language):
        note = words(qtbot)
    hall.view.show_legend(Legend(title="全市", freshness="2 秒前", note=note))
    hall.settle()

    assert hall.ask(f"{NOTE}.innerText") == note
    assert hall.ask(f"[{NOTE}.scrollWidth <= {NOTE}.clientWidth, {BOX}.scrollHeight <= {BOX}.clientHeight]") == [
        True,
        True,
    ]
    box, reserved = hall.ask(f"[{BOX}.offsetHeight, wanmi.stage.reserved[0].h]")
    assert box == reserved


@pytest.mark.parametrize("hall", SIZES[:1], indirect=True)
@pytest.mark.parametrize(
    ("title", "freshness"),
    [
        ("超期案卷分布　筛选 市容环境、桥西街道、红灯", "位置 29 秒前"),
        ("Subdistrict grades　Filter: 市容 … 3", "no fixes since 15:26"),
    ],
)
def test_a_title_with_a_filter_leaves_the_freshness_its_own_line(hall, title, freshness):
    hall.view.show_legend(Legend(title=title, freshness=freshness, note="底色"))
    hall.settle()

    assert hall.ask(f"{BOX}.textContent") == title + freshness + "底色"
    assert hall.ask(f"{BOX}.scrollWidth - {BOX}.clientWidth") <= 0
    first, second = hall.ask(f"[...{BOX}.firstChild.children].map((one) => one.offsetTop)")
    assert first < second


@pytest.mark.parametrize("hall", SIZES[:1], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layer", MAP_LAYERS)
def test_the_legend_of_each_ground_stays_within_its_boxes(qapp, hall, language, layer):
    with speaking(qapp, language):
        legend = ground_of(Look(layer=layer)).legend()
        hall.view.show_legend(replace(legend, title=legend.title or TITLE[language], freshness=OLD[language]))
    hall.settle()

    wide = hall.ask("[...document.querySelectorAll('.wanmi-box')].map((box) => box.scrollWidth - box.clientWidth)")
    assert max(wide) <= 0
