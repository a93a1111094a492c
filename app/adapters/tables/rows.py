"""Rows of a CSV or TOML file with the place they stand at, so that an error can name it."""

import csv
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.errors import TableError, not_utf8

if TYPE_CHECKING:
    from _csv import Reader

Word = TypeVar("Word", bound=StrEnum)
_TOML_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: column name to stripped text."""

    file: Path
    line: int
    values: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return a column's text, which must not be empty."""
        if not self.values[name]:
            raise self.error(f"{name} is empty")
        return self.values[name]

    def number(self, name: str) -> int:
        """Return a column's whole number, from 0."""
        value = self.values[name]
        if not (value.isascii() and value.isdigit()):
            raise self.error(f"{name} is {value!r}, not a whole number")
        return int(value)

    def truth(self, name: str) -> bool:
        """Return a column that says ``true`` or ``false``; empty is false."""
        value = self.values[name]
        if value not in {"true", "false", ""}:
            raise self.error(f"{name} is {value!r}, neither true nor false")
        return value == "true"

    def word(self, name: str, words: type[Word]) -> Word:
        """Return a column's member of a closed list."""
        return word(self.values[name], words, self.error, name)

    def error(self, sentence: str) -> TableError:
        """Return the error that says *sentence* about this line."""
        return TableError(str(self.file), self.line, sentence)


def word(value: object, words: type[Word], error: Callable[[str], TableError], name: str) -> Word:
    """Return the member of *words* whose value is *value*, or raise *error* listing what is known."""
    for member in words:
        if member.value == value:
            return member
    known = ", ".join(member.value or '""' for member in words)
    raise error(f"{name} is {value!r}; known are {known}")


def read_csv(file: Path, columns: Iterable[str], later: Iterable[str] = ()) -> Iterator[Row]:
    """Yield the rows of a UTF-8 CSV file that has exactly *columns*; lines starting with # are comments.

    Columns of *later* came after the first release: a file without them has them empty.
    """
    wanted = [*columns, *later]
    reader = csv.reader(_text(file).splitlines())
    header = _next_row(reader, file) or []
    absent = [name for name in later if name not in header]
    wanted = [name for name in wanted if name not in absent]
    if header != wanted:
        raise TableError(str(file), 1, f"columns are {','.join(header)}; they should be {','.join(wanted)}")
    while (cells := _next_row(reader, file)) is not None:
        if not cells or cells[0].startswith("#"):
            continue
        if len(cells) != len(wanted):
            raise TableError(str(file), reader.line_num, f"{len(cells)} columns, not {len(wanted)}")
        values = {name: cell.strip() for name, cell in zip(wanted, cells, strict=True)}
        yield Row(file, reader.line_num, values | dict.fromkeys(absent, ""))


def _next_row(reader: "Reader", file: Path) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        raise TableError(str(file), reader.line_num, str(error)) from error


def read_toml(file: Path) -> tuple[dict[str, object], str]:
    """Return a TOML file's values and its text."""
    text = _text(file)
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        place = _TOML_LINE.search(str(error))
        raise TableError(str(file), int(place[1]) if place else 0, str(error)) from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise TableError(str(file), 0, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TableError(str(file), *not_utf8(error)) from error
