"""A list of cases that another window hands to 案卷清单: those behind a number of the wall, as of the wall's moment."""

from dataclasses import dataclass

from app.domain.moment import Instant
from app.situation.case_row import CaseRow


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenList:
    """What the number is called, the moment it is of, and its cases; the others that it counts are counted apart.

    ``elsewhere`` are outside the person's own area, ``beyond`` would make the list longer than anybody reads.
    """

    name: str
    at: Instant
    rows: tuple[CaseRow, ...]
    elsewhere: int = 0
    beyond: int = 0

    @property
    def total(self) -> int:
        """Return the number itself."""
        return len(self.rows) + self.elsewhere + self.beyond

    def within(self, area: str, most: int) -> "GivenList":
        """Return the first *most* of the list as whoever sees *area* alone may read it."""
        seen = tuple(row for row in self.rows if row.grid.startswith(area))
        return GivenList(
            name=self.name, at=self.at, rows=seen[:most], elsewhere=len(self.rows) - len(seen),
            beyond=max(0, len(seen) - most),
        )  # fmt: skip
