"""A synthetic city's columns, made once for all subjects of a run: a million cases take longer to make than to measure."""

from functools import cache

from app.situation.history import History
from app.situation.situation import Situation
from tests.bench import synthetic


@cache
def history_of(cases: int) -> History:
    """Return the history of *cases* cases; shared, so nobody may append to it."""
    return synthetic.history(cases)


def situation_of(cases: int) -> Situation:
    """Return a situation that holds these cases; it must not be polled."""
    history = history_of(cases)
    situation = Situation(synthetic.source_of(history), synthetic.setting(), now=lambda: synthetic.NOW)
    situation._begin(history)
    return situation
