"""Labels and seams: nothing is written across a seam, over a mark that matters, or over another label."""

import random

import pytest

from tests.gui.map_city import CASE_LABELS, PEOPLE_LABELS, make_sample
from tests.gui.map_hall import Hall, close, open_hall
from widgets.map.layers.legend import Legend
from widgets.map.page import Seams
from widgets.theme import load_theme

SAMPLE = make_sample()
SEAMS = Seams((480, 960), (270, 540))
UNIT = 0.75
MARGIN = 6 * UNIT


@pytest.fixture(scope="module")
def hall(qapp, request):
    from pytestqt.qtbot import QtBot

    hall = open_hall(
        QtBot(request), SAMPLE.city, load_theme("wall"), size=(1440, 810), unit_px=UNIT, seams=SEAMS, interactive=False
    )
    hall.view.show_legend(Legend(title="全市案件态势", ramp_name="密度", scale_top="160", scale_unit="件／平方公里"))
    yield hall
    close(hall)


def overlap(a: dict, b: dict) -> bool:
    return (
        a["x"] < b["x"] + b["w"] and b["x"] < a["x"] + a["w"] and a["y"] < b["y"] + b["h"] and b["y"] < a["y"] + a["h"]
    )


def scatter(seed: int) -> tuple[dict, dict]:
    """Return the sample's cases and people at other places of the city."""
    rng = random.Random(seed)
    west, south, east, north = SAMPLE.city.bounds
    cases, people = dict(SAMPLE.cases), dict(SAMPLE.people)
    for columns in (cases, people):
        count = len(columns["lon"])
        columns["lon"] = [rng.uniform(west, east) for _ in range(count)]
        columns["lat"] = [rng.uniform(south, north) for _ in range(count)]
    return cases, people


@pytest.mark.parametrize("seed", range(8))
def test_labels_keep_off_seams_marks_boxes_and_each_other(hall: Hall, seed: int):
    cases, people = scatter(seed)
    hall.view.show_cases(**cases, labels=CASE_LABELS)
    hall.view.show_people(**people, labels=PEOPLE_LABELS)
    hall.settle()

    drawn, marks, boxes = hall.ask(
        "[wanmi.stage.board.drawn, wanmi.stage.board.obstacles.filter(o => !o.faint), wanmi.stage.reserved]"
    )

    assert len(drawn) > 12
    assert [label["text"] for label in drawn if any(overlap(label, box) for box in boxes)] == []
    assert [label["text"] for label in drawn if any(overlap(label, mark) for mark in marks)] == []
    assert [(a["text"], b["text"]) for n, a in enumerate(drawn) for b in drawn[:n] if overlap(a, b)] == []
    for label in drawn:
        assert not any(label["x"] <= seam <= label["x"] + label["w"] for seam in SEAMS.vertical), label
        assert not any(label["y"] <= seam <= label["y"] + label["h"] for seam in SEAMS.horizontal), label
        assert label["x"] >= 0
        assert label["x"] + label["w"] <= 1440


@pytest.mark.parametrize(
    ("box", "lead", "is_clear"),
    [
        ((200, 0, 50, 20), None, True),
        ((40, 45, 30, 10), None, False),  # on the line that is there
        ((0, 100, 20, 10), ((100, 0), (10, 95)), False),  # its own line would cross it
        ((0, 100, 20, 10), ((10, 60), (10, 100)), True),
        ((300, 100, 20, 10), ((310, 0), (310, 100)), False),  # its own line would run through a mark
    ],
)
def test_a_place_is_better_if_no_line_crosses_another(hall: Hall, box, lead, is_clear):
    x, y, w, h = box
    line = (
        "null"
        if lead is None
        else f"{{a: {{x: {lead[0][0]}, y: {lead[0][1]}}}, b: {{x: {lead[1][0]}, y: {lead[1][1]}}}}}"
    )
    found = f"{{box: {{x: {x}, y: {y}, w: {w}, h: {h}}}, lead: {line}}}"
    hall.ask("(wanmi.stage.labels.leads = [{a: {x: 0, y: 0}, b: {x: 100, y: 100}}]).length")

    assert hall.ask(f"wanmi.stage.labels.isClear({found}, [{{x: 300, y: 40, w: 20, h: 20}}], [])") is is_clear


@pytest.mark.parametrize("seed", range(3))
def test_marks_keep_off_the_seams(hall: Hall, seed: int):
    cases, people = scatter(seed)
    hall.view.show_cases(**cases)
    hall.view.show_people(**people)
    hall.settle()

    hits = hall.ask("wanmi.stage.board.hits")

    assert len(hits) == len(cases["lon"]) + len(people["lon"])
    for hit in hits:
        assert all(abs(hit["x"] - seam) > MARGIN for seam in SEAMS.vertical), hit
        assert all(abs(hit["y"] - seam) > MARGIN for seam in SEAMS.horizontal), hit


def test_a_mark_at_a_seam_stands_on_its_own_side(hall: Hall):
    west, _, east, _ = hall.view.bounds()
    per_px = (east - west) / 1440
    lon = [west + (480 + dx) * per_px for dx in (-4, 4)]
    lat = [(SAMPLE.city.bounds[1] + SAMPLE.city.bounds[3]) / 2] * 2
    hall.view.show_people([], [], [], [], [])
    hall.view.show_cases(lon, lat, [3, 3], [0, 0], [0, 0], [0, 0], ["left", "right"])
    hall.settle()

    left, right = sorted(hall.ask("wanmi.stage.board.hits"), key=lambda hit: hit["index"])

    reach = 14 * UNIT + MARGIN
    assert (left["x"], right["x"]) == (pytest.approx(480 - reach), pytest.approx(480 + reach))


def test_where_room_is_short_the_street_gives_way_first(hall: Hall):
    cases, people = scatter(2)
    near = list(zip(cases["lon"], cases["lat"], strict=True))[:30]
    labels = {row: f"督 案卷 {row} 超 10:40" for row in range(30)}
    columns = {name: values[:30] for name, values in cases.items()} | {"light": [3] * 30, "supervised": [1] * 30}
    hall.view.show_cases(**columns, labels=labels)
    hall.view.show_people(**people, labels=PEOPLE_LABELS)
    hall.settle()
    few = [label["text"] for label in hall.ask("wanmi.stage.board.drawn")]
    hall.view.show_cases(**{name: [] for name in cases})
    hall.settle()
    many = [label["text"] for label in hall.ask("wanmi.stage.board.drawn")]

    assert len(near) == 30
    assert sum(text.startswith("督") for text in few) > 20
    assert len([t for t in many if not t.startswith("督")]) > len([t for t in few if not t.startswith("督")])


def test_a_label_stays_where_it_is_when_a_better_place_falls_free(hall: Hall):
    west, south, east, north = hall.view.bounds()
    lon, lat = west + (east - west) * 0.5, (south + north) / 2
    beside = lon + (east - west) * 80 / 1440
    hall.view.show_people([], [], [], [], [])

    def place(count: int) -> tuple[float, float]:
        hall.view.show_cases(
            [lon, beside][:count], [lat] * count, [3] * count, [0] * count, [0] * count, [0] * count, ["a", "b"][:count],
            {0: "道路破损 超 10:40"},
        )  # fmt: skip
        hall.settle()
        return next(
            (box["x"], box["y"]) for box in hall.ask("wanmi.stage.board.drawn") if box["text"].startswith("道路破损")
        )

    def clear() -> None:
        hall.view.show_cases([], [], [], [], [], [], [])
        hall.settle()

    clear()
    alone = place(1)
    clear()
    crowded = place(2)
    later = place(1)

    assert crowded != alone
    assert later == crowded


def test_the_boxes_stay_inside_their_cells(hall: Hall):
    for box in hall.ask("wanmi.stage.reserved"):
        assert not any(box["x"] <= seam <= box["x"] + box["w"] for seam in SEAMS.vertical)
        assert not any(box["y"] <= seam <= box["y"] + box["h"] for seam in SEAMS.horizontal)


def test_marks_that_matter_step_out_from_under_the_boxes(hall: Hall):
    west, south, east, north = hall.view.bounds()
    lon = west + (east - west) * 0.1
    hall.view.show_people([], [], [], [], [])
    hall.view.show_cases(
        [lon] * 3,
        [south + (north - south) * t for t in (0.06, 0.1, 0.95)],
        [3, 1, 3],
        [1, 0, 0],
        [0] * 3,
        [0] * 3,
        ["a", "b", "c"],
    )
    hall.settle()
    hits = {hit["index"]: hit for hit in hall.ask("wanmi.stage.board.hits")}
    title, legend, _ = hall.ask("wanmi.stage.reserved")

    assert hits[0]["y"] < legend["y"] - MARGIN
    assert hits[1]["y"] > legend["y"]  # a green dot stays
    assert hits[2]["y"] > title["y"] + title["h"] + MARGIN


def test_the_scale_is_true(hall: Hall):
    words, width = hall.ask(
        "(() => { const s = document.querySelectorAll('.wanmi-end.wanmi-row')[0];"
        " return [s.lastChild.textContent, s.querySelector('canvas').getBoundingClientRect().width] })()"
    )
    value, unit = words.split(" ")
    metres = float(value) * (1000 if unit == "公里" else 1)
    west, _, east, _ = hall.view.bounds()
    true = (east - west) * 111_320 * 0.8265 * width / 1440  # cos 34.26°

    assert metres == pytest.approx(true, rel=0.01)
