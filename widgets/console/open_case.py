"""The case that lies open: its row as the situation moves it, its story, the desk's draft, and its next steps."""

from dataclasses import dataclass, field, replace

from app.domain.step_rule import StepRule
from app.domain.terms import Post, Stage
from app.services.advice import Duplicate
from app.services.case_story import Story
from app.situation.case_row import CaseRow
from widgets.console.advice_lines import Draft, Line
from widgets.console.asking import ASKS_ITSELF
from widgets.console.context import ConsoleContext
from widgets.console.person import Person

ORDINARY = ("accept", "file", "dispatch", "sign", "handle", "feedback", "send_check", "close", "approve_return")
"""Steps that go on; the others turn aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A frozen picture of the open case; each change makes the next picture."""

    row: CaseRow
    story: Story | None = None
    draft: Draft = field(default_factory=Draft)
    duplicates: tuple[Duplicate, ...] | None = None
    """The cases that may be the same; ``None`` until the situation has looked for them."""
    is_check_failed: bool = False
    """The situation could not look for them."""
    confirmed: frozenset[str] = frozenset()
    """Steps whose blue squares this desk has seen: the next press goes through."""

    @property
    def description(self) -> str:
        """Return what was reported, ``""`` until the story is read."""
        return self.story.case.description if self.story else ""

    @property
    def class_key(self) -> str:
        """Return the class as this desk has it: the draft's, else the case's."""
        return self.draft.class_key or self.row.class_key

    @property
    def is_checked(self) -> bool:
        """Return whether the looking for duplicates has come to an end."""
        return self.duplicates is not None or self.is_check_failed

    def choose(self, name: str, value: str) -> "OpenCase":
        """Return the case with one field of the draft chosen."""
        return replace(self, draft=self.draft.with_choice(name, value), confirmed=frozenset())


def steps_of(context: ConsoleContext, person: Person, row: CaseRow) -> tuple[StepRule, ...]:
    """Return the steps this person may take on the case, the ordinary way on first."""
    rules = context.workflow.steps_from(row.stage, person.posts, row.pending, row.supervised)
    if person.is_department and person.department not in (row.department, row.unit):
        return ()
    return tuple(sorted(rules, key=_place))


def _place(rule: StepRule) -> tuple[bool, int]:
    """Return where a step stands: those that go on first, then by key; one without a key comes last."""
    return rule.name not in ORDINARY, int(rule.key[1:]) if rule.key[1:].isdigit() else len(ORDINARY) * 10


def usual_words(context: ConsoleContext, person: Person) -> dict[str, str]:
    """Return the word each key usually has at this person's posts: its first step in the workflow's order."""
    words: dict[str, str] = {}
    for rule in context.workflow.steps.values():
        if rule.key and not set(person.posts).isdisjoint(rule.posts):
            words.setdefault(rule.key, rule.zh)
    return words


def who_acts(row: CaseRow) -> str:
    """Return whose turn it is, for a seat that may do nothing now."""
    if row.post is Post.NOBODY:
        return row.stage.zh
    holder = row.department_name if row.post is Post.DEPARTMENT else row.post.zh
    return f"现由{holder}办理：{row.stage.zh}"


def blocking(row: CaseRow, rule: StepRule, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the undecided fields that stop *rule*: all of them when accepting, else those it carries."""
    undecided = tuple(line for line in lines if line.must_decide)
    if rule.name == "accept":
        return tuple(line for line in undecided if line.name != "department")
    carried = set(rule.needs) | ({"duplicate"} if row.stage is Stage.REPORTED else set())
    return tuple(line for line in undecided if line.name in carried and rule.name in ORDINARY)


def fields_of(context: ConsoleContext, case: OpenCase, rule: StepRule, lines: tuple[Line, ...]) -> dict[str, object]:
    """Return the fields the step carries: what it needs from the form, and what this desk changed."""
    values = {line.name: line.value for line in lines}
    fields: dict[str, object] = {}
    for name in ("class_key", "condition", "department"):
        is_wanted = name in rule.needs or (name in rule.takes and bool(getattr(case.draft, name)))
        if is_wanted and values.get(name):
            fields[name] = values[name]
    if "department" in fields and ("unit" in rule.takes or "unit" in rule.needs):
        row = context.advisor.responsibility(case.row.grid, str(values.get("class_key", case.row.class_key)))
        if row is not None and row.department == fields["department"] and row.unit:
            fields["unit"] = row.unit
    return {name: value for name, value in fields.items() if name not in ASKS_ITSELF}
