"""Keeps the advice on departments up to date: learns from the dispatches there were, at log-in and once a day."""

import logging
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot

from app.domain.moment import DAY, Instant
from app.services.dispatch_learning import LearnedDepartments, hit_rates, kept_dispatches
from app.services.reasons import Reason
from app.situation.answers import Moment
from app.situation.questions.dispatch_history import Dispatches, DispatchHistory
from widgets.console.advice_words import worded
from widgets.console.context import ConsoleContext
from widgets.jobs import Jobs

log = logging.getLogger(__name__)

HISTORY = DispatchHistory()
MOST = 50_000
"""So many of the newest dispatches are learned from: years of a city, counted in a second or two."""
DAY_MS = 24 * 3600 * 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What one look at the history came to, and how often it would have been right."""

    departments: LearnedDepartments
    report: Reason


def learn(history: Dispatches) -> Learned:
    """Count the newest dispatches of *history*; takes a second or two, so not on the screen's thread."""
    kept = kept_dispatches(history, MOST)
    departments = LearnedDepartments()
    departments.learn(kept)
    return Learned(departments=departments, report=hit_rates(kept).report)


class DepartmentLearner(QObject):
    """Asks the situation for the history and counts it on a worker of its own, so that no case waits behind it."""

    def __init__(self, context: ConsoleContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = Jobs(self)
        self._report: Reason | None = None
        self._is_wanted = False
        self._learned_at: Instant | None = None
        self._daily = QTimer(self)
        self._daily.setInterval(DAY_MS)
        self._daily.timeout.connect(self._ask)
        context.feed.moment_ready.connect(self._on_moment)

    def sentence(self) -> str | None:
        """Return how often the advice would have been right, ``None`` until it has been counted."""
        return None if self._report is None else worded(self._report)

    def start(self) -> None:
        """Learn now, if that is a day ago or never was, and once a day from now on; nobody sits here for a whole day."""
        if not self._daily.isActive():
            self._daily.start()
        if self._learned_at is None or self._context.now() - self._learned_at >= DAY:
            self._ask()

    def pause(self) -> None:
        """Ask for nothing while nobody sits here; what was learned stays."""
        self._daily.stop()
        self._is_wanted = False
        self._context.feed.unregister(self)

    def close(self) -> None:
        """Learn nothing more."""
        self.pause()
        self._jobs.close()

    @Slot()
    def _ask(self) -> None:
        self._is_wanted = True
        self._context.feed.register(self, [HISTORY], live=True)

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        history = moment.live_of(HISTORY) if self._is_wanted else None
        if history is None:
            return
        self._is_wanted = False
        self._context.feed.unregister(self)
        self._jobs.submit(self, lambda: learn(history), self._on_learned, self._on_error)

    def _on_learned(self, learned: Learned) -> None:
        self._context.advisor.learned.take_over(learned.departments)
        self._report = learned.report
        self._learned_at = self._context.now()

    def _on_error(self, error: Exception) -> None:
        log.error("nothing was learned from the dispatches", exc_info=error)
