"""The map's stale look: a dashed amber frame and a hatch over everything drawn, and away again."""

from dataclasses import replace

import pytest

from app.domain.moment import HOUR, SECOND
from tests.gui import wall_moment as made
from tests.gui.map_city import CASE_LABELS, make_sample
from tests.gui.map_hall import Hall, close, open_hall
from tests.gui.paper_map import PaperMap
from widgets.map.layers.legend import Legend
from widgets.theme import load_theme
from widgets.wall.last_picture import LastPicture

SAMPLE = make_sample()
THEME = load_theme("wall")
WIDTH, HEIGHT, UNIT = 1440, 810, 0.75
LIVE = Legend(
    title="全市案件态势", freshness="位置 4 秒前", note="底色：近 24 小时立案密度，半衰期 6 小时", ramp_name="密度",
    scale_top="160", scale_unit="件／平方公里",
)  # fmt: skip
STALE = replace(LIVE, is_stale=True, freshness="末次位置 14:05 起未更新")


@pytest.fixture(scope="module")
def hall(qapp, request):
    from pytestqt.qtbot import QtBot

    hall = open_hall(QtBot(request), SAMPLE.city, THEME, size=(WIDTH, HEIGHT), unit_px=UNIT, interactive=False)
    hall.view.show_cases(**SAMPLE.cases, labels=CASE_LABELS)
    yield hall
    close(hall)


def amber_share(hall: Hall, y: int) -> float:
    """Return which share of a row of pixels is of the stale amber."""
    image, amber = hall.picture(), THEME.qcolor("soon")
    return sum(image.pixelColor(x, y) == amber for x in range(WIDTH)) / WIDTH


def test_an_old_map_is_framed_dimmed_and_hatched_over_its_marks_and_a_fresh_one_is_not(hall: Hall):
    hall.view.show_legend(LIVE)
    hall.settle()
    live = hall.picture()
    before = amber_share(hall, 1)
    hall.view.show_legend(STALE)
    hall.settle()

    assert hall.comes(lambda _: 0.3 < amber_share(hall, 1) < 0.9)  # a dashed line, not a whole one
    assert before == 0
    stale = hall.picture()
    middle = [(x, y) for x in range(400, 1000, 7) for y in range(300, 500, 7)]
    assert sum(live.pixelColor(*at) != stale.pixelColor(*at) for at in middle) > 0.5 * len(middle)
    veil, above, said = hall.ask(
        "(() => { const z = (e) => Number(getComputedStyle(e).zIndex), all = [...wanmi.stage.container.children],"
        " veil = document.querySelector('.wanmi-stale');"
        " return [z(veil), all.indexOf(veil) > all.findIndex((e) => e.classList.contains('wanmi-live')),"
        " [...document.querySelectorAll('.wanmi-box')].every((e) => z(e) > z(veil))]; })()"
    )
    assert veil >= 2
    assert above
    assert said
    assert "末次位置" in hall.ask("document.querySelector('.wanmi-box').textContent")

    hall.view.show_legend(LIVE)
    hall.settle()

    assert hall.comes(lambda _: amber_share(hall, 1) == 0)
    assert hall.ask("document.querySelector('.wanmi-stale')") is None


def test_a_clock_that_is_put_back_keeps_the_last_picture_coming(qtbot):
    city_map, asked = PaperMap(), []
    qtbot.addWidget(city_map)
    city_map.small_picture = lambda width, taken: asked.append(width)
    city_map.show()
    last = LastPicture(city_map, load_theme("wall"), city_map)

    last.take(made.NOW)
    last.take(made.NOW + SECOND)
    last.take(made.NOW - HOUR)

    assert len(asked) == 2
