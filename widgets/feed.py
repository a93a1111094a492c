"""Brings the situation's answers to the screen: one worker reads, answers what all ask, and hands over a finished moment.

The worker is the only thread that polls the situation. The screen's thread never waits for it: moments that arrive
while it is busy are passed over for the newest one. Somebody may look at any moment of the past, and let it move on or
back; the log is read on underneath, and what was asked for now is answered for now.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.domain.moment import Instant
from app.situation.answers import Moment, Question, answer_all
from app.situation.reading_aside import never_wait
from widgets.answering import Answering, Shared, Trouble
from widgets.asked import Asked, Questions
from widgets.giving_back import GivingBack
from widgets.lull import Lull
from widgets.patience import Patience
from widgets.playhead import FRAME_S, Position
from widgets.saving import SAVE_EVERY_S, Saving
from widgets.troubles import Troubles

__all__ = ["Answering", "SituationFeed", "Trouble"]

log = logging.getLogger(__name__)

INTERVAL_S = 1.0
BREATH_S = 0.05
"""The least pause between two turns, so that a slow answer never starves the screen."""
SCRUB_BREATH_S = 0.0005
"""The same while somebody looks at the past, where an answer took longer than :data:`~widgets.playhead.FRAME_S`."""
DRAWN_WITHIN_S = 0.1
"""So long the next answer waits, while somebody looks at the past, for the screen to show the last one."""
CLOSING_S = 10.0


class SituationFeed(QObject):
    """Answers the registered questions each second and on :meth:`wake`; emits on the thread it lives in."""

    moment_ready = Signal(object)
    """A finished :class:`~app.situation.answers.Moment`; the last one again while the source fails."""
    progressed = Signal(float)
    """How much of the situation is loaded, 0 to 1."""
    position_changed = Signal(object)
    """Which moment is looked at now, ``None`` for live."""
    has_read = Signal()
    """Something new was read."""
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
        self._saving = Saving(situation.save_snapshot, save_every_s)
        self._giving_back = GivingBack()
        self._failing: set[Question[object]] = set()
        self._failing_live: set[Question[object]] = set()
        self._patience = Patience()
        self._asked, self._asked_live = Asked(), Asked()
        self._position = Position(now)
        self._told: Instant | None = None
        self._live: Moment | None = None
        self._read_at = self._begun_at = -float("inf")
        self._has_news = True
        self._fresh: Moment | None = None
        self._guard = threading.Lock()
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="situation", daemon=True)
        self.latest: Moment | None = None
        self._troubles = Troubles(now, interval_s)
        self._lull = Lull(self)
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)

    def beside(self) -> "SituationFeed":
        """Return a feed over what this one reads, not started yet, that may look at another moment."""
        other = SituationFeed(Shared(self._situation), self._now, interval_s=self._interval_s)
        self.has_read.connect(other.wake)
        self.progressed.connect(other.progressed)
        return other

    def start(self) -> None:
        """Begin to load and to answer."""
        self._situation.read_aside(self.wake)
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
        self._lull.end()
        return not self._thread.is_alive()

    def register(self, owner: QObject, questions: Iterable[Question[object]], *, live: bool = False) -> None:
        """Answer *questions* as long as *owner* lives, in place of what it asked before; answers come with the next moment.

        ``live`` ones are answered for now, whatever moment is looked at; they are kept apart from the owner's others.
        """
        (self._asked_live if live else self._asked).put(owner, questions)
        self.wake()

    def unregister(self, owner: QObject) -> None:
        """Answer nothing more for *owner*."""
        self._asked.drop(owner)
        self._asked_live.drop(owner)

    def look_at(self, t: Instant | None, speed: float = 0.0) -> None:
        """Show the city as of *t* from now on, moving on at *speed* (negative: back, 0: not); ``None`` is live.

        Never waits; of moments asked for faster than they are answered, the last one wins. Time stops at the log's
        ends: its first event, and now.
        """
        self._position.put(t, speed)
        self._tell_position()
        self._woken.set()

    def heed(self, is_busy: Callable[[], bool]) -> None:
        """Answer for no other moment of the past while *is_busy*, a method of somebody who draws the last, says so."""
        self._lull.heed(is_busy)

    @property
    def trouble(self) -> Trouble | None:
        """Return why there is nothing new, ``None`` where all is well."""
        return self._troubles.present

    @property
    def position(self) -> Instant | None:
        """Return the moment that is looked at now; ``None``: the city lives."""
        return self._position.moment

    @property
    def speed(self) -> float:
        """Return how many seconds of the city pass in one: 1 while live, 0 while time stands still."""
        return self._position.speed

    @property
    def is_live(self) -> bool:
        """Say whether the present is looked at."""
        return self._position.is_live

    @property
    def span(self) -> tuple[Instant, Instant] | None:
        """Return the log's ends, its first event and now; ``None`` while nothing is known of it."""
        return self._position.span

    @Slot()
    def wake(self) -> None:
        """Look for news at once; may be called from any thread."""
        self._has_news = True
        self._woken.set()

    @property
    def questions(self) -> Questions:
        """What is asked by those who live."""
        return self._asked.questions

    def _tell_position(self) -> None:
        position = self.position
        if position != self._told:
            self._told = position
            self.position_changed.emit(position)

    @Slot()
    def _on_landed(self) -> None:
        with self._guard:
            moment, self._fresh = self._fresh, None
        if self._closing.is_set():
            return
        self._lull.begin()
        if moment is None or moment.live != self.is_live:
            return  # the answer to what nobody looks at any more
        self._asked.collect()
        self._asked_live.collect()
        self.latest = moment
        self._tell_position()
        self.moment_ready.emit(moment)

    # ---- the worker's thread from here on

    def _run(self) -> None:
        never_wait()
        self._try_until_done(self._load)
        while not self._closing.is_set():
            self._try_until_done(self._turn)
            if not self._closing.is_set():
                self._saving.when_due()
                if self.is_live:  # dragging waits for nothing
                    self._giving_back.when_due()
            self._rest(self._position.next_in(self._interval_s))

    def _try_until_done(self, step: Callable[[], None]) -> None:
        """Run *step* until it succeeds, each pause longer than the last, while the last moment ages."""
        while not self._closing.is_set():
            try:
                step()
            except Exception as error:  # noqa: BLE001  # a door: an error escaping here would end the worker
                pause = self._troubles.pause_s
                self._troubles.note(str(error) or type(error).__name__, error, pause)
                self._repeat_last()
            else:
                return
            self._woken.clear()  # what was asked meanwhile is asked at the next try; only a new call hastens it
            if not self._closing.is_set():
                self._rest(pause)

    def _load(self) -> None:
        self._situation.load(self.progressed.emit)
        self._troubles.over()

    def _turn(self) -> None:
        self._woken.clear()
        self._begun_at = time.monotonic()
        then = self._position.moment
        is_read = self._read_when_due(is_live=then is None)
        if is_read or then is None or self._live is None:
            self._live = self._answer_live(is_all=then is None)
        if then is None:
            self._hand_over(self._live)
            return
        self._hand_over(self._answer_then(then, self._live))
        self._lull.wait(DRAWN_WITHIN_S)

    def _answer_live(self, *, is_all: bool) -> Moment:
        """Return the answers for now: to *all* that is asked, or to what was asked for now."""
        questions = self._asked_live.questions | (self._asked.questions if is_all else frozenset())
        view = self._situation.at(None)
        self._position.start = view.log_start
        live = answer_all(view, questions, self._failing if is_all else self._failing_live)
        if live.freshness.error:
            self._troubles.note(live.freshness.error, None, self._interval_s)
        else:
            self._troubles.over()
        return live

    def _answer_then(self, t: Instant, live: Moment) -> Moment:
        """Return the answers for *t*, with those for now beside them."""
        wish = self._position.wishes

        def beside(then: Moment) -> Moment:
            return replace(then, freshness=live.freshness, live_answers=live.answers)

        then = self._patience.answer(
            self._situation.at(t), self._asked.questions, is_moving=self._position.is_moving,
            first=lambda moment: self._hand_over(beside(moment)),
            go_on=lambda: self._position.wishes == wish and not self._closing.is_set(),
        )  # fmt: skip
        return beside(then)

    def _read_when_due(self, *, is_live: bool) -> bool:
        """Read what is new: always for the present, else at a call and each interval; return whether that was done."""
        is_due = time.monotonic() - self._read_at >= self._interval_s
        if not is_live and not self._has_news and not is_due:
            return False
        self._has_news = False
        if self._situation.poll():
            self.has_read.emit()
        self._read_at = time.monotonic()
        return True

    def _hand_over(self, moment: Moment) -> None:
        with self._guard:
            is_first, self._fresh = self._fresh is None, moment
        if is_first and not self._closing.is_set():
            self._lull.expect()
            self._landed.emit()

    def _repeat_last(self) -> None:
        if self.latest is not None:
            self._hand_over(self.latest)

    def _rest(self, seconds: float) -> None:
        busy = time.monotonic() - self._begun_at
        breath = BREATH_S if self.is_live else max(SCRUB_BREATH_S, FRAME_S - busy)
        self._closing.wait(breath)
        self._woken.wait(max(0.0, seconds - breath))
