"""While an hour of the past is being completed, or has no positions, wall and desk say so beside its clock."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from app.domain.moment import DAY, HOUR
from tests.gui import wall_checks as checks
from tests.gui.console_hall import NOW, Console, row
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.wall_panels_test import WALLS, context, glance
from widgets.theme import load_theme
from widgets.wall.layout import read_layout
from widgets.wall.registry import load_panels
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

WORDS = {
    "completing": {"zh": "数据补全中", "en": "filling in"},
    "lacks_positions": {"zh": "无定位记录", "en": "no fixes"},
}
STRIP_WORDS = {"completing": "该时段数据补全中", "lacks_positions": "该时段无定位记录"}


@pytest.fixture
def console(qapp, monkeypatch):
    made = Console(monkeypatch)
    made.feed.span = (NOW - 100 * HOUR, NOW)
    yield made
    made.close()


def labels(layout: str, **changes: object):
    """Return the labels of the scene's cube with its clock, and their scale."""
    wall = read_layout(WALLS / f"{layout}.toml")
    scale, seen = TypeScale(load_theme("wall"), wall), glance("live")
    sheet = Sheet(scale, QSizeF(*wall.cell_px))
    load_panels()["scene"](context()).compose(replace(seen, moment=replace(seen.moment, **changes)), sheet)
    return checks.labels_of(sheet.items), scale


@pytest.mark.parametrize("gap", WORDS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3", "led"])
def test_a_wall_that_replays_says_it_whole_and_clear_of_clock_and_day(qapp, layout, language, gap):
    with speaking(qapp, language):
        shown, scale = labels(layout, live=False, at=glance("live").now - 370 * DAY, **{gap: True})

        (mark,) = [one for one in shown if one.text == WORDS[gap][language]]
        ink = checks.ink_of(mark, scale)
        others = [one for one in shown if one is not mark]
        assert not [one.text for one in others if checks.ink_of(one, scale).intersects(ink)]


@pytest.mark.parametrize("gap", WORDS)
@pytest.mark.parametrize(("live", "has_gap"), [(False, False), (True, True)])
def test_a_wall_says_nothing_of_an_hour_that_is_complete_nor_of_the_present(qapp, live, has_gap, gap):
    shown, _ = labels("hall-4x3", live=live, at=glance("live").now - DAY, **{gap: has_gap})

    assert WORDS[gap]["zh"] not in [one.text for one in shown]


def test_a_wall_that_still_reads_does_not_say_that_there_is_nothing(qapp):
    shown, _ = labels("hall-4x3", live=False, at=glance("live").now - DAY, completing=True, lacks_positions=True)

    assert WORDS["completing"]["zh"] in [one.text for one in shown]
    assert WORDS["lacks_positions"]["zh"] not in [one.text for one in shown]


@pytest.mark.parametrize("gap", WORDS)
def test_a_desks_strip_says_it_until_the_hour_is_complete_or_the_present_is_back(console, gap):
    console.show(row(1))
    console.feed.look_at(NOW - HOUR)
    console.feed.speak()
    said = console.page.scrubber.gap
    assert not said.isVisible()

    console.feed.moment_ready.emit(replace(console.feed.latest, **{gap: True}))
    assert said.isVisible()
    assert said.text() == STRIP_WORDS[gap]
    console.feed.moment_ready.emit(console.feed.latest)
    assert not said.isVisible()

    console.feed.moment_ready.emit(replace(console.feed.latest, **{gap: True}))
    console.feed.look_at(None)
    console.feed.speak()
    assert said.isHidden()


@pytest.mark.parametrize("gap", WORDS)
def test_the_words_make_no_window_wider(console, gap):
    console.show(row(1))
    console.feed.look_at(NOW - HOUR)
    console.feed.speak()
    before = console.page.scrubber.minimumSizeHint().width()

    console.feed.moment_ready.emit(replace(console.feed.latest, **{gap: True}))

    assert console.page.scrubber.minimumSizeHint().width() <= before + 10
