"""A query's conditions as SQL that both databases understand."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.adapters.store.words import CLASS_STEPS, GRID_STEPS, longest, lowered, pairs
from app.domain.moment import SECOND, Instant
from app.services.searching import FLAGS, SearchQuery

_SEQ_BITS = 31
_LAST = "\U0010ffff"
_ALL_BEFORE, _ALL_BEHIND = -1, 2**63 - 1
_MOST_WORDS = 40
"""More words of a long text would only cost time; the text itself is looked at anyway."""

PERIOD = "sort_key >= :low AND sort_key < :high"
"""The bounds of a query's sort keys."""

_CALLED = (
    "SELECT subject FROM caller WHERE phone >= :phone AND phone < :phone_end UNION SELECT r.case_id FROM caller k"
    " JOIN call_record r ON r.digest = k.digest WHERE k.phone >= :phone AND k.phone < :phone_end"
)


@dataclass(slots=True)
class Conditions:
    """What must hold of a case ``f``; ``values`` are the parameters.

    ``sets`` are queries each of which gives the sort keys of all cases that meet one of the conditions, by an index;
    ``words`` are those of the search index that all cases looked for have. Sort keys lie in ``low`` ≤ key < ``high``.
    """

    where: list[str] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)
    sets: list[str] = field(default_factory=list)
    words: set[int] = field(default_factory=set)
    low: int = _ALL_BEFORE
    high: int = _ALL_BEHIND
    is_selective: bool = False
    """Whether one of the conditions leaves few cases for sure."""

    @property
    def sql(self) -> str:
        """All of ``where`` as one condition."""
        return " AND ".join(self.where) or "1 = 1"


def conditions_of(query: SearchQuery, *, phone: str, is_sqlite: bool) -> Conditions:
    """Return the conditions of *query*, whose telephone number has the digits *phone*."""
    made = Conditions()
    _add_text(made, query.text.split(), is_sqlite=is_sqlite)
    _add_beginning(made, "class_key", query.class_prefix, longest("c", query.class_prefix, CLASS_STEPS))
    _add_beginning(made, "grid", query.area_prefix, longest("g", query.area_prefix, GRID_STEPS))
    _add_number(made, query.number)
    _add_phone(made, phone)
    _add_department(made, query.department)
    _add_one_of(made, "stage", [f"'{stage.value}'" for stage in query.stages])
    _add_one_of(made, "flags", _masks(query.flags))
    _add_period(made, query.since, query.until)
    made.words = set(sorted(made.words)[:_MOST_WORDS])
    made.is_selective = bool(query.number or phone)
    return made


def _add_text(made: Conditions, texts: Sequence[str], *, is_sqlite: bool) -> None:
    for place, text in enumerate(texts):
        made.words |= pairs(text)
        made.values[f"text{place}"] = lowered(text)
        made.where.append(_SQLITE_TEXT.format(place) if is_sqlite else _POSTGRES_TEXT.format(place))


_FIELDS = "f.number || {0}(31) || f.place || {0}(31) || f.road || {0}(31) || f.description"
_SQLITE_TEXT = f"instr(lower({_FIELDS.format('char')}), :text{{}}) > 0"
_POSTGRES_TEXT = f'strpos(lower(({_FIELDS.format("chr")}) COLLATE "C"), :text{{}}) > 0'


def _add_beginning(made: Conditions, column: str, prefix: str, words: set[int]) -> None:
    if prefix:
        made.words |= words
        made.values |= {column: prefix, f"{column}_length": len(prefix)}
        made.where.append(f"substr(f.{column}, 1, :{column}_length) = :{column}")


def _add_number(made: Conditions, number: str) -> None:
    if number:
        made.values |= {"number": number[::-1], "number_end": number[::-1] + _LAST}
        ends = [f"{column} >= :number AND {column} < :number_end" for column in ("number_end", "order_end")]
        made.where.append(f"(f.{ends[0].replace(' AND ', ' AND f.')} OR f.{ends[1].replace(' AND ', ' AND f.')})")
        one = (
            "SELECT +sort_key AS sort_key FROM case_file WHERE {}"  # the plus: SQLite would go by the sort key's bounds
        )
        made.sets.append(" UNION ALL ".join(map(one.format, ends)))


def _add_phone(made: Conditions, phone: str) -> None:
    if phone:
        made.values |= {"phone": phone, "phone_end": f"{phone}:"}  # the character behind 9
        made.where.append(f"f.case_id IN ({_CALLED})")
        made.sets.append(f"SELECT sort_key FROM case_file WHERE case_id IN ({_CALLED})")


def _add_department(made: Conditions, department: str) -> None:
    if department:
        made.values["department"] = department
        columns = ("department", "unit", "team")
        made.where.append(f"({' OR '.join(f'f.{column} = :department' for column in columns)})")
        one = "SELECT sort_key FROM case_file WHERE {} = :department"
        made.sets.append(" UNION ALL ".join(map(one.format, columns)))


def _add_one_of(made: Conditions, column: str, values: Sequence[object]) -> None:
    if values:
        is_one = f"{column} IN ({', '.join(map(str, values))})"
        made.where.append(f"f.{is_one}")
        made.sets.append(f"SELECT sort_key FROM case_file WHERE {is_one}")


def _masks(flags: Sequence[str]) -> list[int]:
    """Return all values of the column in which the bits of *flags* are set: so its index can be used."""
    wanted = sum(1 << FLAGS.index(flag) for flag in set(flags))
    return [mask for mask in range(1 << len(FLAGS)) if mask & wanted == wanted] if wanted else []


def _add_period(made: Conditions, since: Instant | None, until: Instant | None) -> None:
    """Bound the report exactly, and the sort keys by whole seconds."""
    if since is not None:
        made.values["since"] = since
        made.where.append("f.reported_at >= :since")
        made.low = _key_of_second(since // SECOND)
    if until is not None:
        made.values["until"] = until
        made.where.append("f.reported_at < :until")
        made.high = _key_of_second(until // SECOND + 1)


def _key_of_second(second: int) -> int:
    return min(max(second, 0), 2**32 - 1) << _SEQ_BITS
