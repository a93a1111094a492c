"""Reads from a wall's scenes which panels it can show large."""

import logging
from pathlib import Path

from app.adapters.tables.rows import read_toml
from app.adapters.tables.scene_hours_file import scene_files
from app.domain.errors import TableError
from app.services.wall_scenes import FIXED, OF_A_CASE, OF_A_SUBJECT

log = logging.getLogger(__name__)


def read_panels(layout: Path) -> frozenset[str]:
    """Return the panels of the scenes that the wall in *layout* names, and those that open about what is shown.

    A file that cannot be read is left out: the wall says so, and shows the other scenes.
    """
    found: set[str] = {*OF_A_CASE, *OF_A_SUBJECT}
    try:
        for file in scene_files(layout):
            found.update(_panels(file))
    except TableError as error:
        log.error("panels of the wall: %s", error)  # noqa: TRY400  # the sentence says it all
    return frozenset(found - {FIXED})


def _panels(file: Path) -> frozenset[str]:
    try:
        entries = read_toml(file)[0].get("panels")
    except TableError as error:
        log.error("panels of the scene %s: %s", file.stem, error)  # noqa: TRY400  # the sentence says it all
        return frozenset()
    listed = entries if isinstance(entries, list) else []
    return frozenset(str(one["panel"]) for one in listed if isinstance(one, dict) and "panel" in one)
