"""The further windows over a real gateway, a real store and the real situation: what one types is what the log has."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from app.adapters.store import open_store
from app.domain.moment import MINUTE
from app.domain.terms import Post, Stage
from app.services.advice import Advisor
from app.services.geocoder import Geocoder
from app.services.messages import Answer, Login, Step
from app.situation.answers import Moment, answer_all
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.gui.search_hall import Counter, focused, press, type_text
from tests.gui.timeline_feed_fake import TimedFeed
from tests.gui.waiting import until
from tests.unit.services.test_desk import CALL
from tests.unit.services.town import Hall as Town
from tests.unit.services.town import duty, rules
from widgets.console.context import ConsoleContext
from widgets.console.extra_windows import ExtraWindows
from widgets.console.person import Person
from widgets.console.style import desk_style
from widgets.jobs import Jobs
from widgets.theme import load_theme

CTRL = Qt.KeyboardModifier.ControlModifier
DUTIES = (duty("T2", "D1"), duty("T3", "D2"))
POSTS = {"acceptor": (Post.ACCEPTOR,), "leader": (Post.SHIFT_LEADER,), "dispatcher": (Post.DISPATCHER,)}


class TownDesk:
    """The desk port onto the town's gateway."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self.refused: list[Answer] = []

    def login(self, login: Login) -> Answer:
        return Answer(step_id=login.step_id, ok=False)

    def ask(self, step: Step) -> Answer:
        self._town.clock.go(1_000_000)
        body = dict(self._town.one(step))
        names = ("ok", "case_id", "number", "version", "code", "text", "fields")
        answer = Answer(step_id=step.step_id, **{name: body[name] for name in names if name in body})
        if not answer.ok:
            self.refused.append(answer)
        return answer


class TownFeed(TimedFeed):
    """Answers what is asked from the real situation, when the test says so."""

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self._situation = situation
        self.latest: Moment | None = None
        self.asked: dict[int, tuple[object, ...]] = {}
        self.asked_live: dict[int, tuple[object, ...]] = {}

    def register(self, owner: QObject, questions: Sequence[object], *, live: bool = False) -> None:
        (self.asked_live if live else self.asked)[id(owner)] = tuple(questions)

    def unregister(self, owner: QObject) -> None:
        self.asked.pop(id(owner), None)
        self.asked_live.pop(id(owner), None)

    def wake(self) -> None:
        """Wait for the test to speak."""

    def speak(self) -> None:
        self._situation.poll()
        wanted = {one for asked in (*self.asked.values(), *self.asked_live.values()) for one in asked}
        self.latest = answer_all(self._situation.at(), wanted)
        assert not self.latest.failures, self.latest.failures
        self.moment_ready.emit(self.latest)


class Seat:
    """One person's windows in the town."""

    def __init__(self, folder, town: Town) -> None:
        self.town = town
        setting = Setting(
            city=town.rules.city, classes={key: one.name for key, one in town.rules.catalogue.classes.items()},
            calendar=town.rules.calendar, roster=DUTIES,
        )  # fmt: skip
        situation = Situation(town.store, setting, folder / "snapshot", now=town.clock.now)
        situation.load()
        self.feed, self.desk = TownFeed(situation), TownDesk(town)
        self.jobs = Jobs()
        self.places = QSettings(str(folder / "seat.ini"), QSettings.Format.IniFormat)
        self.window = QMainWindow()
        self.window.show()
        self.opened: list[str] = []
        self.extra: ExtraWindows | None = None

    def sit(self, user: str) -> None:
        if self.extra is not None:
            self.extra.leave()
        town = self.town
        rule = town.rules
        context = ConsoleContext(
            seat=user, wall="hall", city=rule.city, workflow=rule.workflow, catalogue=rule.catalogue, limits=rule.limits,
            calendar=rule.calendar, advisor=Advisor(rule.city, rule.places, rule.limits, rule.catalogue), desk=self.desk,
            files=town.store, feed=self.feed, steps=self.jobs, reads=self.jobs, theme=load_theme("desk"), ids=Counter(),
            now=town.clock.now, search=town.store, geocoder=Geocoder(rule.city),
        )  # fmt: skip
        object.__setattr__(context.ids, "_last", 1_000 * len(user) + ord(user[0]))
        self.window.setStyleSheet(desk_style(context.theme))
        self.extra = ExtraWindows(context, self.window, places=self.places)
        self.extra.case_wanted.connect(self.opened.append)
        self.extra.sit_down(
            Person(
                user=user,
                name=user,
                posts=POSTS[user],
                department="",
                area="",
                merged_posts=False,
                session=town.token(user),
            )
        )

    def open(self, name: str):
        getattr(self.extra, f"open_{name}")()
        sheet = self.extra.sheet(name)
        self.until(lambda: QApplication.activeWindow() is sheet)
        return sheet

    def until(self, condition) -> None:
        until(condition)

    def settle(self) -> None:
        self.until(lambda: not self.jobs.waiting)

    def close(self) -> None:
        if self.extra is not None:
            self.extra.leave()
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.jobs.close()


@pytest.fixture
def seat(qapp, tmp_path) -> Iterator[Seat]:
    store = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    made = Seat(tmp_path, Town(store, rules(duties=DUTIES)).staff())
    yield made
    made.close()
    store.dispose()


def enter(text: str = "") -> None:
    type_text(focused(), text)
    press(Qt.Key.Key_Return)


def test_a_call_that_is_typed_is_found_by_its_telephone_and_stands_in_the_lists(seat):
    seat.sit("acceptor")
    form = seat.open("call")
    press(Qt.Key.Key_1)
    for words in ("W-77", "13912345678", "王女士", "路边垃圾成堆"):
        enter(words)
    press(Qt.Key.Key_1)
    enter(seat.town.rules.city.streets[0].name)
    enter(CALL["class_key"])
    press(Qt.Key.Key_Return, CTRL)
    seat.settle()
    assert not seat.desk.refused, seat.desk.refused
    assert "回复" in form.told.text()
    form.close()

    search = seat.open("search")
    type_text(search.form.text, "139123")
    seat.until(lambda: len(search.table.rows) == 1)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    (case_id,) = seat.opened
    assert seat.town.store.case(case_id).state.stage is Stage.REPORTED

    lists = seat.open("lists")
    lists.views.setCurrentRow(15)
    seat.feed.speak()
    assert [row.case_id for row in lists.table.rows] == [case_id]
    lists.close()

    calls = seat.open("callbacks")
    seat.settle()
    assert [row.call.order_no for row in calls.table.rows] == ["W-77"]
    press(Qt.Key.Key_F6)
    seat.settle()
    assert "王女士" in calls.head.remark.toolTip()


def test_every_list_and_window_reads_the_real_situation(seat):
    seat.town.opened(urgent=True)
    seat.sit("leader")
    lists = seat.open("lists")
    for place in range(lists.views.count() - 1):
        lists.views.setCurrentRow(place)
        seat.feed.speak()
        assert "失败" not in (lists.table.words.text() if lists.table.words else "")
    for name in ("handover", "alarms", "roster", "messages", "about"):
        seat.open(name)
        seat.feed.speak()  # which fails where a question does
        seat.settle()
    assert "派遣先例不足" in " ".join(text for _, text in seat.extra.sheet("about").lines())


def test_a_handover_is_signed_by_two_people_in_the_log(seat):
    seat.sit("leader")
    window = seat.open("handover")
    seat.settle()
    seat.feed.speak()
    type_text(window.promises, "18时前回电")
    press(Qt.Key.Key_F2)
    seat.settle()
    seat.feed.speak()
    press(Qt.Key.Key_F3)
    assert "没有等待接班" in window.said

    seat.town.clock.go(MINUTE)
    seat.sit("acceptor")
    other = seat.open("handover")
    seat.settle()
    seat.feed.speak()
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_F3)
    seat.settle()
    seat.feed.speak()
    assert not seat.desk.refused
    (sheet,) = other.sheets.rows
    assert (sheet.offered.actor, sheet.accepted.actor) == ("leader", "acceptor")
    assert other.promises.toPlainText() == "18时前回电"


def test_a_duty_entered_and_undone_stands_and_goes_in_the_book(seat):
    seat.sit("leader")
    window = seat.open("roster")
    seat.feed.speak()
    before = len(window.shown.rows)
    press(Qt.Key.Key_Insert)
    for words in ("T4", "D2", "12:00", "18:00"):
        enter(words)
    seat.settle()
    seat.feed.speak()
    assert not seat.desk.refused, seat.desk.refused
    assert len(window.shown.rows) == before + 1
    press(Qt.Key.Key_Z, CTRL)
    seat.settle()
    seat.feed.speak()
    assert len(window.shown.rows) == before


def test_the_roll_is_called_and_its_missing_are_listed(seat):
    seat.sit("leader")
    window = seat.open("messages")
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_1)
    press(Qt.Key.Key_Return, CTRL)
    seat.settle()
    seat.feed.speak()
    assert "已发 2 台" in window.said
    assert sorted(row.terminal for row in window.table.rows) == ["T2", "T3"]


def test_an_urgent_report_rings_and_space_takes_it(seat):
    seat.sit("leader")
    seat.feed.speak()
    counts: list[int] = []
    seat.extra.alarms_changed.connect(counts.append)
    seat.town.opened(urgent=True)
    seat.feed.speak()
    seat.extra.acknowledge_alarm()
    seat.settle()
    seat.feed.speak()
    assert counts == [1, 0]
    assert not seat.desk.refused
