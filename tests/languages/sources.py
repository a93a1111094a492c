"""What is to be translated: the texts of the widgets, marked or said there, and the terms of the trade."""

import ast
import importlib
import pkgutil
import re
import subprocess
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import PySide6

import app
from app.domain.terms import Term

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "resources" / "i18n" / "wanmi_en.ts"
CHINESE = re.compile("[\u4e00-\u9fff\u3001-\u303f\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]")
"""Characters and punctuation that an English screen must not show; the wide blank is only a gap."""
SAYING = frozenset({"tr", "translate", "zh", "QT_TRANSLATE_NOOP"})
READING = frozenset({"compile", "search", "split", "replace", "rstrip", "tightBoundingRect"})
"""Calls whose texts are read from what people write, or measured, and never shown."""
ROOMS = ("domain", "situation", "services")
SCENES = ROOT / "config" / "walls" / "scenes"
TERM_TABLES = {"app.services.case_story": "_CALL_WORDS"}
"""Tables of a story's steps beside the workflow's own."""


def python_files() -> tuple[Path, ...]:
    """Return the files of the widgets."""
    return tuple(sorted((ROOT / "widgets").rglob("*.py")))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _docstrings(tree: ast.AST) -> set[ast.AST]:
    return {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def bare_texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of each Chinese literal that no language but Chinese will ever be shown for."""
    kept = _docstrings(tree)
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if _name(call) in SAYING | READING:
            kept.update(one for one in call.args if isinstance(one, ast.Constant))
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and node not in kept and CHINESE.search(node.value):
            yield node.lineno, node.value


def words_of(tree: ast.AST) -> Iterator[str]:
    """Yield the texts given to the one-argument functions of widgets/words.py, which lupdate does not know."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        if _name(call) in ("translate", "zh") and len(call.args) == 1:
            text = call.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


def terms() -> frozenset[str]:
    """Return the Chinese of all closed lists, the workflow's steps, the wall's scenes, and a story's own steps."""
    for room in ROOMS:
        package = importlib.import_module(f"{app.__name__}.{room}")
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(found.name)
    lists = {member.zh for kind in _subclasses(Term) for member in kind}
    workflow = tomllib.loads((ROOT / "config" / "workflow.toml").read_text(encoding="utf-8"))
    tables = {
        words for name, table in TERM_TABLES.items() for words in vars(importlib.import_module(name))[table].values()
    }
    scenes = {tomllib.loads(path.read_text(encoding="utf-8"))["name"] for path in sorted(SCENES.glob("*.toml"))}
    return frozenset(lists | set(_titles(workflow)) | tables | scenes) - {""}


def _subclasses(kind: type[Term]) -> Iterator[type[Term]]:
    for one in kind.__subclasses__():
        yield one
        yield from _subclasses(one)


def _titles(table: object) -> Iterator[str]:
    """Yield every ``zh`` of the workflow's file."""
    if isinstance(table, dict):
        if isinstance(table.get("zh"), str):
            yield table["zh"]
        for value in table.values():
            yield from _titles(value)
    elif isinstance(table, list):
        for value in table:
            yield from _titles(value)


def update(target: Path) -> None:
    """Bring the texts of *target*, a ``.ts`` file, up to date; translations that are there stay."""
    said = {text for path in python_files() for text in words_of(ast.parse(path.read_text(encoding="utf-8")))}
    marks = [("words", text) for text in sorted(said)] + [("Term", text) for text in sorted(terms())]
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "marked.py"
        listed.write_text(
            "".join(f"QT_TRANSLATE_NOOP({_quoted(c)}, {_quoted(t)})\n" for c, t in marks), encoding="utf-8"
        )
        tool = Path(PySide6.__file__).parent / "lupdate"
        subprocess.run(
            [tool, "-silent", "-no-obsolete", "-locations", "none", "-source-language", "zh_CN", "-target-language",
             "en", *python_files(), listed, "-ts", target],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    update(SOURCE)
