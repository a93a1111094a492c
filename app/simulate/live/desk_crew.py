"""The simulated people at their desks: log in when first needed, ask in the background, log in again when the seat is cold."""

import logging
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Lock

from app.services.messages import Answer, Login, Step
from app.services.ports import Desk, GatewayAway
from app.simulate.live.ports import DeskOf
from app.simulate.story.acts import Act

log = logging.getLogger(__name__)

_WORKERS = 3
_BUSY = 24
"""So many questions may be under way before further acts wait."""


@dataclass(slots=True)
class DeskCrew:
    """All simulated seats over their ``Desk`` ports. Used by one thread; the asking is done by a few of its own."""

    desk_of: DeskOf
    password: str = field(repr=False)
    _pool: ThreadPoolExecutor = field(init=False, repr=False)
    _under_way: list[tuple[Act, Future[Answer]]] = field(init=False, default_factory=list)
    _desks: dict[str, Desk] = field(init=False, default_factory=dict)
    _tokens: dict[str, str] = field(init=False, default_factory=dict, repr=False)
    _locks: dict[str, Lock] = field(init=False, default_factory=dict)
    _is_away: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        """Make the workers; they start when first needed."""
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="wanmi-seats")

    @property
    def is_busy(self) -> bool:
        """Whether enough is under way."""
        return len(self._under_way) >= _BUSY

    def ask(self, act: Act, step: Step) -> None:
        """Have *step* asked for."""
        self._locks.setdefault(step.seat, Lock())
        self._under_way.append((act, self._pool.submit(self._ask, step)))

    def answers(self) -> Iterator[tuple[Act, Answer | None]]:
        """Yield what came of the questions that are done; ``None`` where the gateway is away."""
        done = [pair for pair in self._under_way if pair[1].done()]
        self._under_way = [pair for pair in self._under_way if not pair[1].done()]
        for act, future in done:
            failure = future.exception()
            if failure is not None and not isinstance(failure, GatewayAway):
                raise failure
            self._tell(failure)
            yield act, None if failure is not None else future.result()

    def close(self) -> None:
        """Stop asking."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _ask(self, step: Step) -> Answer:
        with self._locks[step.seat]:
            desk = self._desk(step.seat)
            answer = self._ask_logged_in(desk, step)
            if answer.code == "not_logged_in" and step.seat in self._tokens:
                del self._tokens[step.seat]
                answer = self._ask_logged_in(desk, step)
            return answer

    def _ask_logged_in(self, desk: Desk, step: Step) -> Answer:
        if step.seat not in self._tokens:
            welcome = desk.login(
                Login(step_id=f"{step.step_id}-in", seat=step.seat, user=step.seat, password=self.password)
            )
            if not welcome.ok:
                return welcome
            self._tokens[step.seat] = str(welcome.fields.get("session", ""))
        return desk.ask(replace(step, session=self._tokens[step.seat]))

    def _desk(self, seat: str) -> Desk:
        if seat not in self._desks:
            self._desks[seat] = self.desk_of(seat)
        return self._desks[seat]

    def _tell(self, failure: BaseException | None) -> None:
        """Log once that the gateway is away, and once that it is back."""
        if (failure is not None) is not self._is_away:
            self._is_away = failure is not None
            log.warning("the simulated seats wait: %s", failure) if self._is_away else log.info("the seats go on")
