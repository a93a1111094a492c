"""A fast, seeded stream of bad messages: good ones of every kind, damaged in every way that came to mind."""

import json
import random
from collections.abc import Iterator

CITY = "wanmi/v1/990100"
GOOD: dict[str, dict[str, object]] = {
    f"{CITY}/terminal/t1/fix": {"v": 1, "fixes": [{"at": "2026-06-11T10:00:00+08:00", "lon": 114.3, "lat": 30.6}]},
    f"{CITY}/terminal/t2/fix": {"v": 1, "at": "2026-06-11T10:00:00+08:00", "lon": 114.3, "lat": 30.6, "acc": 5},
    f"{CITY}/terminal/t1/report": {
        "v": 1, "id": "r-1", "at": "2026-06-11T10:00:00Z", "class": "E06010", "lon": 114.3, "lat": 30.6, "acc": 8,
        "place": "路口", "text": "垃圾", "photos": ["a" * 64], "component": "C-1", "urgent": True, "self_handled": False,
    },
    f"{CITY}/terminal/t1/reply": {"v": 1, "id": "a-1", "case": "c-1", "task": "check", "result": "passed", "note": "好"},
    f"{CITY}/terminal/t1/status": {"v": 1, "at": "2026-06-11T10:00:00Z", "online": True},
    f"{CITY}/terminal/t1/media/{'a' * 64}": {"v": 1},
    f"{CITY}/seat/5/step": {"v": 1, "id": "s-1", "session": "x", "name": "accept", "case": "c", "version": 1, "fields": {}},
    f"{CITY}/seat/5/login": {"v": 1, "id": "s-1", "user": "wang", "password": "w"},
    "owntracks/u/d": {"_type": "location", "tst": 1781143200, "lon": 114.3, "lat": 30.6, "vel": 3, "acc": 5, "cog": 9},
    "owntracks/u/d2": {"_type": "lwt", "tst": "1781143200"},
    "owntracks/u/d/event": {"_type": "transition", "tst": 1781143200, "event": "enter", "desc": "x"},
}  # fmt: skip
STRANGE: tuple[object, ...] = (
    None, True, -1, 0, 1, 2, 10**30, -0.0, 181.0, -181.0, 1e308, "", "x" * 5_000, "\x00", "a\n", "字" * 70, "NaN", "nan",
    "Infinity", "../../etc", "' OR 1=1", "2026-13-41T25:61:61Z", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59",
    "1969-12-31T23:59:59Z", [], {}, [[]], [None], {"a": {"b": {"c": {"d": {}}}}}, ["a" * 64] * 13, [1] * 6_000,
)  # fmt: skip
STRANGE_TOPICS = (
    "", "/", "#", "+", "wanmi", "wanmi/v1", "wanmi/v1/", f"{CITY}/terminal/+/fix", f"{CITY}/terminal/t1/receipt",
    f"{CITY}/terminal/{'t' * 65}/fix", f"{CITY}/terminal/终端/report", f"{CITY}/terminal/t1/media/xyz", f"{CITY}/seat//step",
    f"{CITY}/notice", "owntracks", "owntracks/u", "owntracks/u/d/x/y", "owntracks//", "owntracks/u/d/waypoints", "$SYS/x",
    f"{CITY}/terminal/t1/fix\x00", "\udcff/x",
)  # fmt: skip


def messages(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield *count* topics and payloads, the same for the same *seed*."""
    dice = random.Random(seed)
    topics = tuple(GOOD)
    damages = (_changed, _changed, _lacking, _flipped, _cut, _noise, _numbers, _repeated)
    for _ in range(count):
        topic = dice.choice(topics)
        payload = dice.choice(damages)(dict(GOOD[topic]), dice)
        yield (dice.choice(STRANGE_TOPICS) if dice.random() < 0.05 else topic), payload


def _changed(body: dict[str, object], dice: random.Random) -> bytes:
    inner = body.get("fixes")
    if isinstance(inner, list) and dice.random() < 0.7:
        part = dict(inner[0])
        part[dice.choice(list(part))] = dice.choice(STRANGE)
        body["fixes"] = [part]
    else:
        body[dice.choice(list(body))] = dice.choice(STRANGE)
    return json.dumps(body, ensure_ascii=dice.random() < 0.5).encode()


def _lacking(body: dict[str, object], dice: random.Random) -> bytes:
    del body[dice.choice(list(body))]
    return json.dumps(body).encode()


def _flipped(body: dict[str, object], dice: random.Random) -> bytes:
    payload = bytearray(json.dumps(body, ensure_ascii=False).encode())
    for _ in range(dice.randint(1, 4)):
        payload[dice.randrange(len(payload))] = dice.randrange(256)
    return bytes(payload)


def _cut(body: dict[str, object], dice: random.Random) -> bytes:
    payload = json.dumps(body, ensure_ascii=False).encode()
    return payload[: dice.randrange(len(payload))]


def _noise(_body: dict[str, object], dice: random.Random) -> bytes:
    return dice.randbytes(dice.randrange(200))


def _numbers(body: dict[str, object], dice: random.Random) -> bytes:
    text = json.dumps(body)
    return text.replace("1", dice.choice(["NaN", "1e999", "-", "01", "1" * 400, "0x1", "1.", "Infinity"])).encode()


def _repeated(body: dict[str, object], dice: random.Random) -> bytes:
    payload = json.dumps(body).encode()
    return dice.choice([payload + payload, b"[" + payload + b"]", b"\xef\xbb\xbf" + payload, b'"' + payload + b'"'])
