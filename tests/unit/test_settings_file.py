"""config/wanmi.toml: read as Windows saves it, and what is wrong with it is one sentence that names file and line."""

import pytest

from app.cli import settings
from app.cli.settings import SettingsError, read_settings


@pytest.fixture
def file(tmp_path, monkeypatch):
    path = tmp_path / "wanmi.toml"
    monkeypatch.setattr(settings, "FILE", path)
    return path


def test_a_file_saved_by_windows_is_read(file):
    file.write_bytes('\ufeff# 设置\r\n[wall]\r\nname = "大厅"\r\n'.encode())

    assert read_settings().wall.name == "大厅"


def test_without_a_file_everything_has_its_default(file):
    assert not file.exists()
    assert read_settings().wall.name == "hall"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('[wall]\nname = "大厅"'.encode("gb18030"), r"wanmi\.toml:2: is not UTF-8: .* save it"),
        (b"[wall]\n[wall]", r"wanmi\.toml:2: Cannot declare"),
        (b'[wall]\nname = "hall 1/2"', r"wall\.name: String should match"),
        (b"[wall]\nnmae = 1", r"wall\.nmae: Extra inputs"),
    ],
)
def test_what_is_wrong_is_named(file, content, complaint):
    file.write_bytes(content)

    with pytest.raises(SettingsError, match=complaint):
        read_settings()


def test_a_file_that_cannot_be_opened_is_named(file):
    file.mkdir()

    with pytest.raises(SettingsError, match=r"wanmi\.toml: cannot be read: Is a directory"):
        read_settings()
