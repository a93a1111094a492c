"""Two consoles on one PostgreSQL, many hands at each: no case is handled twice, and each who was late is told why."""

import random
import re
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.adapters.clockwork import SystemClock, UuidIds
from app.adapters.mqtt.desk_link import DeskLink
from app.adapters.mqtt.terminal_client import TerminalClient
from app.adapters.store.store import Store
from app.cli.demo_users import DEMO_PASSWORD, HALL_USER
from app.domain.terms import Stage, Stream
from app.services.messages import Answer, Login, Report, Step
from tests.gateway_process import CITY, GatewayProcess
from tests.integration.mqtt.hall import wait_for
from tests.mosquitto import MosquittoServer

CASES = 200
TERMINAL = "2001"
HANDS = 4
"""Threads at each console."""
SEATS = {"console-1": "acceptor", "console-2": HALL_USER}
GATE_S = 60.0
LOSING = {
    "claimed": re.compile(r"坐席 console-[12] 于 \d\d:\d\d:\d\d 起办理中"),
    "stale": re.compile(r"坐席 console-[12] 已于 .*\d\d:\d\d:\d\d 受理"),
}


@pytest.fixture
def gateway(tmp_path: Path, own_mosquitto: MosquittoServer, postgres_url: str) -> Iterator[GatewayProcess]:
    process = GatewayProcess(tmp_path, own_mosquitto.url, postgres_url)
    process.start()
    yield process
    process.stop()


def test_two_consoles_race_for_two_hundred_cases_and_none_is_handled_twice(gateway):
    ids = opened_cases(gateway)

    told = race(gateway, ids)

    with closing_store(gateway) as store:
        for case_id in ids:
            history = store.history(case_id)
            assert [event.kind for event in history] == ["reported", "accept"]
            assert store.case(case_id).state.stage is Stage.ACCEPTED
            check_claims(store, case_id, history[1])
            assert [seat for seat, answer in told["accept", case_id] if answer.ok] == [history[1].seat]
        assert store.verify().ok
    check_losers(told)


def opened_cases(gateway: GatewayProcess) -> list[str]:
    """Report the cases from a terminal and return their ids."""
    terminal = TerminalClient(gateway.broker, CITY, [TERMINAL])
    terminal.open()
    try:
        for number in range(CASES):
            terminal.report(a_report(number))
        wait_for(lambda: terminal.unreceipted == 0, 60)
    finally:
        terminal.close()
    with closing_store(gateway) as store:
        ids = [case.case_id for case in store.cases(None, None)]
    assert len(ids) == CASES
    return ids


def race(gateway: GatewayProcess, ids: list[str]) -> dict[tuple[str, str], list[tuple[str, Answer]]]:
    """Let every hand of both consoles try every case in an order of its own; return what each was told."""
    told: dict[tuple[str, str], list[tuple[str, Answer]]] = defaultdict(list)
    links = {seat: DeskLink(gateway.broker, CITY, seat, timeout_s=30) for seat in SEATS}
    try:
        tokens = {seat: sit_down(link, seat) for seat, link in links.items()}
        gate = threading.Barrier(len(SEATS) * HANDS)
        with ThreadPoolExecutor(len(SEATS) * HANDS) as hands:
            jobs = [
                hands.submit(work, links[seat], seat, tokens[seat], ids, hand, gate)
                for seat in SEATS
                for hand in range(HANDS)
            ]
            for job in jobs:
                for name, case_id, seat, answer in job.result():
                    told[name, case_id].append((seat, answer))
    finally:
        for link in links.values():
            link.close()
    return told


def work(
    link: DeskLink, seat: str, token: str, ids: list[str], hand: int, gate: threading.Barrier
) -> list[tuple[str, str, str, Answer]]:
    """Try each case: every other hand claims it first, as a careful desk does, the others grab.

    The first case of each is one that a careful hand looks at until a grabbing one of the other console has tried it.
    """
    is_careful, number = bool(hand % 2), list(SEATS).index(seat)
    first = ids[hand // 2 + HANDS * (number if is_careful else 1 - number)]
    order = random.Random(f"{seat}/{hand}").sample(ids, len(ids))
    told = []

    def ask(name: str, case_id: str) -> bool:
        version = None if name == "claim" else 1
        step = Step(step_id=UuidIds().new(), seat=seat, session=token, name=name, case_id=case_id, version=version)
        told.append((name, case_id, seat, link.ask(step)))
        return told[-1][3].ok

    if is_careful:
        ask("claim", first)
    gate.wait(GATE_S)
    if not is_careful:
        ask("accept", first)
    gate.wait(GATE_S)
    for case_id in (first, *order):
        if not is_careful or ask("claim", case_id):
            ask("accept", case_id)
    return told


def sit_down(link: DeskLink, seat: str) -> str:
    link.open()
    answer = link.login(Login(step_id=UuidIds().new(), seat=seat, user=SEATS[seat], password=DEMO_PASSWORD))
    assert answer.ok, answer
    return str(answer.fields["session"])


def check_claims(store, case_id, step):
    """A step was never taken inside another seat's claim."""
    holder = ""
    for event in store.history(case_id, Stream.CLAIM):
        assert event.kind == "claimed"
        if event.seq < step.seq:
            holder = event.seat
    assert holder in ("", step.seat)


def check_losers(told):
    """Every answer is either the one that won or says who was faster, in words; and both consoles won and lost."""
    counts = Counter()
    for (name, _), answers in told.items():
        for seat, answer in answers:
            if answer.ok:
                counts[name, seat, "won"] += 1
                continue
            is_over = name == "claim" and answer.code == "not_allowed"  # accepted meanwhile: not this post's any more
            assert is_over or LOSING[answer.code].fullmatch(answer.text), (name, seat, answer)
            counts[name, seat, "lost"] += 1
            counts[answer.code] += 1
    assert counts["claimed"] >= HANDS
    assert counts["stale"] > 0
    for seat in SEATS:
        assert counts["accept", seat, "won"] > 0
        assert counts["accept", seat, "lost"] > 0
    assert counts["accept", "console-1", "won"] + counts["accept", "console-2", "won"] == CASES


@contextmanager
def closing_store(gateway: GatewayProcess) -> Iterator[Store]:
    store = gateway.open_store()
    try:
        yield store
    finally:
        store.dispose()


def a_report(number: int) -> Report:
    now = SystemClock().now()
    return Report(
        message_id=f"race-{number}", terminal=TERMINAL, device_at=now, received_at=now, class_key="E06010",
        lon=114.3012 + number * 1e-5, lat=30.6005,
        accuracy_m=5.0, place="", description="路边有生活垃圾裸露", photos=(), component="", urgent=False, self_handled=False,
    )  # fmt: skip
