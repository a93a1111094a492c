"""What happens at a desk: the queue moves, a case is opened, a key takes a step, the answer is told."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from app.domain.step_rule import StepRule
from app.domain.terms import Post
from app.situation.answers import Moment, Question
from app.situation.case_row import CaseRow
from app.situation.questions.desk import CaseOf, DeskQueue
from app.situation.questions.drill import Drill, Which
from app.situation.questions.open_cases import OpenCases
from app.situation.questions.people import Near, NearPerson, People
from widgets.console.advice_lines import AdviceLines, Line
from widgets.console.ask_dialog import AskDialog
from widgets.console.asking import CONFIRMED, field_of, question_of
from widgets.console.bar import NUMBERS
from widgets.console.call_dialog import CallDialog
from widgets.console.case_reader import CaseReader, ReadCase
from widgets.console.confirm import is_sure
from widgets.console.context import ConsoleContext
from widgets.console.desk_page import DeskPage
from widgets.console.open_case import OpenCase, blocking, fields_of, steps_of, who_acts
from widgets.console.person import Person
from widgets.console.step_asker import StepAsker, Told

TICK_MS = 1_000
SAME_SUBDISTRICT = 9
"""Digits of a grid code within which duplicates are looked for."""
LOGGED_OUT = "not_logged_in"
PEOPLE = People()
CASES = OpenCases(labels=0)


class DeskFlow(QObject):
    """The behaviour of one :class:`DeskPage` for the person who sits at it."""

    logged_out = Signal(str)
    """The gateway does not know this session any more; the text says so."""

    def __init__(self, page: DeskPage, context: ConsoleContext) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._person: Person | None = None
        self._queue = DeskQueue(posts=())
        self._case: OpenCase | None = None
        self._lines: tuple[Line, ...] = ()
        self._follow: tuple[str, int] | None = None
        self._advice = AdviceLines(context)
        self._asker = StepAsker(context, self)
        self._reader = CaseReader(context, self)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._connect()

    def _connect(self) -> None:
        page = self._page
        self._tick.timeout.connect(page.bar.tick)
        self._asker.answered.connect(self._on_answered)
        self._asker.waiting_changed.connect(page.bar.show_waiting)
        self._reader.done.connect(self._on_read)
        self._reader.failed.connect(self._on_read_failed)
        self._context.feed.moment_ready.connect(self._on_moment)
        page.queue.opened.connect(self._on_opened)
        page.queue.letter.connect(self._on_letter)
        page.form.chosen.connect(self._on_chosen)
        page.steps.step_asked.connect(self._on_step_asked)
        page.wall.show_asked.connect(self._on_wall_show)
        page.wall.clear_asked.connect(self._on_wall_clear)

    def sit_down(self, person: Person) -> None:
        """Begin to work as *person*."""
        self._person = person
        self._asker.sit_down(person)
        self._queue = DeskQueue(
            posts=tuple(post.value for post in person.posts), department=person.department, area=person.area
        )
        self._page.bar.greet(person)
        self._tick.start()
        self._ask()
        self._page.queue.list.setFocus()

    # ---- what the situation says

    def _ask(self) -> None:
        questions: list[Question[object]] = [self._queue, NUMBERS, self._page.wall.question, PEOPLE, CASES]
        if self._case is not None:
            row = self._case.row
            questions += [CaseOf(case_id=row.case_id), _neighbours(row), _near(row)]
        self._context.feed.register(self, questions)

    @Slot(object)
    def _on_moment(self, moment: Moment) -> None:
        if self._person is None:
            return
        self._page.bar.show_moment(moment)
        self._page.wall.show_state(moment.of(self._page.wall.question), self._context.now())
        self._show_map(moment)
        rows = moment.of(self._queue)
        if rows is not None:
            self._show_queue(rows)
        self._follow_on(moment)
        self._refresh_case(moment)

    def _show_map(self, moment: Moment) -> None:
        near: tuple[NearPerson, ...] = ()
        if self._case is not None:
            near = moment.of(_near(self._case.row)) or ()
        self._page.map.show_cases(moment.of(CASES))
        self._page.map.show_people(moment.of(PEOPLE), near)

    def _show_queue(self, rows: tuple[CaseRow, ...]) -> None:
        queue = self._page.queue
        queue.delegate.next_keys = {row.case_id: self._next_key(row) for row in rows}
        queue.show_rows(rows)
        if self._case is None and self._follow is None and queue.model.rowCount():
            queue.select_place(0)

    def _next_key(self, row: CaseRow) -> tuple[str, str]:
        rules = () if self._person is None else steps_of(self._context, self._person, row)
        return (rules[0].key, rules[0].zh) if rules and rules[0].key else ("", "")

    def _follow_on(self, moment: Moment) -> None:
        """After a step: stay on the case while it is this desk's turn again, else open the next."""
        if self._follow is None:
            return
        case_id, version = self._follow
        row = moment.of(CaseOf(case_id=case_id))
        if row is None or row.version < version:
            return
        self._follow = None
        queue = self._page.queue
        if queue.select(case_id):
            return
        self._close_case()
        if queue.model.rowCount():
            queue.select_place(queue.place)
            self._on_opened(queue.current)

    def _refresh_case(self, moment: Moment) -> None:
        """Keep the open case as the situation moves it."""
        if self._case is None:
            return
        row = moment.of(CaseOf(case_id=self._case.row.case_id))
        if row is None:
            return
        is_new = row.version != self._case.row.version
        neighbours = moment.of(_neighbours(row)) or ()
        duplicates = self._context.advisor.duplicates(row, neighbours)
        confirmed = frozenset() if is_new else self._case.confirmed
        self._case = replace(self._case, row=row, duplicates=duplicates, confirmed=confirmed)
        if is_new:
            self._reader.read(row.case_id)
        self._show_case()

    # ---- the open case

    @Slot(object)
    def _on_opened(self, row: CaseRow | None) -> None:
        if row is None or (self._case is not None and self._case.row.case_id == row.case_id):
            return
        self._case = OpenCase(row=row)
        self._page.say("")
        self._ask()
        self._reader.read(row.case_id)
        self._page.photos.show_photos(())
        self._page.history.show_story(None, self._context.now())
        self._show_case()
        self._page.map.show_case(row)

    @Slot(object)
    def _on_read(self, read: ReadCase) -> None:
        if self._case is None or read.case_id != self._case.row.case_id:
            return
        self._case = replace(self._case, story=read.story)
        self._page.photos.show_photos(read.photos)
        self._page.history.show_story(read.story, self._context.now())
        self._show_case()

    @Slot(str)
    def _on_read_failed(self, reason: str) -> None:
        self._page.say(self.tr("案卷详情读取失败：{0}").format(reason), "error")

    @Slot(str, str)
    def _on_chosen(self, name: str, value: str) -> None:
        if self._case is not None:
            self._case = self._case.choose(name, value)
            self._show_case()

    def _show_case(self) -> None:
        if self._case is None or self._person is None:
            return
        row = self._case.row
        self._lines = self._advice.of(row, self._case.description, self._case.draft, self._case.duplicates)
        rules = steps_of(self._context, self._person, row)
        self._page.head.show_row(row)
        self._page.form.show_lines(self._case.description, self._lines)
        self._page.steps.show_steps(rules, "" if rules else who_acts(row))
        self._page.keys.show_keys({rule.key: rule.zh for rule in rules if rule.key})
        self._page.wall.show_case.setEnabled(not self._person.is_department)

    def _close_case(self) -> None:
        self._case = None
        self._lines = ()
        self._page.head.show_row(None)
        self._page.form.show_lines("", ())
        self._page.steps.show_steps((), "")
        self._page.photos.show_photos(())
        self._page.history.show_story(None, self._context.now())
        self._page.keys.show_keys({})
        self._page.wall.show_case.setEnabled(False)
        self._page.map.show_case(None)

    # ---- keys and steps

    def press(self, key: str) -> None:
        """Do what a key of the workflow does on the open case."""
        rule = self._rule_of(key)
        if rule is not None:
            self._take(rule)

    def back_to_queue(self) -> None:
        """Give the focus back to the queue."""
        self._page.queue.list.setFocus()

    def register_call(self) -> None:
        """Open the form for a phone call."""
        if self._person is None or Post.ACCEPTOR not in self._person.posts:
            self._page.say(self.tr("登记来电由受理员办理"), "soon")
            return
        dialog = CallDialog(self._context, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if dialog.exec():
            self._asker.ask("register_call", self.tr("登记来电"), fields=dict(dialog.fields))

    def _rule_of(self, key: str) -> StepRule | None:
        if self._case is None or self._person is None:
            return None
        rules = steps_of(self._context, self._person, self._case.row)
        found = next((rule for rule in rules if rule.key == key), None)
        if found is None:
            self._page.say(self.tr("{0} 现在不能用。{1}").format(key, who_acts(self._case.row)), "soon")
        return found

    @Slot(str)
    def _on_step_asked(self, name: str) -> None:
        self._take(self._context.workflow.step(name))

    def _take(self, rule: StepRule) -> None:
        if self._case is None or self._is_stopped(rule):
            return
        fields = fields_of(self._context, self._case, rule, self._lines)
        question = question_of(rule)
        if question is not None:
            dialog = AskDialog(question, self._page)
            is_given = bool(dialog.exec())
            answer = dialog.answer
            dialog.deleteLater()
            if not is_given:
                return
            fields[field_of(rule)] = answer
        elif rule.key in CONFIRMED and not self._is_confirmed(rule):
            return
        row = self._case.row
        self._asker.ask(rule.name, rule.zh, case_id=row.case_id, version=row.version, fields=fields)
        self._page.say(self.tr("{0}…").format(rule.zh))

    def _is_stopped(self, rule: StepRule) -> bool:
        """Stop once at undecided fields; a suspected duplicate stops until it is decided."""
        if self._case is None:
            return True
        undecided = blocking(self._case.row, rule, self._lines)
        if not undecided:
            return False
        if any(line.name == "duplicate" for line in undecided):
            self._page.say(self.tr("先判重复：N 非重复，或 F12 不予受理。{0}").format(undecided[0].reason), "soon")
            return True
        if rule.name in self._case.confirmed:
            return False
        self._case = replace(self._case, confirmed=self._case.confirmed | {rule.name})
        names = "、".join(line.title for line in undecided)
        self._page.say(
            self.tr("{0} 未判定：{1}。再按一次 {2} 照此办理").format(names, undecided[0].reason, rule.key), "soon"
        )
        return True

    def _is_confirmed(self, rule: StepRule) -> bool:
        number = self._case.row.number if self._case else ""
        return is_sure(self._page, rule.zh, self.tr("{0}　{1}？此步不能收回。").format(rule.zh, number))

    @Slot(object)
    def _on_answered(self, told: Told) -> None:
        answer = told.answer
        if answer.code == LOGGED_OUT:
            self.logged_out.emit(answer.text)
            return
        if not answer.ok:
            self._page.say(answer.text, "error")
            return
        self._page.say(self.tr("已{0}　{1}").format(told.words, answer.number))
        if told.step.version is not None and answer.case_id:
            self._follow = (answer.case_id, answer.version)
            self._page.queue.model.note_answer(answer.case_id, answer.version)

    # ---- letters and the wall

    @Slot(str)
    def _on_letter(self, letter: str) -> None:
        if letter == "N" and self._case is not None:
            self._case = replace(self._case, draft=replace(self._case.draft, is_not_duplicate=True))
            self._show_case()
        elif letter == "0":
            self._on_wall_show()
        elif letter == ".":
            self._on_wall_clear()

    @Slot()
    def _on_wall_show(self) -> None:
        if self._case is not None and self._person is not None and not self._person.is_department:
            fields: dict[str, object] = {"wall": self._context.wall}
            self._asker.ask("wall_show_case", self.tr("投屏"), case_id=self._case.row.case_id, fields=fields)

    @Slot()
    def _on_wall_clear(self) -> None:
        self._asker.ask("wall_clear", self.tr("撤下投屏"), fields={"wall": self._context.wall})


def _neighbours(row: CaseRow) -> Drill:
    return Drill(which=Which.OPEN, area=row.grid[:SAME_SUBDISTRICT], class_prefix=row.class_key)


def _near(row: CaseRow) -> Near:
    return Near(lon=row.lon, lat=row.lat)
