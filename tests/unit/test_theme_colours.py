"""The themes' promises, recomputed from the files: legible text, and lights that differ for every eye."""

import itertools
from pathlib import Path

import msgspec
import pytest

from tests.unit import colour_difference as seen
from widgets.theme import THEMES_DIRECTORY, Theme, load_theme

WALL_TEXTS = ("text1", "text2", "text3", "ok_text", "soon_text", "over_text", "urge_text")
DESK_TEXTS = (*WALL_TEXTS, "unavailable", "act")
GROUNDS = {
    "wall": ("base", "toolbar", "panel", "row", "map_ground", "plate"),
    "desk": ("base", "toolbar", "panel", "row", "field", "selected", "map_ground", "plate"),
}
PLATES = (
    ("soon_on", "soon_fill"),
    ("over_on", "over_fill"),
    ("urge_on", "urge"),
    ("act_on", "act"),
    ("badge_on", "badge"),
    ("pending_on", "pending_fill"),
)
PLAIN, PROTAN, DEUTAN = seen.PLAIN, seen.PROTAN, seen.DEUTAN
TABLE = {  # the designers' table: ok–soon ok–over ok–urge soon–over soon–urge over–urge
    ("wall", "plain"): (31, 41, 30, 35, 54, 36),
    ("wall", "protan"): (25, 21, 27, 23, 52, 44),
    ("wall", "deutan"): (27, 21, 23, 13, 51, 46),
    ("desk", "plain"): (48, 51, 41, 54, 82, 38),
    ("desk", "protan"): (40, 14, 39, 54, 78, 47),
    ("desk", "deutan"): (46, 18, 34, 39, 79, 55),
}
VISIONS = {"plain": PLAIN, "protan": PROTAN, "deutan": DEUTAN}


@pytest.fixture(params=["wall", "desk"])
def theme(request) -> Theme:
    return load_theme(request.param)


def differences(theme: Theme, vision: str) -> list[float]:
    lights = [seen.lab(colour, VISIONS[vision]) for colour in (theme.ok, theme.soon_fill, theme.over, theme.urge)]
    return [seen.ciede2000(a, b) for a, b in itertools.combinations(lights, 2)]


def test_the_formula_gives_the_published_differences():
    assert seen.ciede2000((50, 2.6772, -79.7751), (50, 0, -82.7485)) == pytest.approx(2.0425, abs=1e-4)
    assert seen.ciede2000((50, 2.5, 0), (73, 25, -18)) == pytest.approx(27.1492, abs=1e-4)


def test_every_text_is_legible_on_every_ground(theme: Theme):
    texts = WALL_TEXTS if theme.name == "wall" else DESK_TEXTS
    weak = {
        (text, ground): round(ratio, 2)
        for text in texts
        for ground in GROUNDS[theme.name]
        if (ratio := seen.contrast(theme.hex(text), theme.hex(ground))) < theme.text_contrast
    }
    assert weak == {}


def test_every_plate_carries_its_text(theme: Theme):
    weak = [(on, fill) for on, fill in PLATES if seen.contrast(theme.hex(on), theme.hex(fill)) < theme.text_contrast]
    assert weak == []


def test_map_labels_are_legible_on_their_plate(theme: Theme):
    for colour in (theme.map.label, theme.map.district_label, theme.map.water_label):
        assert seen.contrast(colour, theme.plate) >= theme.text_contrast


def test_wall_marks_hold_against_their_casing():
    theme = load_theme("wall")
    for mark in (theme.ok, theme.soon, theme.over, theme.urge, theme.act, theme.text1):
        assert seen.contrast(mark, theme.casing) >= 6.3


@pytest.mark.parametrize("vision", VISIONS)
def test_the_four_lights_differ_for_every_eye(theme: Theme, vision: str):
    assert min(differences(theme, vision)) >= 10


@pytest.mark.parametrize(("name", "vision"), TABLE)
def test_the_designers_table_of_differences_holds(name, vision):
    assert differences(load_theme(name), vision) == pytest.approx(TABLE[name, vision], abs=2.6)


def test_density_is_never_red(theme: Theme):
    for _, colour, _ in theme.heat["density"].stops:
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        assert red < min(green, blue)


def test_an_unknown_name_in_a_theme_file_is_an_error(tmp_path: Path):
    text = (THEMES_DIRECTORY / "wall.toml").read_text(encoding="utf-8")
    (tmp_path / "wall.toml").write_text(text.replace("text3 =", "text4 =", 1), encoding="utf-8")
    with pytest.raises(msgspec.ValidationError):
        load_theme("wall", tmp_path)


def test_a_colour_is_asked_for_by_name(theme: Theme):
    assert theme.qcolor("over").name().upper() == theme.over
    with pytest.raises(KeyError):
        theme.qcolor("families")
