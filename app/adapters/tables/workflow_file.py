"""Reads config/workflow.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.adapters.tables.rows import Word, read_toml, word
from app.domain.errors import InvalidLimit, InvalidWorkflow, TableError
from app.domain.limit import Limit
from app.domain.step_fields import STEP_FIELDS
from app.domain.step_rule import CaseClock, Charter, Count, Holder, Mark, StageClock, StepRule
from app.domain.terms import Axis, Pending, Post, Stage, Supervision
from app.domain.workflow import Workflow

TOP_KEYS = frozenset({"soon_percent", "reply_limit", "stages", "step"})
STAGE_KEYS = frozenset({"post", "pending_post", "final"})
STEP_KEYS = frozenset(
    {
        "name", "zh", "key", "posts", "from", "to", "needs", "takes", "reason", "axis", "stage_clock", "case_clock",
        "counts", "marks", "pending", "supervised",
    }
)  # fmt: skip


def read_workflow(path: Path) -> Workflow:
    """Return the workflow in *path*, or raise :class:`TableError` that names file, line and step."""
    values, text = read_toml(path)
    source = _Source(path, text)
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


@dataclass(frozen=True, slots=True)
class _Source:
    """The file that is being read: finds lines, says errors."""

    file: Path
    text: str

    def line_of(self, name: str) -> int:
        """Return the line on which step or stage *name* is declared, 0 if it is nowhere."""
        for number, line in enumerate(self.text.splitlines(), 1):
            compact = line.replace(" ", "")
            if name and (compact.startswith((f'name="{name}"', f"{name}={{"))):
                return number
        return 0

    def error(self, sentence: str, name: str = "") -> TableError:
        """Return the error that says *sentence* of step or stage *name*."""
        said = sentence if not name or sentence.startswith(f"{name}:") else f"{name}: {sentence}"
        return TableError(str(self.file), self.line_of(name), said)

    def refuse_unknown(self, table: Mapping[str, object], known: frozenset[str], name: str) -> None:
        """Raise for a key that means nothing."""
        unknown = sorted(set(table) - known)
        if unknown:
            raise self.error(f"unknown key {unknown[0]}", name)

    def tables(self, value: object, name: str) -> list[Mapping[str, object]]:
        """Return a list of tables."""
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            raise self.error(f"[[{name}]] tables are expected")
        return value

    def words(self, table: Mapping[str, object], key: str, words: type[Word], name: str) -> tuple[Word, ...]:
        """Return a list of words of a closed list; empty if it is left out."""
        values = table.get(key, [])
        if not isinstance(values, list):
            raise self.error(f"{key} is no list", name)
        return tuple(self.word(one, words, key, name) for one in values)

    def word(self, value: object, words: type[Word], key: str, name: str) -> Word:
        """Return a word of a closed list."""
        return word(value, words, self.file, self.line_of(name), f"{name}: {key}")

    def text_of(self, table: Mapping[str, object], key: str, name: str) -> str:
        """Return a text, ``""`` if it is left out."""
        value = table.get(key, "")
        if not isinstance(value, str):
            raise self.error(f"{key} is no text", name)
        return value

    def truth(self, table: Mapping[str, object], key: str, name: str) -> bool:
        """Return true or false, false if it is left out."""
        value = table.get(key, False)
        if not isinstance(value, bool):
            raise self.error(f"{key} is neither true nor false", name)
        return value


def _charter(source: _Source, values: Mapping[str, object]) -> Charter:
    stages, percent = values.get("stages"), values.get("soon_percent", 80)
    if not isinstance(stages, Mapping) or not stages:
        raise source.error("a table [stages] is expected")
    if not isinstance(percent, int) or not 1 <= percent <= 100:
        raise source.error(f"soon_percent is {percent!r}, not a whole number from 1 to 100")
    holders = {source.word(name, Stage, "stage", name): _holder(source, name, stages[name]) for name in stages}
    try:
        reply_limit = Limit.parse(source.text_of(values, "reply_limit", "") or "1d")
    except InvalidLimit as error:
        raise source.error(f"reply_limit: {error}") from error
    return Charter(holders=holders, soon_percent=percent, reply_limit=reply_limit)


def _holder(source: _Source, name: str, table: object) -> Holder:
    if not isinstance(table, Mapping):
        raise source.error("a table { post = … } is expected", name)
    source.refuse_unknown(table, STAGE_KEYS, name)
    post = source.word(table.get("post", ""), Post, "post", name)
    pending = source.word(table.get("pending_post", post.value), Post, "pending_post", name)
    return Holder(post=post, pending_post=pending, final=source.truth(table, "final", name))


def _rule(source: _Source, table: Mapping[str, object], charter: Charter) -> StepRule:
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
        charter=charter,
    )


def _fields(source: _Source, table: Mapping[str, object], key: str, name: str) -> tuple[str, ...]:
    values = table.get(key, [])
    if not isinstance(values, list):
        raise source.error(f"{key} is no list", name)
    for value in values:
        if value not in STEP_FIELDS:
            raise source.error(f"{key}: no field {value!r}; known are {', '.join(STEP_FIELDS)}", name)
    return tuple(values)
