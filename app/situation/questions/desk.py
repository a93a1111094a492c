"""What a desk works on: its queue, and one case."""

from dataclasses import dataclass

from app.situation.case_row import CaseRow
from app.situation.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskQueue:
    """待办案卷 of the posts held at a seat: urgent first, then the least time left of the own stage.

    ``posts`` are :class:`~app.domain.terms.Post` values; cases of the department post are those of ``department``
    (level 1 or 2, ``""`` for all). ``area`` is a grid-code prefix. A department's own clock stands in for a stage
    clock where none of ours runs. ``limit`` 0 is all.
    """

    posts: tuple[str, ...]
    department: str = ""
    area: str = ""
    limit: int = 0

    def answer(self, view: View) -> tuple[CaseRow, ...]:
        """Return the queue at the view's moment."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOf:
    """One case by its id."""

    case_id: str

    def answer(self, view: View) -> CaseRow | None:
        """Return the case at the view's moment, or ``None`` if it was not there yet."""
        raise NotImplementedError
