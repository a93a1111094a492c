"""Learns from counted history which department handles what where, and says how often it would have been right.

A place is known at several widths (unit grid, community, subdistrict, district, city). The chance of a department is
its share at the narrowest width, leaning on the next wider one by :data:`LEAN` cases: few cases say little, many say
almost all (interpolated back-off). Nothing is learned from a dispatch that came back.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from app.domain.moment import Instant
from app.services.reasons import Reason, Sentence, because
from app.situation.questions.dispatch_history import Dispatches

WIDTHS = (15, 12, 9, 6, 0)
"""Digits of a grid code kept: unit grid, community, subdistrict, district, city."""
_KEPT_IN = {
    15: Sentence.KEPT_IN_GRID, 12: Sentence.KEPT_IN_COMMUNITY, 9: Sentence.KEPT_IN_SUBDISTRICT,
    6: Sentence.KEPT_IN_DISTRICT, 0: Sentence.KEPT_IN_CITY,
}  # fmt: skip
MAJOR_LETTERS = 3
LEAN = 2.0
ENOUGH = 3
"""So many cases at a width are worth naming it as the reason."""
TOP = 3
EARLIER_PERCENT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatched:
    """A case that a department kept: what, where, who, when."""

    class_key: str
    grid: str
    department: str
    at: Instant


def kept_dispatches(history: Dispatches, most: int = 0) -> list[Dispatched]:
    """Return the dispatches of *history* that did not come back, oldest first; the newest *most* of them (0: all)."""
    words, stayed = history.words, np.flatnonzero(~history.returned)[-most:]
    columns = (
        words.texts(history.class_key[stayed]), words.texts(history.grid[stayed]),
        words.texts(history.department[stayed]), history.at[stayed].tolist(),
    )  # fmt: skip
    return [
        Dispatched(class_key=class_key, grid=grid, department=department, at=at)
        for class_key, grid, department, at in zip(*columns, strict=True)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A department with the chance that it is the right one (0 to 1), and the counts behind it at one width.

    ``mine`` of ``all`` cases of the class at ``width`` digits of the grid went to it.
    """

    department: str
    chance: float
    width: int
    mine: int
    all: int

    @property
    def reason(self) -> Reason:
        """Return the counts; the reason of a rank without counts says so."""
        if not self.all:
            return because(Sentence.NO_PRECEDENT)
        return because(_KEPT_IN[self.width], self.all, self.mine)


Context = tuple[str, str]
"""A prefix of the class key and one of the grid code."""


@dataclass(slots=True)
class LearnedDepartments:
    """Counts of departments by class and place; :meth:`learn` adds to them at any time."""

    _counts: dict[Context, Counter[str]] = field(default_factory=dict)

    def learn(self, rows: Iterable[Dispatched]) -> None:
        """Count *rows*."""
        for row in rows:
            for context in _contexts(row.class_key, row.grid):
                self._counts.setdefault(context, Counter())[row.department] += 1

    def take_over(self, newer: "LearnedDepartments") -> None:
        """Rest on what *newer* has counted from now on; one assignment, so that nobody who reads sees a half of it."""
        self._counts = newer._counts  # noqa: SLF001 - its own kind

    def rank(self, class_key: str, grid: str, top: int = TOP) -> tuple[Ranked, ...]:
        """Return the *top* likeliest departments, best first; none where nothing was learned."""
        contexts = [one for one in _contexts(class_key, grid) if one in self._counts]
        chances: dict[str, float] = {}
        for context in reversed(contexts):
            chances = _leant(self._counts[context], chances)
        best = sorted(chances, key=lambda department: (-chances[department], department))[:top]
        return tuple(self._ranked(department, chances[department], class_key, grid) for department in best)

    def _ranked(self, department: str, chance: float, class_key: str, grid: str) -> Ranked:
        """Return the rank with the counts of the narrowest width that has enough cases of the class."""
        found = [(width, self._counts.get((class_key, grid[:width]), Counter())) for width in WIDTHS]
        known = [(width, counts) for width, counts in found if counts]
        enough = [one for one in known if one[1].total() >= ENOUGH]
        width, counts = (enough or known or [(0, Counter[str]())])[0]
        return Ranked(department=department, chance=chance, width=width, mine=counts[department], all=counts.total())


def _contexts(class_key: str, grid: str) -> Iterator[Context]:
    """Yield what is counted for a case, narrowest first; a place known less exactly has fewer."""
    for width in WIDTHS:
        if len(grid) >= width:
            yield class_key, grid[:width]
    yield class_key[:MAJOR_LETTERS], ""
    yield "", ""


def _leant(counts: Mapping[str, int], wider: Mapping[str, float]) -> dict[str, float]:
    """Return the shares of *counts*, leaning on the shares of the next *wider* context, if there is one."""
    lean = LEAN if wider else 0.0
    total = sum(counts.values()) + lean
    return {one: (counts.get(one, 0) + lean * wider.get(one, 0.0)) / total for one in counts.keys() | wider.keys()}


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRates:
    """How often the advice was right on cases later than those it learned from; shares of ``tested``, 0 to 1.

    ``majority`` always says the commonest department, ``class_only`` the commonest of the class: what anybody could do.
    """

    learned: int
    tested: int
    top1: float
    top3: float
    majority: float
    class_only: float

    @property
    def report(self) -> Reason:
        """Return the rates to be said; where nothing was tested, that."""
        if not self.tested:
            return because(Sentence.UNTRIED)
        shares = (self.top1, self.top3, self.class_only, self.majority)
        return because(Sentence.HITS, self.learned, self.tested, *shares)


def hit_rates(rows: Sequence[Dispatched], earlier_percent: int = EARLIER_PERCENT) -> HitRates:
    """Return how well the earlier cases tell the departments of the later ones; *rows* in any order."""
    ordered = sorted(rows, key=lambda row: row.at)
    cut = len(ordered) * earlier_percent // 100
    earlier, later = ordered[:cut], ordered[cut:]
    if not earlier:
        return HitRates(learned=0, tested=0, top1=0.0, top3=0.0, majority=0.0, class_only=0.0)
    learned = LearnedDepartments()
    learned.learn(earlier)
    ranks = [[one.department for one in learned.rank(row.class_key, row.grid)] for row in later]
    majority, by_class = _commonest(earlier)
    return HitRates(
        learned=len(earlier),
        tested=len(later),
        top1=_share(rank[0] == row.department for rank, row in zip(ranks, later, strict=True)),
        top3=_share(row.department in rank for rank, row in zip(ranks, later, strict=True)),
        majority=_share(row.department == majority for row in later),
        class_only=_share(row.department == by_class.get(row.class_key, majority) for row in later),
    )


def _commonest(rows: Sequence[Dispatched]) -> tuple[str, dict[str, str]]:
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        counts.setdefault(row.class_key, Counter())[row.department] += 1
    total = sum(counts.values(), Counter[str]())
    return total.most_common(1)[0][0], {key: count.most_common(1)[0][0] for key, count in counts.items()}


def _share(hits: Iterable[bool]) -> float:
    found = list(hits)
    return sum(found) / len(found) if found else 0.0
