"""Advice beside the form: each value with its reason, never applied silently; pure, for gateway and console alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from app.domain.catalogue import Catalogue
from app.domain.city import City, Responsibility
from app.domain.errors import UnknownClass
from app.domain.limits import HandlingLimit, Limits, case_key
from app.services.dispatch_learning import ENOUGH, LearnedDepartments, Ranked
from app.services.duplicates import NEAR_M, Duplicate, Reported, is_close, suspected
from app.services.reasons import Reason, Sentence, because
from app.services.wording import pairs
from app.situation.places import Places

SUBDISTRICT_DIGITS = 9
SURE_PAIRS = 2
"""So many pairs of hanzi must a description share with an urgent condition before it raises an alarm."""
NO_TEXTS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Advice:
    """What is advised and why; ``value`` is ``""`` where there is none, and the reason says so.

    ``confidence`` is 0 to 1, ``None`` where nothing was weighed; ``others`` are the next best values.
    """

    value: str
    reason: Reason
    confidence: float | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Advisor:
    """Advice from the site's tables, and from what was ``learned`` of its past dispatches; each answer takes microseconds."""

    city: City
    places: Places
    limits: Limits
    catalogue: Catalogue
    learned: LearnedDepartments = field(default_factory=LearnedDepartments, repr=False, compare=False)
    _rows: dict[tuple[str, str], Responsibility] = field(init=False, repr=False, compare=False)
    _lengths: tuple[tuple[int, int], ...] = field(init=False, repr=False, compare=False)
    _departments: dict[str, str] = field(init=False, repr=False, compare=False)
    _class_pairs: dict[str, set[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the responsibility list by its prefixes, longest first."""
        rows = {(row.class_prefix, row.area_prefix): row for row in reversed(self.city.responsibilities)}
        lengths = {(len(row.class_prefix), len(row.area_prefix)) for row in self.city.responsibilities}
        object.__setattr__(self, "_rows", rows)
        object.__setattr__(self, "_lengths", tuple(sorted(lengths, reverse=True)))
        object.__setattr__(self, "_class_pairs", self._pairs_of_classes())
        object.__setattr__(self, "_departments", {one.code: one.name for one in self.city.departments})

    def grid(self, lon: float, lat: float) -> Advice:
        """Return the unit grid at the position."""
        grid = self.places.grid_at(lon, lat)
        if not grid:
            return Advice("", because(Sentence.OUTSIDE))
        duty, where = self.places.duty_grid_of(grid), self.whereabouts(grid)
        bound = because(Sentence.IN_DUTY_GRID, where, duty) if duty else because(Sentence.IN_NO_DUTY_GRID, where)
        return Advice(grid, bound)

    def whereabouts(self, grid: str) -> Reason:
        """Return in which area's unit grid a position lies."""
        return because(Sentence.IN_GRID, self.area_name(grid), grid)

    def responsibility(self, grid: str, class_key: str) -> Responsibility | None:
        """Return the row of the responsibility list that holds there, or ``None``.

        Longest match wins, and the class before the area: who is named for a class anywhere goes before who
        takes everything in a place.
        """
        key = case_key(class_key)
        for class_length, area_length in self._lengths:
            row = self._rows.get((key[:class_length], grid[:area_length]))
            if row is not None:
                return row
        return None

    def department(self, grid: str, class_key: str) -> Advice:
        """Return the department that handles *class_key* in *grid*: by the responsibility list, else by counted history.

        Where both speak, the list is advised and the history is named beside it, also when it says another.
        """
        where, what = self.area_name(grid), self.class_name(class_key)
        ranks = self.learned.rank(case_key(class_key), grid)
        row = self.responsibility(grid, class_key)
        if row is None:
            return self._by_history(ranks, because(Sentence.UNLISTED, where, what))
        reason = because(Sentence.LISTED, where, what, self.department_name(row.department))
        mine = next((one for one in ranks if one.department == row.department), None)
        others = tuple(one.department for one in ranks if one.department != row.department)
        if mine is not None and mine.all >= ENOUGH:
            reason = because(Sentence.LIST_AND_HISTORY, reason, mine.reason)
            return Advice(row.department, reason, mine.chance, others)
        return Advice(row.department, reason, None, others)

    def _by_history(self, ranks: tuple[Ranked, ...], no_row: Reason) -> Advice:
        if not ranks or ranks[0].all < ENOUGH:
            return Advice("", because(Sentence.TO_CHOOSE, no_row), None, tuple(one.department for one in ranks))
        best = ranks[0]
        reason = because(Sentence.HISTORY_ALONE, no_row, best.reason, self.department_name(best.department))
        return Advice(best.department, reason, best.chance, tuple(one.department for one in ranks[1:]))

    def condition(self, class_key: str, description: str) -> Advice:
        """Return the filing condition of the class that *description* speaks of."""
        try:
            rows = self.limits.conditions(class_key)
        except UnknownClass:
            return Advice("", because(Sentence.UNKNOWN_CLASS, class_key))
        row, shared, next_best = self._closest(rows, class_key, description)
        if row is not None:
            confidence = len(shared) / (len(shared) + next_best)
            return Advice(row.condition, because(Sentence.CONDITION_SPOKEN_OF, row.trigger, tuple(shared)), confidence)
        if len(rows) == 1:
            return Advice(rows[0].condition, because(Sentence.ONLY_CONDITION, rows[0].trigger))
        return Advice("", because(Sentence.NO_CONDITION, len(rows)))

    def urgency(self, class_key: str, description: str) -> Advice:
        """Return ``danger`` where *description* speaks of an urgent condition, ``class`` where all of the class are urgent."""
        try:
            rows = self.limits.conditions(class_key)
        except UnknownClass:
            return Advice("", because(Sentence.UNKNOWN_CLASS, class_key))
        row, shared, _ = self._closest(rows, class_key, description)
        if row is not None and row.urgent and len(shared) >= SURE_PAIRS:
            return Advice("danger", because(Sentence.DANGER_SPOKEN_OF, row.trigger, tuple(shared)))
        own = [one for one in rows if one.class_key == case_key(class_key)]
        if own and all(one.urgent for one in own):
            return Advice("class", because(Sentence.URGENT_CLASS, self.class_name(class_key)))
        return Advice("", because(Sentence.NOT_URGENT))

    def other_classes(self, class_key: str, description: str, top: int = 2) -> tuple[str, ...]:
        """Return the keys of other classes whose name or conditions *description* speaks of more, best first."""
        said = pairs(description)
        scores = {key: len(said & words) for key, words in self._class_pairs.items() if not said.isdisjoint(words)}
        least = scores.pop(case_key(class_key), 0)
        better = sorted((key for key, score in scores.items() if score > least), key=lambda key: (-scores[key], key))
        return tuple(better[:top])

    def duplicates(
        self, case: Reported, rows: Iterable[Reported], texts: Mapping[str, str] = NO_TEXTS
    ) -> tuple[Duplicate, ...]:
        """Return the *rows* that may be the same as *case*: same class, within 50 m and 24 h; nearest first.

        *texts* are descriptions by case id; where both are there, the reason says how alike they are.
        """
        close = [row for row in rows if row.case_id != case.case_id and is_close(case, row)]
        near = ((row, self.places.metres(case.lon, case.lat, row.lon, row.lat)) for row in close)
        name = self.class_name(case.class_key)
        found = [suspected(case, row, metres, name, texts) for row, metres in near if metres <= NEAR_M]
        return tuple(sorted(found, key=lambda one: (one.metres, one.number)))

    def area_name(self, grid: str) -> str:
        """Return the name of the grid's subdistrict, else of its district, else of the city."""
        by_code = self.places.name_of
        return by_code(grid[:SUBDISTRICT_DIGITS]) or by_code(grid[:6]) or self.city.name

    def class_name(self, class_key: str) -> str:
        """Return the class's name, or its key where the catalogue does not have it."""
        entry = self.catalogue.classes.get(class_key)
        return class_key if entry is None else entry.name

    def department_name(self, code: str) -> str:
        """Return the department's name, or its code."""
        return self._departments.get(code, code)

    def _pairs_of_classes(self) -> dict[str, set[str]]:
        """Return what each class with conditions of its own is spoken of with: its name and its triggers."""
        found: dict[str, set[str]] = {}
        for row in self.limits.rows:
            entry = self.catalogue.classes.get(row.class_key)
            if entry is not None:
                found.setdefault(row.class_key, pairs(entry.name)).update(pairs(row.trigger))
        return found

    def _closest(
        self, rows: Iterable[HandlingLimit], class_key: str, description: str
    ) -> tuple[HandlingLimit | None, list[str], int]:
        """Return the row whose trigger shares most pairs of hanzi with *description*, the shared pairs, the next best's count.

        Pairs of the class's own name say nothing about which of its conditions is meant.
        """
        said = pairs(description) - pairs(self.class_name(case_key(class_key)))
        ranked = sorted(((pairs(row.trigger) & said, row) for row in rows), key=lambda one: -len(one[0]))
        if not ranked or not ranked[0][0]:
            return None, [], 0
        shared, best = ranked[0]
        return best, sorted(shared, key=description.index), len(ranked[1][0]) if len(ranked) > 1 else 0
