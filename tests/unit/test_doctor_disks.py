"""What `doctor` says of disks: each that fills up is looked at, the store's own as well as that of the photos."""

import os
from pathlib import Path

import pytest

from app.cli.doctor import _look_at_disks
from app.cli.settings import Settings, StoreSettings

OTHER_DISK = Path("/dev/shm")


def looked(attachments: Path, database: str | None = None) -> list[str]:
    store = StoreSettings(attachments=attachments, database="sqlite:////nowhere/wanmi.sqlite")
    return [finding.words for finding in _look_at_disks(Settings(store=store), database)]


def test_a_store_on_another_disk_than_its_photos_is_looked_at_too(tmp_path: Path) -> None:
    if not OTHER_DISK.exists() or OTHER_DISK.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no other disk here")

    found = looked(tmp_path / "not" / "yet", f"sqlite:///{OTHER_DISK}/wanmi.sqlite")

    assert sorted(one.split(" free at ")[1] for one in found) == sorted(map(str, (OTHER_DISK, tmp_path)))


def test_one_disk_is_said_once_and_a_servers_disks_are_its_own_matter(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()

    assert [one.split(" at ")[1] for one in looked(tmp_path / "photos", f"sqlite:///{tmp_path}/wanmi.sqlite")] == [
        os.fspath(tmp_path / "photos")
    ]
    assert len(looked(tmp_path, "postgresql+psycopg://somewhere/wanmi")) == 1
