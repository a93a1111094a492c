"""What the panels of the night share: their one question, and how the coming morning reads."""

from app.domain.moment import DAY, Instant, to_datetime
from app.domain.work_time import local_day
from app.situation.questions.night import Night
from widgets.wall.case_list import ROWS
from widgets.wall.panel import PanelContext
from widgets.words import clock


def night_of(context: PanelContext) -> Night:
    """Return the question that the panels of the night ask."""
    return Night(limit=ROWS, filter=context.filter)


def morning(opens: Instant, now: Instant) -> str:
    """Return when work begins: the time, with the date where that is not the next morning."""
    if local_day(opens) in (local_day(now), local_day(now + DAY)):
        return clock(opens)
    when = to_datetime(opens)
    return f"{when.month}/{when.day} {clock(opens)}"
