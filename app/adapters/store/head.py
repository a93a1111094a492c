"""Where the log ends, and how a fact gets its place behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import sqlalchemy as sa

from app.adapters.store import tables
from app.domain.event import GENESIS, HASH_VERSION, Event, Fact, canonical, chain_hash
from app.domain.moment import Instant
from app.domain.terms import Axis


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """The newest link of one axis's chain."""

    seq: int = 0
    hash: str = GENESIS


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The newest event's place: ``seq`` and ``recorded_at``, and both chains' ends."""

    seq: int
    recorded_at: Instant
    chains: Mapping[str, ChainEnd]

    def place(self, fact: Fact, *, now: Instant, not_before: Instant | None) -> tuple[Event, "Head"]:
        """Return *fact* as the next event, recorded at *now*, and the head behind it.

        ``recorded_at`` never decreases. ``valid_at`` never runs ahead of it, nor before *not_before*, which is the
        newest event of the same subject: so within one subject both orders agree.
        """
        recorded_at = max(now, self.recorded_at)
        valid_at = fact.valid_at if not_before is None else max(fact.valid_at, not_before)
        end = self.chains[fact.axis]
        event = Event(
            seq=self.seq + 1,
            stream=fact.stream.value,
            subject=fact.subject,
            kind=fact.kind,
            axis=fact.axis.value,
            chain_seq=end.seq + 1,
            prev_hash=end.hash,
            hash="",
            hash_version=HASH_VERSION,
            recorded_at=recorded_at,
            valid_at=min(recorded_at, valid_at),
            actor=fact.actor,
            post=fact.post.value,
            seat=fact.seat,
            payload=canonical(fact.payload),
        )
        event = replace(event, hash=chain_hash(event))
        return event, self.after(event)

    def after(self, event: Event) -> "Head":
        """Return the head with *event* as the newest."""
        chains = {**self.chains, event.axis: ChainEnd(event.chain_seq, event.hash)}
        return Head(seq=event.seq, recorded_at=event.recorded_at, chains=chains)

    def to_row(self) -> dict[str, object]:
        """Return the head's columns."""
        row: dict[str, object] = {"seq": self.seq, "recorded_at": self.recorded_at}
        for axis in Axis:
            row[f"{axis}_seq"] = self.chains[axis].seq
            row[f"{axis}_hash"] = self.chains[axis].hash
        return row


EMPTY = Head(seq=0, recorded_at=0, chains={axis.value: ChainEnd() for axis in Axis})
"""The head of an empty log."""


@dataclass(frozen=True, slots=True)
class StoredHead:
    """The head as the database holds it, with the store's id and the id of the unit that wrote last."""

    head: Head
    store_id: str
    last_unit: str


def read_head(connection: sa.Connection, *, lock: bool = False) -> StoredHead:
    """Return the stored head; with *lock* no other commit passes it before this transaction ends (PostgreSQL)."""
    asked = sa.select(tables.head)
    row = connection.execute(asked.with_for_update() if lock else asked).mappings().one()
    chains = {axis.value: ChainEnd(row[f"{axis}_seq"], row[f"{axis}_hash"]) for axis in Axis}
    return StoredHead(
        head=Head(seq=row["seq"], recorded_at=row["recorded_at"], chains=chains),
        store_id=row["store_id"],
        last_unit=row["last_unit"],
    )


def read_city(connection: sa.Connection) -> str:
    """Return the division code of the city whose log this is; ``""`` where none is known, in a store of before too."""
    inspector, head = sa.inspect(connection), tables.head
    if not inspector.has_table(head.name):
        return ""
    if head.c.city.name not in {column["name"] for column in inspector.get_columns(head.name)}:
        return ""
    return connection.scalar(sa.select(head.c.city)) or ""


def write_city(connection: sa.Connection, code: str) -> None:
    """Store whose log this is."""
    connection.execute(sa.update(tables.head).values(city=code))


def write_head(connection: sa.Connection, head: Head, unit_id: str) -> None:
    """Store *head* as left by the unit *unit_id*."""
    connection.execute(sa.update(tables.head).values(last_unit=unit_id, **head.to_row()))
