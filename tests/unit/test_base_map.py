"""Base maps: MBTiles files, tile servers with their cache on disk, and what is refused."""

import hashlib
import sqlite3
from math import cos, hypot, radians

import numpy as np
import pytest

from app.adapters.geodata import SiteError
from app.adapters.geodata.tiles import DiskCache, MbTiles, TileServer, open_base_map
from app.adapters.geodata.tiles import server as tile_server
from app.domain.coordinates import CoordinateSystem, from_wgs84
from app.services.base_map import BaseMap
from tests.tile_server import Tiles, png
from tests.unit.test_map_layers import unpack
from widgets.map.layers import underlay
from widgets.map.mercator import Anchor

TILE = png((10, 20, 30), 4)
WUHAN = (114.1, 30.4, 114.5, 30.8)


def made_file(path, tiles, **metadata):
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE metadata (name text, value text)")
        file.execute("CREATE TABLE tiles (zoom_level int, tile_column int, tile_row int, tile_data blob)")
        file.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        file.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", tiles)
    return path


@pytest.fixture
def served():
    """Return a server that answers as the test says, TILE unless it says."""
    answer = {"now": lambda path: (200, TILE, {})}
    tiles = Tiles(lambda path: answer["now"](path))  # noqa: PLW0108 - a test changes the answer
    tiles.answer = answer
    yield tiles
    tiles.stop()


def server(served, tmp_path, *, template="/{z}/{x}/{y}.png", max_age_s=1e9, most=10**7):
    address = served.address + template
    return TileServer(address, BaseMap(), DiskCache(tmp_path, address, most), max_age_s=max_age_s)


def test_rows_of_a_file_are_counted_from_the_south(tmp_path):
    path = made_file(tmp_path / "a.mbtiles", [(3, 6, 7 - 2, TILE), (5, 1, 1, TILE)], format="png")
    source = MbTiles(path, BaseMap(min_zoom=0, max_zoom=18))

    assert source.tile(3, 6, 2) == TILE
    assert source.tile(3, 6, 5) is None
    assert (source.base_map.min_zoom, source.base_map.max_zoom) == (3, 5)
    source.close()


@pytest.mark.parametrize(
    ("tiles", "metadata", "told"),
    [([(1, 0, 0, b"x")], {"format": "pbf"}, "holds pbf tiles"), ([], {"format": "png"}, "holds no tiles")],
)
def test_a_file_without_pictures_is_refused(tmp_path, tiles, metadata, told):
    with pytest.raises(SiteError, match=told):
        MbTiles(made_file(tmp_path / "a.mbtiles", tiles, **metadata), BaseMap())


def test_what_is_no_such_file_is_refused(tmp_path):
    (tmp_path / "a.mbtiles").write_text("no database" * 100)
    for name in ("a.mbtiles", "missing.mbtiles"):
        with pytest.raises(SiteError, match=f"{name}: is no MBTiles file"):
            MbTiles(tmp_path / name, BaseMap())
    assert not (tmp_path / "missing.mbtiles").exists()


@pytest.mark.parametrize(
    ("template", "asked"),
    [
        ("/{z}/{x}/{y}.png", "/3/6/2.png"),
        ("/{z}/{x}/{-y}.png", "/3/6/5.png"),
        ("/wmts/site/default/w/{TileMatrix}/{TileRow}/{TileCol}", "/wmts/site/default/w/3/2/6"),
        ("/?TILEMATRIX={TileMatrix}&TILEROW={TileRow}&TILECOL={TileCol}", "/?TILEMATRIX=3&TILEROW=2&TILECOL=6"),
    ],
)
def test_a_server_is_asked_by_its_own_address(served, tmp_path, template, asked):
    assert server(served, tmp_path, template=template).tile(3, 6, 2) == TILE
    assert served.asked == [asked]


def test_a_tile_is_asked_for_once_and_stands_when_the_server_is_away(served, tmp_path):
    first = server(served, tmp_path)
    first.tile(3, 6, 2)
    first.tile(3, 6, 2)
    served.answer["now"] = lambda path: (500, b"", {})

    assert len(served.asked) == 1
    assert server(served, tmp_path, max_age_s=-1).tile(3, 6, 2) == TILE  # old, but there is no other
    assert server(served, tmp_path).tile(3, 6, 3) is None


def test_a_server_that_failed_is_left_alone_for_a_while(served, tmp_path):
    served.answer["now"] = lambda path: (503, b"", {})
    source = server(served, tmp_path)

    assert [source.tile(3, 6, row) for row in range(5)] == [None] * 5
    assert len(served.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        (200, b"<html>log in</html>", {}),
        (404, b"", {}),
        (200, TILE + b"\0" * 2_000_000, {}),
        (302, b"", {"Location": "http://192.0.2.1/a.png"}),
        (302, b"", {"Location": "file:///etc/hostname"}),
    ],
)
def test_what_is_no_tile_of_this_server_is_not_taken(served, tmp_path, answer):
    served.answer["now"] = lambda path: answer

    assert server(served, tmp_path).tile(3, 6, 2) is None
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((200, b"<html>log in</html>", {"Content-Type": "text/html"}), ["answers with text/html, which is no PNG"]),
        ((403, b"key", {}), ["it answers 403"]),
        ((200, TILE + bytes(2_000_000), {}), ["more than 2000000 bytes"]),
        ((404, b"", {}), []),
    ],
)
def test_a_server_that_gives_no_pictures_is_said_once(served, tmp_path, caplog, answer, told):
    source = server(served, tmp_path)
    served.answer["now"] = lambda _path: answer

    assert [source.tile(3, column, 2) for column in range(4)] == [None] * 4
    assert len(served.asked) == 4, "one tile that is none says nothing of the others"
    assert len(caplog.messages) == len(told)
    assert all(word in message for word, message in zip(told, caplog.messages, strict=True))


def test_a_tile_that_breaks_off_is_not_kept(served, tmp_path, caplog):
    half = TILE[: len(TILE) // 2]
    served.answer["now"] = lambda _path: (200, half, {"Content-Length": str(len(TILE))})

    assert server(served, tmp_path).tile(3, 6, 2) is None
    assert "broke off" in caplog.text
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_kept_tile_that_is_damaged_is_fetched_anew(served, tmp_path):
    source = server(served, tmp_path)
    source.tile(3, 6, 2)
    (kept,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    kept.write_bytes(b"")

    assert source.tile(3, 6, 2) == TILE
    assert kept.read_bytes() == TILE


def test_a_server_that_answers_in_drops_is_left_alone(served, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(tile_server, "WHOLE_S", -1.0)

    assert server(served, tmp_path).tile(3, 6, 2) is None
    assert server(served, tmp_path).tile(3, 6, 2) is None
    assert "a tile takes more than" in caplog.text


def test_a_full_cache_lets_go_of_the_longest_unused(tmp_path):
    cache = DiskCache(tmp_path, "x", 10 * len(TILE))
    for row in range(12):
        cache.write(5, 1, row, TILE)
        cache.read(5, 1, 0)

    kept = [row for row in range(12) if cache.read(5, 1, row)]
    assert sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file()) <= 10 * len(TILE)
    assert {0, 11} <= set(kept)
    assert 1 not in kept


def test_a_tile_that_cannot_be_kept_leaves_nothing_behind_and_is_shown_all_the_same(served, tmp_path, caplog):
    tiles = server(served, tmp_path)
    below = tmp_path / hashlib.sha256((served.address + "/{z}/{x}/{y}.png").encode()).hexdigest()[:16]
    (below / "3" / "6" / "2").mkdir(parents=True)  # nothing can take its place

    assert tiles.tile(3, 6, 2) == TILE
    assert "could not be kept" in caplog.text
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    "address", ["ftp://a/{z}/{x}/{y}", "http://{x}/{z}/{y}", "http://a/{z}/{x}", "http://a/{z}/{x}/{y}/{k}"]
)
def test_an_address_that_names_no_tile_is_refused(address, tmp_path):
    with pytest.raises(SiteError, match="base map"):
        open_base_map(address, BaseMap(), tmp_path, 1, 1)


@pytest.mark.parametrize("address", ["http://[::1/{z}/{x}/{y}", "http://a]/{z}/{x}/{y}"])
def test_an_address_that_is_none_is_one_sentence(address, tmp_path):
    with pytest.raises(SiteError, match="is no address"):
        open_base_map(address, BaseMap(), tmp_path, 1, 1)


def test_zooms_that_leave_no_tile_are_said_instead_of_an_empty_map(tmp_path):
    path = made_file(tmp_path / "a.mbtiles", [(12, 6, 6, TILE)], format="png")
    within = BaseMap(min_zoom=3, max_zoom=10)

    with pytest.raises(SiteError, match="between min_zoom 12 and max_zoom 10"):
        open_base_map(str(path), within, tmp_path, 1, 1)
    with pytest.raises(SiteError, match="between min_zoom 9 and max_zoom 3"):
        open_base_map("http://a/{z}/{x}/{y}", BaseMap(min_zoom=9, max_zoom=3), tmp_path, 1, 1)


def test_no_source_is_no_base_map(tmp_path):
    assert open_base_map("", BaseMap(), tmp_path, 1, 1) is None


def test_tiles_in_baidus_system_are_refused(tmp_path):
    with pytest.raises(SiteError, match="bd09"):
        open_base_map("http://a/{z}/{x}/{y}", BaseMap(system=CoordinateSystem.BD09), tmp_path, 1, 1)


def test_the_shift_is_told_so_that_places_between_the_posts_are_met():
    anchor = Anchor.of(WUHAN)
    meta, arrays = unpack(underlay.encode(anchor, BaseMap(system=CoordinateSystem.GCJ02), WUHAN))
    posts, (west, north, east, south) = meta["posts"], meta["box"]
    grids = [arrays[name].reshape(posts, posts) for name in ("east", "south")]
    rng = np.random.default_rng(1)

    for lon, lat in zip(rng.uniform(114.1, 114.5, 50), rng.uniform(30.4, 30.8, 50), strict=True):
        x, y = float(anchor.east(lon)), float(anchor.south(lat))
        u, v = (x - west) / (east - west) * (posts - 1), (y - north) / (south - north) * (posts - 1)
        i, j, a, b = int(u), int(v), u % 1, v % 1
        told = [
            (g[j, i] * (1 - a) + g[j, i + 1] * a) * (1 - b) + (g[j + 1, i] * (1 - a) + g[j + 1, i + 1] * a) * b
            for g in grids
        ]
        there = from_wgs84(float(lon), float(lat), CoordinateSystem.GCJ02)
        true = float(anchor.east(there[0])) - x, float(anchor.south(there[1])) - y
        assert hypot(told[0] - true[0], told[1] - true[1]) * cos(radians(lat)) < 0.8


def test_without_a_base_map_there_is_nothing_to_draw():
    assert unpack(underlay.encode(Anchor.of(WUHAN), None, WUHAN))[0] == {"base": None}
