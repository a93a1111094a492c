"""The windows beside a desk over rows made by hand: the desk port of every seat's tests, and scripted searches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from app.domain.call import CallRecord
from app.domain.moment import CHINA, HOUR, MINUTE, from_datetime
from app.domain.terms import Light, Pending, Post, Queue, Source, Stage, Supervision
from app.services.searching import MOST, CallerCase, CallQuery, Found, SearchQuery
from app.situation.answers import Moment
from app.situation.case_row import CaseRow
from app.situation.freshness import Freshness
from tests.fakes import FakeStore
from tests.gui.console_hall import Counter, site
from tests.gui.scripted_desk import ScriptedDesk
from tests.gui.timeline_feed_fake import TimedFeed
from tests.gui.waiting import until
from widgets.console.context import ConsoleContext
from widgets.console.extra_windows import ExtraWindows
from widgets.console.person import Person
from widgets.console.style import desk_style
from widgets.jobs import Jobs
from widgets.theme import load_theme

NOW = from_datetime(datetime(2026, 6, 11, 15, 26, 8, tzinfo=CHINA))
ALL_POSTS = (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER)


def found(number: int, **changes: object) -> Found:
    values = {
        "case_id": f"0190c0de-0000-7000-8000-{number:012d}", "number": f"E0601020260611{number:04d}",
        "reported_at": NOW - number * MINUTE, "class_key": "E06010", "place": f"文昌路 {number} 号西侧", "road": "文昌路",
        "stage": Stage.REPORTED, "department": "", "description": f"垃圾散落路边，约 {number} 袋", "version": 1, "last_seq": number,
    }  # fmt: skip
    return Found(**(values | changes))


def case_row(number: int, **changes: object) -> CaseRow:
    """Return the *number*-th case: in a department's hands, an hour over its limit."""
    values = {
        "case_id": f"0190c0de-0000-7000-8000-{number:012d}", "number": f"E0601020260611{number:04d}", "version": 3,
        "source": Source.COLLECTOR, "reported_at": NOW - number * MINUTE, "reporter": "2031", "checker": "",
        "class_key": "E06010", "class_name": "暴露垃圾", "lon": 114.3, "lat": 30.6, "place": f"文昌路 {number} 号西侧",
        "road": "文昌路", "grid": "", "duty_grid": "", "stage": Stage.DISPOSING, "queue": Queue.DISPOSING,
        "post": Post.DEPARTMENT, "department": "HW", "department_name": "环卫处", "unit": "", "unit_name": "",
        "light": Light.RED, "stage_light": Light.NONE, "is_paused": False, "stage_soon": None, "stage_due": None,
        "case_soon": NOW - 2 * HOUR, "case_due": NOW - HOUR, "stage_left_us": None, "case_left_us": -HOUR,
        "is_soon": False, "is_over": True, "is_stage_soon": False, "is_stage_over": False, "urgent": False,
        "supervised": Supervision.NONE, "reply_due": None, "pending": Pending.NONE, "urges": 0, "rework": 0,
        "returns": 0, "last_step": "sign", "last_at": NOW - HOUR, "actor": "hw1", "seat": "",
    }  # fmt: skip
    return CaseRow(**(values | changes))


@dataclass
class ScriptedSearch:
    """A search over rows that a test gives; it raises what it is told to."""

    cases: tuple[Found, ...] = ()
    known: tuple[CallerCase, ...] = ()
    records: tuple[CallRecord, ...] = ()
    people: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[object] = field(default_factory=list)
    broken: Exception | None = None

    def search(self, query: SearchQuery) -> tuple[Found, ...]:
        self._note(query)
        rows = [one for one in self.cases if self._fits(one, query)]
        if query.after is not None:
            rows = [one for one in rows if (one.reported_at, one.case_id) < query.after]
        return tuple(rows[: query.limit])

    @staticmethod
    def _fits(one: Found, query: SearchQuery) -> bool:
        words = f"{one.place} {one.description} {one.number}"
        return (
            query.text in words
            and not query.phone
            and one.class_key.startswith(query.class_prefix)
            and (not query.stages or one.stage in query.stages)
            and (query.since is None or one.reported_at >= query.since)
        )

    def callers(self, prefix: str, limit: int = 20) -> tuple[CallerCase, ...]:
        self._note(prefix)
        return tuple(one for one in self.known if len(prefix) >= 3 and one.phone.startswith(prefix))[:limit]

    def calls(self, query: CallQuery) -> tuple[CallRecord, ...]:
        self._note(query)
        return self._calls(query)[: min(query.limit, MOST)]

    def count_calls(self, query: CallQuery) -> int:
        self._note(query)
        return len(self._calls(query))

    def _calls(self, query: CallQuery) -> tuple[CallRecord, ...]:
        rows = [one for one in self.records if not query.outcomes or one.outcome in query.outcomes]
        return tuple(one for one in rows if not query.owing or one.owes_reply)

    def personal(self, digest: str) -> dict[str, str] | None:
        return self.people.get(digest)

    def _note(self, what: object) -> None:
        self.asked.append(what)
        if self.broken is not None:
            raise self.broken


class ToldFeed(TimedFeed):
    """A feed that speaks when the test tells it to; ``told`` has the answers by the question's type."""

    def __init__(self) -> None:
        super().__init__()
        self.latest: Moment | None = None
        self.asked: dict[int, tuple[object, ...]] = {}
        self.asked_live: dict[int, tuple[object, ...]] = {}
        self.told: dict[str, object] = {}

    def register(self, owner: QObject, questions: Sequence[object], *, live: bool = False) -> None:
        (self.asked_live if live else self.asked)[id(owner)] = tuple(questions)

    def unregister(self, owner: QObject) -> None:
        self.asked.pop(id(owner), None)
        self.asked_live.pop(id(owner), None)

    def wake(self) -> None:
        """Wait for the test to speak."""

    def speak(self, **told: object) -> None:
        """Hand over a moment; a value that is callable is called with the question, an exception is a failure."""
        self.told |= told
        answers: dict[object, object] = {}
        failures: dict[object, str] = {}
        for question in (one for asked in (*self.asked.values(), *self.asked_live.values()) for one in asked):
            answer = self.told.get(type(question).__name__)
            if isinstance(answer, Exception):
                failures[question] = str(answer)
            else:
                answers[question] = answer(question) if callable(answer) else answer
        self.latest = Moment(
            at=NOW, live=True, seq=1, freshness=Freshness(cases_at=NOW, fixes_at=NOW),
            answers=MappingProxyType(answers), failures=MappingProxyType(failures),
        )  # fmt: skip
        self.moment_ready.emit(self.latest)


def in_dialog(act: Callable[[QDialog], None]) -> None:
    """Do *act* in the dialog that opens next; it runs its own loop meanwhile."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)


class Hall:
    """A seat's further windows over a bare desk window."""

    def __init__(self, folder: Path, *, posts: tuple[Post, ...] = ALL_POSTS, user: str = "3107") -> None:
        rules, advisor = site()
        self.desk, self.feed, self.search = ScriptedDesk(), ToldFeed(), ScriptedSearch()
        self.files = FakeStore()
        self.now = NOW
        self.folder = folder
        self.jobs = Jobs(), Jobs()
        self.places = QSettings(str(folder / "seat.ini"), QSettings.Format.IniFormat)
        self.context = ConsoleContext(
            seat="3", wall="hall", city=rules.city, workflow=rules.workflow, catalogue=rules.catalogue,
            limits=rules.limits, calendar=rules.calendar, advisor=advisor, desk=self.desk, files=self.files,
            feed=self.feed, steps=self.jobs[0], reads=self.jobs[1], theme=load_theme("desk"), ids=Counter(),
            now=lambda: self.now, search=self.search, export_folder=folder,
        )  # fmt: skip
        self.window = QMainWindow()
        self.window.setStyleSheet(desk_style(self.context.theme))
        self.window.resize(1920, 1080)
        self.window.show()
        self.extra = ExtraWindows(self.context, self.window, places=self.places, advice_report=self.report)
        self.report_text: str | None = None
        self.opened: list[str] = []
        self.extra.case_wanted.connect(self.opened.append)
        self.sit(user, posts)

    def report(self) -> str | None:
        return self.report_text

    def sit(self, user: str, posts: tuple[Post, ...] = ALL_POSTS) -> None:
        self.extra.sit_down(
            Person(
                user=user, name="三一〇七", posts=posts, department="", area="", merged_posts=True, session=f"s-{user}"
            )
        )

    def open(self, name: str):
        getattr(self.extra, f"open_{name}")()
        sheet = self.extra.sheet(name)
        assert sheet is not None
        sheet.activateWindow()
        self.until(lambda: QApplication.activeWindow() is sheet)
        return sheet

    def close(self) -> None:
        self.desk.opened.set()
        self.extra.leave()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        for jobs in self.jobs:
            jobs.close()

    def until(self, condition: Callable[[], object]) -> None:
        until(condition)

    def settle(self) -> None:
        self.until(lambda: not any(jobs.waiting for jobs in self.jobs))

    @property
    def steps(self) -> list[str]:
        return [step.name for step in self.desk.asked]


def type_text(widget: QWidget, text: str) -> None:
    """Write *text*: letters and digits by keys, hanzi as an input method commits them."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(widget, letter)
            continue
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(widget, event)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def hold_enter(times: int = 30) -> None:
    """Have the keyboard repeat Enter, which is still down, wherever the focus goes by it."""
    is_press = is_repeat = True
    for _ in range(times):
        QTest.simulateEvent(
            focused(), is_press, int(Qt.Key.Key_Return), Qt.KeyboardModifier.NoModifier, "\r", is_repeat, -1
        )


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key wherever the focus is."""
    QTest.keyClick(focused(), key, modifiers)
