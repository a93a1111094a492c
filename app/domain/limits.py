"""How long things may take: disposal limits by class and filing condition, and limits of our own posts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.domain.errors import UnknownClass, UnknownCondition
from app.domain.limit import Limit
from app.domain.terms import Stage

MAJOR_LENGTH = 3
"""Kind letter and two digits: the prefix of a class key that a default row stands under."""
LAST_COMPONENT_MAJOR = "05"


def case_key(class_key: str) -> str:
    """Return the key a case is kept under: an anomaly of a component (``E01001``) is its component's (``C01001``)."""
    is_anomaly = class_key[:1] == "E" and "00" < class_key[1:MAJOR_LENGTH] <= LAST_COMPONENT_MAJOR
    return "C" + class_key[1:] if is_anomaly else class_key


@dataclass(frozen=True, slots=True)
class LimitStep:
    """One step of a limit in several: what must be done (``制止``) and in what time, from the end of the step before."""

    name: str
    limit: Limit


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlingLimit:
    """A filing condition of a class: what is seen (``trigger``), how long it may take, when it may be closed.

    ``class_key`` is a class (``E06010``) or, in a default row, a major (``E06``). ``steps`` are those of a limit in
    several; ``limit`` is then the first one's.
    """

    class_key: str
    condition: str
    trigger: str
    limit: Limit
    urgent: bool
    closing: str
    steps: tuple[LimitStep, ...] = ()


@dataclass(frozen=True)
class Limits:
    """The disposal limits (处置时限). A class without conditions of its own has those of its major."""

    rows: tuple[HandlingLimit, ...]
    _by_condition: Mapping[tuple[str, str], HandlingLimit] = field(init=False, repr=False, compare=False)
    _by_class: Mapping[str, tuple[HandlingLimit, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the rows; refuse one that stands twice."""
        by_condition = {(row.class_key, row.condition): row for row in self.rows}
        if len(by_condition) != len(self.rows):
            raise ValueError(f"two rows for {_first_double(self.rows)}")
        by_class: dict[str, tuple[HandlingLimit, ...]] = {}
        for row in self.rows:
            by_class[row.class_key] = (*by_class.get(row.class_key, ()), row)
        object.__setattr__(self, "_by_condition", by_condition)
        object.__setattr__(self, "_by_class", by_class)

    def conditions(self, class_key: str) -> tuple[HandlingLimit, ...]:
        """Return the filing conditions to choose from: the class's own, else its major's; raise :class:`UnknownClass`."""
        found = self._by_class.get(case_key(class_key), ()) or self.others(class_key)
        if not found:
            raise UnknownClass(class_key)
        return found

    def others(self, class_key: str) -> tuple[HandlingLimit, ...]:
        """Return the conditions of the major, which may be chosen for any of its classes."""
        return self._by_class.get(case_key(class_key)[:MAJOR_LENGTH], ())

    def find(self, class_key: str, condition: str) -> HandlingLimit | None:
        """Return the limit, ``None`` where class or condition is not known."""
        key = case_key(class_key)
        return self._by_condition.get((key, condition)) or self._by_condition.get((key[:MAJOR_LENGTH], condition))

    def handling(self, class_key: str, condition: str) -> HandlingLimit:
        """Return the limit; raise :class:`UnknownClass` or :class:`UnknownCondition`."""
        found = self.find(class_key, condition)
        if found is None:
            self.conditions(class_key)
            raise UnknownCondition(class_key, condition)
        return found

    def before_filing(self, class_key: str, urgent: bool) -> HandlingLimit:
        """Return the limit of a case dispatched before a condition is chosen (先派后补): the first that is as urgent.

        Where none is, the class's first. Raises :class:`UnknownClass`.
        """
        found = self.conditions(class_key)
        return next((row for row in (*found, *self.others(class_key)) if row.urgent is urgent), found[0])


def _first_double(rows: Iterable[HandlingLimit]) -> str:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        if (row.class_key, row.condition) in seen:
            return f"{row.class_key} {row.condition}"
        seen.add((row.class_key, row.condition))
    return ""


@dataclass(frozen=True)
class StageLimits:
    """The limits of our own posts (环节时限), in natural minutes, by stage, urgency and type of area (``""`` = any)."""

    minutes: Mapping[tuple[Stage, bool, str], Limit]

    def limit(self, stage: Stage, urgent: bool, area_type: str = "") -> Limit | None:
        """Return the limit of *stage*; one for the type of area goes before the general one; ``None`` = no limit."""
        return self.minutes.get((stage, urgent, area_type)) or self.minutes.get((stage, urgent, ""))
