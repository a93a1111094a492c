"""What the writer remembers between units, so that it need not ask the database for what it just wrote."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from app.adapters.store.draft import Draft
from app.adapters.store.head import Head
from app.services.ports import Session, UserRecord

V = TypeVar("V")

KEPT = 20_000
"""How many subjects' values are kept; a case takes some 4 kB."""

KEPT_RECORDS = 2_000
"""How many persons and how many sessions are kept."""


@dataclass
class Kept(Generic[V]):
    """What is kept of a table that only the writer writes: the records looked up or written last, by key."""

    _records: OrderedDict[str, V] = field(default_factory=OrderedDict, init=False)

    def get(self, key: str, look_up: Callable[[str], V | None]) -> V | None:
        """Return the record of *key*, from the database where it is not known."""
        record = self._records.get(key)
        if record is None and (record := look_up(key)) is not None:
            self.put({key: record})
        return record

    def put(self, records: Mapping[str, V]) -> None:
        """Keep what a commit has written."""
        self._records.update(records)
        while len(self._records) > KEPT_RECORDS:
            self._records.popitem(last=False)

    def clear(self) -> None:
        """Keep nothing."""
        self._records.clear()


class Memory:
    """The committed head, the newest values of subjects, counters, persons and sessions; emptied when the lease comes or goes."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self.counters: dict[str, int] = {}
        self.users: Kept[UserRecord] = Kept()
        self.sessions: Kept[Session] = Kept()
        self._values: OrderedDict[tuple[str, str], object] = OrderedDict()

    def value(self, projection: str, subject: str) -> object | None:
        """Return what is remembered of *subject*."""
        return self._values.get((projection, subject))

    def keep(self, draft: Draft) -> None:
        """Take over what a commit has written."""
        self.head = draft.head
        self.counters.update(draft.counters)
        self.users.put(draft.users)
        self.sessions.put(draft.sessions)
        for key, value in draft.values.items():
            self._values[key] = value
            self._values.move_to_end(key)
        while len(self._values) > KEPT:
            self._values.popitem(last=False)

    def forget(self) -> None:
        """Remember nothing."""
        self.head = None
        self.counters.clear()
        self.users.clear()
        self.sessions.clear()
        self._values.clear()
