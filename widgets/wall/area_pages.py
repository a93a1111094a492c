"""Which areas stand on the wall at a moment: districts, then streets, page by page, each ranked among its like."""

from dataclasses import dataclass

from app.domain.city import AreaLevel
from app.domain.moment import Instant
from app.situation.answers import Moment
from app.situation.questions.area_scores import AreaScore, AreaScores
from widgets.wall.panel import PanelContext, answer
from widgets.wall.score_words import score_period
from widgets.wall.table import PAGE, page_at

LEVELS = (AreaLevel.DISTRICT, AreaLevel.SUBDISTRICT)
FEWEST = 2
"""Fewer areas of a level are not ranked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPage:
    """A page of one level; ``total`` is how many of it are ranked, ``without`` how many had nothing due."""

    level: AreaLevel
    total: int
    without: int
    grades: tuple[int, ...]
    rows: tuple[AreaScore, ...]


def area_questions(context: PanelContext) -> tuple[AreaScores, ...]:
    """Return what both panels of areas ask."""
    return tuple(AreaScores(level=level, period=score_period(context), filter=context.filter) for level in LEVELS)


def area_page(context: PanelContext, moment: Moment) -> AreaPage | None:
    """Return the page that stands there now, ``None`` where no area had anything due."""
    return _page(context, moment, moment.at)


def _page(context: PanelContext, moment: Moment, at: Instant) -> AreaPage | None:
    pages = []
    for question in area_questions(context):
        found = answer(moment, question)
        if len(found.rows) + found.without < FEWEST and question.level is AreaLevel.DISTRICT:
            continue
        pages += [
            AreaPage(
                level=question.level, total=len(found.rows), without=found.without, grades=found.grades,
                rows=found.rows[start : start + PAGE],
            )
            for start in range(0, len(found.rows), PAGE)
        ]  # fmt: skip
    return pages[page_at(at, len(pages))] if pages else None
