"""The lease: which of several gateways is the one writer.

In both databases the lease's row carries an epoch that rises with each new owner; every commit compares it under the
write lock, so the commit of an owner who was thought dead is refused however late it comes.
"""

import logging
from dataclasses import dataclass, field
from typing import Protocol

import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.head import read_head
from app.domain.moment import SECOND, Instant
from app.services.ports import LeaseLost, StoreFailure

log = logging.getLogger(__name__)

LEASE_TIME: Instant = 15 * SECOND
"""How long an owner who is not heard of is waited for (SQLite): longer than a healthy one ever takes for a batch on a
busy disk, or it would lose the lease between two signs of life."""

_KEY = (0x57616E, 0x6D69)  # "Wanmi": the advisory lock's two halves


class Lease(Protocol):
    """The right to write, as one store object holds it or not. ``epoch`` changes whenever it is taken anew."""

    @property
    def owner(self) -> str:
        """Who took it here, ``""`` if nobody did."""
        ...

    @property
    def epoch(self) -> int:
        """The number of the lease held last, 0 before the first."""
        ...

    def take(self, owner: str, now: Instant) -> bool:
        """Take or keep the lease for *owner*; return whether it is held."""
        ...

    def release(self, owner: str) -> None:
        """Give the lease up, if *owner* holds it here."""
        ...

    def confirm(self, connection: sa.Connection, now: Instant, /) -> None:
        """Raise :class:`LeaseLost` if another took the lease; called inside each commit, under the write lock.

        A plain :class:`StoreFailure` where it is not held but may still be to be had again.
        """
        ...


def _row(connection: sa.Connection) -> tuple[str, int, Instant]:
    owner, epoch, until = connection.execute(
        sa.select(tables.lease.c.owner, tables.lease.c.epoch, tables.lease.c.until)
    ).one()
    return owner, epoch, until


def _write(connection: sa.Connection, *, owner: str, epoch: int, until: Instant) -> None:
    connection.execute(sa.update(tables.lease).values(owner=owner, epoch=epoch, until=until))


def _compare(connection: sa.Connection, owner: str, epoch: int) -> Instant:
    held_by, held_epoch, until = _row(connection)
    if not owner:
        raise LeaseLost("this program is not the store's writer: it has not taken the lease")
    if (held_by, held_epoch) != (owner, epoch):
        raise LeaseLost(f"{held_by or 'nobody'} holds the store's lease now; {owner} may no longer write")
    return until


@dataclass
class SqliteLease:
    """A lease that runs out when its owner is not heard of for fifteen seconds; a commit is a sign of life too."""

    engine: sa.Engine
    epoch: int = 0
    owner: str = ""
    _seen: tuple[int, Instant, Instant] = field(default=(0, 0, 0))

    def take(self, owner: str, now: Instant) -> bool:
        """Take or keep the lease for *owner*; return whether it is held."""
        with self.engine.begin() as connection:
            held_by, epoch, until = _row(connection)
            mine = held_by == owner == self.owner and epoch == self.epoch
            if not mine and held_by and not self._is_over(epoch, until, now):
                return False
            epoch = epoch if mine else epoch + 1
            _write(connection, owner=owner, epoch=epoch, until=now + LEASE_TIME)
        self.owner, self.epoch = owner, epoch
        return True

    def _is_over(self, epoch: int, until: Instant, now: Instant) -> bool:
        """Return whether the other's lease ran out, or has not moved for its whole length by our own clock.

        The second matters where the other's clock went ahead of ours (a history written with a moved clock).
        """
        if self._seen[:2] != (epoch, until):
            self._seen = (epoch, until, now)
        return until <= now or now - self._seen[2] >= LEASE_TIME

    def release(self, owner: str) -> None:
        """Give the lease up, if *owner* holds it here."""
        if not owner or owner != self.owner:
            return
        with self.engine.begin() as connection:
            if _row(connection)[:2] == (owner, self.epoch):
                _write(connection, owner="", epoch=self.epoch, until=0)
        self.owner = ""

    def confirm(self, connection: sa.Connection, now: Instant, /) -> None:
        """Raise :class:`LeaseLost` unless the lease is held; prolong it."""
        until = _compare(connection, self.owner, self.epoch)
        if now + LEASE_TIME > until:
            _write(connection, owner=self.owner, epoch=self.epoch, until=now + LEASE_TIME)


@dataclass
class PostgresLease:
    """An advisory lock on a connection of its own: the server frees it when that connection ends, however it ends.

    ``_is_torn`` while the lease is not held because its connection was lost.
    """

    engine: sa.Engine
    epoch: int = 0
    owner: str = ""
    _pid: int = 0
    _held: sa.Connection | None = None
    _is_torn: bool = False

    def take(self, owner: str, now: Instant) -> bool:
        """Take or keep the lease for *owner*; return whether it is held."""
        if self._held is not None:
            if self._is_alive(self._held):
                return owner == self.owner
            self._is_torn = True
            self._drop()
        self._held = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            if self._lock(self._held):
                self._enter(owner, now)
            elif self._is_torn and _row(self._held)[:2] == (owner, self.epoch):
                raise StoreFailure("the server has not noticed yet that the lease's connection is lost")
        finally:
            if not self.owner:
                self._drop()
        return owner == self.owner

    def _lock(self, connection: sa.Connection) -> bool:
        # The server finds a client whose machine died by these, within about five seconds.
        for setting in ("tcp_keepalives_idle=2", "tcp_keepalives_interval=1", "tcp_keepalives_count=3"):
            connection.exec_driver_sql(f"SET {setting}")
        self._pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        return bool(connection.execute(sa.select(sa.func.pg_try_advisory_lock(*_KEY))).scalar_one())

    def _enter(self, owner: str, now: Instant) -> None:
        with self.engine.begin() as connection:
            read_head(connection, lock=True)
            epoch = _row(connection)[1] + 1
            _write(connection, owner=owner, epoch=epoch, until=now)
        self.owner, self.epoch, self._is_torn = owner, epoch, False

    def _is_alive(self, connection: sa.Connection) -> bool:
        try:
            connection.exec_driver_sql("SELECT 1")
        except sa.exc.DBAPIError:
            log.warning("the connection that holds the store's lease is gone")
            return False
        return True

    def _drop(self) -> None:
        if self._held is not None:
            self._held.invalidate()  # closes it for good, so that the server frees the lock
            self._held.close()
        self._held, self.owner = None, ""

    def release(self, owner: str) -> None:
        """Give the lease up, if *owner* holds it here."""
        self._is_torn = False
        if owner and owner == self.owner and self._held is not None:
            try:
                self._held.execute(sa.select(sa.func.pg_advisory_unlock(*_KEY)))  # at once; closing takes its time
            finally:
                self._drop()

    def confirm(self, connection: sa.Connection, _now: Instant, /) -> None:
        """Raise :class:`LeaseLost` if another took the lease, a plain :class:`StoreFailure` if its connection is gone."""
        _compare(connection, self.owner, self.epoch)
        asked = sa.text(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted"
            " AND classid = :high AND objid = :low AND pid = :pid"
        )
        if not connection.execute(asked, {"high": _KEY[0], "low": _KEY[1], "pid": self._pid}).scalar_one():
            raise StoreFailure("the connection that holds the store's lease is gone; take the lease again")
