"""Bringing a store up to this program's version, whole or not at all."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import uuid_utils
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from app.adapters.store import indexing, tables
from app.adapters.store.engines import Engines
from app.adapters.store.failures import NOT_MADE, READ_ONLY, guarded
from app.adapters.store.head import EMPTY
from app.adapters.store.projections import CASES, PROJECTIONS, Projection
from app.adapters.store.rebuilding import rebuild
from app.adapters.store.upsert import upsert
from app.services.ports import StoreFailure

log = logging.getLogger(__name__)

_FOLDER = Path(__file__).parent / "migrations"
_KEY = 0x6D696772  # "migr": one program migrates at a time


def migrate(engines: Engines) -> None:
    """Create or upgrade the tables and rebuild projections of another version; do nothing where all is right."""
    if engines.is_read_only:
        raise StoreFailure(READ_ONLY)
    with guarded(), engines.write.begin() as connection:
        if not engines.is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_KEY)))
        _upgrade(connection)
        if connection.execute(sa.select(tables.head.c.id)).one_or_none() is None:
            _begin_log(connection)
        _bring_projections(connection)


def check_version(engines: Engines) -> None:
    """Raise :class:`StoreFailure` unless the store is of exactly this program's version."""
    with guarded(), engines.read.connect() as connection:
        scripts, revision = _state(connection)
    if revision is None:
        raise StoreFailure(NOT_MADE)
    if revision != scripts.get_current_head():
        raise StoreFailure(f"the store is of the older version {revision}: run its migrations first")


def rebuild_all(connection: sa.Connection, projections: Sequence[Projection[Any]]) -> None:
    """Rebuild *projections* from the log and note their versions; the search index follows the cases."""
    for projection in projections:
        log.info("rebuilding the projection %s from the log", projection.name)
        rebuild(connection, projection, projection.table)
        _note(connection, projection.name, projection.version)
    if CASES in projections:
        _fill_words(connection)


def _bring_projections(connection: sa.Connection) -> None:
    rebuild_all(connection, _outdated(connection))
    if stored_versions(connection).get(indexing.NAME) != indexing.VERSION:
        _fill_words(connection)


def _fill_words(connection: sa.Connection) -> None:
    indexing.fill_words(connection)
    _note(connection, indexing.NAME, indexing.VERSION)


def _note(connection: sa.Connection, name: str, version: int) -> None:
    upsert(connection, tables.projection, [{"name": name, "version": version}])


def stored_versions(connection: sa.Connection) -> dict[str, int]:
    """Return the version each projection was built with."""
    rows = connection.execute(sa.select(tables.projection)).mappings()
    return {row["name"]: row["version"] for row in rows}


def _outdated(connection: sa.Connection) -> list[Projection[Any]]:
    versions = stored_versions(connection)
    return [projection for projection in PROJECTIONS if versions.get(projection.name) != projection.version]


def _upgrade(connection: sa.Connection) -> None:
    scripts, revision = _state(connection)
    if revision == scripts.get_current_head():
        return
    log.info("bringing the store from version %s to %s", revision or "none", scripts.get_current_head())
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _state(connection: sa.Connection) -> tuple[ScriptDirectory, str | None]:
    """Return the steps known here and the store's version; raise :class:`StoreFailure` for one not known."""
    scripts = ScriptDirectory.from_config(_config())
    revision = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreFailure(f"the store is of version {revision}, newer than this program: update the program")
    return scripts, revision


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", _FOLDER.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _begin_log(connection: sa.Connection) -> None:
    head = {"id": 1, "store_id": str(uuid_utils.uuid7()), "last_unit": "", **EMPTY.to_row()}
    connection.execute(sa.insert(tables.head).values(head))
    connection.execute(sa.insert(tables.lease).values(id=1, owner="", epoch=0, until=0))
