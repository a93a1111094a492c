"""The city's components (部件, GB/T 30428.2): manhole covers, lamps, bins …, each with its code and its state."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Self

from app.domain.terms import Term

TAIL_DIGITS = 6
"""The last digits of a code that say which one it is within its kind; by them it is looked for on the telephone."""


class ComponentState(Term):
    """How a component stands, by the states of a component's data sheet."""

    INTACT = "intact", "完好"
    DAMAGED = "damaged", "破损"
    LOST = "lost", "丢失"
    ABANDONED = "abandoned", "废弃"
    REMOVED = "removed", "移除"


STATES = tuple(ComponentState)


@dataclass(frozen=True, slots=True)
class Component:
    """One component: its code (16 or 17 digits), WGS-84 degrees, state."""

    code: str
    lon: float
    lat: float
    state: ComponentState = ComponentState.INTACT


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """All components as columns by rising code: degrees as doubles, ``state`` places in :data:`STATES`."""

    codes: tuple[str, ...]
    lon: "array[float]"
    lat: "array[float]"
    state: bytes
    _ends: "list[tuple[str, int]]" = field(default_factory=list)

    @classmethod
    def of(cls, components: Iterable[Component]) -> Self:
        """Return *components* as columns; a code that comes twice raises :class:`ValueError`."""
        rows = sorted(components, key=lambda one: one.code)
        codes = tuple(one.code for one in rows)
        twice = next((a for a, b in pairwise(codes) if a == b), None)
        if twice is not None:
            raise ValueError(f"component {twice} is there twice")
        state = bytes(STATES.index(one.state) for one in rows)
        return cls(codes, array("d", (one.lon for one in rows)), array("d", (one.lat for one in rows)), state)

    @classmethod
    def none(cls) -> Self:
        """Return no components."""
        return cls((), array("d"), array("d"), b"")

    def __len__(self) -> int:
        return len(self.codes)

    @staticmethod
    def kind_of(code: str) -> str:
        """Return the class in *code*: what stands between its six digits of place and its number of six."""
        return code[6:-6]

    def of_kind(self, kind: str) -> Self:
        """Return those of the class *kind*."""
        rows = [row for row, code in enumerate(self.codes) if self.kind_of(code) == kind]
        return type(self)(
            tuple(self.codes[row] for row in rows), array("d", (self.lon[row] for row in rows)),
            array("d", (self.lat[row] for row in rows)), bytes(self.state[row] for row in rows),
        )  # fmt: skip

    def find(self, code: str) -> int | None:
        """Return the row of *code*, or of the only code that ends in these six digits or more; else ``None``."""
        row = bisect_left(self.codes, code)
        if row < len(self.codes) and self.codes[row] == code:
            return row
        rows = self.ending_in(code) if len(code) >= TAIL_DIGITS else ()
        return rows[0] if len(rows) == 1 else None

    def ending_in(self, digits: str) -> Sequence[int]:
        """Return the rows of the codes that end in *digits* (not empty), by rising code."""
        if not self._ends:
            self._ends.extend(sorted((code[::-1], row) for row, code in enumerate(self.codes)))
        backwards = digits[::-1]
        start = bisect_left(self._ends, (backwards, -1))
        found = []
        for turned, row in self._ends[start:]:
            if not turned.startswith(backwards):
                break
            found.append(row)
        return sorted(found)
