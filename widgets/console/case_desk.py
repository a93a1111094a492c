"""The case that lies open on a desk: shown in all its places, kept as the situation moves it, put away."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.step_rule import StepRule
from app.services.duplicates import Duplicate
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.desk import CaseOf
from app.situation.questions.people import NearPerson
from widgets.console.advice_lines import AdviceLines, Draft, Line
from widgets.console.candidates import candidates
from widgets.console.case_questions import near_of, neighbours_of, recurrence_of
from widgets.console.case_reader import CaseReader, ReadCase
from widgets.console.case_rights import key_words, steps_of, who_acts
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.loaded_photo import LoadedPhoto
from widgets.console.open_case import OpenCase
from widgets.console.person import Person
from widgets.console.state_lines import state_lines


class CaseDesk(QObject):
    """Shows one case, or that none is open."""

    checked = Signal()
    """It is known whether the open case may be a duplicate."""
    moved = Signal()
    """The open case has another version."""
    failed = Signal(str)
    """Its story could not be read; the text says why."""
    questions_changed = Signal()
    """Something else must be asked of the situation for the open case."""

    def __init__(self, page: DeskPage, context: ConsoleContext, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._context = context
        self._advice = AdviceLines(context)
        self._reader = CaseReader(context, self)
        self.person: Person | None = None
        self.case: OpenCase | None = None
        self.lines: tuple[Line, ...] = ()
        self.suspects: tuple[CaseRow, ...] = ()
        self.photos: tuple[LoadedPhoto, ...] = ()
        self._described: frozenset[str] = frozenset()
        self._reader.done.connect(self._on_read)
        self._reader.failed.connect(self._on_read_failed)
        self._reader.described.connect(self._on_described)
        page.form.chosen.connect(self._on_chosen)

    @property
    def case_id(self) -> str:
        """Return the open case's id, ``""`` for none."""
        return self.case.row.case_id if self.case else ""

    @property
    def questions(self) -> tuple[Question[object], ...]:
        """Return what must be asked of the situation for the open case."""
        if self.case is None:
            return ()
        row = self.case.row
        return CaseOf(case_id=row.case_id), neighbours_of(self.case), near_of(self.case), recurrence_of(self.case)

    @property
    def rules(self) -> tuple[StepRule, ...]:
        """Return the steps this person may take on the open case."""
        if self.case is None or self.person is None or not self._context.feed.is_live:
            return ()
        return steps_of(self._context, self.person, self.case.row, self.case.state)

    def open(self, row: CaseRow) -> None:
        """Lay *row* open and read its story."""
        self._described = frozenset()
        self._change(OpenCase(row=row))
        self._reader.read(row.case_id)
        self._page.form.begin()
        self._page.photos.show_reading()
        self._page.history.show_story(None, self._context.then())
        self._show()
        self._page.map.show_case(row)

    def close(self) -> None:
        """Put the case away."""
        self.case = None
        self.lines = ()
        self._reader.forget()
        self._page.head.show_row(None)
        self._page.form.begin()
        self._page.form.show_lines("", ())
        self._page.steps.show_steps((), "")
        self._page.photos.show_none()
        self._page.history.show_story(None, self._context.then())
        self._page.keys.show_keys({})
        self._page.wall.show_case.setEnabled(False)
        self._page.map.show_case(None)

    def follow(self, moment: Moment) -> None:
        """Keep the open case as the situation moves it."""
        row = moment.of(CaseOf(case_id=self.case_id)) if self.case else None
        if self.case is None or row is None:
            return
        is_new = row.version != self.case.row.version
        was_checked, confirmed = self.case.is_checked, frozenset() if is_new else self.case.confirmed
        recurred = moment.of(recurrence_of(self.case)) or self.case.recurred
        self._change(self._checked(replace(self.case, row=row, confirmed=confirmed, recurred=recurred), moment))
        if is_new:
            self._reader.read(row.case_id)
        self._show()
        if is_new:
            self.moved.emit()
        if self.case is not None and self.case.is_checked and not was_checked:
            self.checked.emit()

    def _checked(self, case: OpenCase, moment: Moment) -> OpenCase:
        """Return the case with what *moment* knows of its duplicates; a failure leaves what was known."""
        case, question = self._unchecked(case), neighbours_of(case)
        neighbours = moment.of(question)
        if neighbours is not None:
            found = self._alike(case, neighbours)
            ids = {one.case_id for one in found}
            self.suspects = tuple(row for row in neighbours if row.case_id in ids)
            self._describe(frozenset(ids))
            is_unseen = case.is_check_failed and bool(found)
            draft = replace(case.draft, is_not_duplicate=case.draft.is_not_duplicate and not is_unseen)
            return replace(case, duplicates=found, is_check_failed=False, draft=draft).settle_duplicates()
        return replace(case, is_check_failed=case.duplicates is None and question in moment.failures)

    def _alike(self, case: OpenCase, rows: tuple[CaseRow, ...]) -> tuple[Duplicate, ...]:
        return self._context.advisor.duplicates(replace(case.row, class_key=case.class_key), rows, case.all_texts)

    def _describe(self, ids: frozenset[str]) -> None:
        """Have the words of those read that may be the same, each once."""
        if unread := ids - self._described:
            self._described |= unread
            self._reader.describe(sorted(unread))

    @Slot(object)
    def _on_described(self, texts: dict[str, str]) -> None:
        """Say how alike the words are, now that they are read."""
        if self.case is not None:
            self.case = replace(self.case, texts={**self.case.texts, **texts})
            self._compare_words()

    def _compare_words(self) -> None:
        if self.case is not None and self.case.duplicates and self.suspects:
            self.case = replace(self.case, duplicates=self._alike(self.case, self.suspects))
            self._show()

    def _unchecked(self, case: OpenCase) -> OpenCase:
        """Return the case without what was known and decided of duplicates, where they are to be looked for anew."""
        if self.case is None or neighbours_of(case) == neighbours_of(self.case):
            return case
        draft = replace(case.draft, is_not_duplicate=False)
        return replace(case, draft=draft, duplicates=None, is_check_failed=False)

    def _change(self, case: OpenCase) -> None:
        """Take the next picture of the open case, and have asked for it what is not asked yet."""
        before, self.case = self.questions, case
        if self.questions != before:
            self.questions_changed.emit()

    def near(self, moment: Moment) -> tuple[NearPerson, ...]:
        """Return the collectors nearest to the open case."""
        return () if self.case is None else moment.of(near_of(self.case)) or ()

    def confirm(self, step: str) -> None:
        """Remember that the blue squares before *step* were seen: the next press goes through."""
        if self.case is not None:
            self.case = replace(self.case, confirmed=self.case.confirmed | {step})

    @Slot()
    def decide_duplicate(self) -> None:
        """Take it that the open case is no duplicate of those that are shown."""
        if self.case is not None and self.undecided_duplicate is not None:
            self.case = replace(self.case, draft=replace(self.case.draft, is_not_duplicate=True))
            self._show()

    def undecide_duplicate(self) -> None:
        """Take the decision back: it was not written down."""
        if self.case is not None:
            self.case = replace(self.case, draft=replace(self.case.draft, is_not_duplicate=False))
            self._show()

    def adopt_advice(self) -> None:
        """Drop what was chosen here, so that all fields follow the advice; what was decided of this class's duplicates stays."""
        if self.case is not None:
            kept = Draft(is_not_duplicate=self.case.draft.is_not_duplicate)
            self._redraw(replace(self.case, draft=kept))

    def choose_candidate(self, place: int) -> None:
        """1 2 3: take another class while it may still change, else another department."""
        if self.case is None or not self.rules:
            return
        name, values = candidates(self._context, self.case)
        if place < len(values):
            self._on_chosen(name, values[place])

    @property
    def undecided_duplicate(self) -> Line | None:
        """Return the form's line of a suspected duplicate that must be decided."""
        return next((line for line in self.lines if line.name == "duplicate" and line.must_decide), None)

    @Slot(object)
    def _on_read(self, read: ReadCase) -> None:
        if self.case is None or read.case_id != self.case_id:
            return
        self.case = replace(self.case, story=read.story, compared_before=read.compared).settle_duplicates()
        if read.story is None:
            self._page.photos.show_failed()
        else:
            self._page.photos.show_photos(read.photos)
        self.photos = read.photos
        self._page.history.show_story(read.story, self._context.then())
        self._show()

    @Slot(str)
    def _on_read_failed(self, reason: str) -> None:
        if self.case is None:
            return
        if self.case.story is None:
            self._page.photos.show_failed()
        self.failed.emit(reason)

    @Slot(str, str)
    def _on_chosen(self, name: str, value: str) -> None:
        if self.case is not None:
            self._redraw(self.case.choose(name, value))

    def _redraw(self, case: OpenCase) -> None:
        """Show the case with another draft; another class has other duplicates, not known yet."""
        self._change(self._unchecked(case))
        self._show()

    def _no_step(self, row: CaseRow, rules: tuple[StepRule, ...]) -> str:
        """Return why no step is possible here, ``""`` where one is."""
        if not self._context.feed.is_live:
            return self.tr("历史，只看不办")
        return "" if rules else who_acts(row)

    def _show(self) -> None:
        if self.case is None or self.person is None:
            return
        case, rules, row = self.case, self.rules, self.case.row
        form = self._advice.of(
            row, case.description, case.draft, case.duplicates, is_check_failed=case.is_check_failed, recurred=case.recurred
        )  # fmt: skip
        self.lines = (*state_lines(self._context, row, case.story), *self._advice.later(row, form))
        may_decide = any(rule.name == "accept" for rule in rules) and self.undecided_duplicate is not None
        self._page.head.show_row(row)
        self._page.form.show_lines(case.description, self.lines)
        self._page.steps.show_steps(rules, self._no_step(row, rules), must_decide=may_decide)
        self._page.keys.show_keys(key_words(rules))
        may_show = self._context.feed.is_live and not self.person.is_department
        self._page.wall.show_case.setEnabled(may_show)
