"""The import contracts hold, and each of them fails when it is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

BREAKS = {
    "app-layers": ("app/situation/broken_on_purpose.py", "import app.services.ports\n"),
    "app-layers-exhaustive": ("app/strange_room/__init__.py", ""),
    "widgets-layers": ("widgets/map/broken_on_purpose.py", "import widgets.wall\n"),
    "widgets-layers-exhaustive": ("widgets/strange_room.py", ""),
    "widgets-read-only-the-core": ("widgets/console/broken_on_purpose.py", "import app.adapters.store\n"),
    "app-without-a-screen": ("app/services/broken_on_purpose.py", "import PySide6.QtCore\n"),
    "domain-is-pure": ("app/domain/broken_on_purpose.py", "import numpy\n"),
    "neighbours-are-alone": ("app/adapters/store/broken_on_purpose.py", "import app.adapters.mqtt\n"),
}
NAMES = {
    "app-layers": "Imports in app go one way",
    "widgets-layers": "Imports in widgets go one way",
    "widgets-read-only-the-core": "Widgets know services, situation and domain, never the outside world",
    "app-without-a-screen": "app never imports Qt",
    "domain-is-pure": "The domain needs the standard library only",
    "neighbours-are-alone": "The neighbours in adapters do not know each other",
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy_of_the_code(tmp_path: Path) -> Path:
    for name in ("app", "widgets"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_contract_is_kept() -> None:
    done = lint(ROOT)

    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("break_id", BREAKS)
def test_a_contract_broken_on_purpose_fails(break_id: str, copy_of_the_code: Path) -> None:
    path, text = BREAKS[break_id]
    target = copy_of_the_code / path
    target.parent.mkdir(exist_ok=True)
    target.write_text(text, encoding="utf-8")

    done = lint(copy_of_the_code)

    assert done.returncode != 0
    if not break_id.endswith("exhaustive"):
        assert f"{NAMES[break_id]} BROKEN" in done.stdout
    else:
        assert "strange_room" in done.stdout
