"""A copy of the shipped tables that a test may spoil, and what their readers say then."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.errors import TableError
from app.domain.moment import CHINA, Instant, from_datetime

ROOT = Path(__file__).parents[2]


def at(text: str) -> Instant:
    return from_datetime(datetime.fromisoformat(text).replace(tzinfo=CHINA))


@pytest.fixture(name="site")
def spoilable_site(tmp_path):
    """A copy of the shipped tables that may be spoilt."""
    shutil.copytree(ROOT / "config" / "limits", tmp_path / "limits")
    shutil.copytree(ROOT / "config" / "calendar", tmp_path / "calendar")
    shutil.copytree(ROOT / "resources" / "catalogue", tmp_path / "catalogue")
    shutil.copy(ROOT / "config" / "workflow.toml", tmp_path / "workflow.toml")
    return tmp_path


def spoil(file: Path, old: str, new: str) -> int:
    """Replace the first *old* by *new*; return the line it stood on."""
    text = file.read_text(encoding="utf-8")
    before, found, after = text.partition(old)
    assert found, f"{old!r} is not in {file.name}"
    file.write_text(before + new + after, encoding="utf-8")
    return before.count("\n") + 1


def refusal(read, path: Path) -> TableError:
    with pytest.raises(TableError) as refused:
        read(path)
    return refused.value
