"""A list of cases that another window hands to 案卷清单: those behind a number of the wall, as of the wall's moment."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.situation.case_row import CaseRow


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenList:
    """What the number is called, the moment it is of, its cases, and how many of the number's cases stand elsewhere.

    ``elsewhere`` are outside the person's own area.
    """

    name: str
    at: Instant
    rows: tuple[CaseRow, ...]
    elsewhere: int = 0

    def within(self, area: str) -> "GivenList":
        """Return the list as whoever sees *area* alone may read it."""
        seen = tuple(row for row in self.rows if row.grid.startswith(area))
        return GivenList(name=self.name, at=self.at, rows=seen, elsewhere=len(self.rows) - len(seen))
