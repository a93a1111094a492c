"""Connections: one engine that writes, one that reads and never waits for the writer."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import sqlalchemy as sa

from app.adapters.store.failures import guarded
from app.services.ports import StoreFailure

BUSY_SECONDS = 10
_POSTGRES_ARGUMENTS = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "options": f"-c lock_timeout={BUSY_SECONDS}s -c jit=off",  # compiling takes longer than any of our queries
}

_READ_OPTIONS = "-c default_transaction_read_only=on -c plan_cache_mode=force_custom_plan"
"""Each search is planned for what it looks for: a plan for any value reads the whole table for a rare one."""


@dataclass(frozen=True)
class Engines:
    """The store's connections. ``write`` begins with the write lock; ``read`` sees each statement's own newest state.

    Values stay out of their errors (``hide_parameters``): a log must not hold a caller's number.
    """

    write: sa.Engine
    read: sa.Engine
    is_sqlite: bool
    is_read_only: bool

    @classmethod
    def at(cls, url: str, *, read_only: bool, fsync: bool) -> Self:
        """Return engines for *url*; raise :class:`StoreFailure` where none can be."""
        address = _address(url)
        is_sqlite = address.get_backend_name() == "sqlite"
        connect = _sqlite if is_sqlite else _postgres
        write, read = connect(address, read_only=read_only, fsync=fsync)
        return cls(write=write, read=read, is_sqlite=is_sqlite, is_read_only=read_only)

    def check(self) -> None:
        """Raise :class:`StoreFailure` if the database cannot be opened."""
        with guarded(), (self.read if self.is_read_only else self.write).connect() as connection:
            sa.inspect(connection).get_table_names()

    def snapshot(self) -> sa.Connection:
        """Return a connection in a transaction that sees one moment throughout, and may make temporary tables."""
        connection = self.read.connect()
        if self.is_sqlite:
            connection.exec_driver_sql("BEGIN")
            return connection
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=False)

    def empty_log_file(self) -> None:
        """Empty SQLite's write-ahead log, which still holds pages as they were; PostgreSQL recycles its own."""
        if self.is_sqlite:
            connection = self.write.raw_connection()
            try:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()

    def dispose(self) -> None:
        """Close all connections."""
        self.read.dispose()
        self.write.dispose()


def _address(url: str) -> sa.URL:
    try:
        address = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise StoreFailure("this is no store's address; write sqlite:///file or postgresql+psycopg://…") from error
    if address.get_backend_name() == "postgresql":
        return address.set(drivername="postgresql+psycopg")
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        raise StoreFailure(f"a store lives in a SQLite file or in PostgreSQL, not in {address.get_backend_name()}")
    return address


def _sqlite(address: sa.URL, *, read_only: bool, fsync: bool) -> tuple[sa.Engine, sa.Engine]:
    path = Path(str(address.database)).absolute()
    if not read_only:
        with guarded():
            path.parent.mkdir(parents=True, exist_ok=True)
    durability = "FULL" if fsync else "NORMAL"

    def connect(mode: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA cache_size=-32768")
        return connection

    def connect_writer() -> sqlite3.Connection:
        connection = connect("ro" if read_only else "rwc")
        if not read_only:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute(f"PRAGMA synchronous={durability}")
            connection.execute("PRAGMA secure_delete=ON")  # or erased personal data stays in the file's free space
        return connection

    write = sa.create_engine(
        "sqlite://", creator=connect_writer, poolclass=sa.QueuePool, pool_size=1, max_overflow=1, hide_parameters=True
    )
    sa.event.listen(write, "begin", _begin_immediate)
    read = sa.create_engine(
        "sqlite://", creator=lambda: connect("ro"), poolclass=sa.QueuePool, pool_size=4, hide_parameters=True
    )
    return write, read


def _begin_immediate(connection: sa.Connection) -> None:
    # The driver's own BEGIN is deferred: two writers would then meet half-way and one would fail instead of waiting.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgres(address: sa.URL, *, read_only: bool, fsync: bool) -> tuple[sa.Engine, sa.Engine]:
    arguments = dict(_POSTGRES_ARGUMENTS)
    if not fsync:
        arguments["options"] = f"{arguments['options']} -c synchronous_commit=off"
    write_arguments = dict(arguments)
    if read_only:
        write_arguments["options"] = f"{arguments['options']} -c default_transaction_read_only=on"
    write = sa.create_engine(
        address, connect_args=write_arguments, pool_size=2, max_overflow=1, hide_parameters=True
    )  # one holds the lease
    read = sa.create_engine(
        address,
        connect_args={**arguments, "options": f"{arguments['options']} {_READ_OPTIONS}"},
        isolation_level="AUTOCOMMIT",
        pool_size=4,
        pool_pre_ping=True,
        hide_parameters=True,
    )
    return write, read
