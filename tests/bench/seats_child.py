"""A process with some consoles in it: each takes its steps at a fixed pace and follows the log like a screen does.

Its arguments are one JSON object (:class:`Task`). A screen has a step when its situation has read it and its desk's
queue is answered anew. Every moment is of the monotonic clock, which all processes of a machine share.
"""

import json
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.adapters.clockwork import SystemClock, UuidIds
from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.store.store import Store, open_store
from app.cli.demo_users import DEMO_PASSWORD, HALL_USER
from app.cli.parts import parts_of
from app.cli.settings import read_settings
from app.domain.event import Event
from app.domain.terms import Stream
from app.services.messages import Login, Step
from app.situation.answers import answer_all
from app.situation.questions.desk import DeskQueue
from app.situation.questions.numbers import Numbers
from app.situation.setting import Setting
from app.situation.situation import Situation
from app.situation.source import FixRows

QUESTIONS = (DeskQueue(posts=("acceptor", "shift_leader", "dispatcher"), limit=200), Numbers())
BREATH_S = 0.05
"""As the windows' feed: the least pause between two readings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """``work`` is, per seat, the cases to take through *steps*; ``pace_s`` lies between two steps of a seat."""

    database: str
    broker: str
    work: dict[str, list[str]]
    steps: list[tuple[str, dict[str, object]]]
    pace_s: float


@dataclass
class Watched:
    """The store as a situation reads it, noting which case versions came."""

    store: Store
    read: list[Event] = field(default_factory=list)

    def store_id(self) -> str:
        return self.store.store_id()

    def head(self) -> int:
        return self.store.head()

    def events_after(self, seq: int, limit: int) -> Sequence[Event]:
        events = self.store.events_after(seq, limit)
        self.read += [event for event in events if event.stream == Stream.CASE]
        return events

    def fixes_after(self, number: int, limit: int) -> FixRows:
        return self.store.fixes_after(number, limit)


class Screen:
    """What a seat sees: reads on each notice and each second, and answers its questions."""

    def __init__(self, store: Store, setting: Setting) -> None:
        self._source = Watched(store)
        self._situation = Situation(self._source, setting, now=SystemClock().now)
        self.bell = threading.Event()
        self.ending = threading.Event()
        self.seen: dict[tuple[str, int], float] = {}
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        self._situation.load()
        self._source.read.clear()
        self._thread.start()

    def stop(self) -> None:
        self.ending.set()
        self.bell.set()
        self._thread.join()

    def ring(self, _head: int) -> None:
        self.bell.set()

    def _run(self) -> None:
        while not self.ending.is_set():
            self.bell.wait(1.0)
            self.bell.clear()
            self._situation.poll()
            answer_all(self._situation.at(), QUESTIONS)
            now = time.monotonic()
            for event in self._source.read:
                version = int(json.loads(event.payload)["version"])
                self.seen.setdefault((event.subject, version), now)
            self._source.read.clear()
            self.ending.wait(BREATH_S)


class Seat:
    """One console: takes its steps at its pace."""

    def __init__(self, task: Task, seat: str, screen: Screen) -> None:
        self._task = task
        self._seat = seat
        self._ids = UuidIds()
        self._link = DeskLink(task.broker, "990100", seat, on_notice=screen.ring, timeout_s=30)
        self.taken: list[tuple[str, int, float, float]] = []
        self.refused: list[str] = []

    def log_in(self) -> None:
        self._link.open()
        answer = self._link.login(
            Login(step_id=self._ids.new(), seat=self._seat, user=HALL_USER, password=DEMO_PASSWORD)
        )
        self._session = str(answer.fields["session"])

    def work(self, begin_at: float) -> None:
        """Take all steps: the first of every case, then the second of every case."""
        versions = dict.fromkeys(self._task.work[self._seat], 1)
        at = begin_at
        for name, fields in self._task.steps:
            for case_id in versions:
                time.sleep(max(0.0, at - time.monotonic()))
                at += self._task.pace_s
                versions[case_id] = self._take(case_id, versions[case_id], name, fields)
        self._link.close()

    def _take(self, case_id: str, version: int, name: str, fields: dict[str, object]) -> int:
        step = Step(
            step_id=self._ids.new(), seat=self._seat, session=self._session, name=name, case_id=case_id,
            version=version, fields=fields,
        )  # fmt: skip
        asked = time.monotonic()
        answer = self._link.ask(step)
        if not answer.ok:
            self.refused.append(answer.text)
            return version
        self.taken.append((case_id, answer.version, asked, time.monotonic()))
        return answer.version


def main(text: str) -> None:
    """Work, then print what was taken when and seen when, as one line of JSON."""
    task = Task(**json.loads(text))
    setting = parts_of(read_settings()).setting
    stores = [open_store(task.database, attachments=Path("unused"), read_only=True) for _ in task.work]
    screens = [Screen(store, setting) for store in stores]
    seats = [Seat(task, name, screen) for name, screen in zip(task.work, screens, strict=True)]
    for seat, screen in zip(seats, screens, strict=True):
        screen.start()
        seat.log_in()
    print("ready", flush=True)
    begin_at = float(sys.stdin.readline())
    threads = [
        threading.Thread(target=seat.work, args=(begin_at + n * task.pace_s / len(seats),))
        for n, seat in enumerate(seats)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    time.sleep(2.0)
    for screen in screens:
        screen.stop()
    found = {
        "taken": [one for seat in seats for one in seat.taken],
        "refused": [text for seat in seats for text in seat.refused],
        "all_seen": [{f"{case}/{version}": at for (case, version), at in screen.seen.items()} for screen in screens],
    }
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
