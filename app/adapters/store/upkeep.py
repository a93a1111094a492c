"""What keeps a store sound: migrations, rebuilding, verifying, erasing, forgetting."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from app.adapters.store import tables
from app.adapters.store.difference import Difference
from app.adapters.store.engines import Engines
from app.adapters.store.failures import guarded
from app.adapters.store.head import read_head
from app.adapters.store.indexing import compare_words
from app.adapters.store.migrating import migrate, rebuild_all
from app.adapters.store.projections import PROJECTIONS
from app.adapters.store.rebuilding import compare
from app.adapters.store.verifying import Anchor, VerifyReport, verify
from app.domain.moment import Instant


@dataclass(frozen=True)
class Upkeep:
    """Work on the store as a whole."""

    engines: Engines

    def migrate(self) -> None:
        """Create or upgrade the tables; rebuild projections of another version."""
        migrate(self.engines)

    def rebuild_projections(self) -> None:
        """Rebuild all projections from the log; commits wait meanwhile."""
        with guarded(), self.engines.write.begin() as connection:
            read_head(connection, lock=True)
            rebuild_all(connection, PROJECTIONS)

    def check_projections(self) -> Sequence[Difference]:
        """Return where projections are not what the log says; nobody waits for it."""
        with guarded(), self.engines.snapshot() as connection:
            found = [difference for projection in PROJECTIONS for difference in compare(connection, projection)]
            return found + compare_words(connection)

    def verify(self, anchor: Anchor | None) -> VerifyReport:
        """Check the whole log and say what is wrong first."""
        with guarded(), self.engines.snapshot() as connection:
            return verify(connection, anchor)

    def erase_personal(self, subject: str, now: Instant) -> int:
        """Erase the personal data of *subject* and the salt of its digests; return how many records went.

        With a case goes what was told in the calls that became it or were about it: that is kept under the calls' ids.
        """
        row, calls = tables.personal.c, sa.select(tables.call.c.call_id).where(tables.call.c.case_id == subject)
        erased = (
            sa.update(tables.personal)
            .where(sa.or_(row.subject == subject, row.subject.in_(calls)), row.erased_at.is_(None))
            .values(salt=None, content=None, erased_at=now)
        )
        told = tables.caller.c.subject
        with guarded():
            with self.engines.write.begin() as connection:
                connection.execute(sa.delete(tables.caller).where(sa.or_(told == subject, told.in_(calls))))
                count = connection.execute(erased).rowcount
            self.engines.empty_log_file()
        return count

    def discard_quarantined(self, numbers: Sequence[int]) -> None:
        """Remove quarantined messages that were dealt with."""
        with guarded(), self.engines.write.begin() as connection:
            connection.execute(sa.delete(tables.quarantine).where(tables.quarantine.c.number.in_(numbers)))

    def forget_messages(self, before: Instant) -> int:
        """Forget the answers given before *before*; return how many. A repeat after that is taken for new."""
        with guarded(), self.engines.write.begin() as connection:
            return connection.execute(sa.delete(tables.inbox).where(tables.inbox.c.at < before)).rowcount

    def drop_fixes(self, before: Instant) -> int:
        """Delete positions of before *before* (device time); return how many."""
        with guarded(), self.engines.write.begin() as connection:
            return connection.execute(sa.delete(tables.fix).where(tables.fix.c.device_at < before)).rowcount
