"""Bringing a store up to this program's version, whole or not at all.

Alembic runs the steps and is loaded only where there are any: to see that a store is of this version, its number is enough.
"""

import logging
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
import uuid_utils

from app.adapters.store import indexing, tables
from app.adapters.store.engines import Engines
from app.adapters.store.failures import NOT_MADE, READ_ONLY, guarded
from app.adapters.store.head import EMPTY
from app.adapters.store.projections import CASES, PROJECTIONS, Projection
from app.adapters.store.rebuilding import rebuild
from app.adapters.store.upsert import upsert
from app.services.ports import StoreFailure

if TYPE_CHECKING:
    from alembic.config import Config

log = logging.getLogger(__name__)

_FOLDER = Path(__file__).parent / "migrations"
_VERSION = sa.table("alembic_version", sa.column("version_num", sa.String))
"""Alembic's own table: one row with the version of the store's tables."""
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
        revision = _revision(connection)
    if revision is None:
        raise StoreFailure(NOT_MADE)
    if revision != known_versions()[-1]:
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
    revision, newest = _revision(connection), known_versions()[-1]
    if revision == newest:
        return
    from alembic import command  # noqa: PLC0415 - a tenth of a second that only a store of another version costs

    log.info("bringing the store from version %s to %s", revision or "none", newest)
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: sa.Connection) -> str | None:
    """Return the store's version, ``None`` where nothing is made yet; raise :class:`StoreFailure` for one not known."""
    if not sa.inspect(connection).has_table(_VERSION.name):
        return None
    revision = connection.scalar(sa.select(_VERSION.c.version_num))
    if revision is not None and revision not in known_versions():
        raise StoreFailure(f"the store is of version {revision}, newer than this program: update the program")
    return revision


@cache
def known_versions() -> tuple[str, ...]:
    """Return the versions there have been, the oldest first: each step's file begins with its own."""
    return tuple(sorted(step.name.partition("_")[0] for step in (_FOLDER / "versions").glob("[0-9]*.py")))


def _config() -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", _FOLDER.as_posix().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _begin_log(connection: sa.Connection) -> None:
    head = {"id": 1, "store_id": str(uuid_utils.uuid7()), "last_unit": "", **EMPTY.to_row()}
    connection.execute(sa.insert(tables.head).values(head))
    connection.execute(sa.insert(tables.lease).values(id=1, owner="", epoch=0, until=0))
