"""What a panel goes on showing while the log cannot be read: its last numbers, not the same data grown later by the clock."""

from collections.abc import Callable, Iterable

from app.situation.answers import Moment, Question
from widgets.wall.glance import STALE_AFTER, Source, data_at

Asked = Callable[[], Iterable[Question[object]]]


class LastGood:
    """Keeps the last live moment of data that could be read.

    A feed whose source fails goes on answering for now. Nobody hears from the city then, so that time alone would call
    every inspector offline and every open case overdue, under a title that says 末次数值.
    """

    def __init__(self) -> None:
        self._kept: Moment | None = None

    def of(self, moment: Moment, source: Source, asked: Asked) -> Moment:
        """Return *moment*, or the kept one where nothing of *source* was read since and all that is *asked* now is in it."""
        if not moment.live:
            return moment
        kept = self._kept
        if kept is None or not _is_only_later(moment, kept, source, asked):
            kept = self._kept = moment
        return kept


def _is_only_later(moment: Moment, kept: Moment, source: Source, asked: Asked) -> bool:
    """Tell whether *moment* rests on the same data as *kept*, because no others could be read."""
    if not moment.freshness.error or data_at(moment, source) != data_at(kept, source):
        return False
    return all(question in kept.answers for question in asked() if question in moment.answers)


def is_blind(moment: Moment, source: Source) -> bool:
    """Tell whether *moment* counts people of whom nobody has heard for too long: it calls everyone offline.

    So it is on a panel that comes to the wall while nothing can be read: it has no last numbers.
    """
    age = moment.at - data_at(moment, source)
    return source is Source.POSITIONS and bool(moment.freshness.error) and moment.live and age > STALE_AFTER[source]
