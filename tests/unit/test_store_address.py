"""What is wrong with the store is said with where it was looked for, and never with its password."""

import pytest

from app.cli.parts import store_of
from app.cli.settings import read_settings
from app.services.ports import StoreFailure


def test_a_file_that_is_no_store_is_named(tmp_path):
    file = tmp_path / "wanmi.sqlite"
    file.write_bytes(b"no database at all" * 100)

    with pytest.raises(StoreFailure, match=r"is no database \(sqlite:///.*/wanmi\.sqlite\)"):
        store_of(read_settings(), f"sqlite:///{file}")


def test_a_server_that_is_not_there_is_named_without_the_password():
    with pytest.raises(StoreFailure) as failed:
        store_of(read_settings(), "postgresql+psycopg://wanmi:geheim@127.0.0.1:1/hall")

    assert "127.0.0.1:1/hall" in str(failed.value)
    assert "geheim" not in str(failed.value)


def test_what_is_no_address_is_said_in_one_sentence_too():
    with pytest.raises(StoreFailure, match=r"this is no store's address; .* \(wanmi\.sqlite\)"):
        store_of(read_settings(), "wanmi.sqlite")

    with pytest.raises(StoreFailure, match="this is no store's address") as refused:
        store_of(read_settings(), "postgresql//wanmi:geheim@127.0.0.1/hall")
    assert "geheim" not in str(refused.value)
