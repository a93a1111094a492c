"""Which questions are quick enough to be answered while somebody scrubs, and which wait until time stands still."""

from collections.abc import Iterable

from app.situation.answers import Question

BUDGET_S = 0.06
"""What one answer may take while time moves, so that at least 15 come in a second."""
NEW_SHARE = 0.4
"""How much the newest measure counts against those before."""


class Costs:
    """What each question took of late, in seconds; one that was never asked is thought to be quick."""

    def __init__(self, budget_s: float = BUDGET_S) -> None:
        self._budget_s = budget_s
        self._took: dict[Question[object], float] = {}

    def note(self, question: Question[object], took_s: float) -> None:
        """Learn that *question* took so long."""
        before = self._took.get(question, took_s)
        self._took[question] = before + NEW_SHARE * (took_s - before)

    def split(self, questions: Iterable[Question[object]]) -> tuple[list[Question[object]], list[Question[object]]]:
        """Return the questions that fit the budget together, the quickest first, and the others."""
        asked = sorted(questions, key=lambda question: self._took.get(question, 0.0))
        self._took = {question: took for question in asked if (took := self._took.get(question)) is not None}
        spent, quick = 0.0, 0
        for question in asked:
            spent += self._took.get(question, 0.0)
            if spent > self._budget_s and quick:
                break
            quick += 1
        return asked[:quick], asked[quick:]
