"""Saved filters (常用条件) of one user: names with the values of a form, kept in the seat's settings."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSettings

log = logging.getLogger(__name__)

MOST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedFilter:
    """A name, and the form's values by field."""

    name: str
    values: Mapping[str, str]


class SavedFilters:
    """The filters of one window and user, in the order they were saved."""

    def __init__(self, places: QSettings, window: str, user: str) -> None:
        self._places = places
        self._key = f"filters/{window}/{user}"

    def all(self) -> tuple[SavedFilter, ...]:
        """Return the saved filters; what cannot be read is logged and left out."""
        written = self._places.value(self._key, "[]")
        try:
            return tuple(_read(one) for one in json.loads(str(written)))
        except (ValueError, TypeError, KeyError) as error:
            log.warning("saved filters %s are not read: %r", self._key, error)
            return ()

    def save(self, saved: SavedFilter) -> None:
        """Keep *saved*, in place of one of the same name."""
        kept = [one for one in self.all() if one.name != saved.name]
        self._write((*kept, saved)[-MOST:])

    def remove(self, name: str) -> None:
        """Forget the filter called *name*."""
        self._write(tuple(one for one in self.all() if one.name != name))

    def _write(self, filters: tuple[SavedFilter, ...]) -> None:
        plain = [{"name": one.name, "values": dict(one.values)} for one in filters]
        self._places.setValue(self._key, json.dumps(plain, ensure_ascii=False))
        self._places.sync()


def _read(written: object) -> SavedFilter:
    if not isinstance(written, dict):
        raise TypeError(written)
    values = {str(name): str(value) for name, value in dict(written["values"]).items()}
    return SavedFilter(name=str(written["name"]), values=values)
