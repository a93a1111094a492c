"""Which departments stand on the wall at a moment: one group at a time, so that like is ranked with like."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.situation.questions.department_scores import DepartmentRanking, DepartmentScore
from widgets.wall.table import PAGE, page_at


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentPage:
    """A page of one group; ``total`` is how many of the group are ranked."""

    group: str
    total: int
    rows: tuple[DepartmentScore, ...]


def department_page(found: DepartmentRanking, at: Instant) -> DepartmentPage:
    """Return the page of *at*: the same on every panel that shows departments."""
    pages = [
        DepartmentPage(group=group, total=len(rows), rows=rows[start : start + PAGE])
        for group in found.groups
        for rows in (tuple(row for row in found.rows if row.group == group),)
        for start in range(0, len(rows), PAGE)
    ]
    return pages[page_at(at, len(pages))] if pages else DepartmentPage(group="", total=0, rows=())
