"""Deleting what is older than it is kept, a little at a time: the one writer never waits long."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.engines import Engines
from app.adapters.store.failures import guarded
from app.domain.moment import Instant
from app.services.pruning import Pruned, PrunePolicy

AT_ONCE = 500
"""Rows deleted in one transaction: a few milliseconds."""

_REST_S = 0.02
"""Rest after each: SQLite's waiting writer looks only now and then whether it may."""

_LOOKED_AT = 5_000
"""Positions looked at in one query."""


@dataclass(frozen=True)
class Pruning:
    """Prunes one store. Keys are looked for beside the writer, only their deletion holds it up."""

    engines: Engines

    def prune(self, policy: PrunePolicy, now: Instant) -> Pruned:
        """Delete what *policy* keeps no longer; return how many of each went."""
        inbox, session, box = tables.inbox.c, tables.session.c, tables.quarantine.c
        return Pruned(
            answers=self._older(inbox.message_id, inbox.at, policy.answers, now),
            fixes=0 if policy.fixes is None else self._fixes(now - policy.fixes),
            sessions=self._older(session.token_digest, session.until, policy.sessions, now),
            quarantine=self._older(box.number, box.received_at, policy.quarantine, now),
        )

    def _older(self, key: sa.Column[object], at: sa.Column[object], kept: Instant | None, now: Instant) -> int:
        if kept is None:
            return 0
        asked = sa.select(key).where(at < now - kept).limit(_LOOKED_AT)
        gone = 0
        while keys := self._keys(asked):
            gone += self._delete(key, keys)
        return gone

    def _fixes(self, before: Instant) -> int:
        """Delete positions from the first one stored on, up to where no older ones are met any more."""
        gone = 0
        for numbers in self._old_fixes(before):
            gone += self._delete(tables.fix.c.number, numbers)
        return gone

    def _old_fixes(self, before: Instant) -> Iterator[list[object]]:
        """Give the numbers of old positions, a page at a time: they are stored about as they were taken."""
        fix, after = tables.fix.c, -1
        while True:
            asked = sa.select(fix.number, fix.device_at).where(fix.number > after).order_by(fix.number)
            with guarded(), self.engines.read.connect() as connection:
                page = connection.execute(asked.limit(_LOOKED_AT)).all()
            old: list[object] = [number for number, device_at in page if device_at < before]
            if not old:
                return
            yield old
            after = page[-1][0]

    def _keys(self, asked: sa.Select[object]) -> list[object]:
        with guarded(), self.engines.read.connect() as connection:
            return list(connection.execute(asked).scalars())

    def _delete(self, key: sa.Column[object], keys: list[object]) -> int:
        gone = 0
        for begin in range(0, len(keys), AT_ONCE):
            start = time.monotonic()
            deletion = sa.delete(key.table).where(key.in_(keys[begin : begin + AT_ONCE]))
            with guarded(), self.engines.write.begin() as connection:
                gone += connection.execute(deletion).rowcount
            time.sleep(max(_REST_S, time.monotonic() - start))
        return gone
