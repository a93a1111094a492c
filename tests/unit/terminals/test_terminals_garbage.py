"""No message, however bad, stops the door: it is a sound value or it is unreadable, with a reason."""

import math
import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.adapters.terminals import owntracks, wanmi_v1
from app.adapters.terminals.registry import Protocols, load_all
from app.domain.fix import Fix
from app.domain.moment import EARLIEST, LATEST, SECOND, Instant
from app.services.messages import (
    Fixes,
    Incoming,
    Login,
    Media,
    Reply,
    Report,
    Step,
    TerminalStatus,
    Unreadable,
)
from tests.unit.terminals.garbage import GOOD, messages

NOW: Instant = 1_781_143_300 * SECOND
READ = Protocols(load_all()).parse
ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")
ID_OR_NONE = re.compile(r"[A-Za-z0-9_.-]{0,64}")


def is_id(*texts: str) -> bool:
    return all(ID.fullmatch(text) for text in texts)


def is_time(*instants: Instant) -> bool:
    return all(type(one) is int and EARLIEST <= one < LATEST for one in instants)


def is_position(one: Fix | Report) -> bool:
    return math.isfinite(one.lon) and math.isfinite(one.lat) and abs(one.lon) <= 180 and abs(one.lat) <= 90


def is_text(text: str, most: int) -> bool:
    return "\x00" not in text and len(text) <= most and text.encode() is not None


def are_photos(photos: tuple[str, ...]) -> bool:
    return len(photos) <= 12 and all(re.fullmatch(r"[0-9a-f]{64}", photo) for photo in photos)


def is_sound_fix(fix: Fix) -> bool:
    return is_position(fix) and is_time(fix.device_at) and fix.accuracy_m >= -1 and -1 <= fix.course_deg <= 360


def is_sound(message: Incoming) -> bool:
    """Say whether *message* keeps every promise of its type; the rules are written here anew."""
    match message:
        case Fixes():
            return is_id(message.terminal) and message.fixes != () and all(map(is_sound_fix, message.fixes))
        case Report():
            return (
                is_id(message.message_id, message.terminal) and is_time(message.device_at) and is_position(message)
                and re.fullmatch(r"[CE]\d{5}", message.class_key) is not None and is_text(message.description, 4_000)
                and is_text(message.place, 200) and are_photos(message.photos)
                and ID_OR_NONE.fullmatch(message.component) is not None
                and type(message.urgent) is bool and type(message.self_handled) is bool
            )  # fmt: skip
        case Reply():
            ids = is_id(message.message_id, message.terminal, message.case_id, message.task)
            return ids and message.result in {"passed", "failed", "unable"} and is_text(message.note, 4_000)
        case TerminalStatus():
            return is_id(message.terminal) and is_time(message.device_at) and is_text(message.detail, 220)
        case Step():
            return is_id(message.step_id, message.seat, message.name) and (
                message.version is None or message.version >= 0
            )
        case Login():
            return is_id(message.step_id, message.seat) and 1 <= len(message.user) <= 64
        case Media():
            return re.fullmatch(r"[0-9a-f]{64}", message.sha256) is not None
        case Unreadable():
            return message.reason != "" and is_text(message.reason, 300) and is_text(message.topic, 500)


def test_the_good_messages_behind_the_garbage_are_good() -> None:
    import json

    kinds = {type(READ(topic, json.dumps(body).encode(), NOW)) for topic, body in GOOD.items() if "media" not in topic}

    assert kinds == {Fixes, Report, Reply, TerminalStatus, Step, Login}


def test_a_hundred_thousand_bad_messages_are_unreadable_or_truly_sound(caplog) -> None:
    kinds: Counter[str] = Counter()
    unsound = []
    for topic, payload in messages(100_000, seed=20260611):
        message = READ(topic, payload, NOW)
        kinds[type(message).__name__] += 1
        if not is_sound(message):
            unsound.append((topic, payload, message))

    assert unsound == []
    assert kinds.total() == 100_000
    assert kinds["Unreadable"] > 80_000
    assert caplog.records == []  # no parser broke: the registry's door was not needed


@given(st.text(), st.binary())
def test_no_bytes_on_no_topic_raise(topic: str, payload: bytes) -> None:
    for parse in (READ, wanmi_v1.parse, owntracks.parse):
        assert is_sound(parse(topic, payload, NOW))


@given(st.sampled_from(tuple(GOOD)), st.binary())
def test_no_bytes_on_our_topics_raise(topic: str, payload: bytes) -> None:
    for parse in (READ, wanmi_v1.parse, owntracks.parse):
        assert is_sound(parse(topic, payload, NOW))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(tuple(GOOD)), st.data())
def test_no_json_in_our_fields_raises(topic: str, data: st.DataObject) -> None:
    import json

    body = GOOD[topic] | {data.draw(st.sampled_from(tuple(GOOD[topic]))): data.draw(json_values)}

    assert is_sound(READ(topic, json.dumps(body).encode(), NOW))
