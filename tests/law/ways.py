"""Short ways to places in the law's tests."""

import json

from app.domain.moment import MINUTE
from tests.unit.services.town import LAT, RUBBISH, WEST_LON

TO_DISPOSING = ("accept", "file", "dispatch", "sign")
TO_FEEDBACK = (*TO_DISPOSING, "handle", "feedback")
TO_CHECKED = (*TO_FEEDBACK, "send_check", "check_passed")
TO_CLOSED = (*TO_CHECKED, "close")


def disposing(hall, **report):
    """Return the id of a case that the department has signed for."""
    case_id = hall.opened(**report)
    hall.to_stage(case_id, *TO_DISPOSING)
    return case_id


def at(hall, moment):
    """Move the hall's clock to *moment*; seats log in anew, sessions end overnight."""
    assert moment >= hall.clock.at
    if moment - hall.clock.at > 60 * MINUTE:
        hall.tokens.clear()
    hall.clock.at = moment


def state(hall, case_id):
    return hall.store.case(case_id).state


def facts(hall, case_id, kind):
    """Return the facts of the newest event of *kind*."""
    events = [event for event in hall.store.history(case_id) if event.kind == kind]
    return json.loads(events[-1].payload)["facts"]


def done(hall, user, step, case_id="", **fields):
    """Take a step and return its answer, which must be good."""
    answer = hall.ask(user, step, case_id, **fields)
    assert answer["ok"], answer
    return answer


def refused(hall, user, step, case_id="", **fields):
    """Take a step that must be refused and return the sentence; nothing is written."""
    hall.token(user)
    before = hall.store.head()
    answer = hall.ask(user, step, case_id, **fields)
    assert not answer["ok"], answer
    assert hall.store.head() == before
    return answer["text"]


def call(**values):
    """Return the fields of a caller's report."""
    return {
        "source": "12345", "class_key": RUBBISH, "lon": WEST_LON, "lat": LAT, "place": "文昌路 5 号", "description": "垃圾成堆",
        "caller_phone": "13900001111",
    } | values  # fmt: skip
