"""The published description says what the parser does: every example, and every limit from both sides."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from app.adapters import topics
from app.adapters.mqtt import desk_link
from app.adapters.terminals.registry import Protocols, load_all
from app.domain.moment import SECOND
from app.services.messages import Fixes, Login, Reply, Report, Step, TerminalStatus, Unreadable

NOW = 1_781_143_300 * SECOND
DOCUMENT = yaml.safe_load((Path(__file__).resolve().parents[3] / "docs/asyncapi.yaml").read_text(encoding="utf-8"))
READ = Protocols(load_all()).parse
UP = {
    "fix": Fixes, "report": Report, "reply": Reply, "status": TerminalStatus, "step": Step, "login": Login,
    "owntracksLocation": Fixes, "owntracksLwt": TerminalStatus, "owntracksTransition": TerminalStatus,
}  # fmt: skip
"""What a message of each schema is to the gateway."""
EXAMPLES = [
    (name, example["name"], example["payload"])
    for name, message in DOCUMENT["components"]["messages"].items()
    for example in message.get("examples", [])
]
A_LIMIT_EACH = [
    ("report", {"v": 2}), ("report", {"id": "a b"}), ("report", {"id": ""}), ("report", {"id": "x" * 64}),
    ("report", {"id": "x" * 65}), ("report", {"class": "E0601"}), ("report", {"class": "D06010"}),
    ("report", {"lon": 180}), ("report", {"lon": 180.01}), ("report", {"lat": -90}), ("report", {"lat": -90.01}),
    ("report", {"lat": "30"}), ("report", {"acc": -1}), ("report", {"acc": -1.5}), ("report", {"acc": 1_000_001}),
    ("report", {"text": "字" * 4_000}), ("report", {"text": "字" * 4_001}), ("report", {"place": "字" * 200}),
    ("report", {"place": "字" * 201}), ("report", {"photos": ["a" * 64] * 12}), ("report", {"photos": ["a" * 64] * 13}),
    ("report", {"photos": ["A" * 64]}), ("report", {"photos": None}), ("report", {"component": ""}),
    ("report", {"component": "一"}), ("report", {"urgent": "yes"}), ("report", {"at": "2026-06-11"}),
    ("report", {"at": "2026-06-11T10:00:00"}), ("report", {"at": 1781143200}), ("report", {"unknown": [1]}),
    ("reply", {"result": "maybe"}), ("reply", {"case": ""}), ("reply", {"task": None}), ("reply", {"note": "字" * 4_001}),
    ("status", {"online": 1}), ("status", {"detail": "x" * 201}), ("status", {"at": None}),
    ("fix", {"fixes": []}), ("fix", {"fixes": [{}]}), ("fix", {"fixes": {}}), ("fix", {"v": None}),
    ("step", {"version": None}), ("step", {"version": -1}), ("step", {"version": 1.5}), ("step", {"session": 5}),
    ("step", {"session": "x" * 129}), ("step", {"case": ""}), ("step", {"fields": []}), ("step", {"name": ""}),
    ("login", {"user": ""}), ("login", {"user": "x" * 65}), ("login", {"password": "x" * 257}), ("login", {"post": None}),
    ("owntracksLocation", {"tst": 0}), ("owntracksLocation", {"tst": "1781143200"}), ("owntracksLocation", {"tst": "x"}),
    ("owntracksLocation", {"lon": 181}), ("owntracksLocation", {"acc": None}), ("owntracksLocation", {"vel": "4"}),
    ("owntracksLocation", {"_type": "waypoint"}), ("owntracksTransition", {"event": "x" * 17}),
]  # fmt: skip
"""Changes to the first example of a message: the description and the parser must agree on each."""


def schema_of(name: str) -> dict[str, object]:
    return {"$ref": f"#/components/schemas/{name}", "components": DOCUMENT["components"]}


def is_valid(name: str, payload: object) -> bool:
    return jsonschema.Draft7Validator(schema_of(name)).is_valid(payload)


def channel_of(name: str) -> str:
    for channel in DOCUMENT["channels"].values():
        if any(one["$ref"].endswith(f"/{name}") for one in channel["messages"].values()):
            return str(channel["address"])
    raise LookupError(name)


def read(name: str, payload: object) -> object:
    values = {"city": "990100", "terminal": "t1", "seat": "5", "user": "u", "device": "d"}
    return READ(channel_of(name).format(**values), json.dumps(payload).encode(), NOW)


def first_example(name: str) -> dict[str, object]:
    return dict(next(payload for message, _, payload in EXAMPLES if message == name))


def test_the_description_names_exactly_the_topics_of_the_program() -> None:
    described = {re.sub(r"\{\w+\}", "+", channel["address"]) for channel in DOCUMENT["channels"].values()}
    down = {topics.terminal("+", "+", channel) for channel in topics.TERMINAL_DOWN}
    up = {one for protocol in load_all() for one in protocol.filters("+")}

    assert described == up | down | {topics.seat("+", "+", "answer"), topics.notice("+"), topics.wall("+", "+", "+")}


def test_every_reference_leads_somewhere() -> None:
    text = json.dumps(DOCUMENT)
    for reference in set(re.findall(r'"\$ref": "#/([^"]+)"', text)):
        node = DOCUMENT
        for part in reference.split("/"):
            node = node[part]
        assert node


@pytest.mark.parametrize(("name", "example", "payload"), EXAMPLES, ids=[f"{one[0]}-{one[1]}" for one in EXAMPLES])
def test_an_example_fits_its_schema(name: str, example: str, payload: object) -> None:
    assert [error.message for error in jsonschema.Draft7Validator(schema_of(name)).iter_errors(payload)] == []


@pytest.mark.parametrize(
    ("name", "payload"),
    [(one[0], one[2]) for one in EXAMPLES if one[0] in UP],
    ids=[f"{one[0]}-{one[1]}" for one in EXAMPLES if one[0] in UP],
)
def test_an_example_is_read_as_what_it_is(name: str, payload: dict[str, object]) -> None:
    assert type(read(name, payload)) is UP[name]


def test_every_message_that_is_sent_up_has_an_example() -> None:
    assert set(UP) <= {name for name, _, _ in EXAMPLES}


def test_the_first_report_may_be_sent_at_any_time_and_the_second_is_dated() -> None:
    dates = ["at" in payload for name, _, payload in EXAMPLES if name == "report"]

    assert dates[:2] == [False, True]
    assert "too_old" in DOCUMENT["components"]["messages"]["report"]["description"]


def test_answers_and_notices_are_read_by_the_desk() -> None:
    done = desk_link.ANSWER.decode(json.dumps(first_example("answer")))
    head = desk_link.NOTICE.decode(json.dumps(first_example("notice")))

    assert (done.ok, done.version, head.head) == (True, 2, 4711)


@pytest.mark.parametrize(
    ("name", "change"), A_LIMIT_EACH, ids=[f"{name}-{str(one)[:30]}" for name, one in A_LIMIT_EACH]
)
def test_description_and_parser_agree_on_a_limit(name: str, change: dict[str, object]) -> None:
    payload = first_example(name) | change

    assert is_valid(name, payload) is not isinstance(read(name, payload), Unreadable)


@pytest.mark.parametrize("name", UP)
def test_description_and_parser_agree_on_what_is_required(name: str) -> None:
    for key in first_example(name):
        payload = {other: value for other, value in first_example(name).items() if other != key}
        assert is_valid(name, payload) is not isinstance(read(name, payload), Unreadable), key
