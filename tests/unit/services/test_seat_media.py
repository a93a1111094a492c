"""Photos from a seat: kept under their digest, answered to the seat and not to a terminal."""

import hashlib

from app.adapters.mqtt import uplink
from app.adapters.terminals import wanmi_v1
from app.services.messages import Media

CONTENT = b"a photo"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def from_seat(**values):
    given = {"terminal": "", "seat": "hw", "received_at": 0, "sha256": SHA256, "content": CONTENT}
    return Media(**{**given, **values})


def test_a_photo_from_a_seat_is_kept_and_the_seat_is_told(hall, store):
    (answer, *_) = hall.handle(from_seat()).outgoing

    assert (answer.channel, answer.address, answer.body["id"], answer.body["ok"]) == ("answer", "hw", SHA256, True)
    assert store.attachment(SHA256) == CONTENT


def test_a_photo_that_is_not_what_its_name_says_is_refused_to_the_seat(hall, store):
    (answer, *_) = hall.handle(from_seat(content=b"another")).outgoing

    assert (answer.channel, answer.body["ok"], answer.body["code"]) == ("answer", False, "digest")
    assert store.attachment(SHA256) is None


def test_a_photo_goes_over_the_wire_as_it_is():
    topic, payload = uplink.encode(from_seat(), "990100")

    assert topic == f"wanmi/v1/990100/seat/hw/media/{SHA256}"
    assert wanmi_v1.parse(topic, payload, 0) == from_seat()
    assert CONTENT.decode() not in repr(from_seat())
