"""The panel about the subject on the wall, and the numbered nearest: each kind, on every wall, in both languages."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF

from app.domain.moment import HOUR, MINUTE
from app.situation.questions.pointed import Pointed
from app.situation.situation import Situation
from app.situation.wall_stand import Subject
from tests.gui import wall_checks as checks
from tests.gui import wall_moment as made
from tests.gui import wall_pointed_moment as pointed
from tests.gui.speaking import LANGUAGES, speaking
from tests.gui.wall_panels_test import LAYOUTS, context, glance
from tests.unit.situation.growth import CENTRE, GRIDS, NOON, HandClock, ListSource, case_id, in_disposal, setting, state
from tests.unit.situation.test_situation_pointed import put
from widgets.theme import load_theme
from widgets.wall.layout import read_layout
from widgets.wall.registry import load_panels
from widgets.wall.scenes import Cells
from widgets.wall.sheet import Sheet
from widgets.wall.type import TypeScale

WALLS = Path(__file__).resolve().parents[2] / "config" / "walls"
CASES = made.supervised().rows
SUBJECTS = pointed.subjects(made.NOW, CASES)
CELL = Cells(left=1, top=1, right=1, bottom=1)


def composed(key: str, answers: dict, wall, scale) -> Sheet:
    moment = made.moment()
    sheet = Sheet(scale, QSizeF(*wall.cell_px))
    panel = load_panels()[key](context())
    panel.compose(replace(glance("live"), moment=replace(moment, answers={**moment.answers, **answers})), sheet)
    return sheet


def texts(sheet: Sheet) -> list[str]:
    return [label.text for label in checks.labels_of(sheet.items)]


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", SUBJECTS)
def test_every_label_about_a_subject_can_be_read(qapp, name, language, kind):
    wall = read_layout(WALLS / f"{name}.toml")
    scale = TypeScale(load_theme("wall"), wall)
    with speaking(qapp, language):
        sheets = [
            composed("subject", {Pointed(wall="hall"): SUBJECTS[kind]}, wall, scale),
            composed("near", pointed.beside(made.NOW), wall, scale),
        ]

    for sheet in sheets:
        items = sheet.items
        assert len(checks.labels_of(items)) > 2
        assert checks.too_small(items, scale) == []
        assert checks.too_faint(items, scale, load_theme("wall"), sheet.ground) == []
        assert checks.at_a_seam(items, scale, wall, CELL) == []
        assert checks.clipped(items) == []
        assert checks.overlapping(items, scale) == []
        assert checks.cut_by_a_plate(items, scale) == []


@pytest.fixture(scope="module")
def wall():
    return read_layout(WALLS / "demo.toml")


@pytest.fixture(scope="module")
def scale(qapp, wall):
    return TypeScale(load_theme("wall"), wall)


def test_the_parts_of_an_areas_cases_add_up_to_its_total(wall, scale):
    shown = texts(composed("subject", {Pointed(wall="hall"): SUBJECTS["community"]}, wall, scale))

    total, *parts = [int(text.split()[0]) for text in shown if text.endswith(" 件")]
    assert (total, sum(parts)) == (len(CASES), len(CASES))
    assert sorted(parts) == sorted(pointed.lights(CASES).values())


def test_somebody_nobody_ever_heard_of_has_no_numbers(wall, scale):
    shown = texts(composed("subject", {Pointed(wall="hall"): SUBJECTS["nobody"]}, wall, scale))

    assert "没有收到过定位" in shown
    assert not any(text.endswith("秒前") for text in shown[2:])


def test_only_the_three_on_the_map_are_numbered(wall, scale):
    people = (*pointed.near(made.NOW), *pointed.near(made.NOW))
    answers = {question: replace(found, people=people) for question, found in pointed.beside(made.NOW).items()}

    shown = texts(composed("near", answers, wall, scale))

    assert [text for text in shown if text.isdigit()] == ["1", "2", "3"]


def test_the_list_by_turns_has_no_numbers(wall, scale):
    answers = {
        question: replace(found, pointed="", case=CASES[0]) for question, found in pointed.beside(made.NOW).items()
    }

    assert [text for text in texts(composed("near", answers, wall, scale)) if text.isdigit()] == []


@pytest.mark.parametrize(
    ("kind", "which"), [("grid", GRIDS[0]), ("community", GRIDS[0][:12]), ("component_class", "02003")]
)
def test_each_count_of_a_subjects_cases_has_its_list(wall, scale, kind, which):
    log = ListSource()
    for n in range(12):
        here = {"grid": GRIDS[n % 2], "class_key": "C02003"}
        clock = {"case_soon": NOON + HOUR * (n % 3 - 1), "case_due": NOON + HOUR * (n % 3 - 1) + MINUTE}
        log.case(case_id(n), "dispatch", NOON - HOUR, in_disposal(n, **here, **clock) if n % 5 else state(n, **here))
    put(log, Subject(kind=kind, id=which, label="这里", lon=CENTRE[0], lat=CENTRE[1]), NOON)
    known = replace(setting(), classes={"C02003": "井盖"})
    city = Situation(log, known, None, now=HandClock())
    assert city.poll()
    view = city.at(NOON)

    sheet = composed("subject", {Pointed(wall="hall"): Pointed(wall="hall").answer(view)}, wall, scale)

    printed = [text for text in texts(sheet) if text.endswith(" 件") and text != "0 件"]
    listed = [len(one.question().answer(view)) for mark in sheet.marks for one in mark.behind]
    assert [f"{count} 件" for count in listed] == printed
    assert len(printed) > 2
