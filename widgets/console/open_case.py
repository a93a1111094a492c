"""The case that lies open: its row as the situation moves it, its story, the desk's draft, and its next steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.domain.case import CaseState
from app.domain.step_rule import StepRule
from app.domain.terms import Stage
from app.services.case_story import Story
from app.services.duplicates import Duplicate
from app.situation.case_row import CaseRow
from app.situation.questions.recurrence import Recurred
from widgets.console.advice_lines import Draft, Line
from widgets.console.context import ConsoleContext
from widgets.console.person import Person
from widgets.console.step_keys import ORDINARY

FORM = frozenset({"class_key", "condition", "grid", "department"})
"""Fields of a step that stand in the form."""


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
    texts: Mapping[str, str] = field(default_factory=dict)
    """Descriptions of the cases that may be the same, by id, as far as they have been read."""
    recurred: Recurred | None = None
    """How often the same was reported here before; ``None`` until it is known."""
    compared_before: frozenset[str] = frozenset()
    """The ids of the cases it has been compared with and found to be no repeat of."""
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

    @property
    def state(self) -> CaseState | None:
        """Return the case's whole state, where the story that was read is of the row's version."""
        if self.story is None or self.story.case.version != self.row.version:
            return None
        return self.story.case.state

    @property
    def all_texts(self) -> Mapping[str, str]:
        """Return the descriptions that likeness is measured by, the case's own among them once it is read."""
        return {**self.texts, self.row.case_id: self.description} if self.description else self.texts

    def settle_duplicates(self) -> "OpenCase":
        """Return the case with its duplicates decided, where all of them were compared with it before."""
        if not self.duplicates or not self.compared_before.issuperset(self.compared):
            return self
        return replace(self, draft=replace(self.draft, is_not_duplicate=True))

    @property
    def compared(self) -> list[str]:
        """Return the ids of the cases that may be the same."""
        return [one.case_id for one in self.duplicates or ()]

    def choose(self, name: str, value: str) -> "OpenCase":
        """Return the case with one field of the draft chosen."""
        return replace(self, draft=self.draft.with_choice(name, value), confirmed=frozenset())


def blocking(row: CaseRow, rule: StepRule, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the undecided fields that stop *rule*: all of them when accepting, else those it carries."""
    undecided = tuple(line for line in lines if line.must_decide)
    if rule.name == "accept":
        return tuple(line for line in undecided if line.name != "department")
    carried = (set(rule.needs) & FORM) | ({"duplicate"} if row.stage is Stage.REPORTED else set())
    return tuple(line for line in undecided if line.name in carried and rule.name in ORDINARY)


def fields_of(
    context: ConsoleContext, case: OpenCase, rule: StepRule, lines: tuple[Line, ...], person: Person | None = None
) -> dict[str, object]:
    """Return the fields the step carries: what it needs from the form, what this desk changed, what is known anyway."""
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
    if "compared" in rule.needs or "compared" in rule.takes:
        fields["compared"] = case.compared
    if rule.name == "assist_done" and person is not None:
        fields["department"] = person.department
    if rule.name != "dispatch" and rule.name != "assist_done":
        fields.pop("department", None)
    return fields
