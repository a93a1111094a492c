"""What a place of the wall means at a desk: what a click there narrows everything to, and which cases a number there counts."""

from dataclasses import dataclass

from msgspec import Struct

from app.services.wall_methods import Method
from app.situation.answers import Question
from app.situation.case_row import CaseRow
from app.situation.filters import EVERYTHING, Filter
from app.situation.period import Period

WHOLE = 10_000
"""A wall is so many units wide, and so many high."""

Cases = Question[tuple[CaseRow, ...]]


class Behind(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="of", forbid_unknown_fields=True):
    """Which cases a number counts, those of ``period`` that pass ``filter``; the kinds: :data:`~.wall_counted.Counted`.

    Small on the wire, for it goes with every word of the wall: each says only what it narrows to, its tag is the field
    ``of``. A field that a desk does not know would narrow what it lists, so the whole is not known to it. Kinds that are
    of now, or have a period of their own, pay no heed to ``period``.
    """

    period: Period = Period.TODAY
    filter: Filter = EVERYTHING

    def question(self) -> Cases:
        """Return what asks the situation for exactly these cases."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class WallMark:
    """A box of the wall, its ends in ten-thousandths of the wall's width and height, called ``name``.

    An empty ``filter`` narrows nothing: the numbers there have lists alone. ``behind`` are those lists. ``is_whole`` has
    the lists of a panel as a whole, not of a row; ``methods`` are how its numbers are worked out that count no cases.
    """

    left: int
    top: int
    right: int
    bottom: int
    name: str
    filter: Filter
    behind: tuple[Behind, ...] = ()
    is_whole: bool = False
    methods: tuple[Method, ...] = ()

    def has(self, across: float, down: float) -> bool:
        """Return whether a place lies in it, given as shares (0 to 1) of the wall's width and height."""
        return self.left <= across * WHOLE < self.right and self.top <= down * WHOLE < self.bottom
