"""What the layers send to the page: bytes that read back as they were, at the places they were."""

import itertools
import json
import math
from dataclasses import replace

import numpy as np
import pytest
import shapely

from app.domain.city import AreaLevel, Street, StreetClass
from app.situation.wall_log import Annotation
from tests.gui.map_city import make_sample
from widgets.map.layers import areas, cases, ground, heat, highlight, legend, load_layers, notes, people, tails
from widgets.map.mercator import EARTH_RADIUS, Anchor, zoom_within
from widgets.map.packing import pack, version_of

SAMPLE = make_sample()
ANCHOR = Anchor.of(SAMPLE.city.bounds)
TYPES = {"f4": np.float32, "u4": np.uint32, "u2": np.uint16, "u1": np.uint8}


def unpack(block: bytes):
    """Read a block as the page does."""
    length = int.from_bytes(block[:4], "little")
    heading = json.loads(block[8 : 8 + length])
    arrays = {
        name: np.frombuffer(block, TYPES[kind], count, 8 + length + offset)
        for name, kind, offset, count in heading["arrays"]
    }
    return heading["meta"], arrays


def test_arrays_read_back_as_they_were_packed():
    given = {
        "a": np.arange(7, dtype=np.uint8),
        "b": np.array([1.5, -2], dtype=np.float32),
        "c": np.arange(3, dtype=np.uint32),
    }

    meta, arrays = unpack(pack({"名": "万米"}, given))

    assert meta == {"名": "万米"}
    assert all(np.array_equal(arrays[name], given[name]) for name in given)


@pytest.mark.parametrize("name_length", range(9))
def test_every_array_begins_on_a_border_of_eight_bytes(name_length: int):
    block = pack({"x": "x" * name_length}, {"a": np.zeros(3, np.uint8), "b": np.zeros(1, np.float32)})
    length = int.from_bytes(block[:4], "little")
    offsets = [offset for _, _, offset, _ in json.loads(block[8 : 8 + length])["arrays"]]

    assert [(8 + length + offset) % 8 for offset in offsets] == [0, 0]


def test_the_same_content_has_the_same_version():
    one, same = (pack({"a": 1}, {"x": np.arange(5, dtype=np.uint8)}) for _ in range(2))
    other = pack({"a": 1}, {"x": np.arange(1, 6, dtype=np.uint8)})

    assert one == same
    assert version_of(one) != version_of(other)


def test_a_type_the_page_cannot_read_is_an_error():
    with pytest.raises(KeyError):
        pack({}, {"a": np.zeros(3)})


def test_positions_agree_with_the_projection_to_a_centimetre():
    lon, lat = 108.95, 34.28
    y = EARTH_RADIUS * math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))

    assert float(ANCHOR.east(lon)) + ANCHOR.x == pytest.approx(EARTH_RADIUS * math.radians(lon), abs=0.01)
    assert ANCHOR.y - float(ANCHOR.south(lat)) == pytest.approx(y, abs=0.01)


def test_north_is_up():
    assert ANCHOR.south(34.29) < ANCHOR.south(34.28)


def test_layers_are_found_in_their_order():
    names = [layer.name for layer in load_layers()]

    assert names == [
        "ground", "underlay", "heat", "areas", "components", "cases", "ways", "cameras", "tails", "people", "near",
        "highlight", "posts", "notes", "sketch", "legend", "hover",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("light", "paused", "act", "shape"),
    [
        (cases.LightCode.NONE, 0, 0, cases.Shape.NO_CLOCK),
        (cases.LightCode.GREEN, 0, 0, cases.Shape.OK),
        (cases.LightCode.YELLOW, 0, 0, cases.Shape.SOON),
        (cases.LightCode.RED, 0, 0, cases.Shape.OVER),
        (cases.LightCode.RED, 1, 0, cases.Shape.PAUSED),
        (cases.LightCode.RED, 1, 1, cases.Shape.ACT),
    ],
)
def test_a_case_is_drawn_as_what_it_is(light, paused, act, shape):
    assert cases.shapes([light], [paused], [act]).tolist() == [shape]


def test_cases_arrive_with_their_labels_in_order():
    block = cases.encode(ANCHOR, **{k: v for k, v in SAMPLE.cases.items() if k != "ids"}, labels={4: "先", 2: "后"})

    meta, arrays = unpack(block)

    assert meta["labels"] == [[4, "先"], [2, "后"]]
    assert not meta["clusters"]
    assert arrays["halo"].tolist() == SAMPLE.cases["supervised"]


def test_ages_beyond_any_ring_are_kept_in_range():
    block = people.encode(ANCHOR, people.Crowd.of([1, 1], [1, 1], [-5, 1e9], [0, 2]), {})

    assert unpack(block)[1]["age"].tolist() == [0, people.OLDEST_S]


def test_a_raster_of_the_wrong_size_is_refused():
    with pytest.raises(ValueError, match="6 bytes"):
        heat.encode(ANCHOR, b"12345", 3, 2, SAMPLE.city.bounds)


def test_nothing_pointed_at_is_nothing_drawn():
    meta, arrays = unpack(highlight.encode(ANCHOR, None, ()))

    assert meta["place"] is None
    assert arrays["x"].size == 0


def test_no_legend_is_no_box():
    assert unpack(legend.encode(None))[0] == {"legend": None}


def test_the_city_arrives_whole():
    meta, arrays = unpack(ground.encode(ANCHOR, SAMPLE.city))
    grids = [area for area in SAMPLE.city.areas if area.level is AreaLevel.UNIT_GRID]

    assert len(arrays["blocks.starts"]) - 1 == len(grids)
    assert arrays["blocks.x"].size == sum(len(area.outline) for area in grids)
    assert {"城西区", "人民大道", "示范河"} <= {name["text"] for name in meta["names"]}
    assert len(arrays["names.starts"]) == len(meta["names"]) + 1


def test_a_side_two_areas_share_is_drawn_once():
    arrays = unpack(ground.encode(ANCHOR, SAMPLE.city))[1]
    x, y, starts = arrays["district.x"], arrays["district.y"], arrays["district.starts"]
    sides = [
        frozenset({(x[n], y[n]), (x[n + 1], y[n + 1])}) for a, b in itertools.pairwise(starts) for n in range(a, b - 1)
    ]

    assert len(sides) == len(set(sides))
    assert len(sides) > 80


def test_the_most_important_name_comes_first():
    names = unpack(ground.encode(ANCHOR, SAMPLE.city))[0]["names"]
    kinds = [name["kind"] for name in names]

    assert kinds[0] == "district"
    assert kinds.index("ring") < kinds.index("arterial") < kinds.index("minor")


def test_areas_arrive_in_steps_with_their_rings():
    grids = [area for area in SAMPLE.city.areas if area.level is AreaLevel.UNIT_GRID][:4]
    values = dict(zip([grid.code for grid in grids], [0.0, 39.9, 100.0, None], strict=True)) | {"nowhere": 5.0}
    shown = areas.AreaValues(values=values, top=100.0, labels={grids[2].code: "丙"}, hovers={grids[0].code: "甲"})

    meta, arrays = unpack(areas.encode(ANCHOR, SAMPLE.city, shown))

    assert arrays["step"].tolist() == [0, 1, 4, areas.UNKNOWN]
    assert arrays["of"].tolist() == [0, 1, 2, 3]
    assert arrays["starts"][-1] == sum(len(grid.outline) for grid in grids) == arrays["x"].size
    assert meta["labels"] == [[2, "丙"]]
    assert meta["hovers"] == ["甲", "", "", ""]


def test_no_areas_are_nothing_drawn():
    assert unpack(areas.encode(ANCHOR, SAMPLE.city, None))[1]["step"].size == 0


def test_tails_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match="do not fit"):
        tails.encode(ANCHOR, lon=[1, 2], lat=[1, 2], starts=[0, 3], is_break=[1, 0])


def test_coarser_levels_have_fewer_points_and_as_many_shapes():
    meta, arrays = unpack(ground.encode(ANCHOR, wavy_city()))

    counts = [arrays[f"arterial{level}.x"].size for level in ("", "@1", "@2")]
    assert meta["levels"] == list(ground.LEVELS_M)
    assert counts[0] > 2 * counts[1] > 2 * counts[2]
    assert all(arrays[f"arterial{level}.starts"].size == 2 for level in ("", "@1", "@2"))
    assert "building@1.x" not in arrays


@pytest.mark.parametrize("level", [1, 2])
def test_a_coarser_line_is_off_by_no_more_than_its_level_says(level: int):
    arrays = unpack(ground.encode(ANCHOR, wavy_city()))[1]
    fine = shapely.points(arrays["arterial.x"], arrays["arterial.y"])
    coarse = shapely.LineString(np.stack([arrays[f"arterial@{level}.x"], arrays[f"arterial@{level}.y"]], axis=1))

    stretch = 1 / math.cos(math.radians(34.28))  # Mercator metres are longer than those on the ground
    assert shapely.distance(coarse, fine).max() <= ground.LEVELS_M[level] * stretch * 1.3


def wavy_city():
    """Return the sample with one long winding street."""
    west, south, east, _ = SAMPLE.city.bounds
    steps = np.linspace(0, 1, 2000)
    line = tuple(
        zip((west + (east - west) * steps).tolist(), (south + 0.01 + 2e-4 * np.sin(steps * 60)).tolist(), strict=True)
    )
    street = Street(name="弯弯路", street_class=StreetClass.ARTERIAL, line=line)
    return replace(SAMPLE.city, streets=(street,))


def test_an_area_of_several_parts_is_outlined_part_by_part():
    ring = ((108.9, 34.2), (108.91, 34.2), (108.91, 34.21), (108.9, 34.2))
    _, arrays = unpack(highlight.encode(ANCHOR, None, (ring, ring[:3])))

    assert arrays["starts"].tolist() == [0, 4, 7]
    assert len(arrays["x"]) == 7


def test_drawings_keep_their_order_and_one_without_points_is_left_out():
    points = ((108.9, 34.2), (108.91, 34.21))
    shown = [
        Annotation("1", "arrow", points, "绕行"),
        Annotation("2", "text", (), "空"),
        Annotation("3", "text", points[:1], "积水"),
    ]
    meta, arrays = unpack(notes.encode(ANCHOR, shown))

    assert [one["id"] for one in meta["notes"]] == ["1", "3"]
    assert arrays["starts"].tolist() == [0, 2, 3]


@pytest.mark.parametrize(
    ("bounds", "zoom"),
    [((0.0, 0.0, 360.0, 0.0), 0.0), ((0.0, 0.0, 360.0 / 1024, 0.0), 10.0), ((5.0, 5.0, 5.0, 5.0), 20.0)],
)
def test_the_zoom_that_shows_a_box(bounds, zoom):
    assert zoom_within(bounds, 256, 256) == pytest.approx(zoom)
