"""A dispatcher's console over a million cases: synthetic columns, a store full of rows to search in, and 500 real cases.

The real ones have been reported, accepted and filed through the gateway, with two photos each; only they have a log.
"""

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import perf_counter, sleep
from unittest import mock

import sqlalchemy as sa
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QApplication

from app.adapters.store import Store, open_store
from app.domain.moment import MINUTE, SECOND
from app.domain.terms import Post
from app.services.advice import Advisor
from app.services.messages import Media
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.bench import columns, search_fill, synthetic
from tests.gui.console_hall import Counter, PaperMap
from tests.gui.scripted_desk import ScriptedDesk
from tests.unit.services.town import Hall, a_report, duty, rules
from widgets.console import case_map
from widgets.console.context import ConsoleContext
from widgets.console.person import Person
from widgets.console.window import ConsoleWindow
from widgets.feed import SituationFeed
from widgets.jobs import Jobs
from widgets.settling import Settling
from widgets.theme import load_theme

CASES, REAL, IMAGES = 1_000_000, 500, 20
CLASSES = ("E06010", "E06012", "C01002", "E07001")
SIZE = 1920, 1080
WITHIN_S = 20.0
DESCRIPTION = "路口东侧人行道上有成堆的生活垃圾裸露，约两袋，未清运，影响通行，请尽快处理。"


class Opened(Situation):
    """A situation whose columns are there already."""

    def load(self, progress: Callable[[float], None] | None = None) -> None:
        """Read only what came behind them."""
        self.poll()


class Seat:
    """The window with what it lives on."""

    def __init__(self, folder: Path) -> None:
        self.url = f"sqlite:///{folder}/console.db"
        self.store = open_store(self.url, attachments=folder / "media", fsync=False)
        self.store.migrate()
        town = Hall(self.store, rules(duties=(duty("T2", "D1"), duty("T3", "D2"))))
        report_all(town)
        self.feed = SituationFeed(_situation(self.store, town), town.clock.now)
        fill(self.url)
        self.jobs = Jobs(), Jobs()
        given = town.rules
        context = ConsoleContext(
            seat="3", wall="hall", city=given.city, workflow=given.workflow, catalogue=given.catalogue,
            limits=given.limits, calendar=given.calendar,
            advisor=Advisor(given.city, given.places, given.limits, given.catalogue), desk=ScriptedDesk(),
            files=self.store, feed=self.feed, steps=self.jobs[0], reads=self.jobs[1], theme=load_theme("desk"),
            ids=Counter(), now=town.clock.now, search=self.store, export_folder=folder,
        )  # fmt: skip
        self.window = ConsoleWindow(context)
        self.page = self.window.page
        self.window.resize(*SIZE)
        self.window.show()
        Settling(self.feed)
        self.feed.start()
        self.window.login.logged_in.emit(
            Person(
                user="dispatcher", name="d", posts=(Post.DISPATCHER,), department="", area=given.city.code[:4],
                merged_posts=False, session="s",
            )
        )  # fmt: skip
        self.until(lambda: self.page.queue.model.rowCount() > 0)

    def until(self, is_done: Callable[[], object]) -> float:
        """Run the event loop until *is_done*; return the milliseconds it took, raise :class:`TimeoutError`."""
        begun = perf_counter()
        while not is_done():
            if perf_counter() - begun > WITHIN_S:
                raise TimeoutError("the console did not come that far")
            QApplication.processEvents()
            sleep(0.0005)  # a loop that never rests keeps the workers from their lock
        return (perf_counter() - begun) * 1000

    def close(self) -> None:
        """Take everything down."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.feed.close()
        for jobs in self.jobs:
            jobs.close()
        self.store.dispose()


@contextmanager
def open_seat(folder: Path) -> Iterator[Seat]:
    """Give the seat; its map is paper, for no figure here waits for the browser."""
    with mock.patch.object(case_map, "MapView", PaperMap):
        seat = Seat(folder)
        try:
            yield seat
        finally:
            seat.close()


def report_all(town: Hall) -> None:
    """Have the real cases reported with their photos, accepted and filed."""
    town.staff()
    rng, photos = random.Random(3), []
    for number in range(IMAGES):
        content = picture(number)
        media = Media(terminal="T1", received_at=town.clock.now(), sha256=_digest(content), content=content)
        town.handle(media)
        photos.append(media.sha256)
    for number in range(REAL):
        town.clock.go(SECOND)
        at = {"lon": 117.006 + rng.random() * 0.038, "lat": 36.606 + rng.random() * 0.028}
        report = replace(
            a_report(f"r{number}", town.clock.now(), terminal=f"T{number % 4 + 1}"), class_key=rng.choice(CLASSES),
            photos=tuple(rng.sample(photos, 2)), description=f"{number} 号{DESCRIPTION}", **at,
        )  # fmt: skip
        answer = town.one(report)
        if answer.get("ok"):
            town.ask("acceptor", "accept", answer["case_id"])
            condition = town.rules.limits.conditions(report.class_key)[0].condition
            town.ask("leader", "file", answer["case_id"], condition=condition)


def picture(number: int) -> bytes:
    """Return a JPEG as large as a phone's, each another."""
    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    image.fill(QColor.fromHsv(number * 17 % 360, 120, 160))
    painter = QPainter(image)
    rng = random.Random(number)
    for _ in range(3_000):
        painter.fillRect(rng.randrange(1600), rng.randrange(1200), 40, 30, QColor.fromHsv(rng.randrange(360), 90, 200))
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"jpeg")).write(image)
    return bytes(content.data())


def fill(url: str) -> None:
    """Put a million rows to search in beside the real cases."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        search_fill.fill(connection, CASES)
    engine.dispose()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _situation(store: Store, town: Hall) -> Situation:
    """Return the synthetic columns with the real cases' events behind them."""
    source = synthetic.source_of(history := columns.history_of(CASES))
    for event in store.events_after(0, 1_000_000):
        source.tail.append(replace(event, seq=source.head() + 1))
    given = town.rules
    setting = Setting(
        city=given.city, classes={key: one.name for key, one in given.catalogue.classes.items()},
        calendar=given.calendar, roster=(),
    )  # fmt: skip
    situation = Opened(source, setting, now=lambda: town.clock.now() + MINUTE)
    situation._begin(history)
    return situation
