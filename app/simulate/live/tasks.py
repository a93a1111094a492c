"""Tasks that reach simulated terminals over the air, and their answers some time later."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from app.domain.moment import SECOND, Instant
from app.services.messages import Reply

_TAKES_S = (8.0, 40.0)
_RESULTS = ("passed", "failed", "unable")
_SHARES = (0.94, 0.04, 0.02)


@dataclass(slots=True)
class Tasks:
    """The tasks of *terminals*; :meth:`come` is called from the network's thread, the rest from the city's."""

    terminals: frozenset[str]
    prefix: str
    rng: random.Random
    _new: SimpleQueue[tuple[str, Mapping[str, object]]] = field(init=False, default_factory=SimpleQueue)
    _waiting: list[tuple[Instant, Reply]] = field(init=False, default_factory=list)
    _number: int = field(init=False, default=0)

    def come(self, terminal: str, body: Mapping[str, object]) -> None:
        """Take in a message for *terminal*."""
        self._new.put((terminal, body))

    def due(self, now: Instant) -> Iterator[Reply]:
        """Yield the answers that are due."""
        self._read(now)
        for at, reply in [pair for pair in self._waiting if pair[0] <= now]:
            self._waiting.remove((at, reply))
            yield reply

    def _read(self, now: Instant) -> None:
        while True:
            try:
                terminal, body = self._new.get_nowait()
            except Empty:
                return
            if "case_id" in body and "task" in body:
                at = now + int(self.rng.uniform(*_TAKES_S) * SECOND)
                self._waiting.append((at, self._answer(terminal, body, at)))

    def _answer(self, terminal: str, body: Mapping[str, object], at: Instant) -> Reply:
        self._number += 1
        return Reply(
            message_id=f"{self.prefix}-t{self._number}", terminal=terminal, device_at=at, received_at=at,
            case_id=str(body["case_id"]), task=str(body["task"]), result=self.rng.choices(_RESULTS, _SHARES)[0],
            note="", photos=(),
        )  # fmt: skip
