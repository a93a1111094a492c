"""One key for several cases: each is read, settled and asked for by itself, and each has its own result."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.step_rule import StepRule
from app.situation.case_row import CaseRow
from widgets.console.advice_lines import AdviceLines
from widgets.console.case_reader import CaseReader, ReadCase
from widgets.console.case_rights import is_taken, steps_of, taken_words
from widgets.console.context import ConsoleContext
from widgets.console.open_case import OpenCase, blocking, fields_of
from widgets.console.person import Person
from widgets.console.step_asker import StepAsker, Told
from widgets.terms import word
from widgets.words import translate

ONE_BY_ONE = frozenset({"accept", "merge", "not_duplicate", "archive_self_handled", "call_back"})
"""Steps that want an eye on each case: a suspected duplicate must be decided, a caller asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one case."""

    row: CaseRow
    ok: bool
    words: str


class BulkRun(QObject):
    """Takes one step on several cases, one after the other."""

    told = Signal(object)
    """An :class:`Outcome`."""
    ended = Signal()

    def __init__(
        self,
        context: ConsoleContext,
        person: Person,
        asker: StepAsker,
        rule: StepRule,
        fields: Mapping[str, object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._person = person
        self._asker = asker
        self._rule = rule
        self._fields = dict(fields)
        self._rows: deque[CaseRow] = deque()
        self._step_id = ""
        self._reader = CaseReader(context, self)
        self._advice = AdviceLines(context)
        self._reader.done.connect(self._on_read)
        self._reader.failed.connect(self._tell_failed)
        asker.answered.connect(self._on_answered)

    def start(self, rows: Sequence[CaseRow]) -> None:
        """Begin with the first of *rows*."""
        self._rows = deque(rows)
        self._next()

    def stop(self) -> None:
        """Begin no further case."""
        while len(self._rows) > 1:
            self._rows.pop()

    def _next(self) -> None:
        if not self._rows:
            self.ended.emit()
            return
        row = self._rows[0]
        why = self._refusal(row)
        if why:
            self._tell(ok=False, words=why)
        else:
            self._reader.read(row.case_id)

    def _refusal(self, row: CaseRow) -> str:
        if is_taken(row, self._context.seat, self._context.now()):
            return taken_words(row)
        if self._rule.name not in {rule.name for rule in steps_of(self._context, self._person, row)}:
            return self.tr("{0}，不能{1}").format(word(row.stage), word(self._rule))
        return ""

    @Slot(object)
    def _on_read(self, read: ReadCase) -> None:
        case = OpenCase(row=self._rows[0], story=read.story, duplicates=())
        lines = self._advice.of(case.row, case.description, case.draft, ())
        undecided = blocking(case.row, self._rule, lines)
        if undecided:
            self._tell(
                ok=False,
                words=self.tr("{0}未判定，请单独办理").format(translate("、").join(line.title for line in undecided)),
            )
            return
        fields = fields_of(self._context, case, self._rule, lines, self._person) | self._fields
        row = case.row
        self._step_id = self._asker.ask(
            self._rule.name, word(self._rule), case_id=row.case_id, version=row.version, fields=fields
        )

    @Slot(object)
    def _on_answered(self, told: Told) -> None:
        if self._rows and told.step.step_id == self._step_id:
            self._tell(ok=told.answer.ok, words=told.answer.text or self.tr("已{0}").format(word(self._rule)))

    @Slot(str)
    def _tell_failed(self, reason: str) -> None:
        self._tell(ok=False, words=self.tr("案卷读取失败：{0}").format(reason))

    def _tell(self, *, ok: bool, words: str) -> None:
        self._step_id = ""
        row = self._rows.popleft()
        self.told.emit(Outcome(row=row, ok=ok, words=words))
        self._next()
