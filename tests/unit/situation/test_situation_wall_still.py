"""At which moment a wall stands still."""

import pytest

from app.domain.moment import HOUR, MINUTE
from app.situation.wall_stand import Display, Hand
from tests.unit.situation.growth import NOON

BEGUN = Hand(at=NOON)


@pytest.mark.parametrize(
    ("speed", "frozen_at", "still_at"),
    [
        (0.0, NOON + 5 * MINUTE, NOON - HOUR),
        (6.0, NOON + 5 * MINUTE, NOON - 30 * MINUTE),
        (-6.0, NOON + 5 * MINUTE, NOON - 90 * MINUTE),
        (60.0, NOON + 5 * MINUTE, NOON + 5 * MINUTE),
    ],
    ids=["standing", "forwards", "backwards", "come up to the present"],
)
def test_a_replay_stops_where_it_was_and_never_beyond_the_present(speed, frozen_at, still_at):
    display = Display(frozen_at=frozen_at, replay_at=NOON - HOUR, replay_speed=speed, replay_by=BEGUN)
    assert display.still_at == still_at


def test_without_a_replay_it_is_the_moment_that_was_named():
    assert Display(frozen_at=NOON).still_at == NOON
    assert Display(replay_at=NOON - HOUR, replay_speed=1.0, replay_by=BEGUN).still_at is None
