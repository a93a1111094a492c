"""The lists behind the numbers of 考核: each is a part of the evaluation of the scene's period and filter."""

from msgspec import structs

from app.services.wall_marks import Behind
from app.services.wall_scored import Posted, Scored, Worked
from app.situation.evaluation import Count
from app.situation.evaluation_people import Work
from app.situation.evaluation_posts import PostWork
from widgets.wall.panel import PanelContext
from widgets.wall.score_words import score_period


def scored(
    context: PanelContext, n: int, count: Count, *, with_over: bool = False, department: str = "", area: str = ""
) -> tuple[Behind, ...]:
    """Return the list of the *n* cases of *count* of a department or area, none for no case."""
    return _listed(context, n, Scored(count=count, with_over=with_over, department=department, area=area))


def worked(context: PanelContext, n: int, work: Work, terminal: str, *, with_over: bool = False) -> tuple[Behind, ...]:
    """Return the list of the *n* cases of an inspector's *work*."""
    return _listed(context, n, Worked(work=work, with_over=with_over, terminal=terminal))


def posted(context: PanelContext, n: int, work: PostWork, actor: str) -> tuple[Behind, ...]:
    """Return the list of the *n* cases of somebody's *work* at a post."""
    return _listed(context, n, Posted(work=work, actor=actor))


def _listed(context: PanelContext, n: int, of: Behind) -> tuple[Behind, ...]:
    return (structs.replace(of, period=score_period(context), filter=context.filter),) if n else ()
