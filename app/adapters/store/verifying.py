"""Is the log whole? Every event against its own hash, its neighbours, its chain, the head and an exported anchor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from app.adapters.store import indexing, tables
from app.adapters.store.asking import read_event
from app.adapters.store.head import EMPTY, Head, StoredHead, read_head
from app.adapters.store.migrating import stored_versions
from app.adapters.store.projections import PROJECTIONS
from app.domain.event import Event, chain_hash

CHUNK = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The log's end as it once was, to be kept elsewhere: who can change the whole log cannot change this.

    ``chains`` gives each axis's newest link, number and hash.
    """

    store_id: str
    seq: int
    recorded_at: int
    chains: Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyReport:
    """What was found; ``bad_seq`` is the first event that is wrong (or missing), ``anchor`` the log's end now."""

    ok: bool
    events: int
    bad_seq: int | None
    sentence: str
    anchor: Anchor


class _Broken(Exception):
    """The log is not whole at ``seq``."""

    def __init__(self, seq: int, sentence: str) -> None:
        super().__init__(sentence)
        self.seq = seq


@dataclass
class _Walk:
    """One walk along the log; ``head`` is what the events so far make of an empty log."""

    anchored: Mapping[str, tuple[int, str]]
    head: Head = field(default=EMPTY)

    def check(self, event: Event) -> None:
        """Take in the next event; raise :class:`_Broken` if it cannot be the next."""
        seq, end = self.head.seq + 1, self.head.chains.get(event.axis)
        if event.seq != seq:
            raise _Broken(seq, f"event {seq} is missing: event {event.seq} comes after {seq - 1}")
        if event.recorded_at < self.head.recorded_at or event.valid_at > event.recorded_at:
            raise _Broken(seq, f"event {seq} is out of time")
        if end is None or event.chain_seq != end.seq + 1 or event.prev_hash != end.hash:
            raise _Broken(seq, f"event {seq} does not follow its chain ({event.axis}): one of them was exchanged")
        if event.hash != chain_hash(event):
            raise _Broken(seq, f"event {seq} is not what was recorded: its hash does not fit")
        anchored_seq, anchored_hash = self.anchored.get(event.axis, (0, ""))
        if event.chain_seq == anchored_seq and event.hash != anchored_hash:
            raise _Broken(seq, f"event {seq} is not the one of the exported anchor: the log was written anew")
        self.head = self.head.after(event)

    def finish(self, stored: Head) -> None:
        """Compare the walk's end with the stored head and the anchor."""
        if self.head != stored:
            raise _Broken(self.head.seq + 1, f"the log ends at {self.head.seq}, its head says {stored.seq}")
        if any(self.head.chains[axis].seq < seq for axis, (seq, _) in self.anchored.items()):
            raise _Broken(self.head.seq + 1, "the log is shorter than the exported anchor says")


def verify(connection: sa.Connection, anchor: Anchor | None) -> VerifyReport:
    """Walk along the whole log, in a transaction that sees one moment, and say what is wrong first."""
    stored = read_head(connection)
    walk = _Walk(anchor.chains if anchor else {})
    try:
        _check_store(stored, anchor)
        for event in _events(connection):
            walk.check(event)
        walk.finish(stored.head)
        _check_versions(connection)
    except _Broken as broken:
        return _report(walk, stored, ok=False, bad_seq=broken.seq, sentence=str(broken))
    sentence = f"the log is whole: {walk.head.seq} events, both chains unbroken"
    return _report(walk, stored, ok=True, bad_seq=None, sentence=sentence)


def anchor_of(stored: StoredHead) -> Anchor:
    """Return the anchor of a stored head."""
    head = stored.head
    chains = {axis: (end.seq, end.hash) for axis, end in head.chains.items()}
    return Anchor(store_id=stored.store_id, seq=head.seq, recorded_at=head.recorded_at, chains=chains)


def _report(walk: _Walk, stored: StoredHead, *, ok: bool, bad_seq: int | None, sentence: str) -> VerifyReport:
    return VerifyReport(
        ok=ok, events=walk.head.seq, bad_seq=bad_seq or None, sentence=sentence, anchor=anchor_of(stored)
    )


def _events(connection: sa.Connection) -> Iterator[Event]:
    seq = -1
    while True:
        asked = sa.select(tables.event).where(tables.event.c.seq > seq).order_by(tables.event.c.seq).limit(CHUNK)
        rows = connection.execute(asked).all()
        if not rows:
            return
        yield from map(read_event, rows)
        seq = rows[-1][0]


def _check_store(stored: StoredHead, anchor: Anchor | None) -> None:
    if anchor is not None and anchor.store_id != stored.store_id:
        raise _Broken(0, "the anchor is of another store")


def _check_versions(connection: sa.Connection) -> None:
    versions = stored_versions(connection)
    wanted = {projection.name: projection.version for projection in PROJECTIONS}
    for name, version in {**wanted, indexing.NAME: indexing.VERSION}.items():
        if versions.get(name) != version:
            raise _Broken(0, f"the projection {name} is of another version: run the migrations")
