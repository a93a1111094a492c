"""Reads the values of a wall's or a scene's file, each with one clear sentence for what is wrong."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from app.domain.errors import not_utf8

Made = TypeVar("Made")
MOST = 1_000_000.0
"""No number of a wall is larger; infinity is none."""


class LayoutError(ValueError):
    """A wall's file cannot be used; the sentence names the file and the key."""


def read_table(path: Path) -> Mapping[str, object]:
    """Return the TOML file *path*; raise :class:`LayoutError` saying where it cannot be read, without the file's name."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise LayoutError(f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line, sentence = not_utf8(error)
        raise LayoutError(f"line {line} {sentence}") from error
    except tomllib.TOMLDecodeError as error:
        raise LayoutError(str(error)) from error


def made_of(
    key: str, entries: Iterable[Mapping[str, object]], make: Callable[[Mapping[str, object]], Made]
) -> tuple[Made, ...]:
    """Return what *make* makes of each of the tables ``[[key]]``; its :class:`LayoutError` says which one it was."""
    made = []
    for number, entry in enumerate(entries, 1):
        try:
            made.append(make(entry))
        except LayoutError as error:
            raise LayoutError(f"[[{key}]] no. {number}: {error}") from error
    return tuple(made)


def check_names(table: Mapping[str, object], known: set[str], prefix: str = "") -> None:
    """Raise for a key that nobody reads."""
    for key in table:
        if key not in known:
            raise LayoutError(f"unknown key {prefix}{key}")


def text(table: Mapping[str, object], key: str) -> str:
    """Return a text, which may be empty."""
    value = table.get(key)
    if not isinstance(value, str):
        raise LayoutError(f"{key} must be a text")
    return value


def texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return one text or more."""
    value = table.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(entry, str) for entry in value):
        raise LayoutError(f"{key} must be a list of texts")
    return tuple(value)


def whole(table: Mapping[str, object], key: str) -> int:
    """Return a whole number from 1."""
    value = table.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise LayoutError(f"{key} must be a whole number from 1")
    return value


def number(table: Mapping[str, object], key: str, default: float) -> float:
    """Return a number from 0."""
    value = table.get(key, default)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < MOST:
        raise LayoutError(f"{key} must be a number from 0")
    return float(value)


def truth(table: Mapping[str, object], key: str) -> bool:
    """Return true or false; false where nothing is said."""
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise LayoutError(f"{key} must be true or false")
    return value


def pair(table: Mapping[str, object], key: str) -> tuple[float, float]:
    """Return a width and a height above 0."""
    value = table.get(key)
    if not isinstance(value, list) or len(value) != 2 or not all(_is_size(v) for v in value):
        raise LayoutError(f"{key} must be two numbers above 0: width and height")
    return float(value[0]), float(value[1])


def _is_size(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < MOST


def tables(table: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    """Return the tables ``[[key]]``, or none."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise LayoutError(f"{key} must be tables")
    return value
