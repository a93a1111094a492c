"""Messages, handovers and what stood on the walls are in every view; they are copied only when there is something new."""

import pytest

from app.domain.moment import MINUTE
from app.domain.terms import Stream
from tests.unit.situation.growth import NOON, ListSource, situation

EVENTS = {
    "messages": (Stream.MESSAGE, "group_sent", {"v": 1, "text": "集合", "terminals": ["T1"]}),
    "handovers": (Stream.SHIFT, "handover_offered", {"v": 1, "sheet": {}, "note": "平安"}),
    "emergencies": (
        Stream.EMERGENCY,
        "emergency_opened",
        {
            "v": 1,
            "after": {
                "id": "e",
                "title": "积水",
                "kind": "内涝",
                "level": 3,
                "opened_at": 1,
                "lon": 114.0,
                "lat": 30.5,
            },
        },
    ),
    "wall": (Stream.WALL, "scene_shown", {"v": 1, "scene": "daily"}),
}


@pytest.mark.parametrize("name", EVENTS)
def test_views_share_the_records_until_there_is_a_new_one(name):
    stream, kind, payload = EVENTS[name]
    log = ListSource()
    log.append("one", kind, payload, NOON - MINUTE, stream=stream)
    city = situation(log)
    earlier = getattr(city.at(), name)

    assert getattr(city.at(), name) is earlier

    log.append("two", kind, payload, NOON, stream=stream)
    assert city.poll()
    assert (len(earlier), len(getattr(city.at(), name))) == (1, 2)
