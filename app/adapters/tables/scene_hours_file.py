"""Reads from a wall's scenes when each stands there by the clock."""

import logging
from pathlib import Path

from app.adapters.tables.rows import read_toml
from app.domain.errors import TableError
from app.domain.scene_hours import SceneHours

log = logging.getLogger(__name__)


def read_scene_hours(layout: Path) -> tuple[SceneHours, ...]:
    """Return the hours of the scenes that the wall in *layout* names; raise a :class:`TableError` for bad ones.

    A scene that cannot be read is left out: the wall says so, and shows the others.
    """
    found = []
    for file in scene_files(layout):
        text = _hours_in(file)
        if text:
            found.append(_hours(file, str(text)))
    return tuple(found)


def _hours_in(file: Path) -> object:
    try:
        return read_toml(file)[0].get("hours")
    except TableError as error:
        log.error("hours of the scene %s: %s", file.stem, error)  # noqa: TRY400  # the sentence says it all
        return None


def scene_files(layout: Path) -> tuple[Path, ...]:
    """Return the files of the scenes that the wall in *layout* names, as far as they are there."""
    names = read_toml(layout)[0].get("scenes")
    files = (layout.parent / "scenes" / f"{name}.toml" for name in (names if isinstance(names, list) else ()))
    return tuple(file for file in files if file.is_file())


def _hours(file: Path, text: str) -> SceneHours:
    try:
        return SceneHours.parse(file.stem, text)
    except ValueError as error:
        raise TableError(str(file), 0, str(error)) from error
