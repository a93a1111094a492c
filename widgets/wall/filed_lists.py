"""The lists behind a row of filings: those of the scene's period, and those of the period before it."""

from msgspec import structs

from app.domain.terms import Source
from app.services.wall_counted import Filings, Rest
from app.services.wall_marks import Behind
from app.situation.filters import Filter
from widgets.wall.panel import PanelContext


def filed(
    context: PanelContext, narrowed: Filter, count: int, before: int | None = None, source: Source | None = None
) -> tuple[Behind, ...]:
    """Return the lists of the *count* filings that *narrowed* lets in, and of those *before*; none for no case."""
    by = narrowed.within(context.filter)
    now = Filings(source=source, period=context.period, filter=by)
    then = Filings(is_before=True, source=source, period=context.period, filter=by)
    return tuple(one for one, n in ((now, count), (then, before)) if n)


def rest(context: PanelContext, count: int, of: Rest) -> tuple[Behind, ...]:
    """Return the list of the *count* filings that the rows above do not count, none for no case."""
    return (structs.replace(of, period=context.period, filter=context.filter),) if count else ()
