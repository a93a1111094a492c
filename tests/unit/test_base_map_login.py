"""A tile server that wants to know who asks: it is told, and nobody else."""

from base64 import b64encode

import pytest

from app.adapters.geodata import SiteError
from app.adapters.geodata.tiles import DiskCache, TileServer, open_base_map
from app.services.base_map import BaseMap
from tests.tile_server import Tiles


def test_a_server_that_asks_who_calls_is_told_and_the_log_is_not(tmp_path, caplog):
    tiles = Tiles(lambda _: (500, b"", {}))
    address = tiles.address.replace("//", "//map:s%40cret@") + "/{z}/{x}/{y}.png"
    source = TileServer(address, BaseMap(), DiskCache(tmp_path, address, 10**7), max_age_s=1e9)

    assert source.tile(3, 6, 2) is None
    assert "127.0.0.1" in caplog.text
    assert "cret" not in caplog.text
    assert tiles.headers[-1]["Authorization"] == "Basic " + b64encode(b"map:s@cret").decode()
    tiles.stop()


@pytest.mark.parametrize(
    "address",
    [
        "ftp://a:secret@b/{z}/{x}/{y}",
        "http://a:secret@b/{z}/{x}",
        "http://a:secret@[b/",
        "http://b/{z}?x={x}&tk=secret",
    ],
)
def test_the_sentence_about_a_wrong_address_holds_no_password(address, tmp_path):
    with pytest.raises(SiteError, match="base map") as refused:
        open_base_map(address, BaseMap(), tmp_path, 1, 1)
    assert "secret" not in str(refused.value)
