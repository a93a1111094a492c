"""The case that lies open on a desk: shown in all its places, kept as the situation moves it, put away."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from app.domain.step_rule import StepRule
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.desk import CaseOf
from app.situation.questions.drill import Drill, Which
from app.situation.questions.people import Near, NearPerson
from widgets.console.advice_lines import AdviceLines, Draft, Line
from widgets.console.case_reader import CaseReader, ReadCase
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.open_case import OpenCase, steps_of, who_acts
from widgets.console.person import Person

SAME_SUBDISTRICT = 9
"""Digits of a grid code within which duplicates are looked for."""


class CaseDesk(QObject):
    """Shows one case, or that none is open."""

    checked = Signal()
    """It is known whether the open case may be a duplicate."""
    failed = Signal(str)
    """Its story could not be read; the text says why."""

    def __init__(self, page: DeskPage, context: ConsoleContext, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._context = context
        self._advice = AdviceLines(context)
        self._reader = CaseReader(context, self)
        self.person: Person | None = None
        self.case: OpenCase | None = None
        self.lines: tuple[Line, ...] = ()
        self._reader.done.connect(self._on_read)
        self._reader.failed.connect(self.failed)
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
        return CaseOf(case_id=row.case_id), _neighbours(row), _near(row)

    @property
    def rules(self) -> tuple[StepRule, ...]:
        """Return the steps this person may take on the open case."""
        if self.case is None or self.person is None:
            return ()
        return steps_of(self._context, self.person, self.case.row)

    def open(self, row: CaseRow) -> None:
        """Lay *row* open and read its story."""
        self.case = OpenCase(row=row)
        self._reader.read(row.case_id)
        self._page.photos.show_photos(())
        self._page.history.show_story(None, self._context.now())
        self._show()
        self._page.map.show_case(row)

    def close(self) -> None:
        """Put the case away."""
        self.case = None
        self.lines = ()
        self._page.head.show_row(None)
        self._page.form.show_lines("", ())
        self._page.steps.show_steps((), "")
        self._page.photos.show_photos(())
        self._page.history.show_story(None, self._context.now())
        self._page.keys.show_keys({})
        self._page.wall.show_case.setEnabled(False)
        self._page.map.show_case(None)

    def follow(self, moment: Moment) -> None:
        """Keep the open case as the situation moves it."""
        row = moment.of(CaseOf(case_id=self.case_id)) if self.case else None
        if self.case is None or row is None:
            return
        is_new = row.version != self.case.row.version
        was_unchecked, neighbours = self.case.duplicates is None, moment.of(_neighbours(row))
        duplicates = None if neighbours is None else self._context.advisor.duplicates(row, neighbours)
        confirmed = frozenset() if is_new else self.case.confirmed
        self.case = replace(self.case, row=row, duplicates=duplicates, confirmed=confirmed)
        if is_new:
            self._reader.read(row.case_id)
        self._show()
        if was_unchecked and duplicates is not None:
            self.checked.emit()

    def near(self, moment: Moment) -> tuple[NearPerson, ...]:
        """Return the collectors nearest to the open case."""
        return () if self.case is None else moment.of(_near(self.case.row)) or ()

    def confirm(self, step: str) -> None:
        """Remember that the blue squares before *step* were seen: the next press goes through."""
        if self.case is not None:
            self.case = replace(self.case, confirmed=self.case.confirmed | {step})

    @Slot()
    def decide_duplicate(self) -> None:
        """Take it that the open case is no duplicate."""
        if self.case is not None:
            self.case = replace(self.case, draft=replace(self.case.draft, is_not_duplicate=True))
            self._show()

    def adopt_advice(self) -> None:
        """Drop what was chosen here, so that all fields follow the advice; a duplicate that was decided stays so."""
        if self.case is not None:
            kept = Draft(is_not_duplicate=self.case.draft.is_not_duplicate)
            self.case = replace(self.case, draft=kept)
            self._show()

    @property
    def undecided_duplicate(self) -> Line | None:
        """Return the form's line of a suspected duplicate that must be decided."""
        return next((line for line in self.lines if line.name == "duplicate" and line.must_decide), None)

    @Slot(object)
    def _on_read(self, read: ReadCase) -> None:
        if self.case is None or read.case_id != self.case_id:
            return
        self.case = replace(self.case, story=read.story)
        self._page.photos.show_photos(read.photos)
        self._page.history.show_story(read.story, self._context.now())
        self._show()

    @Slot(str, str)
    def _on_chosen(self, name: str, value: str) -> None:
        if self.case is not None:
            self.case = self.case.choose(name, value)
            self._show()

    def _show(self) -> None:
        if self.case is None or self.person is None:
            return
        case, rules = self.case, self.rules
        self.lines = self._advice.of(case.row, case.description, case.draft, case.duplicates)
        may_decide = any(rule.name == "accept" for rule in rules) and self.undecided_duplicate is not None
        self._page.head.show_row(case.row)
        self._page.form.show_lines(case.description, self.lines)
        self._page.steps.show_steps(rules, "" if rules else who_acts(case.row), must_decide=may_decide)
        self._page.keys.show_keys({rule.key: rule.zh for rule in rules if rule.key})
        self._page.wall.show_case.setEnabled(not self.person.is_department)


def _neighbours(row: CaseRow) -> Drill:
    return Drill(which=Which.OPEN, area=row.grid[:SAME_SUBDISTRICT], class_prefix=row.class_key)


def _near(row: CaseRow) -> Near:
    return Near(lon=row.lon, lat=row.lat)
