"""A log that is few enough for plain values: one record an event, in order."""

import logging
from collections.abc import Iterable
from typing import Generic, TypeVar

import msgspec

from app.domain.event import Event

log = logging.getLogger(__name__)

Record = TypeVar("Record")


class RecordLog(Generic[Record]):
    """Records in the order of the log. A subclass says with :meth:`record` what an event becomes."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: list[Record] = []
        self._taken: tuple[Record, ...] | None = None
        for one in records:
            self._keep(one)

    def record(self, event: Event) -> Record | None:
        """Return what is kept of *event*, ``None`` for nothing; raise a ``DecodeError`` where it is not readable."""
        raise NotImplementedError

    def append(self, events: Iterable[Event]) -> None:
        """Append the readable ones of *events*; what is of no interest is passed over."""
        for event in events:
            try:
                one = self.record(event)
            except msgspec.DecodeError as error:
                log.warning("%s event %s is not read: %s", event.stream, event.seq, error)
                continue
            if one is not None:
                self._keep(one)

    def records(self) -> tuple[Record, ...]:
        """Return all records; every view takes them, so they are copied only when there is something new."""
        if self._taken is None:
            self._taken = tuple(self._records)
        return self._taken

    def _keep(self, one: Record) -> None:
        self._records.append(one)
        self._taken = None
