"""All that is written in the form of a call, to be laid aside and brought back word for word."""

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QLineEdit

from widgets.console.call_digits import DigitChoice
from widgets.console.call_fields import CallFields
from widgets.console.call_words import Sentences
from widgets.console.search_find import Candidate, FindField

SHOWN = 15
"""So many characters of each of the two things that a draft is named by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One call as it stands in the form: ``call_id`` of a work order taken over, ``subject`` of the caller's history.

    ``finds`` are pairs of what is written and the value that was taken (``None``: nothing was), ``choices`` places.
    """

    call_id: str
    subject: str
    lines: tuple[str, ...]
    texts: tuple[str, ...]
    finds: tuple[tuple[str, object], ...]
    choices: tuple[int, ...]
    conditions: tuple[str, ...]
    condition: int
    grid: str
    urgent: bool

    @property
    def is_written(self) -> bool:
        """Return whether anybody has written anything."""
        return any((*self.lines, *self.texts, *(words for words, _ in self.finds)))

    def is_like(self, other: "Draft") -> bool:
        """Return whether the same is written in both; the line that the caller's history stands at does not count."""
        return replace(self, subject="") == replace(other, subject="")

    @property
    def name(self) -> str:
        """Return the few words by which whoever wrote it knows it again."""
        order, phone, who, *rest = self.lines
        words = (
            phone,
            order,
            who,
            self.texts[0],
            self.finds[0][0],
            self.texts[1],
            *(words for words, _ in self.finds),
            *rest,
        )
        named = [short for one in words if (short := " ".join(one.split())[:SHOWN])]
        return " ".join(named[:2])


def draft_in(fields: CallFields, call_id: str, subject: str) -> Draft:
    """Return what stands in *fields* now."""
    condition = fields.condition
    return Draft(
        call_id=call_id,
        subject=subject,
        lines=tuple(line.text() for line in _lines(fields)),
        texts=tuple(text.toPlainText() for text in _texts(fields)),
        finds=tuple((find.text(), find.value) for find in _finds(fields)),
        choices=tuple(choice.place for choice in _choices(fields)),
        conditions=tuple(condition.itemText(place) for place in range(condition.count())),
        condition=condition.currentIndex(),
        grid=fields.grid.text(),
        urgent=fields.urgent.isChecked(),
    )


def lay(draft: Draft, fields: CallFields) -> None:
    """Write *draft* into *fields* in place of what stands there."""
    for line, words in zip(_lines(fields), draft.lines, strict=True):
        line.setText(words)
    for text, words in zip(_texts(fields), draft.texts, strict=True):
        text.write(words)
    for find, (words, value) in zip(_finds(fields), draft.finds, strict=True):
        find.set_taken(Candidate(value=value, words=words, short=words))
    for choice, place in zip(_choices(fields), draft.choices, strict=True):
        choice.choose(place)
    fields.condition.clear()
    for condition in draft.conditions:
        fields.condition.addItem(condition, condition)
    fields.condition.setCurrentIndex(draft.condition)
    fields.grid.setText(draft.grid)
    fields.urgent.setChecked(draft.urgent)


def _lines(fields: CallFields) -> tuple[QLineEdit, ...]:
    return fields.order, fields.phone, fields.name, fields.reason, fields.due


def _texts(fields: CallFields) -> tuple[Sentences, ...]:
    return fields.text, fields.answer


def _finds(fields: CallFields) -> tuple[FindField, ...]:
    return fields.place, fields.class_, fields.office, fields.department


def _choices(fields: CallFields) -> tuple[DigitChoice, ...]:
    return fields.source, fields.category, fields.outcome
