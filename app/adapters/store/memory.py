"""What the writer remembers between units, so that it need not ask the database for what it just wrote."""

from collections import OrderedDict

from app.adapters.store.draft import Draft
from app.adapters.store.head import Head

KEPT = 20_000
"""How many subjects' values are kept; a case takes some 4 kB."""


class Memory:
    """The committed head, the newest values of subjects and counters; emptied when the lease comes or goes."""

    def __init__(self) -> None:
        self.head: Head | None = None
        self.counters: dict[str, int] = {}
        self._values: OrderedDict[tuple[str, str], object] = OrderedDict()

    def value(self, projection: str, subject: str) -> object | None:
        """Return what is remembered of *subject*."""
        return self._values.get((projection, subject))

    def keep(self, draft: Draft) -> None:
        """Take over what a commit has written."""
        self.head = draft.head
        self.counters.update(draft.counters)
        for key, value in draft.values.items():
            self._values[key] = value
            self._values.move_to_end(key)
        while len(self._values) > KEPT:
            self._values.popitem(last=False)

    def forget(self) -> None:
        """Remember nothing."""
        self.head = None
        self.counters.clear()
        self._values.clear()
