"""The live city against a real broker, gateway and store, with a clock that runs thirty times as fast."""

import random
import threading
import time
from collections import Counter
from contextlib import contextmanager
from datetime import datetime

import pytest

from app.adapters.broker.embedded import EmbeddedBroker
from app.adapters.clockwork import UuidIds
from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.mqtt.errors import BrokerUnavailable
from app.adapters.mqtt.gateway_link import GatewayLink
from app.adapters.passwords import Argon2Passwords
from app.adapters.store.store import open_store
from app.adapters.terminals.registry import Protocols, load_all
from app.domain.moment import CHINA, DAY, from_datetime
from app.domain.terms import Post, Stage
from app.services.gateway import Gateway
from app.services.messages import Login, Step
from app.services.users import NewUser, create_user
from app.simulate.enrolment import enrol
from app.simulate.history import write_history
from app.simulate.run import run
from app.simulate.story.seats import seats_of
from tests.integration.simulate_world import FastClock, opened, the_city, the_rules

TEN = from_datetime(datetime(2026, 6, 11, 10, tzinfo=CHINA))
PASSWORD = "a password of the test"
FACTOR = 30.0


@contextmanager
def hall(folder, days):
    """A gateway at its broker over a store with some history; yields the broker's address, the clock and a reader."""
    store = opened(folder, TEN - 2 * DAY)
    if days:
        write_history(store, the_rules(), TEN - int(days * DAY), TEN, random.Random(3))
    passwords = Argon2Passwords(time_cost=1, memory_kib=64)
    enrol(store, passwords, the_city(), PASSWORD, now=TEN)
    human = NewUser(user="human", name="真人", password=PASSWORD, posts=(Post.DISPATCHER,))
    create_user(store, passwords, human, now=TEN, by="test")
    clock = FastClock(TEN, FACTOR)
    gateway = Gateway(store, the_rules(), clock, UuidIds(), passwords)

    def tick():
        store.take_lease("test", clock.now())
        return gateway.timers()

    with EmbeddedBroker() as broker:
        link = GatewayLink(
            broker.url, the_city().code, gateway.handle, reader=Protocols(load_all(), {}), clock=clock,
            on_tick=tick, on_posted=gateway.posted,
        )  # fmt: skip
        link.open()
        reader = open_store(
            f"sqlite:///{folder / 'w.sqlite'}", attachments=folder / "attachments", read_only=True, fsync=False
        )
        try:
            yield broker.url, clock, reader
        finally:
            link.stop()
            reader.dispose()
            store.dispose()


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """Eighteen minutes of the city with its desks, a person dispatching one case meanwhile."""
    with hall(tmp_path_factory.mktemp("live"), 1.0) as (url, clock, reader):
        before = reader.head()
        helper = threading.Thread(target=dispatch_one, args=(url, reader, picked := []))
        helper.start()
        summary = run(
            the_rules(), url, terminals=62, rate=0.5, seconds=18 * 60, clock=clock, seed=1,
            stopping=threading.Event(), store=reader, password=PASSWORD,
        )  # fmt: skip
        helper.join()
        yield summary, reader.events_after(before, 10**6), reader, picked


def dispatch_one(url, reader, picked):
    """Log in as a person and dispatch the first case that waits for it, once the city has begun to act."""
    before = reader.head()
    while reader.head() == before:
        time.sleep(0.05)
    desk = DeskLink(url, the_city().code, "5")
    desk.open()
    token = desk.login(Login(step_id="in", seat="5", user="human", password=PASSWORD)).fields["session"]
    while not picked:
        for case in reader.cases(None, None):
            if case.state.stage is Stage.FILED:
                step = Step(step_id=f"d{case.version}", seat="5", session=token, name="dispatch", case_id=case.case_id,
                            version=case.version, fields={"department": "01"})  # fmt: skip
                if desk.ask(step).ok:
                    picked.append(case.case_id)
                    break
    desk.close()


def test_everything_sent_is_receipted_and_hardly_anything_refused(played):
    summary, _, _, _ = played

    assert summary.reports >= 5
    assert summary.replies >= 5
    assert summary.unreceipted == 0
    assert summary.receipts >= summary.reports + summary.replies
    assert summary.refused <= 3


def test_all_who_are_on_shift_are_out_and_heard(played):
    summary, _, reader, _ = played

    assert 55 <= summary.terminals <= 62
    assert summary.fixes > 0.8 * summary.terminals * summary.seconds / 10
    assert len(set(reader.fixes_after(0, 10**6).terminal)) >= summary.terminals


def test_all_posts_act(played):
    _, events, _, _ = played

    posts = Counter(event.post for event in events if event.stream == "case")
    assert all(posts[post] > 2 for post in ("collector", "acceptor", "shift_leader", "dispatcher", "department"))


def test_work_is_left_for_people(played):
    _, _, reader, _ = played
    stages = Counter(case.state.stage for case in reader.cases(None, None))

    assert sum(stages[one] for one in (Stage.REPORTED, Stage.ACCEPTED, Stage.FILED, Stage.CHECKED)) >= 6


def test_what_a_person_dispatched_is_handled_within_minutes(played):
    _, events, _, picked = played

    kinds = [event.kind for event in events if event.subject == picked[0]]
    assert "sign" in kinds
    assert "handle" in kinds


def test_the_log_still_verifies(played):
    _, _, reader, _ = played

    assert reader.verify().ok


def test_without_a_store_so_many_terminals_report_evenly(tmp_path):
    with hall(tmp_path, 0) as (url, clock, reader):
        summary = run(
            the_rules(), url, terminals=200, rate=10.0, seconds=3 * 60, clock=clock, seed=1, stopping=threading.Event()
        )
        cases = len(list(reader.cases(None, None)))

    assert summary.terminals == 200
    assert 10 <= summary.reports <= 60
    assert summary.receipts == summary.reports == cases
    assert summary.steps == 0
    assert summary.fixes > 0.7 * 200 * 180 / 10


def test_without_a_broker_the_reason_is_named():
    with pytest.raises(BrokerUnavailable):
        run(
            the_rules(), "mqtt://127.0.0.1:1", terminals=2, rate=1.0, seconds=1, clock=FastClock(TEN, 1.0), seed=1,
            stopping=threading.Event(),
        )  # fmt: skip


def test_every_department_unit_and_team_has_a_simulated_seat_with_a_number_of_its_own():
    seats = seats_of(the_city())

    assert len({seat.number for seat in seats}) == len(seats)
    everyone = {one.code for one in the_city().departments}
    assert {seat.department for seat in seats if seat.post is Post.DEPARTMENT} == everyone
