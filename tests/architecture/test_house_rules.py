"""Rules of the house that no linter knows."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "base"}


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (ROOT / folder).rglob("*.py")


def test_no_file_is_named_after_nothing() -> None:
    assert [path for path in sources("app", "widgets", "tests") if path.stem in FORBIDDEN_NAMES] == []


def test_the_locks_name_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert text.count("--hash=sha256:") > text.count("==")


def test_pyside_stays_below_the_release_that_aborts() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    version = next(line for line in text.splitlines() if line.startswith("pyside6==")).split("==")[1].split()[0]

    assert version.split(".")[:2] == ["6", "11"]


def test_void_qt_calls_keep_their_references() -> None:
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication.instance() or QApplication([])
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(500):
        widget.update()

    assert abs(sys.getrefcount(None) - before) < 50
    assert application is not None


@pytest.mark.parametrize("path", list(sources("widgets")), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_lambda_that_names_self_is_connected_to_a_signal(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
            for argument in node.args:
                names = {part.id for part in ast.walk(argument) if isinstance(part, ast.Name)}
                assert not (isinstance(argument, ast.Lambda) and "self" in names), f"{path}:{node.lineno}"
