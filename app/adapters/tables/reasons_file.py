"""Reads config/reasons.toml: the ready-made reasons, notes and requirements of each step, as the console offers them."""

import logging
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from app.adapters.tables.rows import read_toml
from app.domain.errors import TableError
from app.domain.workflow import Workflow

log = logging.getLogger(__name__)

MOST = 9
"""A digit chooses a reason, so a step has no more."""
LONGEST = 60
"""Signs of one reason: it stands in one line of the question."""


def read_reasons(file: Path, workflow: Workflow) -> Mapping[str, tuple[str, ...]]:
    """Return step name → reasons, in order. Raise a :class:`TableError` for what is no list or too long.

    A step that this site's workflow does not have is passed over: a site may do with fewer.
    """
    values, text = read_toml(file)
    lines = text.splitlines()
    if unknown := [name for name in values if name not in workflow.steps]:
        log.warning("%s: the workflow has no step %s", file, ", ".join(unknown))
    known = {name: value for name, value in values.items() if name in workflow.steps}
    return MappingProxyType({name: _reasons(file, lines, name, value) for name, value in known.items()})


def _reasons(file: Path, lines: list[str], name: str, value: object) -> tuple[str, ...]:
    place = next((number for number, line in enumerate(lines, 1) if line.split("=")[0].strip() == name), 0)
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise TableError(str(file), place, f"{name} should be a list of texts")
    if len(value) > MOST:
        raise TableError(str(file), place, f"{name} has {len(value)} reasons; a digit can choose one of {MOST}")
    if any(len(one) > LONGEST for one in value):
        raise TableError(str(file), place, f"{name} has a reason longer than {LONGEST} signs")
    return tuple(one.strip() for one in value)
