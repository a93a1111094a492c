"""Reads config/plans/*.toml: the site's emergency plans (预案), one file each, its name the plan's key."""

from collections.abc import Mapping
from pathlib import Path

from app.adapters.tables.rows import read_toml
from app.adapters.tables.toml_source import TomlSource
from app.domain.emergency_plan import LEVELS, Plan, PlanStep

_KEYS = frozenset({"name", "kind", "levels", "steps"})
_STEP_KEYS = frozenset({"title", "who", "minutes"})
MOST_STEPS = 24
LONGEST = 40
"""Signs of a step's title: it stands in one row of the wall."""
LONGEST_KIND = 12
"""Signs of a kind: an emergency of a longer one cannot be begun."""
MOST_MINUTES = 7 * 24 * 60


def read_plans(folder: Path) -> tuple[Plan, ...]:
    """Return the plans of *folder* by key, none where there is no folder; raise a ``TableError`` naming file and line."""
    return tuple(read_plan(path) for path in sorted(folder.glob("*.toml")))


def read_plan(path: Path) -> Plan:
    """Return one plan, or raise a ``TableError`` naming file and line."""
    values, text = read_toml(path)
    source = TomlSource(path, text)
    source.refuse_unknown(values, _KEYS, "")
    name, kind = source.text_of(values, "name", ""), source.text_of(values, "kind", "")
    if not name or not kind:
        raise source.error("a plan needs a name and a kind")
    if len(name) > LONGEST or len(kind) > LONGEST_KIND:
        raise source.error(f"name has up to {LONGEST} signs, kind up to {LONGEST_KIND}")
    steps = source.tables(values.get("steps"), "steps")
    if not 1 <= len(steps) <= MOST_STEPS:
        raise source.error(f"a plan has 1 to {MOST_STEPS} [[steps]]")
    made = tuple(_step(source, number, one) for number, one in enumerate(steps, 1))
    return Plan(key=path.stem, name=name, kind=kind, levels=_levels(source, values), steps=made)


def _levels(source: TomlSource, values: Mapping[str, object]) -> tuple[int, ...]:
    levels = values.get("levels", list(LEVELS))
    if not isinstance(levels, list) or not levels or any(type(one) is not int or one not in LEVELS for one in levels):
        raise source.error("levels is a list of 1 to 4 (Ⅰ to Ⅳ)")
    return tuple(levels)


def _step(source: TomlSource, number: int, table: Mapping[str, object]) -> PlanStep:
    where = f"step {number}"
    source.refuse_unknown(table, _STEP_KEYS, where)
    title = source.text_of(table, "title", where)
    if not title or len(title) > LONGEST:
        raise source.error(f"title has 1 to {LONGEST} signs", where)
    if len(source.text_of(table, "who", where)) > LONGEST:
        raise source.error(f"who has up to {LONGEST} signs", where)
    if "minutes" not in table:
        raise source.error("minutes are missing", where)
    return PlanStep(
        title=title, who=source.text_of(table, "who", where),
        minutes=source.number(table, "minutes", 1, MOST_MINUTES, where),
    )  # fmt: skip
