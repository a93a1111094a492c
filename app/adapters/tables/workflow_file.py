"""Reads config/workflow.toml."""

from collections.abc import Mapping
from pathlib import Path

from app.adapters.tables.rows import read_toml
from app.adapters.tables.toml_source import TomlSource
from app.domain.charter import DELAY_DAYS, HANG_DAYS, MOST_DELAYS
from app.domain.errors import InvalidWorkflow
from app.domain.levels import Level
from app.domain.limit import MOST
from app.domain.step_fields import STEP_FIELDS
from app.domain.step_rule import CaseClock, Charter, ClockAt, Count, Guard, Holder, Mark, StageClock, StepRule
from app.domain.terms import Axis, Pending, Post, Stage, Supervision
from app.domain.workflow import Workflow

TOP_KEYS = frozenset({"soon_percent", "reply_limit", "settle_limit", "stages", "pending", "shares", "limits", "step"})
STAGE_KEYS = frozenset({"post", "final", "waiting"})
LIMIT_KEYS = frozenset({"most_delays", "delay_days", "hang_days", "sign"})
STEP_KEYS = frozenset(
    {
        "name", "zh", "key", "choice", "posts", "from", "to", "needs", "takes", "reason", "axis", "stage_clock",
        "case_clock", "clock_at", "counts", "marks", "guards", "pending", "supervised", "after_end", "take_back",
    }
)  # fmt: skip
OWN_HAND = frozenset({Post.COLLECTOR, Post.SYSTEM})
"""Posts that sit at no desk: their steps are not taken back."""


def read_workflow(path: Path) -> Workflow:
    """Return the workflow in *path*, or raise :class:`TableError` that names file, line and step."""
    values, text = read_toml(path)
    source = TomlSource(path, text)
    source.refuse_unknown(values, TOP_KEYS, "")
    charter = _charter(source, values)
    steps: dict[str, StepRule] = {}
    for table in source.tables(values.get("step"), "step"):
        rule = _rule(source, table, charter)
        if rule.name in steps:
            raise source.error("stands twice", rule.name)
        steps[rule.name] = rule
    try:
        return Workflow(charter, steps)
    except InvalidWorkflow as error:
        raise source.error(str(error), error.name) from error


def _charter(source: TomlSource, values: Mapping[str, object]) -> Charter:
    stages, limits = source.table(values, "stages"), source.table(values, "limits")
    if not stages:
        raise source.error("a table [stages] is expected")
    source.refuse_unknown(limits, LIMIT_KEYS, "")
    return Charter(
        holders={source.word(name, Stage, "stage", name): _holder(source, name, stages[name]) for name in stages},
        rulers=_rulers(source, source.table(values, "pending")),
        shares=_shares(source, source.table(values, "shares")),
        sign_limit=source.limit(limits, "sign", "1h") if "sign" in limits else None,
        most_delays=source.number(limits, "most_delays", MOST_DELAYS, MOST),
        delay_days=source.number(limits, "delay_days", DELAY_DAYS, MOST),
        hang_days=source.number(limits, "hang_days", HANG_DAYS, MOST),
        soon_percent=source.number(values, "soon_percent", 80, 100),
        reply_limit=source.limit(values, "reply_limit", "1d"),
        settle_limit=source.limit(values, "settle_limit", "2d"),
    )


def _holder(source: TomlSource, name: str, table: object) -> Holder:
    if not isinstance(table, Mapping):
        raise source.error("a table { post = … } is expected", name)
    source.refuse_unknown(table, STAGE_KEYS, name)
    post = source.word(table.get("post", ""), Post, "post", name)
    return Holder(post=post, final=source.truth(table, "final", name), waiting=source.truth(table, "waiting", name))


def _rulers(source: TomlSource, table: Mapping[str, object]) -> dict[Pending, Post]:
    return {
        source.word(name, Pending, "pending", name): source.word(post, Post, "pending", name)
        for name, post in table.items()
    }


def _shares(source: TomlSource, table: Mapping[str, object]) -> dict[Level, int]:
    return {source.word(name, Level, "shares", name): source.number(table, name, 100, 100, name) for name in table}


def _rule(source: TomlSource, table: Mapping[str, object], charter: Charter) -> StepRule:
    name = source.text_of(table, "name", "")
    if not name:
        raise source.error("a step without a name")
    source.refuse_unknown(table, STEP_KEYS, name)
    posts = source.words(table, "posts", Post, name)
    if not posts or not source.text_of(table, "zh", name):
        raise source.error("a step needs posts and zh", name)
    return StepRule(
        name=name,
        zh=source.text_of(table, "zh", name),
        key=source.text_of(table, "key", name),
        from_stages=source.words(table, "from", Stage, name),
        to_stage=source.word(table["to"], Stage, "to", name) if "to" in table else None,
        posts=posts,
        needs=_fields(source, table, "needs", name),
        takes=_fields(source, table, "takes", name),
        reason=source.truth(table, "reason", name),
        axis=source.word(table.get("axis"), Axis, "axis", name),
        stage_clock=source.word(table.get("stage_clock", "keep"), StageClock, "stage_clock", name),
        case_clock=source.word(table.get("case_clock", "keep"), CaseClock, "case_clock", name),
        counts=source.words(table, "counts", Count, name),
        marks=source.words(table, "marks", Mark, name),
        pending=source.words(table, "pending", Pending, name) or (Pending.NONE,),
        supervised=source.words(table, "supervised", Supervision, name) or tuple(Supervision),
        clock_at=source.word(table.get("clock_at", ""), ClockAt, "clock_at", name),
        guards=source.words(table, "guards", Guard, name),
        choice=source.truth(table, "choice", name),
        after_end=source.truth(table, "after_end", name),
        can_take_back=_can_take_back(source, table, charter, name),
        charter=charter,
    )


def _can_take_back(source: TomlSource, table: Mapping[str, object], charter: Charter, name: str) -> bool:
    """Return what the table says, else that a step may be taken back unless it opens or ends a case or is no desk's."""
    if "take_back" in table:
        return source.truth(table, "take_back", name)
    ends = (
        "to" in table
        and charter.holders.get(source.word(table["to"], Stage, "to", name), Holder(post=Post.NOBODY)).final
    )
    return bool(table.get("from")) and not ends and not OWN_HAND.issuperset(source.words(table, "posts", Post, name))


def _fields(source: TomlSource, table: Mapping[str, object], key: str, name: str) -> tuple[str, ...]:
    values = table.get(key, [])
    if not isinstance(values, list):
        raise source.error(f"{key} is no list", name)
    for value in values:
        if value not in STEP_FIELDS:
            raise source.error(f"{key}: no field {value!r}; known are {', '.join(STEP_FIELDS)}", name)
    return tuple(values)
