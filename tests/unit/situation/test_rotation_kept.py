"""A rotation that turns for weeks and years stands where all of its time puts it, without being walked from its beginning."""

import random

import pytest

from app.domain.moment import DAY, HOUR, SECOND
from app.domain.terms import Stream
from app.situation.questions import wall_now
from app.situation.questions.wall_now import WallNow
from app.situation.rotation import rotation_after
from app.situation.wall_spans import spans
from tests.unit.situation.growth import NOON, ListSource, situation


@pytest.mark.parametrize("seed", range(6))
def test_a_rotation_of_weeks_stands_where_all_of_its_time_puts_it_also_when_something_is_heard_of_late(seed):
    rng, source = random.Random(seed), ListSource()
    hand = {"at": NOON, "actor": "李", "post": "leader", "seat": "1"}
    display = {"scene": "daily", "how": "rotated", "scene_by": hand}
    turns = [{"scene": "daily", "seconds": 61}, {"scene": "hot", "seconds": 37, "holds_on_alarm": False}]
    at, made = NOON, None

    def happens(at):
        pin = rng.choice((None, {"by": hand, "until": rng.choice((None, at + rng.randrange(40 * HOUR)))}))
        case = rng.choice((None, {"case_id": "c"}))
        after = {"display": {**display, "case": case}, "turns": turns, "pin": pin}
        if rng.random() < 0.7:
            source.append("hall", "something", {"v": 2, "after": after}, at, stream=Stream.WALL)
        else:
            source.append("a", rng.choice(("alarm_raised", "alarm_acknowledged")), {}, at, stream=Stream.ALARM)

    source.append(
        "hall", "rotation_set", {"v": 2, "after": {"display": display, "turns": turns}}, NOON, stream=Stream.WALL
    )
    for _ in range(60):
        at += rng.randrange(12 * HOUR)
        happens(at)
        made = made or situation(source)
        midnight = (at // DAY + 1) * DAY
        made.poll()
        assert turned(made, midnight + 5 * SECOND) == plainly_turned(made, midnight + 5 * SECOND)
        if rng.random() < 0.3:
            at = midnight - 1
            happens(at)
            made.poll()
        for t in (
            midnight,
            midnight + 5 * SECOND,
            midnight + rng.randrange(DAY),
            NOON + rng.randrange(at - NOON + DAY),
        ):
            assert turned(made, t) == plainly_turned(made, t)


def test_of_a_rotation_of_years_a_moment_walks_through_its_own_day_alone(monkeypatch):
    source, walked = ListSource(), []
    display = {"scene": "daily", "how": "rotated", "scene_by": {"at": NOON}}
    for n in range(300):
        after = {"display": display, "turns": [{"scene": "daily", "seconds": 60}, {"scene": "hot", "seconds": 30}]}
        source.append("hall", "case_cleared", {"v": 2, "after": after}, NOON + n * 3 * HOUR, stream=Stream.WALL)
    made, end = situation(source), NOON + 300 * 3 * HOUR
    monkeypatch.setattr(wall_now, "spans", lambda stands, *rest: walked.append(len(stands)) or spans(stands, *rest))

    first = turned(made, end), sum(walked)
    again = turned(made, end), sum(walked) - first[1]

    assert first[0] == again[0] == plainly_turned(made, end)
    assert (first[1] > 250, again[1] <= 9) == (True, True)


def turned(made, t):
    found = WallNow(wall="hall").answer(made.at(t)).rotation
    return found.place, found.into_us


def plainly_turned(made, t):
    """Return where the rotation stands at *t* by one walk from its beginning."""
    view = made.at(t)
    stands = view.wall.of("hall", view.axis).until(t).standing(NOON)
    found = rotation_after(stands[-1][1].turns, "daily", NOON, spans(stands, view.alarms, NOON, t))
    return found.place, found.into_us
