"""How scores and their periods read on the wall."""

from fractions import Fraction

from app.domain.scores import Grade
from app.situation.period import Period
from widgets.wall.narrowed import month_or_week, period_words
from widgets.wall.panel import PanelContext
from widgets.wall.table import Cell
from widgets.words import percent, translate

POOR = (Grade.D, Grade.E)


def score_period(context: PanelContext) -> Period:
    """Return the period of an evaluation; every panel of its scene looks at the same one."""
    return month_or_week(context.period)


def period_word(context: PanelContext) -> str:
    """Return the period as a title's note says it."""
    return period_words(score_period(context))


def share_word(rate: Fraction | None) -> str:
    """Return a rate in per cent, ``—`` where nothing was due."""
    return "—" if rate is None else translate("{rate}%").format(rate=percent(rate))


def change_word(change: Fraction | None) -> str:
    """Return a change of points against the month before, a dash where that one is not known."""
    if change is None:
        return "—"
    tenths = round(abs(change) * 10)
    if not tenths:
        return translate("持平")
    return (translate("升 {n}") if change > 0 else translate("降 {n}")).format(n=f"{tenths // 10}.{tenths % 10}")


def of_word(count: int, of: int) -> str:
    """Return a count with what it is of, ``—`` where there is nothing to count."""
    return f"{count}/{of}" if of else "—"


def points_bar(points: Fraction, grade: Grade) -> Cell:
    """Return the bar of a score from 0 to 100, hatched for the poor grades."""
    is_poor = grade in POOR
    return Cell(bar=float(points / 100), colour="soon" if is_poor else "bar", is_hatched=is_poor)
