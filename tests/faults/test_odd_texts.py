"""Texts that PostgreSQL cannot store come in every field: no batch is lost to them, and the others of their batch are written."""

import pytest
import sqlalchemy as sa

from app.adapters.store import open_store
from app.domain.moment import DAY, SECOND
from app.domain.terms import Source
from tests.unit.services.town import LAT, MONDAY_9, RUBBISH, WEST_LON, Hall, duty, rules
from tests.unit.services.ways import PHOTOS

ODD = "文\x00昌"
TOLD = {
    "source": Source.HOTLINE_12345, "class_key": RUBBISH, "lon": WEST_LON, "lat": LAT, "description": ODD, "text": ODD,
    "place": ODD, "caller_name": ODD, "caller_phone": "139\x00", "order_no": ODD,
}  # fmt: skip
REQUESTS = [
    ("acceptor", "take_call", TOLD),
    ("acceptor", "register_call", TOLD | {"order_no": ODD + "2"}),
    ("acceptor", "consult_call", TOLD | {"order_no": ODD + "3", "category": ODD, "answer": ODD}),
    ("acceptor", "transfer_call", TOLD | {"order_no": ODD + "4", "office": ODD, "reason": ODD}),
    ("dispatcher", "dispatched_first", TOLD | {"order_no": ODD + "5", "department": "HW"}),
    ("acceptor", "instruction_filed", TOLD | {"order_no": ODD + "6", "source": Source.LEADER, "condition": "1"}),
    ("video", "reported", TOLD | {"order_no": ODD + "7", "photos": PHOTOS}),
    ("leader", "send_message", {"to": "all", "text": ODD}),
    ("leader", "roll_call", {"to": ["T1", ODD], "text": ODD}),
    ("leader", "offer_handover", {"sheet": {ODD: ODD}, "note": ODD}),
    (
        "leader",
        "set_duty",
        {"terminal": "T1", "duty_grid": "D1", "start": MONDAY_9 + 9 * DAY, "end": MONDAY_9 + 10 * DAY, "id": ODD},
    ),
    (
        "leader",
        "set_leave",
        {"terminal": "T1", "start": MONDAY_9 + 9 * DAY, "end": MONDAY_9 + 10 * DAY, "id": ODD, "reason": ODD},
    ),
    ("leader", "set_duty_grid", {"code": "D1", "unit_grids": ["370102001001001"], "terminals": [ODD]}),
    ("leader", "set_duty_phone", {"key": ODD, "phone": ODD}),
    ("acceptor", "acknowledge_alarm", {"alarm": ODD}),
    ("leader", "accept_handover", {"handover": ODD, "note": ODD}),
    ("acceptor", "look_at_caller", {"call_id": ODD}),
    ("leader", "wall_scene", {"scene": ODD, "wall": ODD}),
]
ON_CASES = [
    ("acceptor", "accept", {"note": ODD}),
    ("acceptor", "reject", {"reason": ODD}),
    ("acceptor", "send_verify", {"note": ODD}),
    ("acceptor", "merge", {"merged_into": ODD}),
    ("leader", "supervise", {"requirement": ODD, "matter": ODD}),
]


@pytest.fixture(params=["sqlite", "postgresql"])
def hall(request, tmp_path):
    url = f"sqlite:///{tmp_path}/s.db" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    store = open_store(url, attachments=tmp_path / "media", fsync=False)
    store.migrate()
    made = Hall(store, rules(duties=(duty("T1", "D1"), duty("T2", "D1")))).staff()
    for user in ("acceptor", "leader", "dispatcher", "video"):
        made.clock.go(SECOND)
        made.token(user)
    yield made
    assert store.quarantined(0, 10) == []
    assert store.verify().ok
    assert not store.check_projections()
    store.dispose()


def test_odd_texts_of_desks_are_stored_or_refused_and_stop_no_other_message(hall):
    asked = [hall.step(user, name, **fields) for user, name, fields in REQUESTS]
    cases = [(hall.opened(), *request) for request in ON_CASES]
    asked += [hall.step(user, name, case_id, 1, **fields) for case_id, user, name, fields in cases]
    asked += [hall.step("acceptor", "accept", ODD, 1), hall.step("acceptor", "claim", ODD)]

    said = hall.handle(*asked, hall.report()).outgoing

    answers = {one.body["id"]: one.body for one in said if one.channel == "answer"}
    assert len(answers) == len(asked)
    for step in asked:
        body = answers[step.step_id]
        assert body["ok"] or (body["code"] != "quarantined" and body["text"]), (step.name, body)
    assert [one.body["ok"] for one in said if one.channel == "receipt"] == [True]
    hall.gateway.posted(hall.gateway.timers().posts)


def test_the_error_of_a_database_does_not_tell_what_was_written(hall):
    with pytest.raises(sa.exc.DBAPIError) as caught, hall.store._engines.write.begin() as connection:
        connection.execute(sa.text("INSERT INTO no_such_table VALUES (:phone)"), {"phone": "13912345678"})
    assert "13912345678" not in str(caught.value)
