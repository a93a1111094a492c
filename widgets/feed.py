"""Brings the situation's answers to the screen: one worker reads, answers what all ask, and hands over a finished moment.

The worker is the only thread that polls the situation. The screen's thread never waits for it: moments that arrive
while it is busy are passed over for the newest one.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol
from weakref import ref

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.domain.moment import SECOND, Instant
from app.situation.answers import Moment, Question, answer_all
from app.situation.freshness import Freshness
from app.situation.view import View

log = logging.getLogger(__name__)

INTERVAL_S = 1.0
BREATH_S = 0.05
"""The least pause between two turns, so that a slow answer never starves the screen."""
RETRY_MOST_S = 8.0
CLOSING_S = 10.0
SAVE_EVERY_S = 24 * 3600.0
"""A seat runs for months; after a power cut it reads a day of the log again, not all of it."""


class Answering(Protocol):
    """What the feed needs of a situation."""

    @property
    def freshness(self) -> Freshness:
        """Return when the source last answered."""
        ...

    def load(self, progress: Callable[[float], None] | None = None) -> None:
        """Read everything there is."""
        ...

    def poll(self) -> bool:
        """Read what is new."""
        ...

    def cancel(self) -> None:
        """End what :meth:`load` or :meth:`poll` is at, soon."""
        ...

    def save_snapshot(self) -> None:
        """Write what was read to disk."""
        ...

    def at(self, t: Instant | None = None, axis: str = "recorded") -> View:
        """Return the city as of a moment."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why there is nothing new: since when, how many tries were in vain, and when the next is due."""

    reason: str
    since: Instant
    tries: int
    next_at: Instant


class SituationFeed(QObject):
    """Answers the registered questions each second and on :meth:`wake`; emits on the thread it lives in."""

    moment_ready = Signal(object)
    """A finished :class:`~app.situation.answers.Moment`; the last one again while the source fails."""
    progressed = Signal(float)
    """How much of the situation is loaded, 0 to 1."""
    _landed = Signal()

    def __init__(
        self,
        situation: Answering,
        now: Callable[[], Instant],
        parent: QObject | None = None,
        *,
        interval_s: float = INTERVAL_S,
        save_every_s: float = SAVE_EVERY_S,
    ) -> None:
        super().__init__(parent)
        self._situation = situation
        self._now = now
        self._interval_s = interval_s
        self._save_every_s = save_every_s
        self._save_at = time.monotonic() + save_every_s
        self._is_saving_broken = False
        self._failing: set[Question[object]] = set()
        self._asked: dict[int, tuple[ref[QObject], frozenset[Question[object]]]] = {}
        self._questions: frozenset[Question[object]] = frozenset()
        self._looking_at: Instant | None = None
        self._fresh: Moment | None = None
        self._guard = threading.Lock()
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="situation", daemon=True)
        self.latest: Moment | None = None
        self.trouble: Trouble | None = None
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin to load and to answer."""
        self._thread.start()

    def close(self) -> bool:
        """End the worker and wait for it; return whether it has ended, so that nobody else reads the situation now."""
        self._closing.set()
        self._situation.cancel()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(CLOSING_S)
        if self._thread.is_alive():
            log.error("the situation's worker is still busy after %s s", CLOSING_S)
        return not self._thread.is_alive()

    def register(self, owner: QObject, questions: Iterable[Question[object]]) -> None:
        """Answer *questions* as long as *owner* lives, in place of what it asked before; answers come with the next moment."""
        self._asked[id(owner)] = (ref(owner), frozenset(questions))
        self._collect()
        self.wake()

    def unregister(self, owner: QObject) -> None:
        """Answer nothing more for *owner*."""
        self._asked.pop(id(owner), None)
        self._collect()

    def look_at(self, t: Instant | None) -> None:
        """Show the city as of *t* from now on; ``None`` is live."""
        self._looking_at = t
        self.wake()

    @Slot()
    def wake(self) -> None:
        """Look for news at once; may be called from any thread."""
        self._woken.set()

    @property
    def questions(self) -> frozenset[Question[object]]:
        """What is asked by those who live."""
        return self._questions

    def _collect(self) -> None:
        """Drop what the dead asked; runs on the screen's thread only."""
        for key, (owner, _) in list(self._asked.items()):
            living = owner()
            if living is None or not isValid(living):
                del self._asked[key]
        self._questions = frozenset().union(*(asked for _, asked in self._asked.values()))

    @Slot()
    def _on_landed(self) -> None:
        with self._guard:
            moment, self._fresh = self._fresh, None
        if moment is None:
            return
        self._collect()
        self.latest = moment
        self.moment_ready.emit(moment)

    # ---- the worker's thread from here on

    def _run(self) -> None:
        self._try_until_done(self._load)
        while not self._closing.is_set():
            self._try_until_done(self._turn)
            self._save_when_due()
            self._rest(self._interval_s)

    def _try_until_done(self, step: Callable[[], None]) -> None:
        """Run *step* until it succeeds, each pause longer than the last, while the last moment ages."""
        while not self._closing.is_set():
            try:
                step()
            except Exception as error:  # noqa: BLE001  # a door: an error escaping here would end the worker
                pause = self._pause()
                self._note(str(error) or type(error).__name__, error, pause)
                self._repeat_last()
            else:
                return
            self._woken.clear()  # what was asked meanwhile is asked at the next try; only a new call hastens it
            if not self._closing.is_set():
                self._rest(pause)

    def _load(self) -> None:
        self._situation.load(self.progressed.emit)
        self._recover()

    def _turn(self) -> None:
        self._woken.clear()
        self._situation.poll()
        view = self._situation.at(self._looking_at)
        self._hand_over(answer_all(view, self._questions, self._failing))
        if view.freshness.error:
            self._note(view.freshness.error, None, self._interval_s)
        else:
            self._recover()

    def _save_when_due(self) -> None:
        """Save once a day; a failure is said once until it is over, and tried again the next day."""
        if time.monotonic() < self._save_at or self._closing.is_set():
            return
        self._save_at = time.monotonic() + self._save_every_s
        try:
            self._situation.save_snapshot()
        except Exception as error:  # noqa: BLE001  # a door: a full disk must not end the worker
            if not self._is_saving_broken:
                log.warning("no snapshot was written: %s", error)
            self._is_saving_broken = True
        else:
            self._is_saving_broken = False

    def _hand_over(self, moment: Moment) -> None:
        with self._guard:
            is_first, self._fresh = self._fresh is None, moment
        if is_first and not self._closing.is_set():
            self._landed.emit()

    def _repeat_last(self) -> None:
        if self.latest is not None:
            self._hand_over(self.latest)

    def _note(self, reason: str, error: Exception | None, pause_s: float) -> None:
        now, before = self._now(), self.trouble
        if before is None:
            log.error("the situation gives nothing new: %s", reason, exc_info=error)
            before = Trouble(reason=reason, since=now, tries=0, next_at=now)
        next_at = now + int(pause_s * SECOND)
        self.trouble = replace(before, reason=reason, tries=before.tries + 1, next_at=next_at)

    def _recover(self) -> None:
        if self.trouble is not None:
            log.info("the situation answers again after %s tries", self.trouble.tries)
            self.trouble = None

    def _pause(self) -> float:
        tries = 0 if self.trouble is None else self.trouble.tries
        return float(min(RETRY_MOST_S, self._interval_s * 2 ** min(tries, 10)))

    def _rest(self, seconds: float) -> None:
        self._closing.wait(BREATH_S)
        self._woken.wait(max(0.0, seconds - BREATH_S))
