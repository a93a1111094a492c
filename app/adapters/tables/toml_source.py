"""A TOML table of the site while it is read: finds the line of a name, reads typed values, says errors."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.adapters.tables.rows import Word, word
from app.domain.errors import InvalidLimit, TableError
from app.domain.limit import Limit


@dataclass(frozen=True, slots=True)
class TomlSource:
    """The file that is being read: finds lines, says errors."""

    file: Path
    text: str

    def line_of(self, name: str) -> int:
        """Return the line on which step or stage *name* is declared, 0 if it is nowhere."""
        for number, line in enumerate(self.text.splitlines(), 1):
            compact = line.replace(" ", "")
            if name and (compact.startswith((f'name="{name}"', f"{name}={{"))):
                return number
        return 0

    def error(self, sentence: str, name: str = "") -> TableError:
        """Return the error that says *sentence* of step or stage *name*."""
        said = sentence if not name or sentence.startswith(f"{name}:") else f"{name}: {sentence}"
        return TableError(str(self.file), self.line_of(name), said)

    def refuse_unknown(self, table: Mapping[str, object], known: frozenset[str], name: str) -> None:
        """Raise for a key that means nothing."""
        unknown = sorted(set(table) - known)
        if unknown:
            raise self.error(f"unknown key {unknown[0]}", name)

    def tables(self, value: object, name: str) -> list[Mapping[str, object]]:
        """Return a list of tables."""
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            raise self.error(f"[[{name}]] tables are expected")
        return value

    def words(self, table: Mapping[str, object], key: str, words: type[Word], name: str) -> tuple[Word, ...]:
        """Return a list of words of a closed list; empty if it is left out."""
        values = table.get(key, [])
        if not isinstance(values, list):
            raise self.error(f"{key} is no list", name)
        return tuple(self.word(one, words, key, name) for one in values)

    def word(self, value: object, words: type[Word], key: str, name: str) -> Word:
        """Return a word of a closed list."""
        return word(value, words, lambda sentence: self.error(sentence, name), f"{name}: {key}")

    def text_of(self, table: Mapping[str, object], key: str, name: str) -> str:
        """Return a text, ``""`` if it is left out."""
        value = table.get(key, "")
        if not isinstance(value, str):
            raise self.error(f"{key} is no text", name)
        return value

    def truth(self, table: Mapping[str, object], key: str, name: str) -> bool:
        """Return true or false, false if it is left out."""
        value = table.get(key, False)
        if not isinstance(value, bool):
            raise self.error(f"{key} is neither true nor false", name)
        return value

    def number(self, table: Mapping[str, object], key: str, default: int, most: int, name: str = "") -> int:
        """Return a whole number from 1 to *most*, *default* if it is left out."""
        value = table.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
            raise self.error(f"{key} is {value!r}, not a whole number from 1 to {most}", name)
        return value

    def limit(self, table: Mapping[str, object], key: str, default: str, name: str = "") -> Limit:
        """Return a limit such as ``1d``, *default* if it is left out."""
        try:
            return Limit.parse(self.text_of(table, key, name) or default)
        except InvalidLimit as error:
            raise self.error(f"{key}: {error}", name) from error

    def table(self, values: Mapping[str, object], key: str) -> Mapping[str, object]:
        """Return a table, an empty one if it is left out."""
        value = values.get(key, {})
        if not isinstance(value, Mapping):
            raise self.error(f"a table [{key}] is expected")
        return value
