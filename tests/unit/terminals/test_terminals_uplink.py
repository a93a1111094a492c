"""What the sending side writes, the gateway's parser reads as the same value."""

from dataclasses import replace
from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from app.adapters.mqtt import uplink
from app.adapters.terminals.registry import Protocols, load_all
from app.domain.fix import Fix
from app.domain.moment import SECOND
from app.services.messages import Fixes, Login, Media, Reply, Report, Step, TerminalStatus

NOW = 1_781_143_300 * SECOND
READ = Protocols(load_all()).parse

ids = st.from_regex(r"[A-Za-z0-9_.\-]{1,64}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=200)
instants = st.integers(946_684_800 * SECOND, 4_102_444_800 * SECOND - 1)
longitudes = st.floats(-180, 180)
latitudes = st.floats(-90, 90)
photos = st.lists(st.from_regex(r"[0-9a-f]{64}", fullmatch=True), max_size=12).map(tuple)
scalars = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts

fixes = st.builds(
    Fix,
    terminal=st.just("t1"),
    device_at=instants,
    received_at=st.just(NOW),
    lon=longitudes,
    lat=latitudes,
    accuracy_m=st.floats(-1, 1e6),
    speed_mps=st.floats(-1, 1e4),
    course_deg=st.floats(-1, 360),
)
messages = st.one_of(
    st.builds(Fixes, terminal=st.just("t1"), fixes=st.lists(fixes, min_size=1, max_size=5).map(tuple)),
    st.builds(
        Report, message_id=ids, terminal=ids, device_at=instants, received_at=st.just(NOW),
        class_key=st.from_regex(r"[CE][0-9]{5}", fullmatch=True), lon=longitudes, lat=latitudes,
        accuracy_m=st.floats(-1, 1e6), place=texts, description=texts, photos=photos, component=st.just("") | ids,
        urgent=st.booleans(), self_handled=st.booleans(),
    ),
    st.builds(
        Reply, message_id=ids, terminal=ids, device_at=instants, received_at=st.just(NOW), case_id=ids, task=ids,
        result=st.sampled_from(["passed", "failed", "unable"]), note=texts, photos=photos,
    ),
    st.builds(
        TerminalStatus, terminal=ids, device_at=instants, received_at=st.just(NOW), online=st.booleans(), detail=texts
    ),
    st.builds(
        Step, step_id=ids, seat=ids, session=ids, name=ids, case_id=st.just("") | ids,
        version=st.none() | st.integers(0, 2**31),
        fields=st.dictionaries(texts, scalars | st.lists(scalars, max_size=3), max_size=3),
    ),
    st.builds(Login, step_id=ids, seat=ids, user=ids, password=texts, post=st.just("") | ids),
)  # fmt: skip


@given(messages)
def test_what_is_sent_is_what_is_read(message: uplink.Sent) -> None:
    topic, payload = uplink.encode(message, "990100")

    assert READ(topic, payload, NOW) == message


@given(st.binary(min_size=1))
def test_a_photo_arrives_as_it_is(content: bytes) -> None:
    media = Media(terminal="t1", received_at=1, sha256=sha256(content).hexdigest(), content=content)

    assert READ(*uplink.encode(media, "990100"), NOW) == replace(media, received_at=NOW)
