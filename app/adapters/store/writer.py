"""The store's one writer: units, their commits, and what is remembered between them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uuid_utils

from app.adapters.store.attachments import Attachments
from app.adapters.store.draft import Draft
from app.adapters.store.engines import Engines
from app.adapters.store.failures import READ_ONLY, guarded
from app.adapters.store.head import Head, read_city, read_head, write_city
from app.adapters.store.lease import Lease
from app.adapters.store.lookups import Lookups
from app.adapters.store.memory import Memory
from app.adapters.store.unit import StoreUnit
from app.adapters.store.writing import write_draft
from app.domain.moment import Instant
from app.services.ports import LeaseLost, StoreFailure


@dataclass
class Writer:
    """Opens units one at a time, from whatever thread, and commits them under the lease."""

    engines: Engines
    attachments: Attachments
    lease: Lease
    _memory: Memory = field(default_factory=Memory, init=False)
    _turn: threading.Lock = field(default_factory=threading.Lock, init=False)
    _at_work: int = field(default=0, init=False)
    _remembered_epoch: int = field(default=0, init=False)

    def take_lease(self, owner: str, now: Instant) -> bool:
        """Become the writer if nobody else is; return whether this *owner* is the writer."""
        if self.engines.is_read_only:
            raise StoreFailure(READ_ONLY)
        with guarded():
            return self.lease.take(owner, now)

    def release_lease(self, owner: str) -> None:
        """Stop being the writer."""
        with guarded():
            self.lease.release(owner)

    def adopt_city(self, code: str, now: Instant) -> str:
        """Note under the lease that the log is that of the city *code*, if it is nobody's yet; return whose it is."""
        with guarded(), self.engines.write.begin() as connection:
            read_head(connection, lock=True)
            known = read_city(connection)
            if not known:
                self.lease.confirm(connection, now)
                write_city(connection, code)
        return known or code

    @contextmanager
    def unit(self, now: Instant) -> Iterator[StoreUnit]:
        """Open a unit whose events are recorded at *now*; a unit open in another thread is waited for."""
        if self._at_work == threading.get_ident():
            raise RuntimeError("a unit is open in this thread already")
        with self._turn:
            self._at_work = threading.get_ident()
            lookups = Lookups(self.engines.read)
            try:
                draft = Draft(now=now, heads=[self._head()])
                yield StoreUnit(draft, self._memory, lookups, self.attachments, self._commit)
            finally:
                lookups.close()
                self._at_work = 0

    def _head(self) -> Head:
        if self._remembered_epoch != self.lease.epoch:  # somebody else may have written since
            self._memory.forget()
            self._remembered_epoch = self.lease.epoch
        if self._memory.head is None:
            with guarded(), self.engines.read.connect() as connection:
                self._memory.head = read_head(connection).head
        return self._memory.head

    def _commit(self, draft: Draft) -> None:
        if draft.is_empty:
            return
        unit_id = str(uuid_utils.uuid7())
        try:
            self._write(draft, unit_id)
        except BaseException as failure:  # also an interrupt: what is remembered may no longer be what is stored
            self._memory.forget()
            is_unsure = isinstance(failure, StoreFailure) and not isinstance(failure, LeaseLost)
            if not (is_unsure and self._has_written(unit_id)):
                raise
        self._memory.keep(draft)

    def _write(self, draft: Draft, unit_id: str) -> None:
        with guarded():
            for sha256, content in draft.media.items():
                self.attachments.keep(sha256, content)
            with self.engines.write.begin() as connection:
                stored = read_head(connection, lock=True).head
                self.lease.confirm(connection, draft.now)
                if stored != draft.heads[0]:
                    raise LeaseLost("another program has written to the store meanwhile")
                write_draft(connection, draft, unit_id)

    def _has_written(self, unit_id: str) -> bool:
        """Return whether a commit whose answer got lost came through after all."""
        try:
            with guarded(), self.engines.read.connect() as connection:
                return read_head(connection).last_unit == unit_id
        except StoreFailure:
            return False
