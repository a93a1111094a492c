"""A list that is not whole says so in its title, on every wall, live and in a replay."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF

from app.situation.questions.backlog import Backlog
from app.situation.questions.department_rates import DepartmentRates
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.wall_panels_test import WALLS, context, glance
from tests.gui.wall_supervision_moment import backlog
from widgets.theme import load_theme
from widgets.wall.layout import read_layout
from widgets.wall.looks import title_bar
from widgets.wall.panel import WallPanel
from widgets.wall.registry import load_panels
from widgets.wall.sheet import Sheet
from widgets.wall.type import Role, TypeScale

WORDS = {"departments": "列末 8", "backlog": "列前 7"}


def ten_departments() -> dict[object, object]:
    rates, heavy = made.rates(), backlog([(f"部门{n}", 4, 2, 1) for n in range(10)])
    more = tuple(replace(rates.rows[0], department=f"more {n}", name=f"水务{n}") for n in range(2))
    rows = tuple(replace(one, group="专业部门") for one in (*rates.rows, *more))
    return made.answers() | {DepartmentRates(): replace(rates, rows=rows), Backlog(): heavy}


@pytest.mark.parametrize(
    ("layout", "look"), [("demo", "replay"), ("hall-16x9", "replay"), ("hall-4x3", "live"), ("hall-4x3", "replay")]
)
@pytest.mark.parametrize("key", WORDS)
def test_a_list_says_how_many_of_all_it_has(qapp, key, layout, look):
    wall = read_layout(WALLS / f"{layout}.toml")
    sheet = Sheet(TypeScale(load_theme("wall"), wall), QSizeF(*wall.cell_px))
    moment = made.moment(answers=ten_departments(), live=look == "live")

    load_panels()[key](context()).compose(replace(glance(look), moment=moment), sheet)

    assert any(WORDS[key] in label.text for label in checks.labels_of(sheet.items))


@pytest.mark.parametrize(
    ("note", "said"), [("前 7", "15:26"), ("", "回放 15:26"), ("长" * 60, "回放 15:26"), ("短", "回放 15:26")]
)
def test_a_replay_gives_up_its_word_only_where_the_note_gains_by_it(qapp, note, said):
    wall = read_layout(WALLS / "hall-4x3.toml")
    sheet = Sheet(TypeScale(load_theme("wall"), wall), QSizeF(*wall.cell_px))
    room = sheet.right - sheet.left - sheet.measure("标题", Role.TITLE, bold=True)
    filler = "满" * int((room - sheet.measure("回放 15:26", Role.NOTE)) / sheet.measure("满", Role.NOTE) - 2)

    title_bar(sheet, "标题", f"{filler}，{note}" if note == "前 7" else note, glance("replay"))

    texts = [label.text for label in checks.labels_of(sheet.items)]
    assert said in texts
    assert note != "前 7" or f"{filler}，前 7" in texts


SAID = re.compile(r"列[前末] \d+|(?:first|last|top) \d+")


def listing(moment) -> Iterator[tuple[WallPanel, str]]:
    """Yield the panels whose list is not whole at *moment*, with the words that say so."""
    for _, kind in sorted(load_panels().items()):
        panel = kind(context())
        if moment.answers.keys() >= set(panel.needs()) and (found := SAID.search(panel.note(moment))):
            yield panel, found.group()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ["demo", "hall-16x9", "hall-4x3", "led"])
@pytest.mark.parametrize("look", ["live", "replay"])
def test_every_list_of_a_usual_wall_says_which_rows_it_has_whatever_else_its_title_must_leave_out(
    qapp, layout, look, language
):
    wall = read_layout(WALLS / f"{layout}.toml")
    scale, moment = TypeScale(load_theme("wall"), wall), made.moment(answers=ten_departments(), live=look == "live")
    lost, panels = [], 0
    with speaking(qapp, language):
        for panel, words in listing(moment):
            sheet = Sheet(scale, QSizeF(*wall.cell_px))
            panel.compose(replace(glance(look), moment=moment), sheet)
            panels += 1
            if not any(words in label.text for label in checks.labels_of(sheet.items)):
                lost.append(f"{panel.key}: {words}")

    assert lost == []
    assert panels >= 6
