"""What a check of projections finds."""

from dataclasses import dataclass

SHOWN = 100
"""So many differences of one projection are named at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A projection's row that is not what the log says; ``None`` where one of them has no such row."""

    projection: str
    subject: str
    column: str
    stored: object
    derived: object

    def __str__(self) -> str:
        where = f"{self.projection} {self.subject}"
        if self.column == "":
            return f"{where}: {'missing' if self.stored is None else 'unknown to the log'}"
        return f"{where}: {self.column} is {self.stored!r}, the log says {self.derived!r}"
