"""100,000 generated bad payloads: no crash, each counted, none becomes a case."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from app.adapters.clockwork import SystemClock, UuidIds
from app.adapters.passwords import Argon2Passwords
from app.adapters.store.store import Store, open_store
from app.adapters.terminals.registry import Protocols, load_all
from app.cli.parts import parts_of
from app.cli.settings import read_settings
from app.services.gateway import Gateway
from app.services.messages import Outgoing, Unreadable
from tests.gateway_process import CITY

BAD = 100_000
BATCH = 2_000
GOOD = {"v": 1, "id": "x", "class": "E06010", "lon": 114.3012, "lat": 30.6005, "text": "垃圾"}
WRONG: tuple[tuple[str, object], ...] = (
    ("v", 2), ("v", None), ("id", ""), ("id", "a b"), ("id", "x" * 65), ("class", "E0601"), ("class", "06010"),
    ("class", 6010), ("lon", "114"), ("lon", 181), ("lon", None), ("lat", -91), ("lat", []), ("text", 7),
    ("text", "长" * 4_001), ("photos", "abc"), ("photos", ["zz"]), ("photos", ["0" * 64] * 13), ("at", "yesterday"),
    ("at", "1970-01-01T00:00:00Z"), ("at", "2026-06-11T10:00:00"), ("urgent", "yes"), ("acc", -2),
)  # fmt: skip
CHANNELS = ("report", "reply", "status", "fix")


def bad_messages(rng: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yield topics and payloads of which none is a good report."""
    kinds = (_broken_field, _cut_off, _noise, _wrong_topic, _deep, _owntracks)
    for number in range(BAD):
        yield rng.choice(kinds)(rng, number)


def _broken_field(rng: random.Random, number: int) -> tuple[str, bytes]:
    name, value = rng.choice(WRONG)
    body = GOOD | {"id": f"bad-{number}"} | {name: value}
    return f"wanmi/v1/{CITY}/terminal/2001/report", json.dumps(body).encode()


def _cut_off(rng: random.Random, _number: int) -> tuple[str, bytes]:
    whole = json.dumps(GOOD).encode()
    return f"wanmi/v1/{CITY}/terminal/2001/{rng.choice(CHANNELS)}", whole[: rng.randrange(len(whole))]


def _noise(rng: random.Random, _number: int) -> tuple[str, bytes]:
    return f"wanmi/v1/{CITY}/terminal/2001/{rng.choice(CHANNELS)}", rng.randbytes(rng.randrange(200))


def _wrong_topic(rng: random.Random, _number: int) -> tuple[str, bytes]:
    topic = rng.choice(("terminal/2001/case", "terminal//report", "terminal/20 01/report", "seat/1/nothing", "x"))
    return f"wanmi/v1/{CITY}/{topic}", json.dumps(GOOD).encode()


def _deep(_rng: random.Random, _number: int) -> tuple[str, bytes]:
    return f"wanmi/v1/{CITY}/terminal/2001/report", b"[" * 5_000 + b"]" * 5_000


def _owntracks(rng: random.Random, _number: int) -> tuple[str, bytes]:
    body = rng.choice(
        ({"_type": "waypoint"}, {"_type": "location"}, {"_type": "location", "tst": "x", "lon": 1, "lat": 2}, [])
    )
    return "owntracks/someone/phone", json.dumps(body).encode()


def test_100000_bad_payloads_are_counted_and_none_becomes_a_case(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'bad.sqlite'}", attachments=tmp_path / "attachments", fsync=False)
    store.migrate()
    clock = SystemClock()
    assert store.take_lease("test", clock.now())
    gateway = Gateway(
        store, parts_of(read_settings()).rules, clock, UuidIds(), Argon2Passwords(time_cost=1, memory_kib=64)
    )
    reader, counts, receipts = Protocols(load_all()), Counter[str](), list[Outgoing]()
    messages = bad_messages(random.Random(20260611))

    while batch := [reader.parse(*message, clock.now()) for message in _take(messages)]:
        counts.update(type(one).__name__ for one in batch)
        receipts += [one for one in gateway.handle(batch).outgoing if one.channel == "receipt"]

    try:
        assert counts == Counter({Unreadable.__name__: BAD})
        assert quarantined(store) == BAD
        assert list(store.cases(None, None)) == []
        assert receipts, "a sender whose id could be read is told"
        assert {one.body["code"] for one in receipts} == {"unreadable"}
    finally:
        store.dispose()


def _take(messages: Iterator[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [message for _, message in zip(range(BATCH), messages, strict=False)]


def quarantined(store: Store) -> int:
    """Return how many messages are in quarantine."""
    count, after = 0, 0
    while rows := store.quarantined(after, 5_000):
        count, after = count + len(rows), rows[-1][0]
    return count


def test_a_message_refused_as_unreadable_is_kept_once_however_often_it_comes(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'again.sqlite'}", attachments=tmp_path / "attachments", fsync=False)
    store.migrate()
    clock = SystemClock()
    assert store.take_lease("test", clock.now())
    gateway = Gateway(
        store, parts_of(read_settings()).rules, clock, UuidIds(), Argon2Passwords(time_cost=1, memory_kib=64)
    )
    reader = Protocols(load_all())
    bad = json.dumps(GOOD | {"id": "r-1", "at": "1970-01-01T00:00:00Z"}).encode()
    good = json.dumps(GOOD | {"id": "r-1"}).encode()
    topic = f"wanmi/v1/{CITY}/terminal/2001/report"

    said = [
        gateway.handle([reader.parse(topic, payload, clock.now())]).outgoing[0].body["ok"]
        for payload in (bad, bad, bad, good)
    ]

    try:
        assert said == [False, False, False, True]
        assert quarantined(store) == 1
        assert len(list(store.cases(None, None))) == 1
    finally:
        store.dispose()
