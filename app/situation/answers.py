"""The finished answers to what all panels ask: made by one worker, read by the screen."""

import logging
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from time import thread_time
from typing import Protocol, TypeVar, cast

from app.domain.moment import Instant
from app.situation.freshness import Freshness
from app.situation.reading_aside import StillReading, has_lagged
from app.situation.view import View

log = logging.getLogger(__name__)

T_co = TypeVar("T_co", covariant=True)


class Question(Hashable, Protocol[T_co]):
    """A frozen, hashable value that a view answers."""

    def answer(self, view: View) -> T_co:
        """Return the frozen answer."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moment:
    """The answers as of ``at``; ``live`` when that is now. ``seq`` is the newest event in them.

    ``failures`` has the reason for each question that could not be answered. ``live_answers`` answer for now what was
    asked for now (:meth:`live_of`), whatever moment the others are of. ``awaited`` is what rests on something that is
    still being read; it is answered by a later moment. ``completing`` says that it rests on an hour of the past of which
    positions are still to come: one that is being read, or that late ones tell of which are not in it yet.
    ``lacks_positions`` says that people were on shift then and not one position is on record: it was never kept, or no more.
    """

    at: Instant
    live: bool
    seq: int
    freshness: Freshness
    answers: Mapping[Question[object], object]
    failures: Mapping[Question[object], str]
    live_answers: Mapping[Question[object], object] = field(default_factory=dict)
    awaited: frozenset[Question[object]] = frozenset()
    completing: bool = False
    lacks_positions: bool = False

    def of(self, question: Question[T_co]) -> T_co | None:
        """Return the answer to *question*, or ``None`` if it was not asked or has failed."""
        return cast("T_co | None", self.answers.get(question))

    def live_of(self, question: Question[T_co]) -> T_co | None:
        """Return what *question* answers for now, or ``None`` if it was not asked for now or has failed."""
        return cast("T_co | None", (self.answers if self.live else self.live_answers).get(question))


def answer_all(
    view: View,
    questions: Iterable[Question[object]],
    failing: set[Question[object]] | None = None,
    *,
    note: Callable[[Question[object], float], None] | None = None,
    go_on: Callable[[], bool] | None = None,
) -> Moment:
    """Answer each distinct question once; one that fails does not take the others with it.

    ``failing`` holds those that failed the last time and is brought up to date: what goes on failing is logged once.
    ``note`` is told how many seconds of work each took, not what it waited for others to give way; once ``go_on`` says no,
    the others are ``awaited``.
    """
    known: set[Question[object]] = set() if failing is None else failing
    answers: dict[Question[object], object] = {}
    failures: dict[Question[object], str] = {}
    awaited: set[Question[object]] = set()
    has_lagged()  # of whatever this thread did before
    is_reading = False
    for question in dict.fromkeys(questions):
        if go_on is not None and not go_on():
            awaited.add(question)
            continue
        begun = thread_time()
        try:
            answers[question] = question.answer(view)
        except StillReading:
            awaited.add(question)
            is_reading = True
        except Exception as error:  # the worker's door: the panel that asked shows its failed look
            if question not in known:
                log.exception("no answer to %s", question)
            failures[question] = f"{type(error).__name__}: {error}"
        if note is not None:
            note(question, thread_time() - begun)
    for question in known & answers.keys():
        log.info("%s is answered again", question)
    known &= awaited
    known.update(failures)
    return Moment(
        at=view.t, live=view.live, seq=view.seq, freshness=view.freshness, answers=answers, failures=failures,
        awaited=frozenset(awaited), completing=has_lagged() or is_reading,
        lacks_positions=view.lacks_positions,
    )  # fmt: skip
