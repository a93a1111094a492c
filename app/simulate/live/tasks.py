"""Tasks and roll-calls that reach simulated terminals over the air, and their answers some time later."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

from app.domain.moment import SECOND, Instant
from app.services.messages import Reply
from app.services.messaging import ROLL_CALL

_TAKES_S = (8.0, 40.0)
_RESULTS = ("passed", "failed", "unable")
_SHARES = (0.94, 0.04, 0.02)
_ROLL_TAKES_S = (3.0, 90.0)
_HERE = 0.93
"""So many answer a roll-call at all."""


@dataclass(slots=True)
class Tasks:
    """The tasks of *terminals*; :meth:`come` is called from the network's thread, the rest from the city's.

    ``photos`` gives pictures the store has, asked when first needed: what is found is shown by one of them.
    """

    terminals: frozenset[str]
    prefix: str
    rng: random.Random
    photos: Callable[[], Sequence[str]] = tuple
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
            self._take(terminal, body, now)

    def _take(self, terminal: str, body: Mapping[str, object], now: Instant) -> None:
        if "cancel" in body:
            self._forget(terminal, str(body.get("case_id", "")))
        elif body.get("task") == ROLL_CALL:
            if self.rng.random() < _HERE:
                at = now + int(self.rng.uniform(*_ROLL_TAKES_S) * SECOND)
                self._waiting.append((at, self._reply(terminal, str(body["id"]), ROLL_CALL, "passed", at)))
        elif "case_id" in body and "task" in body:
            at = now + int(self.rng.uniform(*_TAKES_S) * SECOND)
            result = self.rng.choices(_RESULTS, _SHARES)[0]
            self._waiting.append((at, self._reply(terminal, str(body["case_id"]), str(body["task"]), result, at)))

    def _forget(self, terminal: str, case_id: str) -> None:
        """Drop the answer to a task that is no longer wanted."""
        self._waiting = [one for one in self._waiting if (one[1].terminal, one[1].case_id) != (terminal, case_id)]

    def _reply(self, terminal: str, case_id: str, task: str, result: str, at: Instant) -> Reply:
        self._number += 1
        photos = () if task == ROLL_CALL else self.photos()
        return Reply(
            message_id=f"{self.prefix}-t{self._number}", terminal=terminal, device_at=at, received_at=at,
            case_id=case_id, task=task, result=result, note="",
            photos=(self.rng.choice(photos),) if photos else (),
        )  # fmt: skip
