"""The store as one object: what the writer, the desks, the situation and the keeper of the house ask of it."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from app.adapters.store.attachments import Attachments
from app.adapters.store.difference import Difference
from app.adapters.store.engines import Engines
from app.adapters.store.lease import Lease, PostgresLease, SqliteLease
from app.adapters.store.migrating import check_version
from app.adapters.store.pruning import Pruning
from app.adapters.store.reader import Reader
from app.adapters.store.searcher import Searcher
from app.adapters.store.unit import StoreUnit
from app.adapters.store.upkeep import Upkeep
from app.adapters.store.verifying import Anchor, VerifyReport, anchor_of
from app.adapters.store.writer import Writer
from app.domain.call import CallRecord
from app.domain.case import Case
from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Stream
from app.services.messages import Unreadable
from app.services.ports import StoreFailure
from app.services.pruning import Pruned, PrunePolicy
from app.services.searching import CallerCase, CallQuery, Found, SearchQuery
from app.situation.source import FixRows, TrackRows


def open_store(url: str, *, attachments: Path, read_only: bool = False, fsync: bool = True) -> "Store":
    """Return the store at *url* (``sqlite:///path`` or ``postgresql+psycopg://…``), attachments in that folder.

    *fsync* waits at each commit until it is on the disk. One that cannot be used raises :class:`StoreFailure`.
    """
    engines = Engines.at(url, read_only=read_only, fsync=fsync)
    try:
        engines.check()
        if read_only:
            check_version(engines)
    except StoreFailure:
        engines.dispose()
        raise
    return Store(engines, Attachments(attachments, fsync=fsync))


class Store:
    """The ports ``WriterStore``, ``CaseFiles``, ``CaseSearch`` and ``Source``, and upkeep; each method is its part's own."""

    def __init__(self, engines: Engines, attachments: Attachments) -> None:
        """Work over *engines*; closed by :meth:`dispose`."""
        self._engines = engines
        self._lease: Lease = SqliteLease(engines.write) if engines.is_sqlite else PostgresLease(engines.write)
        self._writer = Writer(engines, attachments, self._lease)
        self._reader = Reader(engines, attachments)
        self._searcher = Searcher(engines)
        self._upkeep = Upkeep(engines)

    def take_lease(self, owner: str, now: Instant) -> bool:
        """Become the writer if nobody else is; return whether this *owner* is the writer. Call again to keep it."""
        return self._writer.take_lease(owner, now)

    @property
    def epoch(self) -> int:
        """The number of the lease held last, 0 before the first; it changes whenever the lease is taken anew."""
        return self._lease.epoch

    def release_lease(self, owner: str) -> None:
        """Stop being the writer."""
        self._writer.release_lease(owner)

    def unit(self, now: Instant) -> AbstractContextManager[StoreUnit]:
        """Open a unit whose events are recorded at *now* (never before the last event's)."""
        return self._writer.unit(now)

    def store_id(self) -> str:
        """Return the id the store was given when it was made."""
        return self._reader.stored_head().store_id

    def city(self) -> str:
        """Return the division code of the city whose log this is, ``""`` before its first gateway or before 0004."""
        return self._reader.city()

    def adopt_city(self, code: str, now: Instant) -> str:
        """Take the city *code* for the log's if none is known yet, under the lease; return whose log it is."""
        return self._writer.adopt_city(code, now)

    def head(self) -> int:
        """Return the newest event's ``seq``, 0 for an empty log."""
        return self._reader.head()

    def anchor(self) -> Anchor:
        """Return the log's end, to be kept elsewhere as evidence."""
        return anchor_of(self._reader.stored_head())

    def events_after(self, seq: int, limit: int) -> Sequence[Event]:
        """Return up to *limit* events with a greater ``seq``, in order."""
        return self._reader.events_after(seq, limit)

    def fixes_after(self, number: int, limit: int) -> FixRows:
        """Return up to *limit* positions with a greater ``number``, in order."""
        return self._reader.fixes_after(number, limit)

    def fixes_between(self, since: Instant, until: Instant, terminals: Sequence[str] = ()) -> TrackRows:
        """Return the positions from *since* up to before *until*, of *terminals* or of all, by terminal and device time."""
        return self._reader.fixes_between(since, until, terminals)

    def case(self, case_id: str) -> Case | None:
        """Return the case as committed, or ``None``."""
        return self._reader.case(case_id)

    def case_numbered(self, number: str) -> Case | None:
        """Return the case with the number printed on it, or ``None``."""
        return self._reader.case_numbered(number)

    def history(self, subject: str, stream: Stream = Stream.CASE) -> Sequence[Event]:
        """Return the events of *subject* (a case's id) in *stream* in order."""
        return self._reader.history(subject, stream)

    def attachment(self, sha256: str) -> bytes | None:
        """Return an attachment's content, or ``None`` if it has not come yet."""
        return self._reader.attachment(sha256)

    def cases(self, since: Instant | None, until: Instant | None) -> Iterator[Case]:
        """Yield all cases reported in the half-open period, in order of report."""
        return self._reader.cases(since, until)

    def search(self, query: SearchQuery) -> tuple[Found, ...]:
        """Return the cases for which all of *query* holds, newest report first."""
        return self._searcher.search(query)

    def callers(self, prefix: str, limit: int = 20) -> tuple[CallerCase, ...]:
        """Return what is known of telephone numbers that begin with *prefix*, newest first."""
        return self._searcher.callers(prefix, limit)

    def calls(self, query: CallQuery) -> tuple[CallRecord, ...]:
        """Return the calls for which all of *query* holds, newest first."""
        return self._searcher.calls(query)

    def count_calls(self, query: CallQuery) -> int:
        """Return how many calls there are for which all of *query* holds, however many its ``limit`` would give."""
        return self._searcher.count_calls(query)

    def personal(self, digest: str) -> dict[str, str] | None:
        """Return the personal data of a digest in the log, or ``None`` if unknown or erased."""
        return self._reader.personal(digest)

    def quarantined(self, after: int = 0, limit: int = 100) -> Sequence[tuple[int, Unreadable]]:
        """Return up to *limit* quarantined messages with a number greater than *after*, oldest first."""
        return self._reader.quarantined(after, limit)

    def migrate(self) -> None:
        """Create or upgrade the tables and rebuild outdated projections; refuse a store of a newer program."""
        self._upkeep.migrate()

    def verify(self, anchor: Anchor | None = None) -> VerifyReport:
        """Check the whole log, also against an *anchor* exported before, and say what is wrong first."""
        return self._upkeep.verify(anchor)

    def rebuild_projections(self) -> None:
        """Rebuild all projections from the log; commits wait meanwhile."""
        self._upkeep.rebuild_projections()

    def check_projections(self) -> Sequence[Difference]:
        """Return where projections are not what the log says; nobody waits for it."""
        return self._upkeep.check_projections()

    def erase_personal(self, subject: str, now: Instant) -> int:
        """Erase the personal data of *subject*; the digests in the log stay and say nothing any more."""
        return self._upkeep.erase_personal(subject, now)

    def discard_quarantined(self, numbers: Sequence[int]) -> None:
        """Remove quarantined messages that were dealt with."""
        self._upkeep.discard_quarantined(numbers)

    def prune(self, policy: PrunePolicy, now: Instant) -> Pruned:
        """Delete what *policy* keeps no longer, a little at a time while the writer goes on; return how many went."""
        return Pruning(self._engines).prune(policy, now)

    def forget_messages(self, before: Instant) -> int:
        """Forget the answers given before *before*; return how many."""
        return self._upkeep.forget_messages(before)

    def drop_fixes(self, before: Instant) -> int:
        """Delete positions of before *before*; return how many."""
        return self._upkeep.drop_fixes(before)

    def dispose(self) -> None:
        """Give up the lease, if it is held here, and close all connections."""
        with suppress(StoreFailure):
            self._writer.release_lease(self._lease.owner)
        self._engines.dispose()
