"""A console over rows made by hand: real windows and site tables, a desk port that answers as it is told."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.adapters.tables import read_reasons
from app.cli.parts import city_of, rules_of
from app.cli.settings import ROOT, read_settings
from app.domain.case import Case
from app.domain.moment import CHINA, HOUR, MINUTE, from_datetime
from app.domain.terms import Light, Pending, Post, Queue, Source, Stage, Supervision
from app.services.advice import Advisor
from app.situation.answers import Moment
from app.situation.case_row import CaseRow
from app.situation.freshness import Freshness
from app.situation.questions.desk import CaseOf, DeskQueue
from app.situation.questions.drill import Drill
from app.situation.questions.wall_now import WallNow, WallState
from tests.fakes import FakeStore
from tests.gui.scripted_desk import HALL_POSTS, ScriptedDesk
from tests.gui.timeline_feed_fake import TimedFeed
from tests.gui.waiting import until
from tests.gui.wall_moment import numbers
from widgets.console import case_map
from widgets.console.bar import NUMBERS, REPLIES
from widgets.console.case_rights import state_of
from widgets.console.context import ConsoleContext
from widgets.console.person import Person
from widgets.console.window import ConsoleWindow
from widgets.jobs import Jobs
from widgets.theme import load_theme

NOW = from_datetime(datetime(2026, 6, 11, 15, 26, 8, tzinfo=CHINA))


def row(number: int, **changes: object) -> CaseRow:
    """Return the *number*-th case: reported by a collector, ten minutes left at the acceptor's."""
    stage = changes.get("stage", Stage.REPORTED)
    made = CaseRow(
        case_id=f"0190c0de-0000-7000-8000-{number:012d}", number=f"E0601020260611{number:04d}", version=1,
        source=Source.COLLECTOR, reported_at=NOW - 5 * MINUTE, reporter="2031", checker="", class_key="E06010",
        class_name="暴露垃圾", lon=114.30, lat=30.60 + number * 1e-3, place="文昌路 118 号西侧", road="文昌路", grid=site()[1].grid(114.30, 30.60 + number * 1e-3).value,
        duty_grid="12", stage=Stage.REPORTED, queue=Queue.REPORTED, post=Post.ACCEPTOR, department="", department_name="",
        unit="", unit_name="", light=Light.NONE, stage_light=Light.GREEN, is_paused=False, stage_soon=NOW + 7 * MINUTE,
        stage_due=NOW + 10 * MINUTE, case_soon=None, case_due=None, stage_left_us=10 * MINUTE, case_left_us=None,
        is_soon=False, is_over=False, is_stage_soon=False, is_stage_over=False, urgent=False,
        supervised=Supervision.NONE, reply_due=None, pending=Pending.NONE, urges=0, rework=0, returns=0,
        last_step="reported", last_at=NOW - 5 * MINUTE, actor="2031", seat="",
    )  # fmt: skip
    assert isinstance(stage, Stage)
    return replace(made, **changes)


def at_department(number: int, **changes: object) -> CaseRow:
    """Return a case a department works on, two hours forty over its limit, a 督办 waiting for its reply."""
    usual = {
        "stage": Stage.DISPOSING, "queue": Queue.DISPOSING, "post": Post.DEPARTMENT, "department": "HW",
        "department_name": "环卫处", "light": Light.RED, "stage_light": Light.NONE, "stage_soon": None, "stage_due": None,
        "stage_left_us": None, "case_soon": NOW - 3 * HOUR, "case_due": NOW - 2 * HOUR - 40 * MINUTE,
        "case_left_us": -2 * HOUR - 40 * MINUTE, "is_over": True, "supervised": Supervision.WAITING,
        "reply_due": NOW + 20 * MINUTE,
    }  # fmt: skip
    return row(number, **(usual | changes))


class QuietFeed(TimedFeed):
    """A feed that speaks when the test tells it to: all that is asked is answered from ``rows``."""

    def __init__(self) -> None:
        super().__init__()
        self.latest: Moment | None = None
        self.asked: dict[int, tuple[object, ...]] = {}
        self.asked_live: dict[int, tuple[object, ...]] = {}
        self.rows: tuple[CaseRow, ...] = ()
        self.queue: Callable[[CaseRow], bool] = lambda _: True
        self.fails: Callable[[object], bool] = lambda _: False
        self.others: tuple[CaseRow, ...] = ()
        self.special: dict[type, object] = {}
        """Answers by the kind of question, for what has no rows."""

    def register(self, owner: QObject, questions: Sequence[object], *, live: bool = False) -> None:
        (self.asked_live if live else self.asked)[id(owner)] = tuple(questions)

    def unregister(self, owner: QObject) -> None:
        self.asked.pop(id(owner), None)
        self.asked_live.pop(id(owner), None)

    def wake(self) -> None:
        """Wait for the test to speak."""

    def speak(self, rows: Sequence[CaseRow] | None = None) -> None:
        """Hand over a moment in which *rows* are the cases."""
        self.rows = self.rows if rows is None else tuple(rows)
        answers: dict[object, object] = {NUMBERS: numbers(), REPLIES: None}
        for question in (one for asked in (*self.asked.values(), *self.asked_live.values()) for one in asked):
            answers[question] = self._answer(question)
        answers[NUMBERS] = numbers()
        failures = {question: "ValueError: broken" for question in answers if self.fails(question)}
        answers = {question: answer for question, answer in answers.items() if question not in failures}
        fresh = Freshness(cases_at=NOW, fixes_at=NOW)
        self.latest = Moment(
            at=NOW if self.position is None else self.position,
            live=self.is_live,
            seq=1,
            freshness=fresh,
            answers=MappingProxyType(answers),
            live_answers=MappingProxyType(answers),
            failures=MappingProxyType(failures),
        )
        self.moment_ready.emit(self.latest)

    def _answer(self, question: object) -> object:
        if type(question) in self.special:
            return self.special[type(question)]
        if isinstance(question, DeskQueue) and question.others:
            return self.others
        if isinstance(question, DeskQueue):
            return tuple(one for one in self.rows if self.queue(one))
        if isinstance(question, CaseOf):
            return next((one for one in self.rows if one.case_id == question.case_id), None)
        if isinstance(question, Drill):
            near = (one for one in self.rows if one.grid.startswith(question.area))
            return tuple(one for one in near if one.class_key.startswith(question.class_prefix))
        if isinstance(question, WallNow):
            return WallState(wall="hall", scene="daily")
        return None


class PaperMap(QWidget):
    """A map that shows nothing, so that no browser is started."""

    hovered = Signal(float, float)
    case_clicked = Signal(str)
    person_clicked = Signal(str)
    component_clicked = Signal(str)
    camera_clicked = Signal(str)
    area_clicked = Signal(str)
    ground_clicked = Signal(float, float)
    note_clicked = Signal(str)
    sketched = Signal(str, tuple)
    bounds_changed = Signal(tuple)

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__()
        self.said = ""
        self.places: list[tuple[float, float]] = []
        self.told: dict[str, tuple[object, ...]] = {}
        """What each method was told last."""

    def fly_to(self, lon: float, lat: float, _zoom: float | None = None) -> None:
        self.places.append((lon, lat))

    def show_hover(self, text: str) -> None:
        self.said = text

    def __getattr__(self, name: str) -> Callable[..., None]:
        if not name.startswith(("show_", "clear_", "highlight", "fly_to_", "take_", "finish_")):
            raise AttributeError(name)

        def tell(*told: object, **_: object) -> None:
            self.told[name] = told

        return tell


class Counter:
    """Identifiers that are easy to tell apart."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> str:
        self._last += 1
        return f"step-{self._last}"


@cache
def site() -> tuple[object, Advisor]:
    """Return the demo's rules and its advisor; made once, for it is a whole city."""
    settings = read_settings()
    rules = rules_of(settings, city_of(settings), ())
    return rules, Advisor(rules.city, rules.places, rules.limits, rules.catalogue)


@cache
def reasons() -> Mapping[str, tuple[str, ...]]:
    """Return the site's ready-made reasons."""
    return read_reasons(ROOT / "config" / "reasons.toml", site()[0].workflow)


class Console:
    """One window with its desk and its feed."""

    def __init__(self, monkeypatch) -> None:
        monkeypatch.setattr(case_map, "MapView", PaperMap)
        rules, advisor = site()
        self.desk, self.feed = ScriptedDesk(), QuietFeed()
        self.now = NOW
        self._jobs = Jobs(), Jobs()
        self.context = ConsoleContext(
            seat="3", wall="hall", city=rules.city, workflow=rules.workflow, catalogue=rules.catalogue,
            limits=rules.limits, calendar=rules.calendar, advisor=advisor, desk=self.desk, files=FakeStore(),
            feed=self.feed, steps=self._jobs[0], reads=self._jobs[1], theme=load_theme("desk"), ids=Counter(),
            now=lambda: self.now, reasons=reasons(),
        )  # fmt: skip
        self.window = ConsoleWindow(self.context)
        self.page = self.window.page

    def show(self, *rows: CaseRow, posts: tuple[Post, ...] = HALL_POSTS, department: str = "") -> "Console":
        """Show the window with somebody at it and *rows* in the queue."""
        self.window.show()
        self.window.activateWindow()
        self.until(lambda: QApplication.activeWindow() is self.window)
        person = Person(
            user="3107", name="三一〇七", posts=posts, department=department, area="", merged_posts=len(posts) > 1,
            session="s1",
        )  # fmt: skip
        self.window.login.logged_in.emit(person)
        self.feed.speak(rows)
        self.feed.speak()  # the second answers what the first case that opened asks
        return self

    def move_to(self, places: QSettings) -> None:
        """Put a window in the place of this one that remembers in *places* what stood where."""
        self.window.close()
        self.window.deleteLater()
        self.window = ConsoleWindow(self.context, places)
        self.page = self.window.page

    def describe(self, case: CaseRow, words: str) -> None:
        """Put *case* with the *words* of its report into the case files."""
        files = self.context.files
        assert isinstance(files, FakeStore)
        files.data.cases[case.case_id] = Case(
            case_id=case.case_id, version=case.version, state=state_of(case), stage_clock=None, case_clock=None,
            description=words, last_seq=1, last_valid_at=NOW, opened_at=case.reported_at,
        )  # fmt: skip

    def close(self) -> None:
        self.desk.opened.set()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # here, not when a worker's thread collects
        for jobs in self._jobs:
            jobs.close()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)

    def letter(self, key: Qt.Key) -> None:
        QTest.keyClick(self.page.queue.list, key)

    def hold(self, key: Qt.Key, on: QWidget | None = None) -> None:
        """Let the keyboard repeat *key*, which was pressed before and is still down."""
        is_press = is_repeat = True
        for _ in range(3):
            QTest.simulateEvent(
                on or self.window, is_press, int(key), Qt.KeyboardModifier.NoModifier, "", is_repeat, -1
            )

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until *condition* holds."""
        until(condition)

    def settle(self) -> None:
        """Wait until no request is under way."""
        self.until(lambda: not any(jobs.waiting for jobs in self._jobs))

    @property
    def is_at_queue(self) -> bool:
        """Say whether the keys go to the queue; offscreen no window manager gives the window back its focus."""
        return self.window.focusWidget() is self.page.queue.list

    @property
    def said(self) -> str:
        return self.page.message.text()

    @property
    def steps(self) -> list[str]:
        return [step.name for step in self.desk.asked]


def in_dialog(act: Callable[[QDialog], None]) -> None:
    """Do *act* in the dialog that opens next; it runs its own loop meanwhile."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
