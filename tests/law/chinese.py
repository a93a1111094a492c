"""Every Chinese text that may come onto a screen: strings of the code, terms, the tables' words."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HANZI = re.compile(r"[\u4e00-\u9fff]")
CODE = ("widgets", "app/domain", "app/services", "app/situation")
TABLES = ("config/workflow.toml", "config/reasons.toml", "config/walls")


def texts(*folders: str) -> Iterator[tuple[str, str]]:
    """Yield where each text stands and the text: no docstrings, no comments."""
    for folder in folders or (*CODE, *TABLES):
        path = ROOT / folder
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            place = str(file.relative_to(ROOT))
            if file.suffix == ".py":
                yield from ((f"{place}:{line}", text) for line, text in of_python(file.read_text(encoding="utf-8")))
            elif file.suffix == ".toml":
                values = tomllib.loads(file.read_text(encoding="utf-8"))
                yield from ((place, text) for text in of_values(values))


def of_python(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of the string constants that hold hanzi; f-strings whole, with ``{}`` for their values."""
    tree = ast.parse(source)
    quiet = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet | inner:
            text = node.value
        else:
            continue
        if HANZI.search(text):
            yield node.lineno, text


def of_values(value: object) -> Iterator[str]:
    """Yield the texts with hanzi anywhere in a table's values."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from of_values(one)
    elif isinstance(value, str) and HANZI.search(value):
        yield value
