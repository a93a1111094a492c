"""With thousands of cases each list of each scene still says, on a 4:3 wall too, that it has the first of them only."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
from PySide6.QtCore import QSizeF

from app.domain.moment import SECOND
from app.situation.answers import Moment
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.filter_names import FilterNames
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.wall_listed_words_test import SAID
from tests.gui.wall_narrowed_test import BY, NAMES
from tests.gui.wall_panels_test import WALLS, context, glance
from widgets.theme import load_theme
from widgets.wall.layout import WallLayout, read_layout
from widgets.wall.panel import WallPanel
from widgets.wall.registry import load_panels
from widgets.wall.scene_keys import Period
from widgets.wall.scenes import read_scene
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

OLDEST = 29 * SECOND
"""What is half a minute old is stale, and its values are called the last."""
WALL_FILES = ("hall-4x3", "hall-16x9", "led", "demo")
CASES = [(layout, language, by) for layout in WALL_FILES for language in LANGUAGES for by in (EVERYTHING, BY)]
LISTS = {"supervision", "waiting", "answered", "unsupervised", "people", "night_people", "blind_spots", "recurring"}


@cache
def worst_day() -> dict[object, object]:
    return dict(made.crowded().answers) | {FilterNames(filter=BY): NAMES}


def periods(wall: WallLayout) -> set[tuple[str, Period]]:
    """Return the panels of all scenes of *wall*, each with the periods that it has there."""
    scenes = (read_scene(path, wall) for path in (WALLS / "scenes").glob("*.toml"))
    return {(placement.panel, scene.period) for scene in scenes for placement in scene.placements}


def answered(panel: WallPanel, like: WallPanel, *, live: bool) -> Moment:
    """Return the worst day's answers, also to what *panel* asks of its scene's period and filter, as *like* asks it."""
    pairs, usual = zip(panel.questions(), like.questions(), strict=True), worst_day()
    return made.moment(answers=usual | {now: usual[then] for now, then in pairs if then in usual}, live=live)


def listing(wall: WallLayout, by: Filter, *, live: bool) -> Iterator[tuple[WallPanel, Moment, str]]:
    """Yield the panels whose list is not whole, with the words that say so."""
    for key, period in sorted(periods(wall)):
        kind = load_panels()[key]
        panel = kind(replace(context(), period=period, filter=by))
        moment = answered(panel, kind(context()), live=live)
        if moment.answers.keys() >= set(panel.needs()) and (found := SAID.search(panel.note(moment))):
            yield panel, moment, found.group()


@pytest.mark.parametrize(("layout", "language", "by"), CASES)
@pytest.mark.parametrize("look", ["live", "replay"])
def test_no_list_of_thousands_looks_whole(qapp, layout, look, language, by):
    wall = read_layout(WALLS / f"{layout}.toml")
    at, scale = replace(glance(look), data_at=made.NOW - OLDEST), TypeScale(load_theme("wall"), wall)
    lost, listed = [], set()
    with speaking(qapp, language):
        for panel, moment, words in listing(wall, by, live=look == "live"):
            sheet = Sheet(scale, QSizeF(*wall.cell_px))
            panel.compose(replace(at, moment=moment), sheet)
            texts = [label.text for label in checks.labels_of(sheet.items)]
            listed.add(panel.key)
            is_unsaid = panel.is_narrowed and not any(text.startswith(("筛选", "Filter")) for text in texts)
            if is_unsaid or panel.title() not in texts or not any(words in text for text in texts):
                lost.append(f"{panel.key}: {words}, {texts[:3]}")
            lost += [f"{panel.key}: {pair}" for pair in checks.overlapping(sheet.items, scale)]

    assert lost == []
    assert listed >= LISTS
