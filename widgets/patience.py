"""Which questions are quick enough to be answered while somebody scrubs, and which wait until time stands still."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from app.situation.answers import Moment, Question, answer_all
from app.situation.view import View

SCRUB_S = 0.06
"""What one answer may take while somebody scrubs, so that at least 15 come in a second."""
PLAY_S = 0.4
"""The same while time is played: the whole wall goes on, if it must be in larger steps."""
NEW_SHARE = 0.4
"""How much the newest measure counts against those before."""


class Costs:
    """What each question took of late, in seconds; one that was never asked is thought to be quick."""

    def __init__(self) -> None:
        self._took: dict[Question[object], float] = {}

    def note(self, question: Question[object], took_s: float) -> None:
        """Learn that *question* took so long."""
        before = self._took.get(question, took_s)
        self._took[question] = before + NEW_SHARE * (took_s - before)

    def split(
        self, questions: Iterable[Question[object]], budget_s: float
    ) -> tuple[list[Question[object]], list[Question[object]]]:
        """Return the questions that together take no more than *budget_s*, the quickest first, and the others."""
        asked = sorted(questions, key=lambda question: self._took.get(question, 0.0))
        self._took = {question: took for question in asked if (took := self._took.get(question)) is not None}
        spent, quick = 0.0, 0
        for question in asked:
            spent += self._took.get(question, 0.0)
            if spent > budget_s and quick:
                break
            quick += 1
        return asked[:quick], asked[quick:]


class Patience:
    """Answers for a moment of the past: what is quick first, what is not only while nobody looks elsewhere."""

    def __init__(self) -> None:
        self._costs = Costs()
        self._failing: set[Question[object]] = set()
        self._failing_slow: set[Question[object]] = set()

    def answer(
        self,
        view: View,
        questions: Iterable[Question[object]],
        *,
        is_moving: bool,
        first: Callable[[Moment], None],
        go_on: Callable[[], bool],
    ) -> Moment:
        """Return the answers; those that are not quick are awaited while time *is moving*, or once *go_on* says no.

        The quick ones go to *first* where the others are waited for.
        """
        quick, slow = self._costs.split(questions, PLAY_S if is_moving else SCRUB_S)
        some = answer_all(view, quick, self._failing, note=self._costs.note)
        if not slow:
            return some
        partly = replace(some, awaited=some.awaited | frozenset(slow))
        if is_moving:
            return partly
        first(partly)
        rest = answer_all(view, slow, self._failing_slow, note=self._costs.note, go_on=go_on)
        return replace(
            some, answers={**some.answers, **rest.answers}, failures={**some.failures, **rest.failures},
            awaited=some.awaited | rest.awaited, completing=some.completing or rest.completing,
            lacks_positions=rest.lacks_positions,
        )  # fmt: skip
