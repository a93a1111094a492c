"""Our own protocol: values from good messages, reasons from bad ones."""

import json
from hashlib import sha256

import pytest

from app.adapters import topics
from app.adapters.terminals import owntracks, wanmi_v1
from app.adapters.terminals.registry import Protocols, load_all
from app.domain.fix import Fix
from app.domain.moment import SECOND, Instant
from app.services.messages import Fixes, Login, Media, Reply, Report, Step, TerminalStatus, Unreadable

NOW: Instant = 1_781_143_300 * SECOND
TEN = 1_781_143_200 * SECOND  # 2026-06-11T10:00:00+08:00
READ = Protocols(load_all()).parse
REPORT = {"v": 1, "id": "r-1", "class": "E06010", "lon": 114.3012, "lat": 30.6005}
REPLY = {"v": 1, "id": "a-1", "case": "c-1", "task": "check", "result": "passed"}
STEP = {"v": 1, "id": "s-1", "session": "token", "name": "accept", "case": "c-1", "version": 2, "fields": {"a": [1]}}
LOGIN = {"v": 1, "id": "s-1", "user": "wang", "password": "word", "post": "acceptor"}


def read(channel: str, body: object, kind: str = "terminal", name: str = "t1") -> object:
    return READ(f"wanmi/v1/990100/{kind}/{name}/{channel}", json.dumps(body).encode(), NOW)


def reason(channel: str, body: object, kind: str = "terminal", name: str = "t1") -> str:
    message = read(channel, body, kind, name)
    assert isinstance(message, Unreadable), message
    return message.reason


def test_a_batch_of_fixes_keeps_both_times_and_knows_what_is_unknown() -> None:
    first = {"at": "2026-06-11T10:00:00+08:00", "lon": 114.3, "lat": 30.6, "acc": 8, "spd": 1.5, "crs": 271}
    second = {"at": "2026-06-11T02:00:00.000001Z", "lon": 114, "lat": 30}

    message = read("fix", {"v": 1, "fixes": [first, second]})

    assert message == Fixes(
        terminal="t1",
        fixes=(
            Fix(
                terminal="t1", device_at=TEN, received_at=NOW,
                lon=114.3, lat=30.6, accuracy_m=8.0, speed_mps=1.5, course_deg=271.0,
            ),
            Fix(terminal="t1", device_at=TEN + 1, received_at=NOW, lon=114.0, lat=30.0),
        ),
    )  # fmt: skip


def test_a_receiver_that_did_not_know_the_day_yet_loses_no_other_fix(caplog) -> None:
    good = {"at": "2026-06-11T10:00:00+08:00", "lon": 114.3, "lat": 30.6}
    early, late = good | {"at": "1980-01-06T00:00:00Z"}, good | {"at": "2100-06-01T00:00:00+08:00"}

    message = read("fix", {"v": 1, "fixes": [early, good, late, good]})

    assert isinstance(message, Fixes)
    assert [fix.device_at for fix in message.fixes] == [TEN, TEN]
    assert "terminal t1: 2 of 4 fixes are left out: a time is outside the years 2000 to 2099" in caplog.text
    assert reason("fix", {"v": 1, "fixes": [early, late]}) == "a time is outside the years 2000 to 2099"


def test_one_fix_may_lie_flat() -> None:
    message = read("fix", {"v": 1, "at": "2026-06-11T10:00:00+08:00", "lon": 114.3, "lat": 30.6, "acc": 3})

    assert message == Fixes(
        terminal="t1",
        fixes=(Fix(terminal="t1", device_at=TEN, received_at=NOW, lon=114.3, lat=30.6, accuracy_m=3.0),),
    )


def test_a_report_without_a_time_was_made_when_it_was_received() -> None:
    message = read("report", REPORT)

    assert isinstance(message, Report)
    assert (message.device_at, message.received_at) == (NOW, NOW)
    assert (message.class_key, message.lon, message.lat) == ("E06010", 114.3012, 30.6005)


def test_a_report_carries_every_field() -> None:
    photo = "a" * 64

    message = read("report", REPORT | {
        "at": "2026-06-11T10:00:00+08:00", "acc": 5, "place": "路口", "text": "井盖", "photos": [photo],
        "component": "C-1", "urgent": True, "self_handled": True, "later": {"more": 1},
    })  # fmt: skip

    assert message == Report(
        message_id="r-1", terminal="t1", device_at=TEN, received_at=NOW, class_key="E06010", lon=114.3012, lat=30.6005,
        accuracy_m=5.0, place="路口", description="井盖", photos=(photo,), component="C-1", urgent=True,
        self_handled=True,
    )  # fmt: skip


def test_replies_states_steps_and_logins_become_their_values() -> None:
    assert read("reply", REPLY) == Reply(
        message_id="a-1", terminal="t1", device_at=NOW, received_at=NOW, case_id="c-1", task="check",
        result="passed", note="", photos=(),
    )  # fmt: skip
    assert read("status", {"v": 1, "at": "2026-06-11T10:00:00+08:00", "online": True}) == TerminalStatus(
        terminal="t1", device_at=TEN, received_at=NOW, online=True, detail=""
    )
    assert read("step", STEP, "seat", "5") == Step(
        step_id="s-1", seat="5", session="token", name="accept", case_id="c-1", version=2, fields={"a": [1]}
    )
    assert read("login", LOGIN, "seat", "5") == Login(
        step_id="s-1", seat="5", user="wang", password="word", post="acceptor"
    )


def test_a_photo_is_what_its_name_says_or_nothing() -> None:
    content = b"\xff\xd8 a photo"
    digest = sha256(content).hexdigest()
    topic = f"wanmi/v1/990100/terminal/t1/media/{digest}"

    assert READ(topic, content, NOW) == Media(terminal="t1", received_at=NOW, sha256=digest, content=content)
    other = READ(topic, b"another", NOW)
    assert isinstance(other, Unreadable)
    assert "SHA-256" in other.reason


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"v": 2}, "v"),
        ({"v": "1"}, "v"),
        ({"id": ""}, "id"),
        ({"id": "x" * 65}, "id"),
        ({"id": "r-1\n"}, "id"),
        ({"id": "r/1"}, "id"),
        ({"class": "X06010"}, "class"),
        ({"class": "E0601"}, "class"),
        ({"lon": 180.1}, "lon"),
        ({"lat": -90.1}, "lat"),
        ({"lon": "114"}, "lon"),
        ({"acc": -2}, "acc"),
        ({"text": "字" * 4_001}, "text"),
        ({"text": "a\x00b"}, "NUL"),
        ({"place": "字" * 201}, "place"),
        ({"photos": ["a" * 64] * 13}, "photos"),
        ({"photos": ["A" * 64]}, "photos"),
        ({"component": "C 1"}, "component"),
        ({"urgent": 1}, "urgent"),
        ({"at": "2026-06-11T10:00:00"}, "timezone"),
        ({"at": 1781143200}, "at"),
        ({"at": "1999-12-31T23:59:59Z"}, "2000"),
        ({"at": "2100-01-01T00:00:00Z"}, "2000"),
    ],
)
def test_a_report_beyond_a_limit_is_unreadable_and_says_which(change: dict[str, object], word: str) -> None:
    assert word in reason("report", REPORT | change)


@pytest.mark.parametrize(
    "change",
    [
        {"text": "字" * 4_000, "place": "字" * 200},
        {"photos": ["a" * 64] * 12},
        {"id": "x" * 64},
        {"lon": 180, "lat": -90},
        {"at": "2000-01-01T00:00:00Z"},
        {"at": "2099-12-31T23:59:59.999999Z"},
    ],
)
def test_a_report_at_a_limit_is_read(change: dict[str, object]) -> None:
    assert isinstance(read("report", REPORT | change), Report)


@pytest.mark.parametrize("text", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"1" + b"0" * 400, b"null", b"true"])
def test_what_is_no_number_is_no_position(text: bytes) -> None:
    payload = b'{"v":1,"at":"2026-06-11T10:00:00Z","lat":30,"lon":' + text + b"}"

    assert isinstance(READ("wanmi/v1/990100/terminal/t1/fix", payload, NOW), Unreadable)


@pytest.mark.parametrize(
    ("channel", "most"), [("fix", 256 * 1024), ("report", 64 * 1024), ("reply", 64 * 1024), ("status", 64 * 1024)]
)
def test_a_payload_may_have_so_many_bytes_and_no_more(channel: str, most: int) -> None:
    bodies = {
        "fix": {"v": 1, "at": "2026-06-11T10:00:00Z", "lon": 1, "lat": 2},
        "report": REPORT,
        "reply": REPLY,
        "status": {"v": 1, "online": False},
    }
    full = json.dumps(bodies[channel]).encode().ljust(most)

    assert not isinstance(READ(f"wanmi/v1/990100/terminal/t1/{channel}", full, NOW), Unreadable)
    assert isinstance(READ(f"wanmi/v1/990100/terminal/t1/{channel}", full + b" ", NOW), Unreadable)


def test_of_a_huge_message_only_the_beginning_is_kept() -> None:
    content = bytes(9 * 1024 * 1024)
    message = READ(f"wanmi/v1/990100/terminal/t1/media/{sha256(content).hexdigest()}", content, NOW)

    assert isinstance(message, Unreadable)
    assert len(message.payload) == 1024 * 1024
    assert "9437184" in message.reason


def test_what_a_seat_sent_in_error_is_kept_without_its_secrets() -> None:
    for channel, body in (("login", LOGIN | {"user": ""}), ("step", STEP | {"version": -1})):
        message = read(channel, body, "seat", "5")

        assert isinstance(message, Unreadable)
        assert message.payload == b""
        assert "word" not in message.reason


@pytest.mark.parametrize(
    "topic",
    [
        "wanmi/v1/990100/terminal/t1/receipt",
        "wanmi/v1/990100/terminal/t1/media",
        "wanmi/v1/990100/terminal/t1/fix/more",
        "wanmi/v1/990100/terminal/t 1/fix",
        "wanmi/v1/990100/terminal//fix",
        "wanmi/v1/990100/seat/5/fix",
        "wanmi/v2/990100/terminal/t1/fix",
        "wanmi/v1/990100/notice",
        "wanmi/v1/",
        "other/topic",
        "",
    ],
)
def test_on_other_topics_nothing_is_read(topic: str) -> None:
    payload = b'{"v":1,"at":"2026-06-11T10:00:00Z","lon":1,"lat":2}'

    assert isinstance(READ(topic, payload, NOW), Unreadable)


def test_deep_nesting_is_unreadable_and_no_crash() -> None:
    for body in (b'{"v":1,"x":' + b"[" * 60_000, b'{"v":1,"fields":' + b'{"a":' * 10_000):
        for topic in ("wanmi/v1/990100/terminal/t1/report", "wanmi/v1/990100/seat/5/step"):
            assert isinstance(wanmi_v1.parse(topic, body, NOW), Unreadable)
        assert isinstance(owntracks.parse("owntracks/u/d", body, NOW), Unreadable)


def test_a_steps_fields_are_six_levels_deep_at_most_as_a_shifts_sheet_is() -> None:
    sheet = {"v": 1, "sections": [{"title": "签收未办", "total": 1, "lines": [["06-11 10:00", "坐席 5", "E1", "c1"]]}]}

    assert isinstance(read("step", STEP | {"fields": {"sheet": sheet}}, "seat", "5"), Step)
    deeper = sheet | {"sections": [{"lines": [[["deeper"]]]}]}
    assert "fields" in reason("step", STEP | {"fields": {"sheet": deeper}}, "seat", "5")


def test_a_seat_is_told_of_a_step_that_cannot_be_read_if_its_id_can() -> None:
    message = read("step", STEP | {"version": -1}, "seat", "5")
    assert isinstance(message, Unreadable)
    assert (message.seat, message.message_id, message.terminal) == ("5", "s-1", "")
    without = read("step", STEP | {"id": "?"}, "seat", "5")
    assert isinstance(without, Unreadable)
    assert (without.seat, without.message_id) == ("", "")


def test_a_stranger_cannot_fill_the_memory_with_topics() -> None:
    before = topics._place_of.cache_info().currsize
    for number in range(1_000):
        assert isinstance(READ(f"wanmi/v1/990100/terminal/{'x' * 400}{number}/fix", b"{}", NOW), Unreadable)

    assert topics._place_of.cache_info().currsize == before


@pytest.mark.parametrize(("channel", "kind", "body"), [("report", "terminal", REPORT), ("step", "seat", STEP)])
def test_who_sends_more_than_is_taken_is_told_and_does_not_send_it_for_ever(channel, kind, body) -> None:
    message = read(channel, body | {"text": "长" * 30_000, "fields": {"note": "长" * 30_000}}, kind)

    assert isinstance(message, Unreadable)
    assert "more than the 65536 allowed" in message.reason
    assert message.message_id == body["id"]
    assert (message.seat or message.terminal) == "t1"
