"""OwnTracks as phones really send it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.terminals import owntracks
from app.adapters.terminals.registry import Protocols, load_all
from app.domain.moment import SECOND
from app.services.messages import Fixes, TerminalStatus, Unreadable

NOW = 1_781_143_300 * SECOND
DATA = Path(__file__).resolve().parents[3] / "../shared/data/terminals"
READ = Protocols(load_all(), {"li/phone": "t-007"}).parse


def read(body: object, topic: str = "owntracks/u/d") -> object:
    return READ(topic, json.dumps(body).encode(), NOW)


def recorded() -> list[dict[str, object]]:
    if not DATA.exists():
        pytest.skip("recordings of real phones are not here")
    lines = (DATA / "owntracks_demo-iphone.rec").read_text(encoding="utf-8").splitlines()
    recording = [json.loads(line.split("\t")[2]) for line in lines if line.strip()]
    examples = json.loads((DATA / "owntracks_payload_examples.json").read_text(encoding="utf-8"))
    return recording + [one for group in examples.values() for one in group]


def test_every_recorded_message_is_read() -> None:
    bodies = recorded()
    messages = [read(body) for body in bodies]

    assert len(bodies) > 20
    assert [body for body, message in zip(bodies, messages, strict=True) if isinstance(message, Unreadable)] == []
    assert {body["_type"] for body in bodies} == {"location", "lwt"}


def test_a_recorded_position_is_the_phones_own() -> None:
    body = next(one for one in recorded() if one["_type"] == "location" and one.get("vel") == 61)
    message = read(body)

    assert isinstance(message, Fixes)
    fix = message.fixes[0]
    assert (fix.lon, fix.lat, fix.accuracy_m, fix.course_deg) == (2.29513, 48.85833, 5.0, 271.0)
    assert fix.speed_mps == pytest.approx(61 / 3.6)
    assert (fix.device_at, fix.received_at) == (1_497_349_316 * SECOND, NOW)


def test_minus_one_and_missing_are_unknown() -> None:
    for body in ({"vel": -1, "cog": -1}, {"acc": None, "vel": None}, {}):
        message = read({"_type": "location", "tst": 1_440_395_361, "lon": 10, "lat": 52} | body)

        assert isinstance(message, Fixes)
        assert (message.fixes[0].accuracy_m, message.fixes[0].speed_mps, message.fixes[0].course_deg) == (-1, -1, -1)


@pytest.mark.parametrize("tst", [1_781_143_200, "1781143200", 1781143200.0])
def test_a_time_may_be_a_number_or_a_text(tst: object) -> None:
    message = read({"_type": "location", "tst": tst, "lon": 10, "lat": 52})

    assert isinstance(message, Fixes)
    assert message.fixes[0].device_at == 1_781_143_200 * SECOND


@pytest.mark.parametrize("tst", ["", "soon", "nan", "inf", "1e400", 0, -5, 9_999_999_999_999, True, None, []])
def test_what_is_no_time_is_unreadable(tst: object) -> None:
    assert isinstance(read({"_type": "location", "tst": tst, "lon": 10, "lat": 52}), Unreadable)


def test_a_last_will_counts_from_its_receipt_since_its_own_time_is_older_than_the_last_fix() -> None:
    message = read({"_type": "lwt", "tst": "1440363922"})

    assert message == TerminalStatus(terminal="ot-u-d", device_at=NOW, received_at=NOW, online=False, detail="lwt")


def test_a_transition_names_what_was_entered() -> None:
    body = {"_type": "transition", "tst": 1_781_143_200, "event": "enter", "desc": "城管局", "lon": 1, "lat": 2}
    message = read(body, "owntracks/u/d/event")

    assert message == TerminalStatus(
        terminal="ot-u-d", device_at=1_781_143_200 * SECOND, received_at=NOW, online=True, detail="enter 城管局"
    )


@pytest.mark.parametrize("kind", ["waypoint", "waypoints", "cmd", "card", "steps", "encrypted", "", None, 3])
def test_other_types_are_unreadable_with_a_reason(kind: object) -> None:
    message = read({"_type": kind, "tst": 1_781_143_200, "lon": 1, "lat": 2})

    assert isinstance(message, Unreadable)
    assert message.reason


def test_a_row_of_the_table_says_which_terminal_a_phone_is() -> None:
    body = {"_type": "location", "tst": 1_781_143_200, "lon": 1, "lat": 2}

    known, stranger = read(body, "owntracks/li/phone"), read(body, "owntracks/li/tablet")

    assert isinstance(known, Fixes)
    assert isinstance(stranger, Fixes)
    assert (known.terminal, known.fixes[0].terminal) == ("t-007", "t-007")
    assert stranger.terminal == "ot-li-tablet"


@pytest.mark.parametrize("topic", ["owntracks/u", "owntracks/u/d/x", "owntracks//d", "owntracks/u/", "owntracks/李/机", "owntracks/u/" + "d" * 70])  # fmt: skip
def test_a_topic_that_makes_no_id_is_unreadable(topic: str) -> None:
    assert isinstance(read({"_type": "lwt", "tst": 1_781_143_200}, topic), Unreadable)


NAME = st.text("a-.", min_size=1, max_size=6)


@given(NAME, NAME, NAME, NAME)
def test_two_phones_never_share_a_name(user: str, device: str, other_user: str, other_device: str) -> None:
    body = b'{"_type":"lwt","tst":1781143200}'
    one = owntracks.parse(f"owntracks/{user}/{device}", body, NOW)
    other = owntracks.parse(f"owntracks/{other_user}/{other_device}", body, NOW)

    same = isinstance(one, TerminalStatus) and isinstance(other, TerminalStatus) and one.terminal == other.terminal
    assert same <= ((user, device) == (other_user, other_device))
